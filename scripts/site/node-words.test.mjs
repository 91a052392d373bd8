import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { startBrowser } from "./visit.mjs";

/** What the formats ask of Intl, for every code there could be; run here and in the browser. */
function sayings() {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  const said = { exact: {}, regions: {}, languages: {} };
  for (const language of ["sv", "sv-FI", "en-GB", "en-US"]) {
    const put = (group, key, value) => {
      said[group][`${language} ${key}`] = value;
    };
    const regions = new Intl.DisplayNames(language, { type: "region" });
    const languages = new Intl.DisplayNames(language, { type: "language" });
    for (const code of codes) {
      put("regions", code, regions.of(code));
      put("languages", code.toLowerCase(), languages.of(code.toLowerCase()));
    }
    for (let day = 0; day < 366; day += 5) {
      for (const options of [{}, { month: "long" }, { month: "long", day: "numeric" }]) {
        const format = new Intl.DateTimeFormat(language, { year: "numeric", ...options, timeZone: "UTC" });
        put("exact", `${day} ${Object.keys(options)}`, format.format(new Date(Date.UTC(2026, 0, 1 + day))));
      }
    }
    for (const number of [0, 1, -1, 0.5, 999, 1000, 12_345, 1_234_567.891]) {
      put("exact", `${number}`, new Intl.NumberFormat(language).format(number));
      put("exact", `plural ${number}`, new Intl.PluralRules(language).select(number));
      for (const currency of [
        "SEK",
        "EUR",
        "NOK",
        "DKK",
        "ISK",
        "GBP",
        "USD",
        "CHF",
        "PLN",
        "CZK",
        "HUF",
        "UAH",
        "JPY",
      ]) {
        const format = new Intl.NumberFormat(language, { style: "currency", currency });
        put("exact", `${number} ${currency}`, format.format(number));
      }
    }
    for (const items of [["a"], ["a", "b"], ["a", "b", "c"]]) {
      put("exact", `list ${items.length}`, new Intl.ListFormat(language, { type: "conjunction" }).format(items));
    }
    put("exact", "order", [..."öåäéeæøłüvwyzAa1-"].sort(new Intl.Collator(language).compare).join(""));
  }
  return said;
}

describe("the words of Node", () => {
  /** Each has its own copy of the world's names, and browsers leave some out. */
  const differences = (here, there) => Object.keys(here).filter((key) => here[key] !== there[key]);
  let here;
  let there;

  before(async () => {
    here = sayings();
    const browser = await startBrowser();
    try {
      there = await (await browser.newPage()).evaluate(sayings);
    } finally {
      await browser.close();
    }
  });

  test("are the browser's for dates, numbers, sums, plurals, lists and the order of letters", () => {
    assert.ok(Object.keys(here.exact).length > 1000);
    assert.deepEqual(differences(here.exact, there.exact), []);
  });

  test("are the browser's for all but a few regions", () => {
    const differing = new Set(differences(here.regions, there.regions).map((key) => key.split(" ")[1]));
    assert.ok(differing.size <= 8, [...differing].join(" "));
    for (const code of ["SE", "NO", "FI", "DK", "GB", "US", "UA", "XK", "TW"]) assert.ok(!differing.has(code), code);
  });

  test("are the browser's for every language that the browser has a name for", () => {
    for (const key of differences(here.languages, there.languages))
      assert.equal(there.languages[key], key.split(" ")[1]);
  });
});
