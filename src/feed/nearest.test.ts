import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearest } from "./nearest.ts";

const words = ["src", "heading", "heading-level", "searchable", "group-by", "ids", "cards", "table"];

describe("nearest", () => {
  for (const [given, meant] of [
    ["headinglevel", "heading-level"],
    ["Heading_Level", "heading-level"],
    ["serachable", "searchable"],
    ["searcheble", "searchable"],
    ["groupby", "group-by"],
    ["scr", "src"],
    ["crads", "cards"],
    ["tabel", "table"],
    ["headings", "heading"],
    ["id", "ids"],
  ] as const) {
    it(`takes ${given} for ${meant}`, () => assert.equal(nearest(given, words), meant));
  }

  for (const given of ["", "x", "map", "lista", "data", "title", "itemprop"]) {
    it(`takes "${given}" for none of them`, () => assert.equal(nearest(given, words), undefined));
  }

  it("takes the nearest, and of equals the first", () => {
    assert.equal(nearest("ort-12", ["ort-1", "ort-2", "ort-12"]), "ort-12");
    assert.equal(nearest("ort-3", ["ort-1", "ort-2"]), "ort-1");
  });

  it("takes little time for long words that are not alike", () => {
    const long = Array.from({ length: 2000 }, (_, index) => "a".repeat(60) + index);
    const start = performance.now();
    nearest("b".repeat(60), long);
    assert.ok(performance.now() - start < 3000);
  });
});
