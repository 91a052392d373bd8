/* Two sites whose feeds answer as a test says, and readers who come again and again with a browser of their own. */
import { readFile } from "node:fs/promises";
import { startServer } from "../start-server.mjs";
import { collapse, settle, startBrowser } from "./visit.mjs";

const siteScript = new URL("../../dist/cdn/", import.meta.url);

export const feed = (...names) =>
  JSON.stringify({
    version: 1,
    language: "sv",
    municipality: { name: "Lindvik", country: "SE" },
    twinTowns: names.map((name) => ({ name, country: "LT" })),
  });

const sent = "Fri, 20 Nov 2026 08:15:00 GMT";
export const stale = "Du ser det som gällde 20 november 2026.";
export const staleWithoutDate = "Du ser en tidigare version.";

export let browser;
/** The page's own site, and another. */
export const sites = [];
/** What a feed's address answers now, by path: a function of the request and the response. */
export const answers = new Map();
let isContentGone = false;
/** The requests that have reached a server, by path. */
const asked = new Map();

export const ok = (headers = {}) =>
  function send(request, response) {
    const all = { "content-type": "application/json", date: sent, etag: '"first"', ...headers };
    if (request.headers["if-none-match"] === all.etag) return response.writeHead(304, all).end();
    return response.writeHead(200, all).end(feed("Ukmergė"));
  };

export const failures = {
  404: (_, response) => response.writeHead(404).end("{}"),
  500: (_, response) => response.writeHead(500).end("{}"),
  "503 for an hour": (_, response) => response.writeHead(503, { "retry-after": "3600" }).end("{}"),
  "a page": (_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>Inloggning"),
  "broken JSON": (_, response) => response.writeHead(200).end('{"version": 1, "twinTowns": ['),
  "no connection": ({ socket }) => socket.destroy(),
  "half a body": (_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
    response.write(feed("Ukmergė").slice(0, 40));
    setTimeout(() => response.destroy(), 30);
  },
};

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
  response.setHeader("access-control-allow-origin", "*");
  const kept = { "cache-control": "max-age=600" };
  if (pathname === "/" || pathname === "/frame") {
    const body = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Lindvik</title>
<link rel="icon" href="data:,">${searchParams.get("head") ?? ""}<script type="module" src="/omvarld.js"></script></head>
<body><h1>Lindvik</h1>${searchParams.get("body")}</body></html>`;
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...kept }).end(body);
  }
  if (/^\/(?:omvarld|chunks\/[\w.-]+)\.js$/.test(pathname)) {
    if (isContentGone && /content/.test(pathname)) return request.socket.destroy();
    const body = await readFile(new URL(`.${pathname}`, siteScript));
    return response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", ...kept }).end(body);
  }
  return (answers.get(pathname) ?? failures[404])(request, response);
}

export async function startSites() {
  for (let turn = 0; turn < 2; turn++) sites.push(await startServer(answer));
  browser = await startBrowser();
}

export async function stopSites() {
  await browser?.close();
  for (const site of sites) await site.close();
}

/** @param {boolean} isGone whether what shows the feed cannot be had. */
export function loseContent(isGone) {
  isContentGone = isGone;
}

export const tag = (src, attributes = "") => `<omvarld-twin-towns src="${src}" ${attributes}></omvarld-twin-towns>`;

export const pageOf = (body, head = "") => `${sites[0].url}/?${new URLSearchParams({ body, head })}`;

/** A reader with a browser of their own, who comes again and again. */
export async function reader(body) {
  const context = await browser.createBrowserContext();
  try {
    /** Opens a page, and tells what is seen, what the console says and how often the feed was asked for. */
    const visit = async (address, path, { prepare, more } = {}) => {
      const page = await context.newPage();
      const said = [];
      page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => said.push(`uncaught: ${error}`));
      const before = asked.get(path) ?? 0;
      await prepare?.(page);
      await page.goto(address, { waitUntil: "load" });
      await settle(page);
      const look = async () => ({
        text: collapse(await page.evaluate(() => document.querySelector("omvarld-twin-towns").innerText)),
        requests: (asked.get(path) ?? 0) - before,
        said,
      });
      const first = await look();
      await more?.({ page, look });
      await page.close();
      return first;
    };
    await body(visit);
  } finally {
    await context.close();
  }
}

let count = 0;
/** An address of its own for each test. */
export const newPath = () => `/feeds/${++count}.json`;
