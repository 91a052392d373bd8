import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { startServer } from "../start-server.mjs";
import { collapse, settle, startBrowser } from "./visit.mjs";

const siteScript = new URL("../../dist/cdn/", import.meta.url);

const feed = (...names) =>
  JSON.stringify({
    version: 1,
    language: "sv",
    municipality: { name: "Lindvik", country: "SE" },
    twinTowns: names.map((name) => ({ name, country: "LT" })),
  });

const sent = "Fri, 20 Nov 2026 08:15:00 GMT";
const stale = "Du ser det som gällde 20 november 2026.";
const staleWithoutDate = "Du ser en tidigare version.";

let browser;
/** The page's own site, and another. */
const sites = [];
/** What a feed's address answers now, by path: a function of the request and the response. */
const answers = new Map();
/** Whether what shows the feed cannot be had. */
let isContentGone = false;
/** The requests that have reached a server, by path. */
const asked = new Map();

const ok = (headers = {}) =>
  function send(request, response) {
    const all = { "content-type": "application/json", date: sent, etag: '"first"', ...headers };
    if (request.headers["if-none-match"] === all.etag) return response.writeHead(304, all).end();
    return response.writeHead(200, all).end(feed("Ukmergė"));
  };

const failures = {
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

before(async () => {
  for (let turn = 0; turn < 2; turn++) sites.push(await startServer(answer));
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  for (const site of sites) await site.close();
});

const tag = (src, attributes = "") => `<omvarld-twin-towns src="${src}" ${attributes}></omvarld-twin-towns>`;

const pageOf = (body, head = "") => `${sites[0].url}/?${new URLSearchParams({ body, head })}`;

/** A reader with a browser of their own, who comes again and again. */
async function reader(body) {
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
const newPath = () => `/feeds/${++count}.json`;

describe("a feed on the page's own site", () => {
  test("is asked for once on a first visit, and the console says nothing", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok());
      const { text, requests, said } = await visit(pageOf(tag(path)), path);
      assert.match(text, /Ukmergė/);
      assert.equal(requests, 1);
      assert.deepEqual(said, []);
    }));

  for (const [what, headers, requests] of [
    ["once, with its validator, where it may have changed", { "cache-control": "no-cache" }, 1],
    ["not at all while the browser's copy is good", { "cache-control": "max-age=600", date: undefined }, 0],
  ]) {
    test(`is asked for ${what}`, () =>
      reader(async (visit) => {
        const path = newPath();
        answers.set(path, ok({ ...headers, date: headers.date ?? new Date().toUTCString() }));
        await visit(pageOf(tag(path)), path);
        const second = await visit(pageOf(tag(path)), path);
        assert.match(second.text, /Ukmergė/);
        assert.doesNotMatch(second.text, /tidigare|gällde/);
        assert.equal(second.requests, requests);
        assert.deepEqual(second.said, []);
      }));
  }

  test("is asked for once where the page has a preload link, and the console says nothing", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok({ "cache-control": "no-cache" }));
      const address = pageOf(tag(path), `<link rel="preload" as="fetch" crossorigin href="${path}">`);
      for (let turn = 0; turn < 3; turn++) {
        const { text, requests, said } = await visit(address, path);
        assert.match(text, /Ukmergė/);
        assert.equal(requests, 1);
        assert.deepEqual(said, []);
      }
    }));

  for (const [what, failure] of Object.entries(failures)) {
    test(`is shown from the browser's copy, with its date, after ${what}`, () =>
      reader(async (visit) => {
        const path = newPath();
        answers.set(path, ok());
        await visit(pageOf(tag(path)), path);
        answers.set(path, failure);
        const { text, said } = await visit(pageOf(tag(path)), path);
        assert.match(text, /Ukmergė/);
        assert.ok(text.includes(stale), text);
        assert.deepEqual(
          said.filter((line) => !line.startsWith("error: Failed to load resource")),
          [],
        );
      }));
  }
});

describe("a feed on another site", () => {
  test("is asked for once, also on a second visit", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok({ "cache-control": "no-cache" }));
      for (let turn = 0; turn < 2; turn++) {
        const { text, requests, said } = await visit(pageOf(tag(sites[1].url + path)), path);
        assert.match(text, /Ukmergė/);
        assert.equal(requests, 1);
        assert.deepEqual(said, []);
      }
    }));

  test("is shown from the browser's copy where the connection fails", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok());
      await visit(pageOf(tag(sites[1].url + path)), path);
      answers.set(path, failures["no connection"]);
      const { text } = await visit(pageOf(tag(sites[1].url + path)), path);
      assert.match(text, /Ukmergė/);
      assert.ok(text.includes(staleWithoutDate), text);
    }));

  for (const [what, failure] of Object.entries(failures)) {
    test(`is shown from the kept copy, with keep, after ${what}`, () =>
      reader(async (visit) => {
        const path = newPath();
        answers.set(path, ok({ "cache-control": "no-store", "access-control-expose-headers": "date" }));
        await visit(pageOf(tag(sites[1].url + path, "keep")), path);
        answers.set(path, failure);
        const { text } = await visit(pageOf(tag(sites[1].url + path, "keep")), path);
        assert.match(text, /Ukmergė/);
        assert.ok(text.includes(stale), text);
      }));
  }
});

describe("without any network", () => {
  test("a page shows the kept copy, and the feed in its place when the network is back", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok({ "cache-control": "no-store" }));
      const address = pageOf(tag(path, "keep"));
      await visit(address, path);
      answers.set(path, (_, response) => response.writeHead(200).end(feed("Türi")));
      const { text, requests } = await visit(address, path, {
        prepare: (page) => page.setOfflineMode(true),
        more: async ({ page, look }) => {
          // The three requests are over, so that only the network's return can bring the feed.
          await wait(2000);
          assert.match((await look()).text, /Ukmergė/);
          await page.setOfflineMode(false);
          await page.waitForFunction(() => document.querySelector("omvarld-twin-towns").innerText.includes("Türi"), {
            polling: 50,
          });
          const { text: after } = await look();
          assert.doesNotMatch(after, /Ukmergė|gällde/);
        },
      });
      assert.equal(requests, 0);
      assert.match(text, /Ukmergė/);
      assert.ok(text.includes(stale), text);
    }));

  test("a page without a copy shows the message, and the feed in its place when the network is back", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok({ "cache-control": "no-store" }));
      await visit(pageOf(tag(path)), path);
      const { text } = await visit(pageOf(tag(path)), path, {
        prepare: (page) => page.setOfflineMode(true),
        more: async ({ page }) => {
          await page.setOfflineMode(false);
          await page.waitForFunction(() => document.querySelector("omvarld-twin-towns:state(ready)"), {
            timeout: 8000,
            polling: 50,
          });
        },
      });
      assert.match(text, /går inte att visa just nu/);
    }));
});

describe("a page that gets neither its feed nor what shows it", () => {
  test("shows the message, and the feed in its place when the network is back", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, failures[404]);
      isContentGone = true;
      try {
        const { text } = await visit(pageOf(tag(path)), path, {
          more: async ({ page }) => {
            isContentGone = false;
            answers.set(path, ok());
            await page.setOfflineMode(true);
            await page.waitForFunction(() => !navigator.onLine, { polling: 50 });
            await page.setOfflineMode(false);
            await page.waitForFunction(() => document.querySelector("omvarld-twin-towns:state(ready)"), {
              timeout: 8000,
              polling: 50,
            });
          },
        });
        assert.match(text, /går inte att visa just nu/);
      } finally {
        isContentGone = false;
      }
    }));
});

describe("a page whose storage is blocked", () => {
  test("shows its feed all the same, and throws nothing", async () => {
    const path = newPath();
    answers.set(path, ok());
    const inside = `${sites[0].url}/frame?${new URLSearchParams({ body: tag(sites[0].url + path, "keep") })}`;
    const page = await browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    // A sandbox has an origin of its own, and no storage.
    await page.goto(pageOf(`<iframe sandbox="allow-scripts" src="${inside.replaceAll("&", "&amp;")}"></iframe>`));
    const frame = await page.waitForFrame((each) => each.url().includes("/frame"));
    await frame.waitForFunction(() => document.querySelector("omvarld-twin-towns")?.innerText.includes("Ukmergė"));
    const refusal = await frame.evaluate(async () => {
      try {
        await caches.open("omvarld-feeds");
        return "none";
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(refusal, "SecurityError");
    await wait(300);
    assert.deepEqual(said, []);
    await page.close();
  });
});
