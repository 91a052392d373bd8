import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isUpcoming } from "./calendar.ts";
import type { Day } from "./day.ts";

describe("isUpcoming", () => {
  const today = "2026-11-23";
  const rows: readonly (readonly [start: Day | undefined, end: Day | undefined, isIt: boolean])[] = [
    ["2026-11-24", undefined, true],
    ["2026-11-23", undefined, true],
    ["2026-11-22", undefined, false],
    ["2026-11-23T00:00", undefined, true],
    ["2026-11-22T23:59", undefined, false],
    ["2026-11-20", "2026-11-23", true],
    ["2026-11-20", "2026-11-22", false],
    ["2026-11-20", "2026-11", true],
    ["2026-11-20", { text: "snart" }, false],
    ["2026-11-24", { text: "snart" }, true],
    [{ value: "2026-11-24", text: "i morgon" }, undefined, true],
    [{ text: "i morgon" }, undefined, false],
    ["2026-12", undefined, false],
    ["2027", undefined, false],
    [undefined, "2027-01-01", false],
  ];
  for (const [start, end, isIt] of rows) {
    it(`${JSON.stringify(start)} to ${JSON.stringify(end)}: ${isIt}`, () =>
      assert.equal(isUpcoming(start, today, end), isIt));
  }
});
