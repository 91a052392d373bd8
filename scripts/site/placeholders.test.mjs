import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { minimal } from "../../src/feed/fixtures/minimal.ts";
import { startServer } from "../start-server.mjs";
import { settle, startBrowser, visit } from "./visit.mjs";

const siteScript = fileURLToPath(new URL("../../dist/cdn", import.meta.url));

const feed = { ...minimal, twinTowns: [{ name: "Ukmergė", country: "LT" }] };

const head = (script = '<script type="module" src="/omvarld.js"></script>') => `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<meta name="omvarld-feed" content="/feed.json">${script}</head><body><h1>Lindvik</h1>`;

const link = '<p><a href="/vanorter#omvarld=twin-towns">Våra vänorter</a></p>';
const box = '<div data-omvarld="twin-towns"><p><a href="/vanorter">Om vänorter</a></p></div>';

/** Each page in the pieces in which the server sends it. */
const pages = {
  "/tom": [`${head()}<p>Inget här.</p></body></html>`],
  "/lank": [`${head()}<p>Före</p>${link}<p>Efter</p></body></html>`],
  "/element": [`${head()}${box}</body></html>`],
  "/utan-skript": [`${head('<script type="module" src="/finns-inte.js"></script>')}${link}${box}</body></html>`],
  // The script runs while the page is still on its way, and the placeholder's inside with it.
  "/langsam": [
    `${head('<script async type="module" src="/omvarld.js"></script>')}
    <div data-omvarld="twin-towns" data-omvarld-src="/saknas.json"><p>Första halvan. ${" ".repeat(2000)}`,
    "Andra halvan.</p><p>Tredje stycket.</p></div><p>Efter</p></body></html>",
  ],
};

const asked = [];
let browser;
let server;
let site;

before(async () => {
  server = await startServer(async ({ url }, response) => {
    asked.push(url);
    const pieces = pages[url];
    if (pieces) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) await pause(1000);
        response.write(piece);
      }
      return response.end();
    }
    if (url === "/feed.json") return response.end(JSON.stringify(feed));
    const body = /\.js$/.test(url) ? await readFile(join(siteScript, url)).catch(() => undefined) : undefined;
    response.writeHead(body ? 200 : 404, { "content-type": "text/javascript" }).end(body);
  });
  site = server.url;
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(t, path) {
  const start = asked.length;
  const { page, errors } = await visit(browser, site + path);
  t.after(() => page.close());
  const requests = () => asked.slice(start);
  const chunks = () => requests().filter((url) => url.startsWith("/chunks/"));
  // But for the page's status, which is heard and not seen.
  const text = () =>
    page.evaluate(() =>
      [...document.body.children]
        .map((element) => (element.matches(".omvarld-status") ? "" : element.innerText))
        .join(" ")
        .replace(/\s+/g, " ")
        .trim(),
    );
  const tagged = (count) =>
    page.waitForFunction((count) => document.querySelectorAll("omvarld-twin-towns").length === count, {}, count);
  return { page, errors, requests, chunks, text, tagged };
}

describe("the site's script", () => {
  test("fetches nothing for placeholders on a page that has none", async (t) => {
    const { page, chunks, errors } = await open(t, "/tom");
    await page.waitForFunction(() => customElements.get("omvarld-twin-towns"));
    await pause(300);
    assert.deepEqual(chunks(), []);
    assert.deepEqual(errors, []);
  });

  for (const path of ["/lank", "/element"]) {
    test(`makes a tag of the placeholder in ${path}`, async (t) => {
      const { page, tagged, text, errors } = await open(t, path);
      await tagged(1);
      await settle(page);
      assert.match(await text(), path === "/lank" ? /^Lindvik Före Våra vänorter .*Ukmergė.* Efter$/ : /Ukmergė/);
      assert.equal(await page.evaluate(() => document.querySelectorAll('a[href*="vanorter"]').length), 0);
      assert.deepEqual(errors, []);
    });
  }

  test("leaves good links where it does not come", async (t) => {
    const { text, page } = await open(t, "/utan-skript");
    assert.equal(await text(), "Lindvik Våra vänorter Om vänorter");
    assert.equal(await page.evaluate(() => document.links.length), 2);
  });

  test("loses nothing of a placeholder whose end is still on its way", async (t) => {
    const { page, tagged, text, errors } = await open(t, "/langsam");
    await tagged(1);
    await settle(page);
    assert.equal(await text(), "Lindvik Första halvan. Andra halvan. Tredje stycket. Efter");
    assert.equal(
      await page.evaluate(() => document.querySelector("omvarld-twin-towns").innerText.replace(/\s+/g, " ").trim()),
      "Första halvan. Andra halvan. Tredje stycket.",
    );
    assert.deepEqual(errors, []);
  });

  test("makes tags of the next page's placeholders where a script swaps the body", async (t) => {
    const { page, requests, tagged, text, errors } = await open(t, "/tom");
    await page.waitForFunction(() => customElements.get("omvarld-twin-towns"));
    for (const path of ["/lank", "/element", "/tom", "/lank"]) {
      // As Turbo does it.
      await page.evaluate(async (path) => {
        const next = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
        document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
      }, path);
      await tagged(path === "/tom" ? 0 : 1);
      await settle(page);
      assert.equal(/Ukmergė/.test(await text()), path !== "/tom", path);
    }
    assert.equal(requests().filter((url) => url === "/feed.json").length, 1);
    assert.deepEqual(errors, []);
  });
});
