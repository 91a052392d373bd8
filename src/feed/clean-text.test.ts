import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cleanText } from "./clean-text.ts";
import { assertLinear } from "./fixtures/linear.ts";

const acute = "\u0301";

describe("cleanText", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["takes space away from around a text", " \n Åmål \t", "Åmål"],
    ["keeps joiners in Persian", "می\u200cخواهم", "می\u200cخواهم"],
    ["keeps joiners in emoji", "👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"],
    [
      "keeps the flag of England",
      "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
      "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    ],
    ["keeps Hebrew with its points", "בְּרֵאשִׁ֖ית", "בְּרֵאשִׁ֖ית"],
    ["keeps soft hyphens", "kommun\u00adstyrelsen", "kommun\u00adstyrelsen"],
    ["keeps marks that say where a text is read from", "\u200f(a)", "\u200f(a)"],
    ["keeps letters beyond the first plane", "𠮷野", "𠮷野"],
    ["replaces the first half of a pair", "a\ud83d", "a\ufffd"],
    ["replaces the second half of a pair", "\ude00a", "\ufffda"],
    ["ends a flood of marks", `a${acute.repeat(5000)}b`, `a${acute.repeat(10)}b`],
    ["ends a flood of what cannot be seen", `a${"\u200b".repeat(5000)}b`, `a${"\u200b".repeat(10)}b`],
    ["ends a flood of both in turn", `a${`${acute}\u200b`.repeat(50)}b`, `a${`${acute}\u200b`.repeat(5)}b`],
    ["ends a flood of soft hyphens", `a${"\u00ad".repeat(50)}b`, `a${"\u00ad".repeat(10)}b`],
    ["takes an override away", "Avtal \u202efdp.exe", "Avtal fdp.exe"],
    ["takes embeddings away", "\u202aa\u202bb\u202cc\u202dd", "abcd"],
    ["keeps an isolate that is closed", "\u2067שלום\u2069, hej", "\u2067שלום\u2069, hej"],
    ["closes an isolate that is not", "\u2067a \u2068b", "\u2067a \u2068b\u2069\u2069"],
    ["closes an isolate in its own line", "\u2066a\n\nb\u2069", "\u2066a\u2069\n\nb"],
    ["takes away what closes nothing", "a\u2069b", "ab"],
    ["takes what cannot be seen for nothing", " \u200b\u2066\u2069\ufeff ", ""],
  ];
  for (const [name, given, expected] of cases) it(name, () => assert.equal(cleanText(given), expected));

  const sign = fc.constantFrom(
    ..."a ש\n\t\u00e9\u0301\u200b\u200d\u00ad\ufeff\u202a\u202c\u202e\u2066\u2067\u2068\u2069\ud83d\ude00".split(""),
  );
  const text = fc.oneof(
    fc.array(sign, { maxLength: 60 }).map((signs) => signs.join("")),
    fc.string({ unit: "binary" }),
  );

  it("leaves nothing to clean, no half pairs, and every direction closed in its line", () => {
    fc.assert(
      fc.property(text, (given) => {
        const clean = cleanText(given);
        assert.equal(cleanText(clean), clean);
        assert.doesNotMatch(clean, /\p{Cs}|[\u202a-\u202e]/u);
        for (const line of clean.split("\n")) {
          let open = 0;
          for (const sign of line) {
            if (sign >= "\u2066" && sign <= "\u2068") open++;
            if (sign === "\u2069") open--;
            assert.ok(open >= 0, JSON.stringify(given));
          }
          assert.equal(open, 0, JSON.stringify(given));
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it("loses no letter", () => {
    fc.assert(
      fc.property(text, (given) => {
        const letters = (value: string) => value.match(/\p{L}/gu)?.join("");
        assert.equal(letters(cleanText(given)), letters(given));
      }),
      { numRuns: 5000 },
    );
  });

  it("takes time in proportion to the text", () => {
    for (const piece of ["\u2066", "\u2066a", `a${acute}`, "a\u202e", "\u200b ", "\u2066\n", " "]) {
      assertLinear((count) => {
        const long = piece.repeat(count);
        return () => cleanText(long);
      }, 30_000);
    }
  });
});
