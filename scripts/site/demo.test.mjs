import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { serveFolder } from "../serve.mjs";
import { feedFacts } from "./feed-facts.mjs";
import { missingFacts, readPage } from "./page-facts.mjs";
import { settle, startBrowser, visit } from "./visit.mjs";

const demoFolder = fileURLToPath(new URL("../../dist/demo", import.meta.url));

const pages = [
  { name: "index", language: "sv" },
  { name: "savsjo", language: "sv", feed: "savsjo" },
  { name: "varberg", language: "sv", feed: "varberg" },
  { name: "herrljunga", language: "sv", feed: "herrljunga", map: ["Ukmergė", "Kamjanets"] },
  { name: "amal", language: "sv", feed: "amal", map: ["De Pere"] },
  { name: "amal-en", language: "en", feed: "amal" },
  { name: "eu-coach", language: "sv", feed: "eu-coach" },
  { name: "region", language: "sv", several: ["savsjo", "varberg", "herrljunga", "amal", "eu-coach"] },
];

const axeOptions = {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
  },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};

let browser;
let server;

before(async () => {
  server = await serveFolder(demoFolder);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

for (const { name, language, feed, several, map } of pages) {
  const feeds = several ?? (feed ? [feed] : []);
  describe(`${name}.html`, () => {
    let visited;
    let asked;

    before(async () => {
      const start = server.requests.length;
      visited = await visit(browser, `${server.url}/${name}.html`);
      await settle(visited.page);
      asked = server.requests.slice(start);
    });

    after(() => visited?.page.close());

    test("is in its language, and nothing complains", async () => {
      assert.equal(await visited.page.evaluate(() => document.documentElement.lang), language);
      assert.deepEqual(visited.errors, []);
      assert.deepEqual(visited.warnings, []);
    });

    test("asks its own site only, and for each thing once", () => {
      const elsewhere = visited.requests.filter(
        (url) => !/^(data|blob):/.test(url) && !url.startsWith(`${server.url}/`),
      );
      assert.deepEqual(elsewhere, []);
      const allowed = [
        /^\/[\w-]+\.html$/,
        /^\/hosts\/[\w-]+\.css$/,
        ...(feeds.length > 0 ? [/^\/omvarld\.js$/, /^\/chunks\/[\w.-]+\.js$/] : []),
        ...feeds.map((feed) => new RegExp(`^/feeds/${feed}\\.json$`)),
      ];
      assert.deepEqual(
        asked.filter((path) => !allowed.some((pattern) => pattern.test(path))),
        [],
      );
      assert.deepEqual(
        asked.filter((path, index) => asked.indexOf(path) !== index),
        [],
        "asked for more than once",
      );
      for (const feed of feeds) {
        for (const path of [`/feeds/${feed}.json`, "/omvarld.js"]) assert.ok(asked.includes(path), path);
      }
    });

    if (map) {
      test("draws the towns on a map, from the built files", async () => {
        const { page } = visited;
        await page.$eval(".omvarld-map", (place) => place.scrollIntoView());
        await page.waitForSelector(".omvarld-map [role=img]", { timeout: 8000 });
        const texts = await page.$$eval(".omvarld-map svg text", (all) =>
          all.map(({ textContent }) => textContent.trim()),
        );
        for (const town of map)
          assert.ok(
            texts.some((text) => text.includes(town)),
            `${town} in ${texts.join(", ")}`,
          );
      });
    }

    for (const width of [360, 1280]) {
      test(`has nothing that axe objects to at ${width} px`, async () => {
        const { page } = visited;
        await page.setViewport({ width, height: 900 });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate((options) => globalThis.axe.run(options), axeOptions);
        const found = violations.map(
          ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `  ${html.slice(0, 200)}`).join("\n")}`,
        );
        assert.equal(found.join("\n"), "");
      });
    }

    test("does not scroll sideways at 320 px", async () => {
      const { page } = visited;
      await page.setViewport({ width: 320, height: 900 });
      const { width, wide } = await page.evaluate(() => ({
        width: document.scrollingElement.scrollWidth,
        wide: [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
          .map((element) => element.outerHTML.slice(0, 120)),
      }));
      assert.ok(width <= 320, `${width} px wide:\n${wide.join("\n")}`);
    });

    test("has headings that skip no level, under one first heading", async () => {
      const headings = await visited.page.evaluate(() =>
        [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
          .filter((heading) => heading.checkVisibility())
          .map((heading) => ({ level: Number(heading.localName[1]), text: heading.textContent.trim() })),
      );
      assert.deepEqual(
        headings.filter(({ level }) => level === 1).map(({ text }) => text).length,
        1,
        JSON.stringify(headings),
      );
      const skips = headings.filter(({ level }, index) => level > (headings[index - 1]?.level ?? 0) + 1);
      assert.deepEqual(skips, []);
      assert.deepEqual(
        headings.filter(({ text }) => !text),
        [],
      );
    });

    if (several) {
      test("says whose each member is", async () => {
        const text = await visited.page.evaluate(() => document.querySelector("main").innerText);
        for (const name of ["Sävsjö", "Varberg", "Herrljunga", "Åmål"])
          assert.match(text, new RegExp(`${name}s? kommun`));
        assert.match(text, /De Pere\s+Åmåls kommun/);
        assert.match(text, /Ukmergė\s+Herrljunga kommun/);
      });
    }

    if (feed) {
      for (const width of [360, 1280]) {
        test(`tells all that its feed holds at ${width} px`, async () => {
          const { page } = visited;
          await page.setViewport({ width, height: 900 });
          const path = `feeds/${feed}.json`;
          const json = JSON.parse(readFileSync(join(demoFolder, path), "utf8"));
          const isWholePage = await page.evaluate(() => document.querySelector("omvarld-page") !== null);
          const facts = feedFacts(json, { language, url: `${server.url}/${path}`, isWholePage });
          assert.ok(facts.length > 10, "the feed was walked");
          assert.deepEqual(missingFacts(facts, await page.evaluate(readPage)), []);
        });
      }
    }
  });
}
