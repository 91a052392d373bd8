import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fullInParts } from "./fixtures/full.ts";
import { replaced } from "./fixtures/places.ts";
import { readFeed } from "./read.ts";

/** A full feed with something else in some of its places, as the reader takes it. */
function readWith(values: Readonly<Record<string, unknown>>) {
  const json = Object.entries(values).reduce<unknown>(
    (feed, [place, by]) => replaced(feed, place.split("/"), by),
    fullInParts,
  );
  return readFeed(json).problems.map(({ path, code, expected }) => [path, code, expected]);
}

describe("a number", () => {
  const bounds: Readonly<Record<string, string>> = {
    "municipality/location/lat": "-90–90",
    "municipality/location/lon": "-180–180",
    "municipality/administrations": "0–∞",
    "municipality/population/value": "0–∞",
    "municipality/population/year": "1–9999",
    "municipality/logo/width": "1–∞",
    "municipality/logo/height": "1–∞",
    "twinTowns/2/agreement/size": "0–∞",
    "volunteering/0/ages/min": "0–150",
    "volunteering/0/ages/max": "0–150",
    "volunteering/0/period/months": "0–∞",
    "volunteering/0/grant/amount": "0–∞",
    "volunteering/0/origins/0/places": "0–∞",
    "volunteering/0/placements/0/places": "0–∞",
    "documents/0/size": "0–∞",
  };
  for (const [place, expected] of Object.entries(bounds)) {
    it(`in ${place} lies within ${expected}`, () => {
      const ends = expected.split("–").map(Number).filter(Number.isFinite);
      for (const end of ends) assert.deepEqual(readWith({ [place]: end }), []);
      assert.deepEqual(readWith({ [place]: -1000 }), [[`/${place}`, "number-range", expected]]);
    });
  }
});

describe("a choice", () => {
  const kinds = "policy, strategy, programme, action-plan, guidelines";
  const choices: Readonly<Record<string, string>> = {
    "twinTowns/0/status": "active, dormant, ended, planned",
    "twinTowns/0/kind": "twin-town, partnership, friendship",
    "volunteering/0/status": "open, running, closed, planned",
    "volunteering/0/euFunding": "funded, co-funded",
    "policies/0/kind": kinds,
    "policies/0/status": "adopted, draft, expired",
    "funding/0/group": "structural-fund, sector-programme, national, nordic, other",
    "projects/0/status": "planned, running, completed",
    "projects/0/euFunding": "funded, co-funded",
    "projects/0/participants/0/role": "owner, partner, host, participant",
    "documents/0/kind": kinds,
  };
  for (const [place, expected] of Object.entries(choices)) {
    it(`in ${place} is one of ${expected}`, () => {
      for (const one of expected.split(", ")) assert.deepEqual(readWith({ [place]: one }), []);
      assert.deepEqual(readWith({ [place]: "no" }), [[`/${place}`, "choice", expected]]);
    });
  }
});

describe("an end", () => {
  const orders: readonly (readonly [string, string, string])[] = [
    ["twinTowns/5", "since", "until"],
    ["twinTowns/2/agreement", "validFrom", "validTo"],
    ["volunteering/0/period", "start", "end"],
    ["volunteering/0/apply", "opens", "deadline"],
    ["policies/0", "validFrom", "validTo"],
    ["news/0/event", "start", "end"],
    ["funding/0/calls/0", "opens", "deadline"],
    ["projects/0/period", "start", "end"],
    ["documents/0", "validFrom", "validTo"],
  ];
  for (const [place, start, end] of orders) {
    it(`in ${place} is not before the beginning`, () => {
      const between = (from: unknown, to: unknown) =>
        readWith({ [`${place}/${start}`]: from, [`${place}/${end}`]: to });
      assert.deepEqual(between("2030-01-02", "2030-01-01"), [[`/${place}/${end}`, "order", undefined]]);
      assert.deepEqual(between("2030-01-01", "2030-01-02"), []);
      assert.deepEqual(between("2030-01-02", undefined), []);
      assert.deepEqual(
        between(undefined, "2030-01-02").filter(([, code]) => code === "order"),
        [],
      );
      assert.deepEqual(between({ value: "2030-01-02", text: "x" }, "2030-01-01"), []);
      assert.deepEqual(between("2030-01-02", { value: "2030-01-01", text: "x" }), []);
    });
  }
});
