import { createServer } from "node:http";

/**
 * A server that answers as it is told, on a free port where none is named. An answer that throws becomes a 500.
 * @param {import("node:http").RequestListener} answer May be asynchronous.
 * @param {{ port?: number, host?: string }} [place]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address without a slash at its end; `close` breaks
 *   off what is still open
 */
export async function startServer(answer, { port = 0, host = "127.0.0.1" } = {}) {
  let closed;
  const server = createServer(async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      if (closed || response.headersSent) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end(`${error.message}\n`);
    }
  });

  await new Promise((done, failed) => {
    server.once("error", failed);
    server.listen({ port, host }, () => {
      server.off("error", failed);
      done();
    });
  });

  const close = () => {
    closed ??= new Promise((done) => {
      server.close(() => done());
      // Browsers keep connections open for minutes.
      server.closeAllConnections();
    });
    return closed;
  };

  const hostInUrl = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${hostInUrl}:${server.address().port}`, close };
}
