import { expect } from "@open-wc/testing";
import type { Point } from "../../../feed/index.ts";
import { lindvik, size } from "../testing.ts";
import { distance } from "./distance.ts";
import { greatCircle, projectGlobe, projectRegion, readOutlines, type Spot, untilMargin } from "./geometry.ts";
import { outlines } from "./outlines.ts";

const land = readOutlines(outlines.land, outlines.alphabet, outlines.scale);
const borders = readOutlines(outlines.borders, outlines.alphabet, outlines.scale);

describe("the outlines", () => {
  it("are places on Earth, in rings and lines", () => {
    expect(land.length).to.be.above(200);
    expect(borders.length).to.be.above(100);
    for (const ring of land) expect(ring.length).to.be.above(2);
    for (const [lon, lat] of [...land, ...borders].flat()) {
      expect(Math.abs(lon)).to.be.at.most(180);
      expect(Math.abs(lat)).to.be.at.most(90);
    }
  });

  it("draw no border across the Crimean isthmus", () => {
    const isCrimean = ([lon, lat]: readonly [number, number]) => lon > 33 && lon < 35.4 && lat > 45 && lat < 46.2;
    expect(borders.flat().filter(isCrimean).length).to.equal(0);
  });
});

describe("the projection", () => {
  const places: readonly (readonly [string, readonly Point[]])[] = [
    ["a region", [lindvik, { lat: 56.1, lon: 9.7 }, { lat: 62.9, lon: 27.7 }]],
    ["one place", [lindvik]],
    ["two towns on one spot", [lindvik, lindvik]],
    [
      "both sides of the antimeridian",
      [
        { lat: -17, lon: 179 },
        { lat: -14, lon: -172 },
      ],
    ],
    [
      "the north pole",
      [
        { lat: 89.9, lon: 0 },
        { lat: 78, lon: 15 },
        { lat: 82, lon: -62 },
      ],
    ],
    [
      "the south pole",
      [
        { lat: -90, lon: 0 },
        { lat: -77.8, lon: 166 },
      ],
    ],
    [
      "opposite ends of the Earth",
      [
        { lat: 40, lon: -4 },
        { lat: -40, lon: 176 },
      ],
    ],
  ];
  for (const [name, points] of places) {
    it(`has all places on the picture: ${name}`, () => {
      const region = projectRegion(points, size, [40, 30]);
      for (const [x, y] of points.map(region.spot)) {
        expect(x).to.be.within(39, size.width - 39);
        expect(y).to.be.within(29, size.height - 29);
      }
      expect(region.path(land, true)).not.to.contain("NaN");
      expect(region.path(borders)).not.to.contain("NaN");
    });
  }

  it("has north up and east to the right, also across the antimeridian", () => {
    const fiji = { lat: -17, lon: 179 };
    const { spot } = projectRegion([fiji], size, [40, 30]);
    const [x, y] = spot(fiji);
    expect(spot({ lat: -17, lon: -179 })[0]).to.be.above(x);
    expect(spot({ lat: -16, lon: 179 })[1]).to.be.below(y);
  });

  it("draws land where there is land, and only there", () => {
    const context = document.createElement("canvas").getContext("2d");
    const rows: readonly (readonly [Point, boolean])[] = [
      [{ lat: 52, lon: 20 }, true],
      [{ lat: 56.5, lon: 18.3 }, false],
      [{ lat: -80, lon: 100 }, true],
      [{ lat: 89, lon: 0 }, false],
      [{ lat: -15, lon: 178.9 }, false],
      [{ lat: 66.5, lon: 179.9 }, true],
      [{ lat: -25, lon: 134 }, true],
      [{ lat: 42, lon: 51 }, false],
    ];
    for (const [point, isLand] of rows) {
      for (const view of [projectRegion([point], size, [40, 30]), projectGlobe([point], 100, [200, 200])]) {
        const [x, y] = view.spot(point);
        expect(context?.isPointInPath(new Path2D(view.path(land, true)), x, y), JSON.stringify(point)).to.equal(isLand);
      }
    }
  });
});

describe("a line between towns", () => {
  it("is the shortest, across the antimeridian and over the pole", () => {
    const rows: readonly (readonly [Point, Point])[] = [
      [lindvik, { lat: 44.44, lon: -88.06 }],
      [
        { lat: 52, lon: 175 },
        { lat: 52, lon: -175 },
      ],
      [
        { lat: 80, lon: 0 },
        { lat: 80, lon: 180 },
      ],
      [
        { lat: 40, lon: -4 },
        { lat: -40, lon: 176 },
      ],
      [lindvik, lindvik],
    ];
    for (const [from, to] of rows) {
      const line = greatCircle(from, to);
      const length = line.slice(1).reduce((sum, point, index) => sum + distance(line[index] ?? point, point), 0);
      expect(length).to.be.closeTo(distance(from, to), 25);
      expect(distance(line.at(-1) ?? from, to)).to.be.below(20);
    }
  });

  it("ends at the picture's margin", () => {
    const rows: readonly (readonly [readonly Spot[], Spot])[] = [
      [
        [
          [360, 220],
          [360, -900],
        ],
        [360, 20],
      ],
      [
        [
          [360, 220],
          [700, 220],
          [9000, 220],
        ],
        [700, 220],
      ],
      [
        [
          [360, 220],
          [300, 200],
        ],
        [300, 200],
      ],
      [
        [
          [-50, 220],
          [-90, 220],
        ],
        [20, 220],
      ],
    ];
    for (const [line, end] of rows) expect(untilMargin(line, size, 20).at(-1)).to.deep.equal(end);
  });
});
