import puppeteer from "puppeteer-core";
import { findBrowser } from "../browser.mjs";

/** @param {readonly string[]} [more] arguments of the browser, beside those that it always has. */
export async function startBrowser(more = []) {
  const { path, product, args, headless, env } = await findBrowser({ install: true });
  return puppeteer.launch({ executablePath: path, browser: product, args: [...args, ...more], headless, env });
}

/** A text as it is compared: any run of white space is one space. */
export const collapse = (text) => text.replace(/[\s\u200b]+/g, " ").trim();

/**
 * Opens a page, and notes all that goes wrong in it and all that it asks for. The caller closes it.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 * @param {object} [options]
 * @param {number} [options.width]
 * @param {() => void} [options.prepare] Runs in the page before its own scripts.
 * @param {import("puppeteer-core").PuppeteerLifeCycleEvent} [options.waitUntil] How far the page has come.
 */
export async function visit(browser, url, { width = 1280, prepare, waitUntil = "load" } = {}) {
  const page = await browser.newPage();
  /** What no page may do: errors of scripts, and of the console. */
  const errors = [];
  const warnings = [];
  const requests = [];
  page.on("pageerror", (error) => errors.push(String(error?.stack ?? error)));
  page.on("console", (message) => {
    const { url: where } = message.location() ?? {};
    const line = `${message.text()}${where ? ` (${where})` : ""}`;
    // A status or a broken connection is the browser's own word, and not the page's fault.
    if (message.type() === "error" && !/^Failed to load resource/.test(line)) errors.push(line);
    if (message.type() === "warn") warnings.push(line);
  });
  page.on("request", (request) => requests.push(request.url()));
  await page.setViewport({ width, height: 900 });
  if (prepare) await page.evaluateOnNewDocument(prepare);
  await page.goto(url, { waitUntil });
  return { page, errors, warnings, requests };
}

/** Runs in the page: whether every defined tag shows its feed, or has given up. */
export const isSettled = () =>
  [...document.querySelectorAll(":defined")]
    .filter(({ localName }) => /^omvarld-/.test(localName) && localName !== "omvarld-feed")
    .every((tag) => tag.matches(":state(ready), :state(stale), :state(error)"));

/** Runs in the page: resolves when every tag has all that it shows. Many tags, and long lists, render turn by turn. */
export const beWhole = async () => {
  for (const tag of document.querySelectorAll(":defined")) await tag.updateComplete;
};

/** Waits until every defined tag shows its feed, or has given up. */
export async function settle(page, { timeout = 8000 } = {}) {
  await page.waitForFunction(isSettled, { timeout, polling: 50 });
  // Chunks on demand come after.
  await page.waitForNetworkIdle({ idleTime: 150, timeout: 5000 });
  await page.evaluate(beWhole);
}
