import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { full } from "../../src/feed/fixtures/full.ts";
import { minimal } from "../../src/feed/fixtures/minimal.ts";
import { feedFacts } from "./feed-facts.mjs";
import { openSite } from "./open-site.mjs";
import { missingFacts, readPage } from "./page-facts.mjs";
import { settle, visit } from "./visit.mjs";

const { sections: _sections, ...pageWithoutSections } = full.page;

const texts = new Set(["alt", "credit", "hours", "note", "process", "summary", "purpose", "body", "text"]);
const numbers = new Set(["places", "population", "administrations", "companies", "members", "value", "amount"]);

/**
 * The same with every text, figure and address of its own, so that none can be taken for another: `skola (12)`. What is
 * known by its letters (codes, ids, days, telephone numbers, HTML) stays.
 */
function eachOfItsOwn(feed) {
  let count = 0;
  const change = (value, key) => {
    if (Array.isArray(value)) return value.map((item) => change(item, key));
    if (key === "year") return 3000 + ++count;
    if (typeof value === "number") return numbers.has(key) ? value + 1000 * ++count : value;
    if (typeof value === "string") {
      if (key === "url" || key === "feedbackUrl" || key === "online") return `${value}?${++count}`;
      return texts.has(key) || key === "abbreviation" || key === "reference" ? `${value} (${++count})` : value;
    }
    if (typeof value !== "object" || value === null || key.endsWith("Html")) return value;
    if (typeof value.sv === "string") {
      const mark = ++count;
      return Object.fromEntries(Object.entries(value).map(([language, text]) => [language, `${text} (${mark})`]));
    }
    return Object.fromEntries(Object.entries(value).map(([inner, item]) => [inner, change(item, inner)]));
  };
  return change(feed, "");
}

const fullWithoutSections = { ...full, page: pageWithoutSections };

const feeds = {
  full,
  // Without the editor's sections, which name some members only, every collection is shown.
  "full-without-sections": fullWithoutSections,
  "full-each-of-its-own": eachOfItsOwn(fullWithoutSections),
  minimal,
};

/** What the editor's own sections of the full feed leave out on purpose: they show one of two members. */
const leftOut = { full: [/^\/volunteering\/1\//, /^\/contacts\/1\//] };

const html = (language, src) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script type="module" src="omvarld.js"></script></head>
<body><omvarld-page src="${src}"></omvarld-page></body>
</html>
`;

let browser;
let server;
let site;

before(async () => {
  const pages = Object.keys(feeds).flatMap((name) =>
    ["sv", "en"].map((language) => [`${name}.${language}.html`, html(language, `${name}.json`)]),
  );
  const data = Object.entries(feeds).map(([name, feed]) => [`${name}.json`, feed]);
  site = await openSite(Object.fromEntries([...data, ...pages]));
  ({ browser, server } = site);
});

after(() => site?.close());

describe("a page that tells everything", () => {
  for (const [name, feed] of Object.entries(feeds)) {
    for (const language of ["sv", "en"]) {
      for (const width of [360, 1280]) {
        test(`shows all of the feed "${name}" in ${language} at ${width} px`, async () => {
          const { page, errors } = await visit(browser, `${server.url}/${name}.${language}.html`, { width });
          try {
            await settle(page);
            const facts = feedFacts(feed, { language, url: `${server.url}/${name}.json` }).filter(
              ({ path }) => !leftOut[name]?.some((pattern) => pattern.test(path)),
            );
            assert.deepEqual(missingFacts(facts, await page.evaluate(readPage)), []);
            assert.deepEqual(errors, []);
          } finally {
            await page.close();
          }
        });
      }
    }
  }
});
