import { PredefinedNetworkConditions } from "puppeteer-core";

const millisecondsForPage = 30_000;

/** A page whose last card has not come in time. */
export class NeverComplete extends Error {}

/**
 * Under what a page is opened.
 * @typedef {object} Conditions
 * @property {"Slow 4G" | "Fast 4G"} [line] As the browser's own developer tools have it; else loopback as it is.
 * @property {number} [processor] How many times slower it is.
 * @property {{ width: number, height: number, deviceScaleFactor?: number, isMobile?: boolean }} screen
 */

/** The screen that Lighthouse measures phones with. */
export const phone = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
export const desk = { width: 1280, height: 900 };

/** Runs in the page before anything else: notes what happens, and weighs nothing in the page's own bytes. */
function witness({ towns, tags, cards, millisecondsForPage }) {
  const seen = { shifts: 0, largest: 0, firstPaint: 0, tasks: [], loads: 0, lastChange: 0 };
  globalThis.bench = seen;
  const watch = (type, note) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true });
    return () => observer.takeRecords().forEach(note);
  };
  const flush = [
    watch("layout-shift", ({ value, hadRecentInput }) => (seen.shifts += hadRecentInput ? 0 : value)),
    watch("largest-contentful-paint", ({ startTime }) => (seen.largest = startTime)),
    watch("paint", ({ name, startTime }) => name === "first-contentful-paint" && (seen.firstPaint = startTime)),
    watch("longtask", ({ startTime, duration }) => seen.tasks.push([startTime, duration])),
  ];
  seen.flush = () => flush.forEach((take) => take());
  // Of several feeds it comes again as they arrive.
  addEventListener("omvarld-load", ({ detail }) => (seen.loads += detail.pending ? 0 : 1));
  const { before, share, after } = cards;
  const idOf = (index) => `${before}${share ? Math.floor(index / share) : ""}${after}${index + 1}`;
  // When the frame is made that holds what has just come into the document: before the page's own tasks that wait by then.
  const afterFrame = () =>
    new Promise((done) =>
      requestAnimationFrame(() => scheduler.postTask(() => done(performance.now()), { priority: "user-blocking" })),
    );
  let known = 0;
  const times = {};
  const settle = async () => {
    const end = performance.now() + millisecondsForPage;
    await Promise.all([times.first, times.complete]);
    // What a tag does after it has shown its feed counts as well.
    let quiet = 0;
    while (quiet < 3) {
      if (performance.now() > end) throw new Error("the page never came to rest");
      const state = [seen.lastChange, seen.tasks.length].join();
      await new Promise((done) => setTimeout(done, 60));
      await new Promise((done) => requestIdleCallback(done));
      seen.flush();
      quiet = seen.loads >= tags && state === [seen.lastChange, seen.tasks.length].join() ? quiet + 1 : 0;
    }
    return { first: await times.first, complete: await times.complete };
  };
  seen.settled = new Promise((done, failed) => {
    const finish = () => settle().then(done, failed);
    if (towns === 0) {
      times.complete = times.first = new Promise((ready) => addEventListener("DOMContentLoaded", ready)).then(
        afterFrame,
      );
      finish();
      return;
    }
    const look = () => {
      seen.lastChange = performance.now();
      const last = known;
      while (known < towns && document.getElementById(idOf(known))) known++;
      if (last === 0 && known > 0) times.first = afterFrame();
      if (last < towns && known === towns) {
        times.complete = afterFrame();
        finish();
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
}

/** All nodes of the document, those in open shadow roots included. */
function countNodes() {
  const count = (root) => {
    let sum = 0;
    const walker = document.createTreeWalker(root);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      sum += 1 + (node.shadowRoot ? count(node.shadowRoot) : 0);
    }
    return sum;
  };
  return count(document);
}

/**
 * Opens a page in a browser profile of its own, so that nothing is kept from the one before, and measures until it is at rest.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 * @param {import("./pages.mjs").Page} page
 * @param {Conditions} conditions
 * @param {(tab: import("puppeteer-core").Page) => Promise<object>} [more] reads what else is wanted, once the page is at rest
 * @returns {Promise<Record<string, number>>} times in milliseconds from the navigation's start, durations in milliseconds
 * @throws {NeverComplete}
 * @throws {Error} where the page has an error
 */
export async function measure(browser, url, page, { line, processor = 1, screen }, more = () => ({})) {
  const { towns, tags, cards = { before: "omvarld-twin-towns", after: "-town-" } } = page;
  const profile = await browser.createBrowserContext();
  try {
    const tab = await profile.newPage();
    await tab.setViewport(screen);
    const errors = [];
    tab.on("pageerror", (error) => errors.push(error));
    tab.on("requestfailed", (request) => errors.push(new Error(`${request.url()}: ${request.failure()?.errorText}`)));
    const session = await tab.createCDPSession();
    await session.send("Network.enable");
    const traffic = { requests: 0, bytes: 0, feedsAtOnce: 0 };
    const underWay = new Set();
    session.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (!request.url.endsWith(".json")) return;
      underWay.add(requestId);
      traffic.feedsAtOnce = Math.max(traffic.feedsAtOnce, underWay.size);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      underWay.delete(requestId);
      traffic.requests += encodedDataLength > 0 ? 1 : 0;
      traffic.bytes += encodedDataLength;
    });
    await session.send("Performance.enable");
    if (line) await tab.emulateNetworkConditions(PredefinedNetworkConditions[line]);
    await tab.emulateCPUThrottling(processor);
    await tab.evaluateOnNewDocument(witness, { towns, tags, cards, millisecondsForPage });
    await tab.goto(url, { waitUntil: "domcontentloaded", timeout: millisecondsForPage });
    const times = await Promise.race([
      tab.evaluate(() => globalThis.bench.settled),
      new Promise((_, failed) =>
        setTimeout(failed, millisecondsForPage, new NeverComplete(`${url}: the last card never came`)).unref(),
      ),
    ]);
    if (errors.length > 0) throw errors[0];
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (name) => metrics.find((entry) => entry.name === name).value;
    const { shifts, largest, firstPaint, tasks } = await tab.evaluate(() => globalThis.bench);
    const after = tasks.filter(([start, duration]) => start + duration > firstPaint);
    const result = {
      ...times,
      firstPaint,
      largestPaint: largest,
      shifts,
      processor: metric("TaskDuration") * 1000,
      styleAndLayout: (metric("LayoutDuration") + metric("RecalcStyleDuration")) * 1000,
      layouts: metric("LayoutCount"),
      blocking: after.reduce((sum, [, duration]) => sum + duration - 50, 0),
      // Shorter ones the browser does not tell of.
      longestTask: Math.max(50, ...after.map(([, duration]) => duration)),
      nodes: await tab.evaluate(countNodes),
      ...traffic,
      ...(await more(tab)),
    };
    if (errors.length > 0) throw errors[0];
    return result;
  } finally {
    await profile.close();
  }
}
