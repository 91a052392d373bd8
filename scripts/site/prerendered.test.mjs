import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { run } from "../../dist/cli/run.js";
import { full } from "../../src/feed/fixtures/full.ts";
import { serveFolder } from "../serve.mjs";
import { settle, startBrowser, visit } from "./visit.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The feed as it was before a letter was mended. */
const older = JSON.stringify(full).replaceAll("Mėlynupis", "Melynupis");

let browser;
let server;
let folder;
let pages = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "omvarld-prerendered-"));
  await cp(at("dist/cdn"), folder, { recursive: true });
  await cp(at("demo/feeds"), folder, { recursive: true });
  await writeFile(join(folder, "full.json"), JSON.stringify(full));
  await writeFile(join(folder, "older.json"), older);
  const [first, ...others] = full.twinTowns;
  const { version, language, municipality } = full;
  const rest = { version, language, municipality, twinTowns: others };
  for (const [name, next] of [
    ["parts-1.json", "parts-2.json"],
    ["torn-1.json", "missing.json"],
  ]) {
    await writeFile(join(folder, name), JSON.stringify({ ...full, twinTowns: [first], next }));
  }
  await writeFile(join(folder, "parts-2.json"), JSON.stringify(rest));
  // The script comes after the page, what makes tags of placeholders after it, and the feed long after both.
  const delays = [
    [/^\/omvarld\.js$/, 300],
    [/^\/picture\.svg$/, 1500],
    [/placeholders-/, 300],
    [/\.json$/, 900],
  ];
  const delayOf = (path) => delays.find(([pattern]) => pattern.test(path))?.[1] ?? 0;
  server = await serveFolder(folder, { delay: delayOf });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function print(...args) {
  const written = { stdout: "", stderr: "" };
  const collect = (name) =>
    new Writable({
      decodeStrings: false,
      write(piece, _, next) {
        written[name] += piece;
        next();
      },
    });
  const streams = { stdin: process.stdin, stdout: collect("stdout"), stderr: collect("stderr"), env: {} };
  assert.equal(await run(args, streams), 0, written.stderr);
  return written.stdout;
}

/** Runs in the page before anything else: notes what moves, what is made, and what a reader would lose. */
function witness() {
  globalThis.sections = 0;
  const { importNode } = Document.prototype;
  Document.prototype.importNode = function (node, deep) {
    globalThis.sections += node.querySelectorAll?.("section").length ?? 0;
    return importNode.call(this, node, deep);
  };
  globalThis.shifts = [];
  const note = (list) => {
    for (const { value, sources } of list.getEntries()) {
      globalThis.shifts.push(`${value}: ${sources.map(({ node }) => node?.className || node?.nodeName).join(", ")}`);
    }
  };
  globalThis.shiftsNow = () => {
    note({ getEntries: () => globalThis.observer.takeRecords() });
    return globalThis.shifts;
  };
  globalThis.observer = new PerformanceObserver(note);
  globalThis.observer.observe({ type: "layout-shift", buffered: true });
  globalThis.frames = new Set();
  const look = () => {
    const boxes = [...document.querySelectorAll(".omvarld")].filter((box) => box.checkVisibility());
    if (document.readyState === "complete") globalThis.frames.add(boxes.length);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  // Before any script: the parser has come to the page's end.
  document.addEventListener(
    "readystatechange",
    () => {
      globalThis.nodes = [...document.querySelectorAll(".omvarld, .omvarld *, script[type='application/ld+json']")];
      // A table of which only the first rows have come is laid out anew with the next: no work of ours.
      setTimeout(() => globalThis.shiftsNow().splice(0), 150);
    },
    { once: true },
  );
}

const optionsOf = (attributes) =>
  Object.entries(attributes).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, value]));

/**
 * A page that has stored what the command line printed, on its way to its feed.
 * @param {object} stored
 * @param {string} stored.printed the feed that was printed, where it is another than the page's own
 * @param {string} stored.above what stands above the tag
 * @param {string} stored.hash what the page's address names
 * @param {string} stored.today the day on which it was printed
 * @param {string} stored.waitUntil how far the page has come when it is looked at
 */
async function open(
  name,
  feed,
  attributes = {},
  { language = "sv", form = "tag", printed = feed, above = "", hash = "", today, waitUntil },
) {
  const path = `page-${++pages}.html`;
  const address = `${server.url}/${path}`;
  const place = [
    "--src",
    feed,
    "--page-url",
    address,
    "--page-lang",
    language,
    ...(form === "div" ? ["--as", form] : []),
    ...(today ? ["--today", today] : []),
  ];
  const html = await print("render", join(folder, printed), "--tag", name, ...place, ...optionsOf(attributes));
  await writeFile(
    join(folder, path),
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Lindvik</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="omvarld.css">
<script type="module" src="omvarld.js"></script></head>
<body><main>${above}${html}</main><p id="after">Efter</p></body></html>`,
  );
  const visited = await visit(browser, address + hash, { prepare: witness, ...(waitUntil ? { waitUntil } : {}) });
  return { ...visited, html };
}

/** What the reader has before the feed comes, and what is left of it afterwards. */
const takePlace = () => {
  const box = document.querySelector(".omvarld");
  for (const details of box.querySelectorAll("details")) details.open = true;
  const text = document.createTreeWalker(box.querySelector("h1, h2, h3"), NodeFilter.SHOW_TEXT).nextNode();
  getSelection().setBaseAndExtent(text, 1, text, 4);
  globalThis.focused = box.querySelector("a, button, summary, input");
  globalThis.focused.focus({ preventScroll: true });
  // Who goes to a field chooses nothing else.
  globalThis.chosen = String(getSelection());
};

const look = () => ({
  sections: globalThis.sections,
  lost: globalThis.nodes.filter((node) => !node.isConnected).map(({ className, localName }) => className || localName),
  count: globalThis.nodes.length,
  boxes: [...globalThis.frames],
  shifts: globalThis.shiftsNow(),
  isFocused: document.activeElement === globalThis.focused,
  isChosen:
    String(getSelection()) === globalThis.chosen &&
    (globalThis.focused.matches("input") || globalThis.chosen.length === 3),
  isOpen: [...document.querySelectorAll(".omvarld details")].every(({ open }) => open),
  blocks: document.querySelectorAll("script[type='application/ld+json']").length,
  placeholders: document.querySelectorAll("[data-omvarld]").length,
  ids: new Set([...document.querySelectorAll("[id]")].map(({ id }) => id)).size,
  withId: document.querySelectorAll("[id]").length,
});

const isSettled = () =>
  document.querySelector("main > :not(h1, div)")?.matches(":state(ready), :state(stale), :state(error)");

/** Waits until the tag has what it shows, and all that comes after. */
async function settleTag(page) {
  await page.waitForFunction(isSettled, { timeout: 10_000, polling: 50 });
  await settle(page);
}

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

    test("answers a search, and one that was begun before the script came", async () => {
      const { page } = await open("twin-towns", "full.json", { searchable: true }, { form });
      try {
        await page.type("input[type=search]", "skola");
        await settleTag(page);
        const list = () =>
          page.$$eval("li.omvarld-town", (items) => items.filter((item) => item.checkVisibility()).length);
        const all = full.twinTowns.length;
        assert.ok((await list()) < all);
        assert.equal(await page.evaluate(() => document.activeElement.value), "skola");
        await page.click("[data-omvarld-action=clear]");
        await page.waitForFunction(() => document.activeElement.value === "");
        assert.equal(await list(), all);
        await page.waitForSelector(".omvarld-map [role=img]", { timeout: 5000 });
      } finally {
        await page.close();
      }
    });

    test("draws its map on in what takes its place when a reader searches", async () => {
      const { page } = await open("twin-towns", "full.json", { searchable: true }, { form });
      try {
        await settleTag(page);
        await page.waitForSelector(".omvarld-map [role=img]", { timeout: 5000 });
        await page.evaluate(() => globalThis.shiftsNow().splice(0));
        await page.type("input[type=search]", "skola");
        await page.waitForSelector(".omvarld-map .omvarld-map-dimmed", { timeout: 5000 });
        assert.equal(await page.$$eval(".omvarld-map figure", ({ length }) => length), 1);
        assert.equal(await page.evaluate(() => document.activeElement.value), "skola");
      } finally {
        await page.close();
      }
    });

    test("shows all when it is asked, before the feed is there and after", async () => {
      for (const isEarly of [true, false]) {
        const { page } = await open("twin-towns", "full.json", { limit: "2" }, { form });
        try {
          await page.waitForFunction(() => document.querySelector("omvarld-twin-towns")?.matches(":defined"));
          if (!isEarly) await settleTag(page);
          await page.click("[data-omvarld-action=show-all]");
          await settleTag(page);
          await page.waitForFunction(
            (all) => document.querySelectorAll("li.omvarld-town").length === all,
            { timeout: 5000 },
            full.twinTowns.length,
          );
          assert.equal(await page.$("[data-omvarld-action=show-all]"), null);
        } finally {
          await page.close();
        }
      }
    });

    test("saves a contact", async () => {
      const { page } = await open("contacts", "full.json", {}, { form });
      try {
        await settleTag(page);
        await page.click("[data-omvarld-action^=save]");
        await page.waitForFunction(() => /\.vcf/.test(document.querySelector("[role=status]")?.textContent), {
          timeout: 5000,
        });
        const { lost } = await page.evaluate(look);
        assert.deepEqual(lost, []);
      } finally {
        await page.close();
      }
    });

    test("saves a contact when it is asked before the feed is there", async () => {
      const { page } = await open("contacts", "full.json", {}, { form });
      try {
        await page.waitForFunction(() => document.querySelector("omvarld-contacts")?.matches(":defined"));
        await page.click("[data-omvarld-action^=save]");
        assert.equal(await page.evaluate(() => !!document.querySelector(":state(ready)")), false);
        await page.waitForFunction(() => /\.vcf/.test(document.querySelector("[role=status]")?.textContent), {
          timeout: 5000,
        });
      } finally {
        await page.close();
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

    for (const attributes of [
      {},
      { limit: "1" },
      { past: "fold" },
      { isolated: true },
      { isolated: true, limit: "1" },
    ]) {
      test(`is where an address leads: ${JSON.stringify(attributes)}`, async () => {
        const id = `omvarld-twin-towns-${full.twinTowns.at(-1).id}`;
        const above = '<div style="block-size: 3000px"></div>';
        const { page } = await open("twin-towns", "full.json", attributes, { form, above, hash: `#${id}` });
        try {
          await settleTag(page);
          const find = (id) => {
            const tag = document.querySelector("omvarld-twin-towns");
            const found = (tag.shadowRoot ?? tag).querySelector(`[id="${id}"]`);
            const { top } = found?.getBoundingClientRect() ?? {};
            return found?.checkVisibility() && top >= 0 && top < innerHeight;
          };
          await page.waitForFunction(find, { timeout: 5000 }, id);
        } finally {
          await page.close();
        }
      });
    }

    test("stands in for an isolated tag until its feed is there, and is not told twice", async () => {
      const { page, errors } = await open("twin-towns", "full.json", { isolated: true }, { form });
      try {
        const visible = () => [...document.querySelectorAll(".omvarld")].filter((box) => box.checkVisibility()).length;
        assert.equal(await page.evaluate(visible), 1);
        await settleTag(page);
        const seen = await page.evaluate(() => {
          const tag = document.querySelector("omvarld-twin-towns");
          const inside = tag.shadowRoot.querySelector(".omvarld");
          return {
            inside: inside.checkVisibility(),
            outside: tag.querySelector(".omvarld")?.checkVisibility() ?? false,
          };
        });
        assert.deepEqual(seen, { inside: true, outside: false });
        await page.waitForFunction(
          () => document.querySelector("omvarld-twin-towns").shadowRoot.querySelector(".omvarld-map [role=img]"),
          { timeout: 5000 },
        );
        assert.deepEqual(await page.evaluate(() => globalThis.shiftsNow()), []);
        assert.deepEqual(errors, []);
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
    const { page, html } = await open("twin-towns", "full.json", attributes, { form: "div" });
    try {
      await settleTag(page);
      const written = await page.evaluate(() =>
        Object.fromEntries(
          [...document.querySelector("omvarld-twin-towns").attributes].map(({ name, value }) => [name, value]),
        ),
      );
      assert.deepEqual(written, { ...attributes, searchable: "", src: "full.json" });
      const url = `${server.url}/page-${pages}.html`;
      const place = ["--src", "full.json", "--page-url", url, "--page-lang", "sv"];
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
      const day = new Date(Date.now() + today * 86_400_000).toISOString().slice(0, 10);
      const deadline = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
      const volunteering = [{ name: "Kusten", apply: { url: "https://kust.example/", deadline } }];
      await writeFile(join(folder, "yesterday.json"), JSON.stringify({ ...full, volunteering }));
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
    await writeFile(join(folder, "picture.svg"), '<svg xmlns="http://www.w3.org/2000/svg"/>');
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
