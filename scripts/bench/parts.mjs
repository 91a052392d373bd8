import { desk, NeverComplete, phone } from "./measure.mjs";
import { advisedPage, contenderPages, emptyPage, manyFeedsPage, partsPage, searchPage, sharedPage } from "./pages.mjs";
import { typeKeys } from "./type-keys.mjs";

/**
 * One comparison: pages that are opened turn by turn under the same conditions.
 * @typedef {object} Part
 * @property {string} title
 * @property {number} rounds
 * @property {number} feed How many towns it holds.
 * @property {number[]} [moreFeeds] What other lengths its pages show.
 * @property {import("./measure.mjs").Conditions} conditions
 * @property {(given: object) => Promise<Record<string, import("./pages.mjs").Page>>} pages
 * @property {boolean} [isCompared] Whether the pages' lists must be the same.
 * @property {(tab: import("puppeteer-core").Page, page: import("./pages.mjs").Page) => Promise<object>} [more]
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

/** Goes to the list's end until the rest of a feed in parts is there too: shown only in part it would not count. */
async function readToTheEnd(tab, wanted) {
  const end = performance.now() + 30_000;
  for (let found = 0; found < wanted; ) {
    if (performance.now() > end) throw new NeverComplete(`Of ${wanted} towns in parts only ${found} came.`);
    found = await tab.evaluate(async () => {
      scrollTo(0, document.body.scrollHeight);
      await new Promise((done) => setTimeout(done, 50));
      return document.querySelectorAll("[id^=omvarld-twin-towns-town-]").length;
    });
  }
  return { read: wanted };
}

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
  parts: {
    title: "20 000 towns in parts of 200, and 20 towns, nothing slowed",
    rounds: 3,
    feed: 20_000,
    moreFeeds: [20],
    conditions: { screen: desk },
    pages: async ({ towns, folder }) => ({ few: advisedPage(20), parts: await partsPage(towns, 200, folder) }),
    more: (tab, { file }) => (file === "parts.html" ? readToTheEnd(tab, 20_000) : {}),
  },
  feeds: {
    title: "290 feeds with 20 010 towns, and 20 towns, nothing slowed",
    rounds: 3,
    feed: 20_010,
    moreFeeds: [20],
    conditions: { screen: desk },
    pages: async ({ towns, folder }) => ({ few: advisedPage(20), many: await manyFeedsPage(towns, 290, folder) }),
  },
};
