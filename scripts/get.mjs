import { request } from "node:http";

/**
 * An answer as it is sent, which `fetch` would unpack.
 * @param {string} address
 * @param {Record<string, string>} [headers]
 * @param {import("node:http").Agent | false} [agent] false opens a connection of its own.
 * @returns {Promise<{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer }>}
 */
export const get = (address, headers = {}, agent = false) =>
  new Promise((resolve, reject) => {
    request(address, { headers, agent }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on("error", reject)
      .end();
  });
