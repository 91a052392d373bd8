/**
 * Measures what a page of twin towns costs a browser with the tag, beside the same list written by hand with innerHTML.
 * Writes its table to docs/performance.md.
 *
 *   --no-build    takes dist/ as it is
 *   --rounds N    how often each page is opened; the medians count (default 9)
 *   --check       writes nothing, and fails where the tag takes more than 1.5 times as long at 1 000 towns
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../browser.mjs";
import { serveFolder } from "../serve.mjs";
import { benchFeed } from "./bench-feed.mjs";

const sizes = [20, 1000, 5000];
const bound = { towns: 1000, ratio: 1.5 };
const millisecondsForPage = 60_000;
// Before every answer, for every contender: a page that waits for nothing is no page that anybody has. In this time a
// browser does what it can do before the feed is there.
const millisecondsOfLatency = 40;
const markers = ["<!-- bench: written by `npm run bench` -->", "<!-- /bench -->"];

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const siteFolder = join(projectFolder, "dist/cdn");
const documentPath = join(projectFolder, "docs/performance.md");

const { values: options } = parseArgs({
  options: {
    "no-build": { type: "boolean", default: false },
    rounds: { type: "string", default: "9" },
    check: { type: "boolean", default: false },
  },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 99) throw new Error("--rounds takes a number from 1 to 99.");

const lastCard = (towns) => `omvarld-twin-towns-town-${towns}`;

/** Starts when the last card is in the document, and stops when the frame that holds it has been made. */
const clock = (towns) => `<script>
globalThis.measured = new Promise((done) => {
  const observer = new MutationObserver(() => {
    const card = document.getElementById("${lastCard(towns)}");
    if (!card) return;
    observer.disconnect();
    const inDocument = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const { width, height } = card.getBoundingClientRect();
      const painted = performance.now();
      const feed = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/feed-${towns}.json"));
      done({ painted: painted - feed.responseEnd, inDocument: inDocument - feed.responseEnd, hasBox: width > 0 && height > 0 });
    }));
  });
  observer.observe(document, { childList: true, subtree: true });
});
</script>`;

const page = (towns, head, body) => `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${towns} vänorter</title><link rel="icon" href="data:,">
${clock(towns)}
${head}
</head>
<body><h1>Vänorter</h1>
${body}
</body>
</html>
`;

const ways = {
  tag: (towns) =>
    page(
      towns,
      '<script type="module" src="omvarld.js"></script>',
      `<omvarld-twin-towns src="feed-${towns}.json" without-map></omvarld-twin-towns>`,
    ),
  "by hand": (towns, css) =>
    page(
      towns,
      `<style>${css}</style><script type="module" src="by-hand.js"></script>`,
      `<div data-feed="feed-${towns}.json"></div>`,
    ),
};
const fileOf = (way, towns) => `${way.replace(" ", "-")}-${towns}.html`;

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Opens a page in a browser profile of its own, so that nothing is kept from the one before. */
async function open(browser, url, read = () => ({})) {
  const profile = await browser.createBrowserContext();
  try {
    const tab = await profile.newPage();
    await tab.setViewport({ width: 1280, height: 900 });
    const errors = [];
    tab.on("pageerror", (error) => errors.push(error));
    const session = await tab.createCDPSession();
    await session.send("Network.enable");
    const traffic = { requests: 0, bytes: 0 };
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      traffic.requests += encodedDataLength > 0 ? 1 : 0;
      traffic.bytes += encodedDataLength;
    });
    await session.send("Performance.enable");
    await tab.goto(url, { waitUntil: "domcontentloaded", timeout: millisecondsForPage });
    const times = await Promise.race([
      tab.evaluate(() => globalThis.measured),
      new Promise((_, failed) =>
        setTimeout(failed, millisecondsForPage, new Error(`${url}: the last card never came`)).unref(),
      ),
    ]);
    if (errors.length > 0) throw errors[0];
    if (!times.hasBox) throw new Error(`${url}: the last card has no box`);
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (name) => metrics.find((entry) => entry.name === name).value;
    const styleAndLayout = (metric("LayoutDuration") + metric("RecalcStyleDuration")) * 1000;
    const nodes = await tab.evaluate(() => {
      const walker = document.createNodeIterator(document);
      let count = 0;
      while (walker.nextNode()) count++;
      return count;
    });
    return {
      painted: times.painted,
      inDocument: times.inDocument,
      task: metric("TaskDuration") * 1000,
      // ScriptDuration leaves microtasks out, where most of a component's work is done.
      rest: metric("TaskDuration") * 1000 - styleAndLayout,
      styleAndLayout,
      layouts: metric("LayoutCount"),
      nodes,
      ...traffic,
      ...(await read(tab)),
    };
  } finally {
    await profile.close();
  }
}

/** The list as text: no comments, attributes in order, no white space that has no meaning. */
function normalisedList() {
  const list = document.querySelector("omvarld-twin-towns ol, [data-feed] ol")?.cloneNode(true);
  if (!list) return "";
  const comments = document.createNodeIterator(list, NodeFilter.SHOW_COMMENT);
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) comment.remove();
  list.normalize();
  const isInline = (node) =>
    node?.nodeType === Node.TEXT_NODE || /^(?:a|b|code|i|small|span|time)$/i.test(node?.nodeName);
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const hasMeaning = node.data.trim() || (isInline(node.previousSibling) && isInline(node.nextSibling));
      return hasMeaning ? node.data.replace(/\s+/g, " ") : "";
    }
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort();
    return `<${node.localName}${attributes.join("")}>${[...node.childNodes].map(write).join("")}</${node.localName}>`;
  };
  return write(list).replaceAll("><", ">\n<");
}

const sheets = () =>
  document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join("\n");

function assertSame(towns, tag, byHand) {
  if (tag === byHand && tag.includes(lastCard(towns))) return;
  const [a, b] = [tag.split("\n"), byHand.split("\n")];
  const line = a.findIndex((text, index) => text !== b[index]);
  throw new Error(
    `At ${towns} towns the two lists differ; mend scripts/bench/by-hand.js to follow the tag. Line ${line + 1}:\n  tag:     ${a[line]}\n  by hand: ${b[line]}`,
  );
}

const columns = [
  ["feed → last card painted, ms", ({ painted }) => painted.toFixed(0)],
  ["→ in the document, ms", ({ inDocument }) => inDocument.toFixed(0)],
  ["main thread, ms", ({ task }) => task.toFixed(0)],
  ["of it style and layout", ({ styleAndLayout }) => styleAndLayout.toFixed(0)],
  ["of it script and the rest", ({ rest }) => rest.toFixed(0)],
  ["layouts", ({ layouts }) => layouts.toFixed(0)],
  ["nodes", ({ nodes }) => nodes.toFixed(0)],
  ["transferred, kB", ({ bytes }) => (bytes / 1000).toFixed(1)],
  ["requests", ({ requests }) => requests.toFixed(0)],
];

function tableOf(results) {
  const rows = [["towns", "made by", ...columns.map(([title]) => title)]];
  for (const [towns, { tag, "by hand": byHand }] of results) {
    const name = towns.toLocaleString("sv-SE").replace(/\s/, " ");
    rows.push([name, "tag", ...columns.map(([, cell]) => cell(tag))]);
    rows.push(["", "by hand", ...columns.map(([, cell]) => cell(byHand))]);
    const { painted, task } = ratios(results, towns);
    rows.push(["", "**ratio**", `**${painted.toFixed(2)}**`, "", task.toFixed(2), ...columns.slice(3).map(() => "")]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row, fill = " ") => `| ${row.map((cell, column) => cell.padEnd(widths[column], fill)).join(" | ")} |`;
  return [
    line(rows[0]),
    line(
      rows[0].map(() => "---"),
      "-",
    ),
    ...rows.slice(1).map((row) => line(row)),
  ].join("\n");
}

function ratios(results, towns) {
  const { tag, "by hand": byHand } = results.get(towns);
  return { painted: tag.painted / byHand.painted, task: tag.task / byHand.task };
}

function writeDocument(text) {
  const document = readFileSync(documentPath, "utf8");
  const [start, end] = markers.map((marker) => document.indexOf(marker));
  if (start === -1 || end < start) throw new Error(`docs/performance.md has lost its markers ${markers.join(" … ")}.`);
  writeFileSync(documentPath, `${document.slice(0, start + markers[0].length)}\n\n${text}\n\n${document.slice(end)}`);
}

if (!options["no-build"]) execFileSync("npm", ["run", "-s", "build"], { cwd: projectFolder, stdio: "inherit" });
if (!existsSync(join(siteFolder, "omvarld.js")))
  throw new Error("dist/cdn/omvarld.js is not there: leave out --no-build.");

const { path, product, name: browserName, args, headless, env } = await findBrowser({ install: true });
if (product !== "chrome") throw new Error("The bench reads Chromium's own counters: set CHROME_PATH to a Chromium.");

const folder = await mkdtemp(join(tmpdir(), "omvarld-bench-"));
let server;
let browser;
try {
  await cp(siteFolder, folder, { recursive: true });
  await cp(new URL("by-hand.js", import.meta.url), join(folder, "by-hand.js"));
  for (const towns of sizes) {
    await writeFile(join(folder, `feed-${towns}.json`), JSON.stringify(benchFeed(towns)));
    await writeFile(join(folder, fileOf("tag", towns)), ways.tag(towns));
  }
  server = await serveFolder(folder, { brotli: true, delay: millisecondsOfLatency });
  browser = await puppeteer.launch({ executablePath: path, args, headless, env });
  const address = (way, towns) => `${server.url}/${fileOf(way, towns)}`;

  const results = new Map();
  for (const towns of sizes) {
    // Opened once before it counts: for the list itself, and so that the server has compressed all files.
    const read = async (tab) => ({ list: await tab.evaluate(normalisedList), css: await tab.evaluate(sheets) });
    const first = await open(browser, address("tag", towns), read);
    await writeFile(join(folder, fileOf("by hand", towns)), ways["by hand"](towns, first.css));
    assertSame(towns, first.list, (await open(browser, address("by hand", towns), read)).list);

    const runs = { tag: [], "by hand": [] };
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 ? ["by hand", "tag"] : ["tag", "by hand"];
      for (const way of order) runs[way].push(await open(browser, address(way, towns)));
    }
    const medians = (list) =>
      Object.fromEntries(Object.keys(list[0]).map((key) => [key, median(list.map((run) => run[key]))]));
    results.set(towns, { tag: medians(runs.tag), "by hand": medians(runs["by hand"]) });
  }

  const table = tableOf(results);
  const { model } = cpus()[0] ?? {};
  const day = new Date().toISOString().slice(0, 10);
  const machine = [browserName, model?.trim(), `${cpus().length} processors`].filter(
    (text) => text && text !== "unknown",
  );
  const busy = loadavg()[0] - 1 > cpus().length ? " The machine was busy with other things: measure again." : "";
  const text = `${table}\n\n${day}, ${machine.join(", ")}; medians of ${rounds} rounds.${busy}`;
  console.log(text);
  if (options.check) {
    const { painted } = ratios(results, bound.towns);
    if (painted > bound.ratio) {
      console.error(
        `At ${bound.towns} towns the tag takes ${painted.toFixed(2)} times as long; the bound is ${bound.ratio}.`,
      );
      process.exitCode = 1;
    }
  } else {
    writeDocument(text);
  }
} finally {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
}
