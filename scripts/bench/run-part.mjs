import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { measure, NeverComplete } from "./measure.mjs";
import { handWritten } from "./parts.mjs";
import { assertSame, readList } from "./same-list.mjs";

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const medians = (runs) =>
  Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]));

/** The server compresses a file when it is first asked for it: nobody is to wait for that. */
async function compressAll(url, folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(?:html|js|json|css)$/.test(name));
  for (const file of files) {
    const response = await fetch(`${url}/${file}`, { headers: { "accept-encoding": "br" } });
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    await response.arrayBuffer();
  }
}

/**
 * Opens the pages of a part turn by turn.
 * @param {import("./parts.mjs").Part} part
 * @param {object} given
 * @param {import("puppeteer-core").Browser} given.browser
 * @param {string} given.url where the folder is served
 * @param {string} given.folder
 * @param {number} given.rounds
 * @param {(line: string) => void} given.log
 * @returns {Promise<Record<string, Record<string, number>>>} the medians, by page; without those that never became complete
 */
export async function runPart(part, { browser, url, folder, rounds, log, ...given }) {
  const pages = Object.entries(await part.pages({ ...given, url, folder, towns: part.feed }));
  for (const [, { file, html }] of pages) await writeFile(join(folder, file), html);
  const open = ({ file, ...page }, conditions, more) => measure(browser, `${url}/${file}`, page, conditions, more);

  await compressAll(url, folder);

  if (part.isCompared) {
    const lists = [];
    for (const [name, page] of pages)
      lists.push([name, (await open(page, { screen: part.conditions.screen }, readList(part.feed))).cards]);
    assertSame(lists, handWritten);
  }

  const runs = new Map(pages.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Each round begins with another, so that none always comes after the same one.
    const order = pages.map((_, index) => pages[(index + round) % pages.length]);
    for (const [name, page] of order.filter(([one]) => runs.has(one))) {
      try {
        runs.get(name).push(await open(page, part.conditions, (tab) => part.more?.(tab, page)));
      } catch (error) {
        if (!(error instanceof NeverComplete)) throw error;
        log(`  ${name}: ${error.message}`);
        runs.delete(name);
      }
    }
    log(`  round ${round + 1} of ${rounds}`);
  }
  return Object.fromEntries([...runs].map(([name, list]) => [name, medians(list)]));
}
