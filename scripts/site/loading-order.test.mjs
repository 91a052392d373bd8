import assert from "node:assert/strict";
import { basename } from "node:path";
import { after, before, describe, test } from "node:test";
import { tagChunks } from "../tag-chunks.mjs";
import { openSite } from "./open-site.mjs";
import { collapse, settle, visit } from "./visit.mjs";

/** In good order, in Swedish and without HTML, so that nothing is fetched but what each page with the tag needs. */
const feed = {
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  twinTowns: [
    { name: "Ukmergė", country: "LT" },
    { name: "Türi", country: "EE" },
  ],
  volunteering: [{ name: "Ett år i Türi", covered: ["Resan"] }],
  contacts: [{ name: "Vera Lind", phones: [{ number: "0532-171 00" }] }],
  policies: [{ title: "Internationell policy" }],
  news: [{ title: "Besök från Türi", published: "2026-05-09" }],
  networks: [{ name: "Nordiska nätverket" }],
  funding: [{ name: "Kustfonden" }],
  projects: [{ title: "Kustled" }],
  documents: [{ url: "https://lindvik.example/avtal.pdf", title: "Avtalet" }],
};

const shown = {
  "twin-towns": "Ukmergė",
  volunteering: "Ett år i Türi",
  contacts: "0532-171 00",
  policies: "Internationell policy",
  news: "Besök från Türi",
  networks: "Nordiska nätverket",
  funding: "Kustfonden",
  projects: "Kustled",
  documents: "Avtalet",
  page: "Kustled",
};

const millisecondsForFeed = 1500;

const pageWith = (...names) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<meta name="omvarld-feed" content="/feed.json">
<script type="module" src="/omvarld/omvarld.js"></script></head>
<body>${names.map((name) => `<omvarld-${name} without-map></omvarld-${name}>`).join("")}</body>
</html>
`;

/** The name of a chunk without its hash; undefined for what is none. */
const chunkName = (url) => /\/chunks\/(.+)-[0-9a-f]{8}\.js$/.exec(new URL(url).pathname)?.[1];

describe("what shows a feed", () => {
  let browser;
  let site;
  let server;

  before(async () => {
    const pages = Object.keys(tagChunks).map((name) => [`${name}.html`, pageWith(name)]);
    site = await openSite(
      { "feed.json": feed, "both.html": pageWith("contacts", "page", "news"), ...Object.fromEntries(pages) },
      {
        copies: { omvarld: "dist/cdn" },
        serving: { delay: (path) => (basename(path) === "feed.json" ? millisecondsForFeed : 0) },
      },
    );
    ({ browser, server } = site);
  });

  after(() => site?.close());

  /** What a page asks for before and after it has its feed, and what it shows in the end. */
  async function open(path) {
    const beside = [];
    const later = [];
    let hasFeed = false;
    const { page, errors } = await visit(browser, "about:blank");
    page.on("request", (request) => {
      const name = chunkName(request.url());
      if (name) (hasFeed ? later : beside).push(name);
    });
    page.on("requestfinished", (request) => {
      if (request.url().endsWith("/feed.json")) hasFeed = true;
    });
    try {
      await page.goto(server.url + path, { waitUntil: "load" });
      await settle(page);
      const text = collapse(await page.evaluate(() => document.body.innerText));
      return { beside: beside.sort(), later, errors, text };
    } finally {
      await page.close();
    }
  }

  for (const [name, chunks] of Object.entries(tagChunks)) {
    test(`of <omvarld-${name}> comes beside the feed, and nothing after it`, async () => {
      const { beside, later, errors, text } = await open(`/${name}.html`);
      assert.deepEqual(errors, []);
      assert.deepEqual(beside, [...chunks].sort());
      assert.deepEqual(later, []);
      assert.ok(text.includes(shown[name]), text);
    });
  }

  test("is fetched once each where a page stands beside its parts", async () => {
    const { beside, later, errors, text } = await open("/both.html");
    assert.deepEqual(errors, []);
    assert.deepEqual(beside, ["contacts", "content", "news", "page", "take-away"]);
    assert.deepEqual(later, []);
    assert.equal(text.split("Besök från Türi").length - 1, 2, text);
    assert.equal(text.split("0532-171 00").length - 1, 2, text);
  });
});
