import { contenderPages, emptyPage, searchPage, sharedPage } from "./pages.mjs";
import { desk, phone } from "./measure.mjs";
import { typeKeys } from "./type-keys.mjs";

/**
 * One comparison: pages that are opened turn by turn under the same conditions.
 * @typedef {object} Part
 * @property {string} title
 * @property {number} rounds
 * @property {number} feed How many towns it holds.
 * @property {import("./measure.mjs").Conditions} conditions
 * @property {(given: object) => Promise<Record<string, import("./pages.mjs").Page>>} pages
 * @property {boolean} [isCompared] Whether the pages' lists must be the same.
 * @property {(tab: import("puppeteer-core").Page) => Promise<object>} [more]
 */

/** The contenders, in the table's order. */
export const contenders = {
  static: "static HTML, as `omvarld render` prints it, without script",
  prerendered: "**Omvärld, prerendered**: the same page with the script",
  advised: "**Omvärld, advised embed**",
  bare: "**Omvärld, bare embed**",
  "inner-html-tuned": "`innerHTML` by hand, with the same techniques",
  "inner-html": "`innerHTML` by hand, plain",
  lit: "plain Lit, an element and a shadow root a card",
  react: "React 19",
  "web-awesome": "Web Awesome's cards",
};

/** Those who make the very same markup. */
export const handWritten = ["prerendered", "advised", "bare", "inner-html-tuned", "inner-html", "react"];

/** What is built for the bench. */
export const scripts = ["inner-html", "inner-html-tuned", "lit", "react", "web-awesome"];

const only = (names) => async (given) => {
  const pages = await contenderPages(given);
  return Object.fromEntries(names.map((name) => [name, pages[name]]));
};

const slowPhone = { screen: phone, processor: 4 };

/** @type {Record<string, Part>} */
export const parts = {
  short: {
    title: "20 towns, slow 4G, processor four times slowed",
    rounds: 5,
    feed: 20,
    conditions: { ...slowPhone, line: "Slow 4G" },
    pages: contenderPages,
    isCompared: true,
  },
  middle: {
    title: "1 000 towns, fast 4G, processor four times slowed",
    rounds: 5,
    feed: 1000,
    conditions: { ...slowPhone, line: "Fast 4G" },
    pages: contenderPages,
    isCompared: true,
  },
  long: {
    title: "20 000 towns, nothing slowed",
    rounds: 3,
    feed: 20_000,
    conditions: { screen: desk },
    pages: contenderPages,
  },
  search: {
    title: "search among 1 000 towns, processor four times slowed",
    rounds: 5,
    feed: 1000,
    conditions: slowPhone,
    pages: async ({ towns }) => ({ cards: searchPage(towns, "cards", "") }),
    more: typeKeys,
  },
  "search-long": {
    title: "search among 20 000 towns, nothing slowed",
    rounds: 3,
    feed: 20_000,
    conditions: { screen: desk },
    pages: async ({ towns }) => ({
      cards: searchPage(towns, "cards", ""),
      table: searchPage(towns, "table", 'view="table"'),
      groups: searchPage(towns, "groups", 'group-by="country"'),
    }),
    more: typeKeys,
  },
  upgrade: {
    title: "what the script does to 1 000 towns, processor four times slowed",
    rounds: 5,
    feed: 1000,
    conditions: slowPhone,
    pages: async (given) => ({
      empty: emptyPage(),
      ...(await only(["static", "prerendered", "advised"])(given)),
    }),
  },
  tags: {
    title: "990 towns in one tag and in 30, processor four times slowed",
    rounds: 5,
    feed: 990,
    conditions: slowPhone,
    pages: async ({ towns }) => ({ one: sharedPage(towns, 1), many: sharedPage(towns, 30) }),
  },
};
