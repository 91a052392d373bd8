import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Text } from "./shape.ts";
import { baseLanguage, chooseText, matchLanguage } from "./text.ts";

describe("chooseText", () => {
  const both = { sv: "Vänorter", en: "Twin towns" };
  const cases: readonly (readonly [string, Text, readonly string[], string, string, string])[] = [
    ["says a plain string in the feed's language", "Vänorter", ["en"], "sv", "Vänorter", "sv"],
    ["says what is wanted", both, ["en"], "sv", "Twin towns", "en"],
    ["takes the base of a variant", both, ["en-AU"], "sv", "Twin towns", "en"],
    ["takes a variant of what is wanted", { "sv-FI": "Vänorter" }, ["sv"], "en", "Vänorter", "sv-FI"],
    ["takes the second wanted", both, ["fi", "en"], "sv", "Twin towns", "en"],
    ["falls back to the feed's language", both, ["uk"], "sv", "Vänorter", "sv"],
    ["falls back to English", { lt: "Miestai", en: "Twin towns" }, ["uk"], "sv", "Twin towns", "en"],
    ["falls back to whatever there is", { lt: "Miestai" }, ["uk"], "sv", "Miestai", "lt"],
    ["ignores case", { SV: "Vänorter", en: "Twin towns" }, ["sv"], "en", "Vänorter", "SV"],
    ["lives with an empty wish", both, [""], "sv", "Vänorter", "sv"],
    ["is not fooled by inherited names", both, ["constructor", "__proto__"], "sv", "Vänorter", "sv"],
  ];
  for (const [name, text, wanted, feedLanguage, expected, language] of cases) {
    it(name, () => assert.deepEqual(chooseText(text, wanted, feedLanguage), { text: expected, language }));
  }
});

describe("matchLanguage", () => {
  const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ["sv-FI", ["sv", "sv-FI"], "sv-FI"],
    ["sv-FI", ["en", "sv"], "sv"],
    ["sv", ["en", "sv-FI"], "sv-FI"],
    ["sv-FI", ["sv-SE"], "sv-SE"],
    ["s", ["sv"], undefined],
    ["", ["sv"], undefined],
    ["sv", [], undefined],
  ];
  for (const [wanted, offered, expected] of cases) {
    it(`serves ${wanted || "nothing"} of ${offered.join(", ") || "nothing"} with ${expected}`, () =>
      assert.equal(matchLanguage(wanted, offered), expected));
  }
});

describe("baseLanguage", () => {
  it("is the first part in lower case", () => {
    assert.deepEqual(["sv-FI", "EN", "zh-Hant-TW", ""].map(baseLanguage), ["sv", "en", "zh", ""]);
  });
});
