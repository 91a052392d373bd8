import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { foldForSearch } from "./fold.ts";

describe("foldForSearch", () => {
  for (const [text, expected] of [
    ["Mėlynupis", "melynupis"],
    ["ÅMÅL", "amal"],
    ["É\u0301", "e"],
    ["Київ", "киів"],
    ["Łódź", "lodz"],
    ["Tórshavn på Færøerne", "torshavn pa faeroerne"],
    ["Gießen", "giessen"],
    ["Камʼянець", "кам'янець"],
    ["ΘΕΣ", "θεσ"],
    ["Kam’janets–Podilskyj", "kam'janets-podilskyj"],
  ] as const) {
    it(`makes ${expected} of ${text}`, () => assert.equal(foldForSearch(text), expected));
  }
});
