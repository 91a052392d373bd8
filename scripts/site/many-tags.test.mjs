import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { benchFeed } from "../bench/bench-feed.mjs";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const tags = 30;
const feed = benchFeed(900);
const each = feed.twinTowns.length / tags;

const idsOf = (index) =>
  feed.twinTowns
    .slice(index * each, (index + 1) * each)
    .map(({ id }) => id)
    .join(" ");
const page = (body, head = "") => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Orter</title>
<link rel="icon" href="data:,">${head}<script type="module" src="/omvarld.js"></script>${body}`;
const many = (attributes) =>
  Array.from(
    { length: tags },
    (_, index) => `<omvarld-twin-towns without-map ids="${idsOf(index)}"${attributes}></omvarld-twin-towns>`,
  ).join("\n");

/** The ways in which tags come to share a feed. */
const pages = {
  "their own src": page(many(' src="/feed.json"')),
  "the page's meta": page(many(""), '<meta name="omvarld-feed" content="/feed.json">'),
  "an omvarld-feed around them": page(`<omvarld-feed src="/feed.json">${many("")}</omvarld-feed>`),
};
const single = page('<omvarld-twin-towns without-map src="/feed.json"></omvarld-twin-towns>');

/** Runs in the page before its scripts: counts what is done with the feed. */
function countWork() {
  const counts = { parsed: 0, read: 0, formatters: 0 };
  Object.defineProperty(globalThis, "counts", { value: counts });
  const { parse } = JSON;
  JSON.parse = (text, ...more) => {
    const json = parse(text, ...more);
    const { twinTowns } = json ?? {};
    if (!twinTowns) return json;
    counts.parsed++;
    return Object.defineProperty(json, "twinTowns", {
      enumerable: true,
      get: () => {
        counts.read++;
        return twinTowns;
      },
    });
  };
  for (const name of ["DateTimeFormat", "NumberFormat", "DisplayNames", "ListFormat", "PluralRules", "Collator"]) {
    Intl[name] = new Proxy(Intl[name], {
      construct: (target, given) => {
        counts.formatters++;
        return Reflect.construct(target, given);
      },
    });
  }
}

let site;
let server;
let browser;
let alone;

/** What a page asks for and does until all its towns stand in it. */
async function open(name) {
  // Each is a first visit: a browser that has the script looks for its own copy of the feed before it asks.
  const context = await browser.createBrowserContext();
  const { page: tab, errors, requests } = await visit(context, `${server.url}/${name}`, { prepare: countWork });
  try {
    await settle(tab);
    await tab.waitForFunction(
      (count) => document.querySelectorAll("omvarld-twin-towns h3").length >= count,
      {},
      feed.twinTowns.length,
    );
    const { names, counts, sheets } = await tab.evaluate(() => ({
      names: [...document.querySelectorAll("omvarld-twin-towns h3")].map((heading) => heading.textContent.trim()),
      counts: globalThis.counts,
      sheets: document.adoptedStyleSheets.length,
    }));
    assert.deepEqual(errors, []);
    return {
      names,
      counts,
      sheets,
      asked: requests
        .map((url) => new URL(url).pathname)
        .slice(1)
        .sort(),
    };
  } finally {
    await context.close();
  }
}

before(async () => {
  const others = Object.values(pages).map((text, index) => [`${index}.html`, text]);
  site = await openSite({ "feed.json": feed, "single.html": single, ...Object.fromEntries(others) });
  ({ browser, server } = site);
  alone = await open("single.html");
});

after(() => site?.close());

describe(`${tags} tags of one feed`, () => {
  for (const [index, way] of Object.keys(pages).entries()) {
    test(`ask for it and read it once, and for nothing that one tag does not ask for, by ${way}`, async () => {
      const { names, counts, sheets, asked } = await open(`${index}.html`);
      assert.equal(names.length, feed.twinTowns.length);
      assert.deepEqual(names, alone.names);
      // A list of 900 needs what makes long lists, besides.
      assert.deepEqual(
        asked.filter((path) => !alone.asked.includes(path)),
        [],
      );
      assert.equal(asked.filter((path) => path === "/feed.json").length, 1);
      assert.ok(counts.formatters <= alone.counts.formatters, `${counts.formatters} formatters`);
      assert.deepEqual([counts.parsed, counts.read], [1, 1]);
      assert.equal(sheets, alone.sheets);
    });
  }
});
