import { readFileSync } from "node:fs";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { omvarld } from "../command-line.mjs";
import { benchFeed } from "./bench-feed.mjs";

const distFolder = fileURLToPath(new URL("../../dist", import.meta.url));

/**
 * A page that is measured.
 * @typedef {object} Page
 * @property {string} file
 * @property {string} html
 * @property {number} towns How many stand in it when it is complete.
 * @property {number} tags How many of our tags tell of their feed (`omvarld-load`).
 * @property {{ before: string, share?: number, after: string }} [cards] How their ids begin, after how many towns a number in
 *   them grows, and what stands before the town's own number.
 */

/** Every page has its sheet in its head: a linked one would cost each the same request more. */
const document = ({ title, css = "", head = "", body }) => `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,">
<style>${css}</style>
${head}
</head>
<body><h1>Vänorter</h1>
<p>Kommunen har vänorter i många länder. Här står var de ligger, sedan när vi samarbetar och om vad.</p>
${body}
<footer><p>Lindviks kommun, Storgatan 1. Sidan uppdaterades den 7 juni 2026.</p></footer>
</body>
</html>
`;

const script = (file) => `<script type="module" src="${file}"></script>`;
const preload = (feed) => `<link rel="preload" as="fetch" crossorigin href="${feed}">`;
const groupRules = ".group{content-visibility:auto;contain-intrinsic-block-size:auto var(--group)}";
/** Below it nothing moves on the first screen when the list comes. */
const reserved = "min-block-size:100vh";

/** The script's name that may be cached for ever, and the chunks that show twin towns, those of several feeds. */
function ourFiles(isOfSeveral) {
  const manifest = JSON.parse(readFileSync(join(distFolder, "cdn/manifest.json"), "utf8"));
  const { entry, tags, severalFeeds } = manifest;
  return { entry, content: [...tags["twin-towns"], ...(isOfSeveral ? severalFeeds : [])] };
}

const tag = (feed, { attributes = "", inside = '<p><a href="/vanorter">Våra vänorter</a></p>' } = {}) =>
  `<omvarld-twin-towns src="${feed}" without-map ${attributes}>${inside}</omvarld-twin-towns>`;

/** The head of the embed that we advise: feed, script and what shows the feed come side by side. */
const advisedHead = (feed, { isOfSeveral = false } = {}) => {
  const { entry, content } = ourFiles(isOfSeveral);
  const modules = content.map((file) => `<link rel="modulepreload" href="${file}">`);
  return [preload(feed), ...modules, script(entry)].join("\n");
};

/**
 * What the command line prints for a feed's file.
 * @param {string} url where the page is served: at another address its links could be others, and the script would look
 */
async function print(file, feed, url) {
  const place = ["--src", feed, "--page-url", `${url}/page.html`, "--page-lang", "sv", "--without-map"];
  const { code, stdout, stderr } = await omvarld(["render", file, "--tag", "twin-towns", ...place]);
  if (code !== 0) throw new Error(`omvarld render failed: ${stderr}`);
  return stdout;
}

/**
 * The same list by each contender.
 * @param {object} given
 * @param {number} given.towns
 * @param {string} [given.url] where the pages are served
 * @param {string} given.folder where the feed lies as `feed-<towns>.json`
 * @param {string} given.css the rules that the list uses
 * @param {Map<string, { css: string }>} given.built the scripts of others
 * @returns {Promise<Record<string, Page>>}
 */
export async function contenderPages({ towns, url = "http://127.0.0.1", folder, css, built }) {
  const feed = `feed-${towns}.json`;
  const title = `${towns} vänorter`;
  const printed = await print(join(folder, feed), feed, url);
  const sheet = await readFile(join(distFolder, "cdn/omvarld.css"), "utf8");
  const host = (style = "") => `<div data-feed="${feed}"${style && ` style="${style}"`}></div>`;
  const bodies = {
    static: { css: sheet, body: printed },
    prerendered: { css: sheet, head: script("omvarld.js"), body: printed },
    advised: { head: advisedHead(feed), body: tag(feed, { attributes: `style="display:block;${reserved}"` }) },
    bare: { head: script("omvarld.js"), body: tag(feed) },
    "inner-html-tuned": {
      css: css + groupRules,
      head: `${preload(feed)}\n${script("inner-html-tuned.js")}`,
      body: host(reserved),
    },
    "inner-html": { css, head: script("inner-html.js"), body: host() },
    lit: { css, head: script("lit.js"), body: `<town-list src="${feed}"></town-list>` },
    react: { css, head: script("react.js"), body: host() },
    "web-awesome": {
      css: css + (built.get("web-awesome")?.css ?? ""),
      head: script("web-awesome.js"),
      body: host(),
    },
  };
  const ours = ["prerendered", "advised", "bare"];
  return Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [
      name,
      {
        file: `${name}-${towns}.html`,
        html: document({ title, ...body }),
        towns,
        tags: ours.includes(name) ? 1 : 0,
      },
    ]),
  );
}

/** The same page without a list: what a browser does for it is no contender's doing. */
export const emptyPage = () => ({
  file: "empty.html",
  html: document({ title: "Vänorter", body: "" }),
  towns: 0,
  tags: 0,
});

/** The advised embed with a search field, and as another view where one is named. */
export function searchPage(towns, name, attributes) {
  const feed = `feed-${towns}.json`;
  return {
    file: `search-${name}-${towns}.html`,
    html: document({
      title: `Sök bland ${towns} vänorter`,
      head: advisedHead(feed),
      body: tag(feed, { attributes: `searchable ${attributes} style="display:block;${reserved}"` }),
    }),
    towns,
    tags: 1,
  };
}

/** One tag with all towns, or as many tags as wanted with a share each. */
export function sharedPage(towns, tags) {
  const feed = `feed-${towns}.json`;
  const share = towns / tags;
  const body = Array.from({ length: tags }, (_, index) => {
    const ids = Array.from({ length: share }, (__, member) => `town-${index * share + member + 1}`);
    return tag(feed, { attributes: tags > 1 ? `id="t${index}" ids="${ids.join(" ")}"` : "" });
  });
  return {
    file: `tags-${tags}.html`,
    html: document({ title: `${tags} taggar`, head: advisedHead(feed), body: body.join("\n") }),
    towns,
    tags,
    ...(tags > 1 && { cards: { before: "omvarld-t", share, after: "-town-" } }),
  };
}

/** One tag with a feed of each of many municipalities. */
export async function manyFeedsPage(towns, feeds, folder) {
  const share = towns / feeds;
  const { twinTowns, ...rest } = benchFeed(towns);
  const files = [];
  for (let index = 0; index < feeds; index++) {
    const file = `of-many-${index}.json`;
    const municipality = { ...rest.municipality, name: `Kommun ${index}` };
    const own = twinTowns.slice(index * share, (index + 1) * share);
    await writeFile(join(folder, file), JSON.stringify({ ...rest, municipality, twinTowns: own }));
    files.push(file);
  }
  return {
    file: `feeds-${feeds}.html`,
    html: document({
      title: `${feeds} kommuner`,
      head: advisedHead(files[0], { isOfSeveral: true }),
      body: tag(files.join(" ")),
    }),
    towns,
    tags: 1,
    cards: { before: "omvarld-twin-towns-kommun-", share, after: ".town-" },
  };
}

/** A long feed in parts, as `omvarld split` cuts it, of which the first is shown at once. */
export async function partsPage(towns, most, folder) {
  const feed = `feed-${towns}.json`;
  const { code, stderr } = await omvarld([
    "split",
    join(folder, feed),
    "--members",
    `${most}`,
    "--out",
    join(folder, "parts"),
  ]);
  if (code !== 0) throw new Error(`omvarld split failed: ${stderr}`);
  const first = `parts/${feed}`;
  const { twinTowns } = JSON.parse(await readFile(join(folder, first), "utf8"));
  return {
    file: "parts.html",
    html: document({ title: "Vänorter i delar", head: advisedHead(first), body: tag(first) }),
    towns: twinTowns.length,
    tags: 1,
  };
}

/** The advised embed with a feed of its own. */
export const advisedPage = (towns) => {
  const feed = `feed-${towns}.json`;
  return {
    file: `advised-alone-${towns}.html`,
    html: document({ title: `${towns} vänorter`, head: advisedHead(feed), body: tag(feed) }),
    towns,
    tags: 1,
  };
};

/** Puts the library, the contenders' scripts and the feeds where they are served. */
export async function writeFiles(folder, counts, built) {
  await cp(join(distFolder, "cdn"), folder, { recursive: true });
  for (const [name, { script: code }] of built) await writeFile(join(folder, `${name}.js`), code);
  for (const towns of counts) await writeFile(join(folder, `feed-${towns}.json`), JSON.stringify(benchFeed(towns)));
}
