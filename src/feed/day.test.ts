import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareDays, type Day, dayValue, isAfter, isBefore, isDate, isEarlier, isMoment } from "./day.ts";

const today = "2026-11-23";
const words = (value?: string): Day => ({ text: "på hösten", ...(value ? { value } : {}) });

describe("a date", () => {
  const good = ["2011", "2011-06", "2011-06-01", "2024-02-29", "2000-02-29", "0001", "9999-12-31"];
  const bad = ["", "0000", "19992", "199", "2011-6", "2011-00", "2011-13", "2011-06-00", "2011-06-31", "2023-02-29"];
  const worse = [
    "1900-02-29",
    " 2011",
    "2011 ",
    "+2011",
    "-2011",
    "2011/06",
    "20110601",
    "2011-06-01T10:00",
    "２０１１",
    "2011\n",
  ];
  for (const value of good) it(`takes ${value}`, () => assert.equal(isDate(value), true));
  for (const value of [...bad, ...worse])
    it(`refuses ${JSON.stringify(value)}`, () => assert.equal(isDate(value), false));
});

describe("a moment", () => {
  const good = ["2011", "2026-05-09T10:00", "2026-05-09T23:59:59.123", "2026-05-09T10:00Z", "2026-05-09T10:00+0200"];
  const bad = ["2026-05-09T24:00", "2026-05-09T10:60", "2026-05T10:00", "2026-02-30T10:00", "2026-05-09T10", "T10:00"];
  const worse = ["2026-05-09T10:00+99:99", "2026-05-09 10:00", "2026-05-09T10:00 Z", "2026-05-09T"];
  for (const value of good) it(`takes ${value}`, () => assert.equal(isMoment(value), true));
  for (const value of [...bad, ...worse]) it(`refuses ${value}`, () => assert.equal(isMoment(value), false));
});

describe("past and future", () => {
  const cases: readonly (readonly [Day | undefined, "before" | "now" | "after"])[] = [
    ["2025", "before"],
    ["2026", "now"],
    ["2027", "after"],
    ["2026-10", "before"],
    ["2026-11", "now"],
    ["2026-12", "after"],
    ["2026-11-22", "before"],
    ["2026-11-23", "now"],
    ["2026-11-24", "after"],
    ["2026-11-23T18:00+01:00", "now"],
    [words("2025"), "before"],
    [words("2027-01"), "after"],
    [words(), "now"],
    [undefined, "now"],
  ];
  for (const [day, when] of cases) {
    it(`${JSON.stringify(day)} is ${when}`, () => {
      assert.equal(isBefore(day, today), when === "before");
      assert.equal(isAfter(day, today), when === "after");
    });
  }
});

describe("the order of days", () => {
  it("is from early to late, what has no date last", () => {
    const days: (Day | undefined)[] = [words(), "2026", undefined, "2011-06", words("2019"), "2011"];
    const sorted = [...days].sort(compareDays);
    assert.deepEqual(sorted.map(dayValue), ["2011", "2011-06", "2019", "2026", undefined, undefined]);
  });

  const cases: readonly (readonly [string, string, boolean])[] = [
    ["2019", "2019-06", false],
    ["2019-06", "2019", false],
    ["2018", "2019-06", true],
    ["2019-05-31", "2019-06", true],
    ["2026-05-09T10:00", "2026-05-09", false],
    ["2026-05-08T23:00Z", "2026-05-09", true],
    ["2026-05-09T09:00", "2026-05-09T10:00", true],
    ["2026-05-09T10:00", "2026-05-09T10:00:30", true],
    ["2026-05-09T10:00:30Z", "2026-05-09T10:00Z", false],
    ["2026-05-09T09:00Z", "2026-05-09T10:00+02:00", false],
    ["2026-05-09T10:00+02:00", "2026-05-09T09:00Z", true],
    ["2026-05-09T09:00", "2026-05-09T10:00+02:00", true],
    ["2026-05-09T11:00", "2026-05-09T10:00+02:00", false],
  ];
  for (const [first, second, expected] of cases) {
    it(`${first} ${expected ? "is" : "is not"} earlier than ${second}`, () =>
      assert.equal(isEarlier(first, second), expected));
  }
});
