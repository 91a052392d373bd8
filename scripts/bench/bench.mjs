/**
 * Measures what a page of twin towns costs a browser: as static HTML, written by hand, by others' libraries and by ours.
 * Writes its tables to docs/performance.md.
 *
 *   --only NAMES  measures these parts, separated by commas; the tables keep what the others had (see parts.mjs)
 *   --rounds N    how often each page is opened; the medians count
 *   --quick       one round, and no more than 1 000 towns; writes nothing
 *   --no-build    takes dist/ as it is
 *   --check       writes nothing, and fails where a bound is missed
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../browser.mjs";
import { writePart } from "../doc-part.mjs";
import { serveFolder } from "../serve.mjs";
import { buildContenders } from "./build-contenders.mjs";
import { measure, phone } from "./measure.mjs";
import { contenderPages, writeFiles } from "./pages.mjs";
import { parts, scripts } from "./parts.mjs";
import { runPart } from "./run-part.mjs";
import { usedRules } from "./same-list.mjs";
import { boundsTable, contendersTable, readBounds } from "./tables.mjs";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const documentPath = join(projectFolder, "docs/performance.md");
const resultsPath = join(projectFolder, "node_modules/.cache/omvarld-bench/results.json");

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string" },
    quick: { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

/** The names of the parts to measure, in their order. */
function chosenParts() {
  const names = options.only?.split(",") ?? Object.keys(parts);
  const unknown = names.find((name) => !(name in parts));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}": ${Object.keys(parts).join(", ")}.`);
  return names.filter((name) => !options.quick || parts[name].feed <= 1000);
}

function chosenRounds(part) {
  const rounds = options.rounds ? Number(options.rounds) : options.quick ? 1 : part.rounds;
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 99) throw new Error("--rounds takes a number from 1 to 99.");
  return rounds;
}

/** The rules of the library's sheet that the list uses: nobody who writes a list by hand brings more. */
async function readUsedRules(browser, url, folder) {
  const { static: page } = await contenderPages({ towns: parts.short.feed, folder, css: "", built: new Map() });
  await writeFile(join(folder, page.file), page.html);
  const read = async (tab) => ({ css: await tab.evaluate(usedRules) });
  const { css } = await measure(browser, `${url}/${page.file}`, page, { screen: phone }, read);
  return css;
}

const names = chosenParts();
if (!options["no-build"]) execFileSync("npm", ["run", "-s", "build"], { cwd: projectFolder, stdio: "inherit" });
if (!existsSync(join(projectFolder, "dist/cdn/omvarld.js"))) {
  throw new Error("dist/cdn/omvarld.js is not there: leave out --no-build.");
}
const { path, product, name: browserName, args, headless, env } = await findBrowser({ install: true });
if (product !== "chrome") throw new Error("The bench reads Chromium's own counters: set CHROME_PATH to a Chromium.");

const results = existsSync(resultsPath) && !options.quick ? JSON.parse(readFileSync(resultsPath, "utf8")) : {};
const folder = await mkdtemp(join(tmpdir(), "omvarld-bench-"));
let server;
let browser;
try {
  const built = await buildContenders(scripts, console.log);
  await writeFiles(
    folder,
    new Set([parts.short.feed, ...names.flatMap((name) => [parts[name].feed, ...(parts[name].moreFeeds ?? [])])]),
    built,
  );
  server = await serveFolder(folder, { brotli: true });
  browser = await puppeteer.launch({ executablePath: path, args, headless, env });
  const css = await readUsedRules(browser, server.url, folder);
  const processors = cpus();
  for (const name of names) {
    const part = parts[name];
    console.log(`${name}: ${part.title}`);
    const rounds = chosenRounds(part);
    const pages = await runPart(part, { browser, url: server.url, folder, rounds, log: console.log, css, built });
    results[name] = {
      day: new Date().toISOString().slice(0, 10),
      rounds,
      machine: `${browserName}, ${processors[0]?.model.trim()}, ${processors.length} processors`,
      wasBusy: loadavg()[0] - 1 > processors.length,
      pages,
    };
  }
} finally {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
}

const measured = Object.entries(results).map(([name, { day, rounds, machine, wasBusy }]) => {
  const busy = wasBusy ? "; the machine was busy with other things" : "";
  return `- ${parts[name].title}: ${day}, ${machine}; ${rounds === 1 ? "one round" : `medians of ${rounds} rounds`}${busy}`;
});
const text = [contendersTable(results), boundsTable(results), measured.join("\n")].join("\n\n");
console.log(`\n${text}`);
if (options.check) {
  const missed = readBounds(results).filter(({ part, isHeld }) => names.includes(part) && isHeld === false);
  for (const { part, what } of missed) console.error(`Missed: ${parts[part].title}: ${what}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
} else if (!options.quick) {
  writeFileSync(resultsPath, JSON.stringify(results));
  writeFileSync(documentPath, writePart(readFileSync(documentPath, "utf8"), "bench", text));
}
