/**
 * Prints what a page downloads of the site's script, and fails where that is too much or holds what it must not. Writes the
 * figures to docs/performance.md where they have changed by more than a tolerance; with `--check` fails there instead.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readBuiltModule } from "./built-module.mjs";
import { brotli, gzip } from "./compress.mjs";
import { writePart } from "./doc-part.mjs";
import { tagChunks } from "./tag-chunks.mjs";

/** In kB (1 000 bytes) of Brotli. */
const budgets = {
  script: 19.9,
  "each chunk on demand": 12.0,
  // In one file beside the feed: in several that each are below 12, a whole page would download 1.3 more.
  page: 16.1,
  outlines: 25.0,
  "save-file": 25.0,
};

/** Of all that a page downloads which has that tag alone: what is reached, so that nothing is lost again unseen. */
const tagBudgets = {
  "twin-towns": 37.5,
  volunteering: 34.3,
  contacts: 32.4,
  policies: 31.1,
  news: 32.0,
  networks: 30.6,
  funding: 32.2,
  projects: 34.2,
  documents: 30.5,
  page: 46.1,
};

/** What is aimed at: one tag, and all of them. */
const targets = { tag: 12.0, page: 16.0 };

/** In kB: where the written figures differ by more, they are out of date. */
const tolerance = 0.25;

/** What makes a page load a chunk, by the chunk's name without its hash. */
const causes = {
  arrive: "an address with `#id`, or a link to one",
  content: "a tag, while its feed is on the way",
  pictures: "tags that draw bars or the European emblem, beside what is theirs",
  "take-away": "tags with something to save, beside what is theirs",
  ...Object.fromEntries(Object.keys(tagChunks).map((name) => [name, `<omvarld-${name}>, beside its feed`])),
  editor: "a feed with problems, or `debug`",
  "editor-json": "`debug`, where the feed is not JSON",
  en: "a page or a tag in English",
  "json-ld": "<omvarld-page json-ld>",
  "json-pieces": "a feed of more than a megabyte",
  "kept-feeds": "a tag with `keep`, while its feed is on the way",
  "long-list": "a list of more than 24 members, or 60 in a table, after the first",
  map: "the twin towns' map, once it is near the screen",
  outlines: "with the map",
  prerendered: "a tag that stands in the page as finished HTML",
  sanitise: "a feed with HTML",
  placeholders: "a page with `data-omvarld` or a link to `#omvarld=…`",
  placement: "a tag in a paragraph, or with more than a link inside",
  "save-file": "a reader who saves a contact or a date",
  joining: "several feeds in one `src`, or a feed in parts",
  "several-feeds": "a tag whose `src` names several feeds",
  parts: "a feed that goes on in further parts",
  "purify.es": "a feed with HTML, where the browser has no setHTML",
};

/** Hosts from which nothing is fetched: in names of vocabularies, and one that can never be (RFC 6761). */
const vocabularies = ["www.w3.org", "schema.org", "feed.invalid"];

/** Where markup from strings is the library's own affair; what it does there is counted, and more is ours. */
const libraries = ["lit-html/lit-html.js", "@lit/reactive-element/reactive-element.js", "dompurify/dist/purify.es.mjs"];

const projectFolder = fileURLToPath(new URL("..", import.meta.url));
const distFolder = join(projectFolder, "dist");
const siteFolder = join(distFolder, "cdn");
const script = join(siteFolder, "omvarld.js");

if (!existsSync(script)) {
  console.error("dist/cdn/omvarld.js is not there: run `npm run build` first.");
  process.exit(1);
}

const faults = [];
const fault = (file, text) => faults.push(`${relative(projectFolder, file)}: ${text}`);

const modules = new Map();

/** Each file is read once, and its faults are told once. */
function readModule(file) {
  let module = modules.get(file);
  if (!module) {
    module = readBuiltModule(file);
    modules.set(file, module);
    for (const text of module.faults) fault(file, text);
  }
  return module;
}

/** A file and all that it imports, without what the page has already. */
function withImports(file, known = new Set()) {
  const found = new Set();
  const queue = [file];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (found.has(next) || known.has(next)) continue;
    found.add(next);
    queue.push(...readModule(next).imports);
  }
  return found;
}

const plainName = (file) => basename(file, ".js").replace(/-[\w-]{8}$/, "");

function causeOf(name, askedBy) {
  return causes[name] ?? `asked for by ${[...new Set(askedBy.map(plainName))].join(", ")}`;
}

function sizes(files) {
  const sum = { minified: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const body = readFileSync(file);
    sum.minified += body.length;
    sum.gzip += gzip(body).length;
    sum.brotli += brotli(body).length;
  }
  return sum;
}

const atOnce = withImports(script);
const rows = [{ name: "script", cause: "every page", budget: "script", ...sizes(atOnce) }];
const importers = new Map();
const queue = [...atOnce];
for (let file = queue.shift(); file; file = queue.shift()) {
  for (const chunk of readModule(file).onDemand) {
    const known = importers.get(chunk);
    if (known) {
      known.push(file);
      continue;
    }
    importers.set(chunk, [file]);
    queue.push(...withImports(chunk, atOnce));
  }
}
for (const [chunk, files] of importers) {
  const name = plainName(chunk);
  // Another chunk in the table has its own row and its own budget.
  const known = new Set([...atOnce, ...importers.keys()].filter((file) => file !== chunk));
  const others = [...withImports(chunk, atOnce)].filter((file) => file !== chunk && importers.has(file));
  const more = others.length > 0 ? `; with ${others.map(plainName).join(", ")}` : "";
  rows.push({
    name,
    cause: causeOf(name, files) + more,
    budget: name in budgets ? name : "each chunk on demand",
    ...sizes(withImports(chunk, known)),
  });
}

/** What a page downloads that has one tag, in Swedish, with a feed in good order and without HTML. */
const tagRows = Object.entries(tagChunks).map(([name, names]) => {
  const chunks = [...importers.keys()].filter((chunk) => names.includes(plainName(chunk)));
  const files = new Set([script, ...chunks].flatMap((file) => [...withImports(file)]));
  return { name, ...sizes(files) };
});

const kB = (bytes) => (bytes / 1000).toFixed(1);
const table = [
  ["kB", "minified", "gzip", "Brotli", "budget", "loaded by"],
  ...rows.map(({ name, minified, gzip, brotli, budget, cause }) => {
    return [name, kB(minified), kB(gzip), kB(brotli), budgets[budget]?.toFixed(1) ?? "", cause];
  }),
];
const tagTable = [
  ["kB, a page with", "minified", "gzip", "Brotli", "budget", "target"],
  ...tagRows.map(({ name, minified, gzip, brotli }) => {
    const target = targets[name] ?? targets.tag;
    return [`<omvarld-${name}>`, kB(minified), kB(gzip), kB(brotli), tagBudgets[name].toFixed(1), target.toFixed(1)];
  }),
];

/** The table with its columns in line. */
function align(table, isText) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table.map((row) =>
    row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))),
  );
}

for (const row of align(tagTable, (column) => column === 0)) console.log(row.join("  ").trimEnd());
console.log();
for (const row of align(table, (column) => column % 5 === 0)) console.log(row.join("  ").trimEnd());

function markdown(table, isText) {
  const code = table.map((row) => row.map((cell) => cell.replace(/<[^>]+>/g, "`$&`")));
  const [head, ...body] = align(code, isText).map((row) => `| ${row.join(" | ")} |`);
  const line = code[0].map((_, column) => (isText(column) ? "---" : "--:"));
  return [head, `| ${line.join(" | ")} |`, ...body].join("\n");
}

const documentPath = join(projectFolder, "docs/performance.md");
const documented = readFileSync(documentPath, "utf8");
const part = writePart(
  documented,
  "sizes",
  `${markdown(tagTable, (column) => column === 0)}\n\n${markdown(table, (column) => column % 5 === 0)}`,
);

/** The figures of a table's rows, by what stands first in each. */
const figures = (doc) =>
  new Map(
    [...doc.matchAll(/^\| (\S+) +\| +[\d.]+ \| +[\d.]+ \| +([\d.]+) \| +(.*?) *\|/gm)].map(
      ([, name, brotli, budget]) => [name, [Number(brotli), budget]],
    ),
  );
const [written, present] = [figures(documented), figures(part)];
const isOutOfDate =
  written.size !== present.size ||
  [...present].some(([name, [brotli, budget]]) => {
    const [before, budgetBefore] = written.get(name) ?? [];
    return budget !== budgetBefore || !(Math.abs(brotli - before) <= tolerance);
  });
if (isOutOfDate && process.argv.includes("--check")) {
  fault(documentPath, "its figures of bytes are out of date: npm run size");
} else if (isOutOfDate) writeFileSync(documentPath, part);

for (const { name, brotli } of tagRows) {
  if (brotli > tagBudgets[name] * 1000) {
    faults.push(`a page with <omvarld-${name}>: ${kB(brotli)} kB of Brotli is above ${tagBudgets[name].toFixed(1)} kB`);
  }
}
for (const { name, brotli, budget } of rows) {
  if (brotli > budgets[budget] * 1000) {
    faults.push(`${name}: ${kB(brotli)} kB of Brotli is above the budget of ${budgets[budget].toFixed(1)} kB`);
  }
}

/** The built files; the demo holds copies of the site's, and the script lies there under two names. */
const { entry } = JSON.parse(readFileSync(join(siteFolder, "manifest.json"), "utf8"));
const built = readdirSync(distFolder, { recursive: true })
  .map((name) => join(distFolder, name))
  .filter((file) => file !== join(siteFolder, entry))
  .filter((file) => /\.m?js$/.test(file) && !file.startsWith(join(distFolder, "demo")) && statSync(file).isFile());

const countSinks = (code) =>
  code.match(/\b(?:innerHTML|outerHTML|srcdoc)\s*=(?!=)|\binsertAdjacentHTML\b|\bdocument\.write\b/g)?.length ?? 0;
const sinks = { library: 0, site: 0 };
for (const name of libraries) {
  sinks.library += countSinks(readFileSync(join(projectFolder, "node_modules", name), "utf8"));
}

for (const file of built) {
  const { code, strings } = readModule(file);
  if (/unsafeHTML|unsafeSVG|unsafeStatic/.test(code)) fault(file, "holds an unsafe directive");
  const count = countSinks(code);
  // The site's files carry lit and DOMPurify inside; the package's leave them out, and are ours alone.
  if (file.startsWith(siteFolder)) sinks.site += count;
  else if (count > 0) fault(file, "makes markup from strings");
  for (const string of strings) {
    for (const [address, host] of string.matchAll(
      /(?:\b(?:https?|wss?):|^|[("'\s=])\/\/((?:[\w-]+\.)+[a-z]{2,}|localhost)\b/gi,
    )) {
      if (!vocabularies.includes(host)) fault(file, `names another host: ${address.trim()}`);
    }
  }
}
if (sinks.site > sinks.library) {
  fault(siteFolder, `makes markup from strings in ${sinks.site} places; lit and DOMPurify do so in ${sinks.library}`);
}

for (const text of faults) console.error(text);
process.exitCode = faults.length > 0 ? 1 : 0;
