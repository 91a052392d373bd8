import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { startServer } from "./start-server.mjs";

const compress = promisify(brotliCompress);

const contentTypes = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".htm": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".vcf": "text/vcard; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

const compressible = /^text\/|charset=utf-8$/;

/**
 * Serves the files of a folder to this machine, for tests and measurements.
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] 0 takes a free one.
 * @param {string} [options.host] A loopback address; others are refused.
 * @param {Record<string, string> | ((path: string) => Record<string, string> | undefined)} [options.headers]
 *   Added to every answer, over the server's own; a function chooses by path.
 * @param {number | ((path: string) => number | undefined)} [options.delay] Milliseconds before every answer.
 * @param {boolean} [options.brotli] Whether text is compressed for those who accept it, as hard as a CDN would.
 * @returns {Promise<{ url: string, close: () => Promise<void>, requests: string[] }>} the address without a slash
 *   at its end, and the path and query of every request so far, in order
 */
export async function serveFolder(folder, { port = 0, host = "127.0.0.1", headers, delay, brotli = false } = {}) {
  if (!isLoopback(host)) {
    throw new Error(`"${host}" is not an address of this machine only.`);
  }
  const root = await realpath(folder);
  const requests = [];
  const compressed = new Map();
  const closing = new AbortController();

  async function answer(request, response) {
    requests.push(request.url);
    const [path, query] = splitAtQuery(request.url);

    const milliseconds = typeof delay === "function" ? delay(path) : delay;
    if (milliseconds) {
      await wait(milliseconds, undefined, { signal: closing.signal });
    }

    const own = typeof headers === "function" ? headers(path) : headers;
    const send = (status, fields, body) => {
      response.writeHead(status, {
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
        ...fields,
        ...lowerCaseNames(own),
      });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const sendText = (status, text, fields) =>
      send(status, { "content-type": contentTypes[".txt"], ...fields }, `${text}\n`);

    if (request.method !== "GET" && request.method !== "HEAD") {
      return sendText(405, "Only GET and HEAD are answered.", { allow: "GET, HEAD" });
    }

    const target = locate(root, path);
    if (target.status !== 200) {
      return sendText(target.status, target.reason);
    }
    const file = await findFile(root, target.file);
    if (file === undefined) {
      return sendText(404, "There is no such file.");
    }
    if (file.isFolder && !path.endsWith("/")) {
      // Without the slash, relative addresses in the page would point beside the folder. One leading slash only:
      // two would name another host.
      const location = `${path.replace(/^\/+/, "/")}/${query}`;
      return sendText(301, "See the folder's address.", { location });
    }

    let body = await readFile(file.path);
    let etag = createHash("sha256").update(body).digest("base64url");
    const contentType = contentTypes[extname(file.path).toLowerCase()] ?? "application/octet-stream";
    const fields = { "content-type": contentType };
    if (brotli && compressible.test(contentType)) {
      fields.vary = "Accept-Encoding";
      if (accepts(request.headers["accept-encoding"], "br")) {
        if (!compressed.has(etag)) {
          compressed.set(etag, await compress(body, { params: brotliParams(body.length) }));
        }
        body = compressed.get(etag);
        etag += "-br";
        fields["content-encoding"] = "br";
      }
    }
    fields.etag = `"${etag}"`;
    if (hasTag(request.headers["if-none-match"], fields.etag)) {
      const { "content-type": _type, "content-encoding": _encoding, ...unchanged } = fields;
      return send(304, unchanged);
    }
    return send(200, { ...fields, "content-length": body.length }, body);
  }

  const { url, close } = await startServer(answer, { port, host });
  return {
    url,
    requests,
    close: () => {
      closing.abort();
      return close();
    },
  };
}

function isLoopback(host) {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function splitAtQuery(url) {
  const index = url.indexOf("?");
  return index === -1 ? [url, ""] : [url.slice(0, index), url.slice(index)];
}

/**
 * The place in the folder that a path names. The path is taken as it was sent, because `new URL` would tidy
 * `..` away before it can be refused.
 */
function locate(root, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return { status: 400, reason: "The path is not well encoded." };
  }
  if (!decoded.startsWith("/") || decoded.includes("\0")) {
    return { status: 400, reason: "This is not a path." };
  }
  const file = resolve(root, `.${decoded}`);
  // Dots that stay inside are refused as well: a browser never sends them.
  if (decoded.split(/[/\\]/).includes("..") || !isInside(root, file)) {
    return { status: 403, reason: "The path leads out of the folder." };
  }
  return { status: 200, file };
}

function isInside(root, path) {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** The file, or a folder's index.html, with links followed; nothing where a link leads out of the root. */
async function findFile(root, path) {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const real = await realpath(isFolder ? join(path, "index.html") : path);
    return isInside(root, real) && (await stat(real)).isFile() ? { path: real, isFolder } : undefined;
  } catch {
    return undefined;
  }
}

function lowerCaseNames(headers = {}) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function accepts(header = "", encoding) {
  return header.split(",").some((part) => {
    const [name, ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function hasTag(header = "", etag) {
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}

function brotliParams(size) {
  return {
    // At its hardest a megabyte takes seconds, and a server compresses while somebody waits.
    [constants.BROTLI_PARAM_QUALITY]: size > 1_000_000 ? 5 : constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  };
}
