import { expect } from "@open-wc/testing";
import type { Point } from "../../../feed/index.ts";
import { lindvik } from "../testing.ts";
import { distance, roundedDistance } from "./distance.ts";

describe("the distance", () => {
  it("is that along the ground, everywhere on Earth", () => {
    const rows: readonly (readonly [Point, Point, number])[] = [
      [lindvik, lindvik, 0],
      [{ lat: 59.33, lon: 18.07 }, { lat: 55.68, lon: 12.57 }, 522],
      [{ lat: 0, lon: 179 }, { lat: 0, lon: -179 }, 222],
      [{ lat: 90, lon: 0 }, { lat: 90, lon: 120 }, 0],
      [{ lat: 89, lon: 0 }, { lat: 89, lon: 180 }, 222],
      [{ lat: 40, lon: -4 }, { lat: -40, lon: 176 }, 20015],
      [{ lat: 90, lon: 0 }, { lat: -90, lon: 77 }, 20015],
    ];
    for (const [from, to, kilometres] of rows) expect(distance(from, to)).to.be.closeTo(kilometres, 1);
  });

  it("is never said more exactly than it matters", () => {
    const north = (kilometres: number) => ({ lat: lindvik.lat - kilometres / 111.195, lon: lindvik.lon });
    const rows = [
      [0, 0],
      [12, 10],
      [13, 15],
      [98, 100],
      [424, 420],
      [996, 1000],
      [1449, 1400],
      [6460, 6500],
    ] as const;
    for (const [exact, said] of rows) expect(roundedDistance(lindvik, north(exact)), `${exact}`).to.equal(said);
  });
});
