/**
 * What is promised of one measurement.
 * @typedef {object} Bound
 * @property {string} part The measurement that it is read from.
 * @property {string} what
 * @property {number} most
 * @property {"×" | "ms" | ""} unit
 * @property {(pages: Record<string, Record<string, number>>) => number} read NaN where a page never became complete
 */

const at = (pages, name, figure) => pages[name]?.[figure] ?? NaN;
const ratio = (figure, one, other) => (pages) => at(pages, one, figure) / at(pages, other, figure);
const mostOf =
  (figure, ...names) =>
  (pages) =>
    Math.max(...names.map((name) => at(pages, name, figure)));

const bound = (part) => (what, most, unit, read) => ({ part, what, most, unit, read });
const short = bound("short");
const middle = bound("middle");
const long = bound("long");
const search = bound("search");
const searchLong = bound("search-long");
const upgrade = bound("upgrade");
const tags = bound("tags");
const inParts = bound("parts");
const feeds = bound("feeds");

/** What a page's script makes the main thread do beyond what the same page takes without it. */
const added = (pages, name, without) => at(pages, name, "processor") - at(pages, without, "processor");

/** @type {Bound[]} */
export const bounds = [
  short("advised embed, complete, of plain `innerHTML`", 0.75, "×", ratio("complete", "advised", "inner-html")),
  short("prerendered, complete, of static HTML", 1.05, "×", ratio("complete", "prerendered", "static")),
  short("prerendered, largest paint, of static HTML", 1.05, "×", ratio("largestPaint", "prerendered", "static")),
  short("prerendered, layout shift", 0, "", mostOf("shifts", "prerendered")),
  short("advised embed, layout shift", 0.01, "", mostOf("shifts", "advised")),
  short("nodes at rest, of the hand-written page", 1.2, "×", ratio("nodes", "advised", "inner-html")),
  middle("advised embed, complete, of plain `innerHTML`", 0.65, "×", ratio("complete", "advised", "inner-html")),
  middle("the same, of tuned `innerHTML`", 1.1, "×", ratio("complete", "advised", "inner-html-tuned")),
  middle("advised embed, processor time, of plain `innerHTML`", 0.55, "×", ratio("processor", "advised", "inner-html")),
  middle("the same, of tuned `innerHTML`", 1.2, "×", ratio("processor", "advised", "inner-html-tuned")),
  middle("advised embed, total blocking time", 100, "ms", mostOf("blocking", "advised")),
  middle("advised and prerendered, layout shift", 0.01, "", mostOf("shifts", "advised", "prerendered")),
  middle("nodes at rest, of the hand-written page", 1.2, "×", ratio("nodes", "advised", "inner-html")),
  search("key to next paint", 100, "ms", mostOf("keyToPaint", "cards")),
  search("key to rest", 250, "ms", mostOf("keyToRest", "cards")),
  long("advised embed, complete, of plain `innerHTML`", 0.5, "×", ratio("complete", "advised", "inner-html")),
  long("advised embed, longest task after the first paint", 50, "ms", mostOf("longestTask", "advised")),
  long("advised and prerendered, layout shift", 0.01, "", mostOf("shifts", "advised", "prerendered")),
  long("nodes at rest, of the hand-written page", 1.2, "×", ratio("nodes", "advised", "inner-html")),
  ...["cards", "table", "groups"].flatMap((view) => [
    searchLong(`${view}, key to next paint`, 50, "ms", mostOf("keyToPaint", view)),
    searchLong(`${view}, longest task after the first paint`, 50, "ms", mostOf("longestTask", view)),
    searchLong(`${view}, layout shift`, 0.01, "", mostOf("shifts", view)),
  ]),
  upgrade(
    "processor time, what the script adds to a prerendered page, of what it takes to render anew",
    0.25,
    "×",
    (pages) => added(pages, "prerendered", "static") / added(pages, "advised", "empty"),
  ),
  tags("complete, 30 tags of one", 1.2, "×", ratio("complete", "many", "one")),
  tags("processor time, 30 tags of one", 1.2, "×", ratio("processor", "many", "one")),
  inParts("first town, in parts, of the page with 20", 1.1, "×", ratio("first", "parts", "few")),
  inParts("in parts, longest task after the first paint", 50, "ms", mostOf("longestTask", "parts")),
  feeds("first town, of 290 feeds, of the page with 20", 1.1, "×", ratio("first", "many", "few")),
  feeds("290 feeds, longest task after the first paint", 50, "ms", mostOf("longestTask", "many")),
  feeds("290 feeds, requests at a time", 6, "", mostOf("feedsAtOnce", "many")),
  tags(
    "requests beyond those of one tag",
    0,
    "",
    (pages) => at(pages, "many", "requests") - at(pages, "one", "requests"),
  ),
];

/** Shorter than this nobody sees, and no clock tells twice alike. */
const tolerance = { "×": 0.005, ms: 0.5, "": 0.0005 };

export const holds = ({ most, unit }, value) => value <= most + tolerance[unit];
