import { expect } from "@open-wc/testing";
import { lindvik, size, townsOf } from "../testing.ts";
import type { Spot } from "./geometry.ts";
import { boxAround, isInside, overlaps, placeLabels, placeMarkers } from "./labels.ts";
import { layOut } from "./layout.ts";

describe("markers", () => {
  it("stand where they belong, while there is room", () => {
    const spots: Spot[] = [
      [100, 100],
      [200, 100],
    ];
    expect(placeMarkers(spots, 11, size, [])).to.deep.equal(spots);
  });

  it("step aside, so that every number can be read", () => {
    const placed = placeMarkers(
      Array.from({ length: 30 }, (): Spot => [100, 100]),
      11,
      size,
      [boxAround([110, 100], 9)],
    );
    placed.forEach(([x, y], index) => {
      expect(isInside(boxAround([x, y], 11), size)).to.equal(true);
      expect(overlaps(boxAround([x, y], 11), boxAround([110, 100], 9))).to.equal(false);
      for (const [px, py] of placed.slice(0, index)) expect(Math.hypot(px - x, py - y)).to.be.above(22);
    });
  });
});

describe("labels", () => {
  it("are left out where there is no place for them", () => {
    const wanted = { spot: [100, 100] as Spot, gap: 15, width: 60, height: 18 };
    const placed = placeLabels(
      Array.from({ length: 20 }, () => wanted),
      size,
      [boxAround([100, 100], 11)],
      [],
    );
    expect(placed.filter(Boolean)).to.have.length.within(2, 8);
    expect(placed.at(-1)).to.equal(undefined);
  });

  it("stand where fewer lines cross them", () => {
    const line: Spot[] = [
      [100, 100],
      [150, 100],
      [200, 100],
    ];
    const [placed] = placeLabels([{ spot: [100, 100], gap: 15, width: 60, height: 18 }], size, [], [line]);
    expect(placed?.anchor).to.equal("end");
  });
});

describe("the picture", () => {
  for (const count of [2, 8, 30]) {
    for (const [width, height] of [
      [360, 250],
      [768, 400],
      [1280, 480],
    ] as const) {
      it(`lets no label cover another, nor a number: ${count} towns, ${width} pixels`, () => {
        const room = { width, height, unit: 1, measure: (text: string) => text.length * 8 };
        const layout = layOut(lindvik, "Lindvik", townsOf(count), room, ({ distance: far }) => `${far} km`);
        const markers = layout.towns.map(({ marker }) => boxAround(marker, layout.radius * 0.7));
        const labels = [layout.homeLabel, ...layout.towns.map(({ label }) => label)].flatMap(
          (placed) => placed?.box ?? [],
        );
        const boxes = [...markers, ...labels];
        boxes.forEach((box, index) => {
          expect(isInside(box, room)).to.equal(true);
          for (const other of boxes.slice(0, index)) expect(overlaps(box, other)).to.equal(false);
        });
        if (width < 560) expect(labels).to.deep.equal([]);
        else expect(labels.length).to.be.above(count === 2 ? 2 : 4);
      });
    }
  }

  it("makes specks of towns whose numbers would lie on each other, each where it is, and far ones on the globe alone", () => {
    for (const [count, width, height] of [
      [61, 1280, 480],
      [300, 1280, 480],
      [46, 360, 250],
    ] as const) {
      const room = { width, height, unit: 1, measure: (text: string) => text.length * 8 };
      const towns = townsOf(count).map((town, index) => (index % 9 ? town : { ...town, distance: 9000 }));
      const { isCrowded, region, radius, towns: drawn } = layOut(lindvik, "Lindvik", towns, room, () => "");
      expect(isCrowded, `${count} in ${width}`).to.equal(true);
      for (const { town, end, isFar, label } of drawn) {
        expect(end).to.deep.equal(region.spot(town.location));
        if (!isFar) expect(isInside(boxAround(end, radius), room)).to.equal(true);
        expect(label).to.equal(undefined);
      }
    }
  });

  it("takes time in proportion to the towns, once they are specks", () => {
    const room = { width: 1280, height: 480, unit: 1, measure: (text: string) => text.length * 8 };
    const timeOf = (count: number) => {
      const towns = Array.from({ length: count / 100 }, () => townsOf(100)).flat();
      return Math.min(
        ...[1, 2, 3].map(() => {
          const begun = performance.now();
          layOut(lindvik, "Lindvik", towns, room, () => "");
          return performance.now() - begun;
        }),
      );
    };
    expect(timeOf(20_000)).to.be.below(Math.max(5, timeOf(2_000)) * 40);
  });

  it("writes no name across where a town lies that has stepped aside", () => {
    const room = { width: 1280, height: 480, unit: 1, measure: (text: string) => text.length * 8 };
    const close = townsOf(30).map((town, index) => ({
      ...town,
      name: "Ort",
      location: { lat: 55 + (index % 6) * 0.6, lon: 10 + Math.floor(index / 6) * 1.1 },
      distance: 500,
    }));
    const layout = layOut(lindvik, "Lindvik", [...townsOf(8), ...close], room, () => "");
    const aside = layout.towns.filter(({ end, marker }) => end !== marker);
    expect(aside.length).to.be.above(3);
    for (const { end } of aside) {
      for (const { label } of layout.towns) {
        if (label) expect(overlaps(label.box, boxAround(end, 3)), label.anchor).to.equal(false);
      }
    }
  });

  it("lets the line to a far town go on out of the picture, beyond its sign", () => {
    for (const width of [360, 1100]) {
      const room = { width, height: 440, unit: 1, measure: (text: string) => text.length * 8 };
      const layout = layOut(lindvik, "Lindvik", townsOf(8), room, () => "");
      const far = layout.towns.find(({ isFar }) => isFar);
      const [x, y] = far?.line.at(-1) ?? [NaN, NaN];
      expect(Math.min(x, y, width - x, 440 - y)).to.be.closeTo(0, 0.01);
      expect(isInside(boxAround(far?.end ?? [0, 0], layout.radius), room, 8)).to.equal(true);
    }
  });

  it("tells of far towns at the edge, and shows the way there on a globe", () => {
    const room = { ...size, unit: 1, measure: (text: string) => text.length * 8 };
    const layout = layOut(lindvik, "Lindvik", townsOf(8), room, ({ distance: far }) => `${far} km`);
    const far = layout.towns.find(({ isFar }) => isFar);
    expect(far?.texts).to.deep.equal(["Ort med långt namn 5, Förenta staterna", `${far?.town.distance} km`]);
    expect(layout.globe).not.to.equal(undefined);
  });
});
