/* Pages that have stored what the command line printed, as readers meet them. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { omvarld, optionsOf } from "../command-line.mjs";
import { full } from "../../src/feed/fixtures/full.ts";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

/**
 * The script comes after the page, what makes tags of placeholders after it, and the feed long after both. Milliseconds, by
 * path.
 */
const delays = [
  [/^\/omvarld\.js$/, 300],
  [/^\/picture\.svg$/, 1500],
  [/placeholders-/, 300],
  [/\.json$/, 900],
];
const delayOf = (path) => delays.find(([pattern]) => pattern.test(path))?.[1] ?? 0;

let site;
let pages = 0;
/** Where the pages lie, with the site's script and the demo's feeds, and what serves them. */
export let folder;
export let server;

/** @param {Record<string, string | object>} [files] Those of one test alone, by path. */
export async function startPages(files = {}) {
  const copies = { ".": ["dist/cdn", "demo/feeds"] };
  site = await openSite({ "full.json": full, ...files }, { copies, serving: { delay: delayOf } });
  ({ folder, server } = site);
}

export const stopPages = () => site?.close();

/** What the command line prints. */
export async function print(...args) {
  const { code, stdout, stderr } = await omvarld(args);
  assert.equal(code, 0, stderr);
  return stdout;
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
      // However slow the machine is, that is seen with the next frames.
      const forget = () => setTimeout(() => globalThis.shiftsNow().splice(0), 100);
      requestAnimationFrame(() => requestAnimationFrame(forget));
    },
    { once: true },
  );
}

/**
 * A page that has stored what the command line printed, on its way to its feed.
 * @param {string} name the tag's
 * @param {string} feed its feed's address, or those of several with spaces between
 * @param {string} stored.printed the feeds that were printed, where they are others than the page's own
 * @param {(html: string) => string} stored.store what a content system makes of it
 * @param {string} stored.above what stands above the tag
 * @param {string} stored.hash what the page's address names
 * @param {string} stored.today the day on which it was printed
 * @param {string} stored.waitUntil how far the page has come when it is looked at
 */
export async function open(
  name,
  feed,
  attributes = {},
  { language = "sv", form = "tag", printed = feed, store = (html) => html, above = "", hash = "", today, waitUntil },
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
  const files = printed.split(" ").map((file) => join(folder, file));
  const html = await print("render", ...files, "--tag", name, ...place, ...optionsOf(attributes));
  await site.write(
    path,
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Lindvik</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="omvarld.css">
<script type="module" src="omvarld.js"></script></head>
<body><main>${above}${store(html)}</main><p id="after">Efter</p></body></html>`,
  );
  const visited = await visit(site.browser, address + hash, { prepare: witness, ...(waitUntil ? { waitUntil } : {}) });
  return { ...visited, html, address };
}

/** What the reader has before the feed comes, and what is left of it afterwards. */
export const takePlace = () => {
  const box = document.querySelector(".omvarld");
  for (const details of box.querySelectorAll("details")) details.open = true;
  const text = document.createTreeWalker(box.querySelector("h1, h2, h3"), NodeFilter.SHOW_TEXT).nextNode();
  getSelection().setBaseAndExtent(text, 1, text, 4);
  globalThis.focused = box.querySelector("a, button, summary, input");
  globalThis.focused.focus({ preventScroll: true });
  // Who goes to a field chooses nothing else.
  globalThis.chosen = String(getSelection());
};

/** Runs in the page: what has become of it. */
export const look = () => ({
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
export async function settleTag(page) {
  await page.waitForFunction(isSettled, { timeout: 10_000, polling: 50 });
  await settle(page);
}
