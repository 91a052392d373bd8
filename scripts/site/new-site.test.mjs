import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const feed = `{
  "version": 1,
  "language": "sv",
  "municipality": { "name": "Lindviks kommun", "country": "SE" },
  "twinTowns": [
    { "name": "Ukmergė", "country": "LT", "since": "1992" }
  ]
}
`;

/** The same with a fault, so that the script fetches its words for editors. */
const faultyFeed = feed.replace('"1992"', '"19992"');

const html = (head, body) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">${head}</head>
<body><h1>Lindvik</h1>
${body}
</body>
</html>
`;

const script = (address) => `<script type="module" src="${address}"></script>`;
const tag = (src) => `<omvarld-twin-towns src="${src}"></omvarld-twin-towns>`;

const files = {
  "feed.json": feed,
  "fel.json": faultyFeed,
  "index.html": html(script("omvarld.js"), tag("feed.json")),
  "a/b/index.html": html(script("../../omvarld.js"), tag("../feed.json")),
  "a/b/fel.html": html(script("/omvarld.js"), tag("/fel.json")),
  "a/feed.json": feed,
  "tva.html": html(script("omvarld.js") + script("omvarld.js?v=2"), tag("feed.json")),
  "tva-versioner.html": html(
    script("gammal/omvarld.js") + script("ny/omvarld.js"),
    tag("fel.json") + '<div data-omvarld="contacts" data-omvarld-src="fel.json"></div>',
  ),
  "fallback.html": html(
    script("omvarld.js"),
    '<omvarld-twin-towns src="feed.json"><p><a href="/vanorter">Våra vänorter</a></p></omvarld-twin-towns>',
  ),
  "version.html": html(script("omvarld.js?v=2"), tag("fel.json")),
};

let browser;
let server;
let folder;
let site;

before(async () => {
  site = await openSite(files, { copies: { ".": "dist/cdn", gammal: "dist/cdn", ny: "dist/cdn" } });
  ({ browser, server, folder } = site);
});

after(() => site?.close());

function noteDefinitions() {
  globalThis.defined = [];
  const { define } = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function (name, ...rest) {
    globalThis.defined.push(name);
    return define.call(this, name, ...rest);
  };
}

/** Opens a page of the site and tells what there is to see, what was asked for, and what went wrong. */
async function see(path) {
  const start = server.requests.length;
  const { page, errors, warnings } = await visit(browser, server.url + path, { prepare: noteDefinitions });
  try {
    await settle(page);
    return {
      errors,
      warnings: warnings.filter((line) => line.includes("two scripts")),
      asked: server.requests.slice(start).filter((path) => !path.startsWith("/chunks/")),
      chunks: server.requests.slice(start).filter((path) => path.includes("chunks/")),
      ...(await page.evaluate(() => ({
        text: document.body.innerText,
        headings: [...document.querySelectorAll("h2, h3")].map(({ textContent }) => textContent.trim()),
        defined: globalThis.defined,
      }))),
    };
  } finally {
    await page.close();
  }
}

const times = (list, wanted) => list.filter((item) => item === wanted).length;

describe("a new site", () => {
  test("shows its town with the script, a feed of ten lines and one tag", async () => {
    const { text, headings, errors, asked } = await see("/");
    assert.deepEqual(headings, ["Våra vänorter", "Ukmergė"]);
    assert.match(text, /Litauen/);
    assert.match(text, /1992/);
    assert.deepEqual(errors, []);
    assert.deepEqual(asked, ["/", "/omvarld.js", "/feed.json"]);
  });

  test("finds the feed from the page's address, and not from the script's", async () => {
    const { headings, errors, asked } = await see("/a/b/");
    assert.deepEqual(headings, ["Våra vänorter", "Ukmergė"]);
    assert.deepEqual(errors, []);
    assert.deepEqual(asked, ["/a/b/", "/omvarld.js", "/a/feed.json"]);
  });

  test("finds the script's own chunks from the script's address, and not from the page's", async () => {
    const { headings, errors, asked, chunks } = await see("/a/b/fel.html");
    assert.deepEqual(headings, ["Våra vänorter", "Ukmergė"]);
    assert.deepEqual(errors, []);
    assert.ok(chunks.length > 0, "a chunk was asked for");
    assert.deepEqual(asked, ["/a/b/fel.html", "/omvarld.js", "/fel.json"]);
  });

  test("works where two templates each bring a copy of the script", async () => {
    const { headings, errors, warnings, asked, defined } = await see("/tva.html");
    assert.equal(times(asked, "/omvarld.js") + times(asked, "/omvarld.js?v=2"), 2, "both copies were loaded");
    assert.deepEqual(errors, []);
    assert.deepEqual(headings, ["Våra vänorter", "Ukmergė"]);
    assert.deepEqual(
      defined.filter((name, index) => defined.indexOf(name) !== index),
      [],
      "defined more than once",
    );
    assert.equal(times(asked, "/feed.json"), 1);
    assert.equal(warnings.length, 1, "told once");
    assert.match(warnings[0], /\/omvarld\.js(\?v=2)? is used, http\S+\/omvarld\.js(\?v=2)? is not/);
  });

  test("works with two versions of the script: the first shows all, and the second fetches nothing more", async () => {
    const { headings, errors, warnings, asked } = await see("/tva-versioner.html");
    assert.deepEqual(errors, []);
    assert.deepEqual(headings, ["Våra vänorter", "Ukmergė", "Kontakta oss"]);
    assert.equal(warnings.length, 1, "told once");
    assert.ok(warnings[0].includes(`${server.url}/gammal/omvarld.js is used`), warnings[0]);
    assert.ok(warnings[0].includes(`${server.url}/ny/omvarld.js is not`), warnings[0]);
    assert.ok(
      asked.some((path) => path.startsWith("/gammal/chunks/placeholders-")),
      "the first script's chunks",
    );
    assert.deepEqual(
      asked.filter((path) => path.startsWith("/ny/")),
      ["/ny/omvarld.js"],
    );
    assert.equal(times(asked, "/fel.json"), 1);
  });

  test("shows what stands between the tags where the page is opened from a disk", async () => {
    const { page } = await visit(browser, pathToFileURL(join(folder, "fallback.html")).href);
    try {
      await wait(1000);
      const { runs, text } = await page.evaluate(() => ({
        runs: customElements.get("omvarld-twin-towns") !== undefined,
        text: document.body.innerText,
      }));
      // The driver lets Firefox load scripts and feeds from a disk, which it does for nobody else.
      const mayRun = /firefox/i.test(await browser.version());
      assert.ok(mayRun || !runs);
      assert.match(text, runs ? /Våra vänorter[\s\S]*Ukmergė/ : /^Lindvik\s+Våra vänorter$/);
    } finally {
      await page.close();
    }
  });

  test("loads the script once where its address carries a version, chunks or not", async () => {
    const { headings, errors, asked, chunks } = await see("/version.html");
    assert.deepEqual(errors, []);
    assert.deepEqual(headings, ["Våra vänorter", "Ukmergė"]);
    assert.ok(chunks.length > 0, "a chunk was asked for");
    assert.deepEqual(
      asked.filter((path) => path.startsWith("/omvarld.js")),
      ["/omvarld.js?v=2"],
    );
  });
});
