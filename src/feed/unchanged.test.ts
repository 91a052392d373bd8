import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unchangedDays } from "./unchanged.ts";

const today = "2026-11-23";

describe("the days on which a feed says the same", () => {
  for (const [what, feed, expected] of [
    ["a month on either side where nothing has a date", { name: "x" }, ["2026-10-23", "2026-12-24"]],
    ["until the last day of something", { until: "2026-11-30" }, ["2026-10-23", "2026-11-30"]],
    ["until tomorrow where something ends today", { until: today }, [today, "2026-11-24"]],
    ["from the day after the last of something", { validTo: "2026-11-20" }, ["2026-11-21", "2026-12-24"]],
    ["until a month begins", { opens: "2026-12" }, ["2026-10-23", "2026-12-01"]],
    ["from when a month has ended", { deadline: "2026-10" }, ["2026-11-01", "2026-12-24"]],
    ["by moments as by their days", { start: "2026-12-01T17:00+02:00" }, ["2026-10-23", "2026-12-01"]],
    ["until an anniversary", { since: "1998-12-03" }, ["2026-10-23", "2026-12-03"]],
    ["from an anniversary", { since: "1998-11" }, ["2026-11-01", "2026-12-24"]],
    ["by a date beside words", { since: { text: "våren", value: "1998-12-03" } }, ["2026-10-23", "2026-12-03"]],
    ["until a period with a length ends", { period: { start: "2026-06-10", months: 6 } }, ["2026-10-23", "2026-12-09"]],
    ["whatever a text looks like", { name: "2026-11-31", code: "1493" }, ["2026-10-23", "2026-12-24"]],
    ["whatever unknown keys hold", { start: null, since: 5, months: {}, a: [null, { start: 1, months: 2 }] }, []],
  ] as const) {
    it(`are ${what}`, () => {
      assert.deepEqual(unchangedDays(feed, today), expected.length > 0 ? expected : ["2026-10-23", "2026-12-24"]);
    });
  }

  it("reach into the next year", () => {
    assert.deepEqual(unchangedDays({ since: "2008" }, "2026-12-20"), ["2026-11-19", "2027-01-01"]);
    assert.deepEqual(unchangedDays({ since: "2008-01-10" }, "2026-12-20"), ["2026-11-19", "2027-01-10"]);
    assert.deepEqual(unchangedDays({ since: "2008" }, "2027-01-05"), ["2027-01-01", "2027-02-05"]);
  });

  it("are found in a feed as deep as JSON goes", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}"2026-11-30"${"}".repeat(5000)}`);
    assert.deepEqual(unchangedDays(deep, today), ["2026-10-23", "2026-11-30"]);
  });
});
