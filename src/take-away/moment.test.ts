import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, toUtc, zoneOf } from "./moment.ts";

describe("time", () => {
  it("in a country of one zone is that zone's, else the reader's own", () => {
    assert.equal(zoneOf("SE"), "Europe/Stockholm");
    assert.equal(zoneOf("FI"), "Europe/Helsinki");
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    assert.equal(zoneOf("US"), own);
    assert.equal(zoneOf(undefined), own);
  });

  it("follows the zone's summer time on both sides of its change", () => {
    const rows = [
      ["2027-03-28T01:59", "2027-03-28T00:59:00Z"],
      ["2027-03-28T03:00", "2027-03-28T01:00:00Z"],
      ["2027-10-31T01:59", "2027-10-30T23:59:00Z"],
      ["2027-10-31T03:00", "2027-10-31T02:00:00Z"],
    ] as const;
    for (const [shown, utc] of rows) assert.equal(toUtc(shown, "Europe/Stockholm"), utc);
    assert.equal(toUtc("2027-01-01T08:00", "Pacific/Apia"), "2026-12-31T19:00:00Z");
  });

  it("knows the length of months, and where four digits end", () => {
    assert.equal(addDays("2028-02-28", 1), "2028-02-29");
    assert.equal(addDays("2027-02-28", 1), "2027-03-01");
    assert.equal(addDays("0099-12-31", 1), "0100-01-01");
    assert.equal(addDays("9999-12-31", 1), undefined);
    assert.equal(addDays("0001-01-05", -7), undefined);
  });
});
