import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findBrowser } from "../browser.mjs";
import { openSite } from "./open-site.mjs";
import { visit } from "./visit.mjs";

const pageHtml = `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script type="module" src="omvarld.js"></script></head>
<body><main></main><aside></aside></body>
</html>
`;

const rounds = 200;

/** A leak would be at least one a round; a browser's own do not matter. */
const slack = rounds / 4;

/** What the page does in each round, in the browser. `main` and `aside` are empty before and after. */
const acts = {
  async "a tag comes and goes"({ main, show }) {
    const tag = document.createElement("omvarld-twin-towns");
    tag.setAttribute("src", "feeds/amal.json");
    main.append(tag);
    await show(tag);
    tag.remove();
  },
  async "a tag with an id of its own comes and goes"({ main, show, round }) {
    const tag = Object.assign(document.createElement("omvarld-news"), { id: `nyheter-${round}` });
    tag.setAttribute("src", "feeds/amal.json");
    main.append(tag);
    await show(tag);
    tag.remove();
  },
  async "a tag is taken away while its feed is on the way"({ main, round }) {
    const tag = document.createElement("omvarld-news");
    tag.setAttribute("src", `slow/${round}.json`);
    main.append(tag);
    await new Promise((done) => setTimeout(done, 5));
    tag.remove();
  },
  async "a tag is moved to and fro"({ main, aside, show }) {
    globalThis.moved ??= Object.assign(document.createElement("omvarld-contacts"), { src: "feeds/amal.json" });
    main.append(globalThis.moved);
    await show(globalThis.moved);
    aside.append(globalThis.moved);
    await new Promise((done) => setTimeout(done));
    globalThis.moved.remove();
  },
  async "a whole page comes and goes"({ main, show }) {
    const tag = document.createElement("omvarld-page");
    tag.setAttribute("src", "feeds/amal.json");
    main.append(tag);
    await show(tag);
    tag.remove();
  },
  async "an isolated tag comes and goes"({ main, show }) {
    const tag = document.createElement("omvarld-policies");
    tag.isolated = true;
    tag.setAttribute("src", "feeds/amal.json");
    main.append(tag);
    await show(tag);
    tag.remove();
  },
  async "a feed with tags inside comes and goes"({ main, show }) {
    const feed = document.createElement("omvarld-feed");
    feed.setAttribute("src", "feeds/amal.json");
    const tag = document.createElement("omvarld-documents");
    feed.append(tag);
    main.append(feed);
    await show(tag);
    main.textContent = "";
  },
  async "a tag of several feeds comes and goes"({ main, show, round }) {
    const tag = document.createElement("omvarld-twin-towns");
    // In every second round it goes while one of them is still on its way.
    const other = round % 2 ? "feeds/varberg.json" : `slow/${round}.json`;
    tag.setAttribute("src", `feeds/amal.json ${other}`);
    main.append(tag);
    await show(tag);
    tag.remove();
  },
  async "a tag of a feed in parts comes, fetches all and goes"({ main, show, round }) {
    const tag = document.createElement("omvarld-twin-towns");
    tag.setAttribute("src", "delar/1.json");
    // In every second round it goes while a part is still on its way.
    if (round % 2) tag.setAttribute("sort", "name");
    main.append(tag);
    await show(tag);
    const end = performance.now() + 5000;
    while (round % 2 && tag.querySelectorAll("h3").length < 3 && performance.now() < end) {
      await new Promise((done) => setTimeout(done));
    }
    tag.remove();
  },
  async "a tag moves between two feeds"({ main, aside, show }) {
    const [one, two] = [main, aside].map((parent) => {
      const feed = document.createElement("omvarld-feed");
      feed.setAttribute("src", "feeds/amal.json");
      parent.append(feed);
      return feed;
    });
    globalThis.between ??= document.createElement("omvarld-news");
    one.append(globalThis.between);
    await show(globalThis.between);
    two.append(globalThis.between);
    await show(globalThis.between);
    globalThis.between.remove();
    main.textContent = aside.textContent = "";
  },
  async "a placeholder is set by a script, and emptied"({ main, show }) {
    main.innerHTML = '<div data-omvarld="news" data-omvarld-src="feeds/amal.json"><p>&nbsp;</p></div>';
    while (!main.querySelector("omvarld-news")) await new Promise((done) => setTimeout(done));
    await show(main.querySelector("omvarld-news"));
    main.innerHTML = "";
  },
  async "a feed that fails comes and goes"({ main, show }) {
    const tag = document.createElement("omvarld-news");
    tag.setAttribute("src", "feeds/saknas.json");
    tag.innerHTML = "<p><a href='/nyheter'>Nyheter</a></p>";
    main.append(tag);
    await show(tag);
    tag.remove();
  },
};

let browser;
let server;
let site;

before(async () => {
  const part = (number) => ({
    version: 1,
    language: "sv",
    municipality: { name: "Lindvik", country: "SE" },
    twinTowns: [{ name: `Ort ${number}`, country: "LT" }],
    ...(number < 3 ? { next: `${number + 1}.json` } : {}),
  });
  const parts = Object.fromEntries([1, 2, 3].map((number) => [`delar/${number}.json`, part(number)]));
  site = await openSite(
    { "lackor.html": pageHtml, ...parts },
    { copies: { ".": "dist/demo" }, serving: { delay: (path) => (path.startsWith("/slow/") ? 300 : 0) } },
  );
  ({ browser, server } = site);
});

after(() => site?.close());

/** What is alive in the page once all that nobody holds is gone. */
async function count(page, session) {
  for (let times = 0; times < 3; times++) {
    await session.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  }
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const alive = { nodes, listeners: jsEventListeners };
  for (const name of ["MutationObserver", "ResizeObserver", "IntersectionObserver", "AbortController"]) {
    const prototype = await page.evaluateHandle((name) => globalThis[name].prototype, name);
    const found = await page.queryObjects(prototype);
    alive[name] = await found.evaluate((list) => list.length);
    await found.dispose();
    await prototype.dispose();
  }
  return alive;
}

/** Runs an act so many times in the page. */
async function run(page, name, times) {
  await page.evaluate(
    async (source, times) => {
      const act = Function(`return {async ${source}}`)();
      const show = async (tag) => {
        const end = performance.now() + 5000;
        while (!tag.matches(":state(ready), :state(error)")) {
          if (performance.now() > end) throw new Error(`${tag.localName} shows nothing`);
          await new Promise((done) => setTimeout(done));
        }
      };
      const [main, aside] = ["main", "aside"].map((name) => document.querySelector(name));
      for (let round = 0; round < times; round++) {
        globalThis.round = (globalThis.round ?? 0) + 1;
        await Object.values(act)[0]({ main, aside, show, round: globalThis.round });
      }
      // What is put off is done before anything is counted.
      await new Promise((done) => setTimeout(done, 600));
    },
    String(acts[name]).replace(/^async /, ""),
    times,
  );
}

// Chromium alone counts what is alive in a page.
const { product } = await findBrowser({ install: true });

describe(`in ${rounds} rounds`, { concurrency: 1, skip: product !== "chrome" }, () => {
  test("a leak is seen: what is kept is counted", async () => {
    const { page } = await visit(browser, `${server.url}/lackor.html`);
    const session = await page.createCDPSession();
    try {
      const before = await count(page, session);
      await page.evaluate((times) => {
        globalThis.kept = Array.from({ length: times }, () => {
          const node = document.createElement("p");
          node.addEventListener("click", () => {});
          new MutationObserver(() => {}).observe(node, { childList: true });
          return node;
        });
      }, rounds);
      const after = await count(page, session);
      for (const kind of ["nodes", "listeners", "MutationObserver"]) {
        assert.ok(after[kind] >= before[kind] + rounds, `${kind}: ${before[kind]} before, ${after[kind]} after`);
      }
    } finally {
      await page.close();
    }
  });

  for (const name of Object.keys(acts)) {
    test(`${name}: nothing is left behind`, async () => {
      const start = server.requests.length;
      const { page, errors } = await visit(browser, `${server.url}/lackor.html`);
      const session = await page.createCDPSession();
      try {
        // What is made once and kept is made by then.
        await run(page, name, 20);
        const before = await count(page, session);
        await run(page, name, rounds);
        const after = await count(page, session);
        for (const [kind, number] of Object.entries(before)) {
          assert.ok(after[kind] <= number + slack, `${kind}: ${number} before, ${after[kind]} after ${rounds} rounds`);
        }
        assert.ok(before.MutationObserver >= 1, "the page's own observer is counted");
        assert.deepEqual(errors, []);
        const feeds = server.requests.slice(start).filter((path) => path.endsWith("amal.json"));
        assert.ok(feeds.length <= 1, `the feed was asked for ${feeds.length} times`);
      } finally {
        await page.close();
      }
    });
  }
});
