import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const names = Array.from({ length: 30 }, (_, index) => `Ort ${index + 1}`);
const feed = JSON.stringify({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  twinTowns: [...names.map((name) => ({ name, country: "LT" })), { name: "Förr", country: "FI", until: "1999" }],
  news: names.map((title) => ({ title, summary: "Något har hänt." })),
});

const tall = '<div style="block-size: 2000px"></div>';
const towns = (attributes, inside = "") =>
  `<omvarld-twin-towns src="slow.json" ${attributes}>${inside}</omvarld-twin-towns>`;
const html = (body) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<style>:root { --omvarld-sticky-offset: 90px } :target { outline: 5px solid rgb(1, 2, 3) }</style>
<script type="module" src="omvarld.js"></script></head>
<body><h1>Lindvik</h1><input aria-label="Sök">${body}${tall}</body>
</html>
`;

const files = {
  "fast.json": feed,
  "slow.json": feed,
  "slower.json": feed,
  "several.html": html(
    `${tall}<omvarld-news src="slower.json"></omvarld-news>${towns('limit="3"')}<omvarld-news src="fast.json"></omvarld-news>`,
  ),
  "fold.html": html(`${tall}<details><summary>Mer</summary>${towns('past="fold"')}</details>`),
  "isolated.html": html(`${tall}${towns("isolated")}`),
  "around.html": html(
    `<omvarld-news src="slower.json"></omvarld-news><div id="vanorter">${towns("", "<p>Våra vänorter</p>")}</div>`,
  ),
  "prerendered.html": html(
    `${tall}${towns("", names.map((name, index) => `<h3 id="omvarld-twin-towns-ort-${index + 1}">${name}</h3>`).join(""))}`,
  ),
  "glides.html": html(`<style>html { scroll-behavior: smooth }</style>${tall}${towns("")}`),
};

let browser;
let server;
let site;

before(async () => {
  const delays = { "/slow.json": 500, "/slower.json": 1100, "/feeds/amal.json": 700 };
  site = await openSite(files, { copies: { ".": "dist/demo" }, serving: { delay: (path) => delays[path] ?? 0 } });
  ({ browser, server } = site);
});

after(() => site?.close());

const named = (id) =>
  [document, ...[...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot)]
    .map((root) => root?.getElementById(id))
    .find((found) => found);

/** Where the reader stands, and what the address names. */
async function look(page, id) {
  return page.evaluate(
    (id, find) => {
      const target = new Function(`return (${find})`)()(id);
      return {
        isShown: target?.checkVisibility() ?? false,
        top: Math.round(target?.getBoundingClientRect().top),
        isTarget: target?.matches(":target"),
        focus: document.activeElement.localName,
        steps: history.length - globalThis.steps,
        y: scrollY,
      };
    },
    id,
    String(named),
  );
}

/** Opens a page at an id, and hands it over once all its feeds have come. */
async function open(path, id, body, { early } = {}) {
  const { page, errors } = await visit(browser, `${server.url}/${path}#${id}`, {
    prepare: () => (globalThis.steps = history.length),
  });
  try {
    await early?.(page);
    await settle(page);
    await wait(300);
    await body(page, await look(page, id));
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

describe("an address with #id", () => {
  test("leads to a section of a demo page whose feed comes late", () =>
    open("amal.html", "omvarld-page-vanort", async (page, { isShown, top, isTarget, focus }) => {
      assert.deepEqual({ isShown, isTarget, focus }, { isShown: true, isTarget: true, focus: "body" });
      const offset = await page.$eval("#omvarld-page-vanort", (heading) => {
        const { scrollMarginTop } = getComputedStyle(heading);
        const { scrollPaddingTop } = getComputedStyle(document.documentElement);
        return parseFloat(scrollMarginTop) + (parseFloat(scrollPaddingTop) || 0);
      });
      assert.ok(Math.abs(top - offset) <= 2, `${top} px from the top, ${offset} asked`);
    }));

  test("leads to a town behind a limit, below the site's own sticky header, and stays there while other tags come", () =>
    open("several.html", "omvarld-twin-towns-ort-20", (_, { top, isTarget, steps, focus }) => {
      assert.ok(Math.abs(top - 90) <= 2, `${top} px from the top`);
      assert.deepEqual({ isTarget, focus, steps }, { isTarget: true, focus: "body", steps: 0 });
    }));

  test("opens the page's fold and the tag's own", () =>
    open("fold.html", "omvarld-twin-towns-forr", (_, { isShown, top }) => {
      assert.equal(isShown, true);
      assert.ok(Math.abs(top - 90) <= 2, `${top} px from the top`);
    }));

  test("leads into a shadow root, and leaves the focus", () =>
    open("isolated.html", "omvarld-twin-towns-ort-12", (_, { top, focus }) => {
      assert.ok(Math.abs(top - 90) <= 2, `${top} px from the top`);
      assert.equal(focus, "body");
    }));

  test("keeps what the page has put around a tag in its place, although what stands above comes later", () =>
    open("around.html", "vanorter", (_, { top, isTarget }) => {
      assert.ok(Math.abs(top) <= 2, `${top} px from the top`);
      assert.equal(isTarget, true);
    }));

  test("is what :target names also where a prerendered text was there before", () =>
    open("prerendered.html", "omvarld-twin-towns-ort-12", (_, { top, isTarget }) => {
      assert.ok(Math.abs(top - 90) <= 2, `${top} px from the top`);
      assert.equal(isTarget, true);
    }));

  test("arrives at once where the page glides", () =>
    open("glides.html", "omvarld-twin-towns-ort-12", (_, { top }) => {
      assert.ok(Math.abs(top - 90) <= 2, `${top} px from the top`);
    }));

  const acts = {
    "has scrolled": (page) => page.evaluate(() => scrollTo(0, 300)),
    "has turned the wheel": async (page) => {
      await page.mouse.move(200, 400);
      await page.mouse.wheel({ deltaY: 200 });
    },
    "is typing": async (page) => {
      await page.focus("input");
      await page.keyboard.type("hej");
    },
  };
  for (const [what, early] of Object.entries(acts)) {
    test(`takes nobody along who ${what} in the meantime`, () =>
      open(
        "several.html",
        "omvarld-twin-towns-ort-2",
        (_, { y, isShown }) => {
          assert.equal(isShown, true);
          assert.ok(y < 600, `${y} px down`);
        },
        { early },
      ));
  }

  test("leaves the focus where a reader has it", () =>
    open("isolated.html", "omvarld-twin-towns-ort-12", (_, { focus }) => assert.equal(focus, "input"), {
      early: (page) => page.evaluate(() => document.querySelector("input").focus({ preventScroll: true })),
    }));

  test("costs a page without one nothing", async () => {
    const start = server.requests.length;
    const { page } = await visit(browser, `${server.url}/several.html`);
    await settle(page);
    await page.close();
    assert.deepEqual(
      server.requests.slice(start).filter((path) => path.includes("arrive")),
      [],
    );
  });
});
