import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { full } from "../../src/feed/fixtures/full.ts";
import { optionsOf } from "../command-line.mjs";
import { folder, look, open, print, settleTag, startPages, stopPages, takePlace } from "./finished-page.mjs";

/** The feed as it was before a letter was mended. */
const older = JSON.stringify(full).replaceAll("Mėlynupis", "Melynupis");

const dayFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

before(() => {
  const [first, ...others] = full.twinTowns;
  const { version, language, municipality } = full;
  const part = (next) => ({ ...full, twinTowns: [first], next });
  const volunteering = [{ name: "Kusten", apply: { url: "https://kust.example/", deadline: dayFromNow(-1) } }];
  return startPages({
    "older.json": older,
    "parts-1.json": part("parts-2.json"),
    "parts-2.json": { version, language, municipality, twinTowns: others },
    "torn-1.json": part("missing.json"),
    "yesterday.json": { ...full, volunteering },
    "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
});

after(stopPages);

const cases = [
  ["page", "varberg.json", {}],
  ["page", "amal.json", { "json-ld": true, id: "sidan" }, { language: "en" }],
  ["page", "full.json", { theme: "dark", lang: "en" }],
  ["twin-towns", "amal.json", { searchable: true, past: "fold" }],
  ["twin-towns", "full.json", { past: "fold", limit: "2", theme: "light", id: "nordiska" }],
  ["twin-towns", "full.json", { view: "table", "heading-level": "3" }, { language: "en" }],
  ["projects", "eu-coach.json", { lang: "sv" }, { language: "en" }],
  ["contacts", "varberg.json", {}],
  ["news", "full.json", { past: "fold" }, { language: "en" }],
];

for (const form of ["tag", "div"]) {
  describe(`finished HTML in a page, printed as a ${form}`, () => {
    for (const [name, feed, attributes, { language = "sv" } = {}] of cases) {
      test(`stays, node by node, and keeps the reader's place: ${name} of ${feed} ${JSON.stringify(attributes)}`, async () => {
        const { page, errors } = await open(name, feed, attributes, { language, form });
        try {
          assert.equal(await page.evaluate(() => !!document.querySelector(":state(ready)")), false);
          assert.deepEqual(await page.evaluate(() => globalThis.shiftsNow()), []);
          await page.evaluate(takePlace);
          await page.evaluate(() => globalThis.shiftsNow().splice(0));
          await settleTag(page);
          const map = await page.$(".omvarld-map");
          if (map) {
            await page.evaluate(() => document.querySelector(".omvarld-map").scrollIntoView());
            await page.waitForSelector(".omvarld-map [role=img]", { timeout: 5000 });
            assert.equal(await page.$$eval(".omvarld-map figure", ({ length }) => length), 1);
          }
          const { count, withId, ...seen } = await page.evaluate(look);
          assert.deepEqual(seen, {
            sections: 0,
            lost: [],
            boxes: [1],
            shifts: [],
            isFocused: true,
            isChosen: true,
            isOpen: true,
            blocks: attributes["json-ld"] ? 1 : 0,
            placeholders: 0,
            ids: withId,
          });
          assert.ok(count > 10, `${count} nodes`);
          assert.deepEqual(errors, []);
        } finally {
          await page.close();
        }
      });
    }

    test("stays, node by node, where the feed comes in parts, and where one of them fails", async () => {
      for (const feed of ["parts-1.json", "torn-1.json"]) {
        // It was printed when all of it was there.
        const { page, errors } = await open(
          "twin-towns",
          feed,
          { searchable: true },
          { form, printed: "parts-1.json" },
        );
        try {
          const shown = () =>
            page.$$eval("li.omvarld-town", (items) => items.filter((item) => item.checkVisibility()).length);
          assert.equal(await shown(), full.twinTowns.length);
          await settleTag(page);
          await page.waitForNetworkIdle({ idleTime: 1500, timeout: 10_000 });
          const { lost, boxes } = await page.evaluate(look);
          assert.deepEqual([lost, boxes], [[], [1]]);
          assert.equal(await shown(), full.twinTowns.length);
          await page.type("input[type=search]", "skola");
          await page.waitForFunction(
            (all) => {
              const towns = [...document.querySelectorAll("li.omvarld-town")];
              return towns.length > 0 && towns.filter((item) => item.checkVisibility()).length < all;
            },
            { timeout: 5000 },
            full.twinTowns.length,
          );
          const text = await page.evaluate(() => document.body.innerText);
          assert.match(text, feed === "parts-1.json" ? /Sökningen är klar/ : /Resten går inte att hämta just nu/);
          assert.deepEqual(errors, []);
        } finally {
          await page.close();
        }
      }
    });

    test("gives way in one frame, and moves nothing, where the feed says something else of the same length", async () => {
      const { page } = await open("page", "full.json", { "json-ld": true }, { form, printed: "older.json" });
      try {
        await page.evaluate(takePlace);
        await page.evaluate(() => globalThis.shiftsNow().splice(0));
        const text = () => page.evaluate(() => document.body.innerText);
        assert.match(await text(), /Melynupis/);
        await settleTag(page);
        assert.match(await text(), /Mėlynupis/);
        assert.doesNotMatch(await text(), /Melynupis/);
        const { boxes, shifts, isOpen, isChosen, blocks, sections } = await page.evaluate(look);
        assert.ok(sections > 0, "what is made is seen");
        assert.deepEqual(
          { boxes, shifts, isOpen, isChosen, blocks },
          {
            boxes: [1],
            shifts: [],
            isOpen: true,
            isChosen: true,
            blocks: 1,
          },
        );
      } finally {
        await page.close();
      }
    });
  });
}

describe("what is printed as a div", () => {
  test("becomes the tag that is printed as one", async () => {
    const attributes = { id: "nordiska", lang: "en", "heading-level": "3", past: "fold", searchable: true };
    const inside = (html) => html.replace(/^<[^>]*>|<\/[^>]*>\n$/g, "");
    const { page, html, address } = await open("twin-towns", "full.json", attributes, { form: "div" });
    try {
      await settleTag(page);
      const written = await page.evaluate(() =>
        Object.fromEntries(
          [...document.querySelector("omvarld-twin-towns").attributes].map(({ name, value }) => [name, value]),
        ),
      );
      assert.deepEqual(written, { ...attributes, searchable: "", src: "full.json" });
      const place = ["--src", "full.json", "--page-url", address, "--page-lang", "sv"];
      const tag = await print(
        "render",
        join(folder, "full.json"),
        "--tag",
        "twin-towns",
        ...place,
        ...optionsOf(attributes),
      );
      assert.equal(inside(html), inside(tag));
    } finally {
      await page.close();
    }
  });
});

describe("finished HTML and the days", () => {
  /** What was printed long before today, which is another day's picture, and what was printed yesterday. */
  for (const [what, feed, today, isMade] of [
    ["is left alone where nothing has begun or ended since", "varberg.json", -1, false],
    ["is made anew after a month", "varberg.json", -40, true],
    ["is made anew where something has ended since", "yesterday.json", -1, true],
  ]) {
    test(what, async () => {
      const day = dayFromNow(today);
      const { page } = await open("volunteering", feed, {}, { today: day });
      try {
        await settleTag(page);
        assert.equal((await page.evaluate(look)).sections > 0, isMade);
      } finally {
        await page.close();
      }
    });
  }
});

describe("a page with finished HTML", () => {
  test("asks for nothing but its script before it has loaded, and at once where a reader touches it", async () => {
    // Something of the page's own that takes its time.
    const above = '<div><img src="picture.svg" alt="" width="10" height="10"></div>';
    for (const isTouched of [false, true]) {
      const { page, requests } = await open("contacts", "full.json", {}, { above, waitUntil: "domcontentloaded" });
      try {
        await page.waitForFunction(() => document.querySelector("omvarld-contacts")?.matches(":defined"));
        if (isTouched) await page.focus("omvarld-contacts a");
        await settleTag(page);
        const at = (end) => requests.findIndex((url) => url.endsWith(end));
        assert.ok(at("/full.json") > at("/omvarld.js"));
        const { feed, load } = await page.evaluate(() => ({
          feed: performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/full.json")).startTime,
          load: performance.getEntriesByType("navigation")[0].loadEventStart,
        }));
        assert.equal(feed < load, isTouched, `feed ${feed}, load ${load}`);
      } finally {
        await page.close();
      }
    }
  });
});
