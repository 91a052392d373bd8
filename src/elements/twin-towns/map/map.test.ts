import { expect, fixture, html } from "@open-wc/testing";
import "../../../define/page.ts";
import "../../../define/twin-towns.ts";
import {
  type Colour,
  contrast,
  eventually,
  ground,
  inForcedColors,
  luminance,
  only,
  over,
  pause,
  perceive,
  readColour,
  settled,
  shown,
  textOf,
} from "../../../element-kit/testing.ts";
import { full } from "../../../feed/fixtures/full.ts";
import type { Point } from "../../../feed/index.ts";
import { distance, roundedDistance } from "./distance.ts";
import { greatCircle, projectGlobe, projectRegion, readOutlines, type Spot, untilMargin } from "./geometry.ts";
import { boxAround, isInside, overlaps, placeLabels, placeMarkers } from "./labels.ts";
import { layOut } from "./layout.ts";
import type { MapTown } from "./map-facts.ts";
import { outlines } from "./outlines.ts";

const lindvik: Point = { lat: 57.76, lon: 16.64 };
const size = { width: 720, height: 440 };
const land = readOutlines(outlines.land, outlines.alphabet, outlines.scale);
const borders = readOutlines(outlines.borders, outlines.alphabet, outlines.scale);

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

/** Towns all over northern Europe, every seventh far away, some on the same spot. */
const townsOf = (count: number): readonly MapTown[] =>
  Array.from({ length: count }, (_, index) => {
    const location =
      index % 7 === 4
        ? { lat: 44 - (index % 30) * 3, lon: index % 2 ? -88 : 120 }
        : { lat: 49 + ((index * 5) % 14), lon: 4 + ((index * 9) % 22) };
    return {
      number: index + 1,
      name: `Ort med långt namn ${index + 1}`,
      country: "Förenta staterna",
      location,
      distance: roundedDistance(lindvik, location),
      isPast: index % 3 === 2,
      isDimmed: false,
    };
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

// Where the test before has scrolled to is no place of this one's.
beforeEach(() => scrollTo(0, 0));

const mapOf = (tag: Element) =>
  eventually(() => {
    const map = (tag.shadowRoot ?? tag).querySelector<SVGElement>("figure [role=img]");
    if (!map) throw new Error("no map");
    return map;
  });

describe("the map of omvarld-twin-towns", () => {
  it("is one picture with a name and a description, and nothing in it takes the focus", async () => {
    const tag = await shown(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
    const map = await mapOf(tag);
    expect((only(tag, "img", /^Karta/) as Element) === map).to.equal(true);
    const description = tag.querySelector(`#${map.getAttribute("aria-describedby")}`);
    expect(description?.textContent).to.match(/^Linjer går från Lindviks kommun till 8 orter\..*listan\.$/);
    expect(tag.querySelectorAll("figure a, figure button, figure [tabindex]").length).to.equal(0);
    await expect(tag).to.be.accessible();
  });

  it("says nothing that the list does not say, under the list's numbers", async () => {
    const tag = await shown(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
    const map = await mapOf(tag);
    const items = [...tag.querySelectorAll("li.omvarld-town")].map(textOf);
    const numbers = [...map.querySelectorAll("text")]
      .map(({ textContent }) => textContent ?? "")
      .filter((text) => /^\d+$/.test(text));
    expect(numbers).to.deep.equal(items.map((_, index) => String(index + 1)));
    expect(items[3]).to.match(/^4 North Linden .* · 6 700 km/);
  });

  it("has specks in place of numbers where there are very many, and says how many are farther away", async () => {
    const twinTowns = townsOf(100).map(({ name, location }) => ({ name, country: "DE", location }));
    const feed = { ...full, twinTowns };
    const tag = await shown(html`<omvarld-twin-towns searchable .feed=${feed}></omvarld-twin-towns>`);
    const map = await mapOf(tag);
    expect(map.querySelectorAll(".omvarld-map-number").length).to.equal(0);
    const marks = map.querySelectorAll(":scope > g > circle.omvarld-map-marker").length;
    expect(marks).to.be.above(70).and.below(100);
    const legend = textOf(tag.querySelector("figcaption"));
    expect(legend).to.match(new RegExp(`^Lindviks kommun Ort ${100 - marks} orter ligger längre bort$`));
    expect(map.querySelector("desc")?.textContent).to.match(/^Kartan visar var 100 orter ligger/);
    const field = only<HTMLInputElement>(tag, "searchbox");
    field.value = "namn 100";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await eventually(() => expect(tag.querySelectorAll(".omvarld-map-dimmed").length).to.equal(99));
  });

  it("speaks English to those who do", async () => {
    const tag = await shown(html`<omvarld-twin-towns lang="en" .feed=${full}></omvarld-twin-towns>`);
    await mapOf(tag);
    only(tag, "img", /^Map: twin towns/);
    expect(textOf(tag.querySelector("figcaption"))).to.contain("Ended or paused agreement");
  });

  it("follows its feed and its list", async () => {
    const tag = (await shown(
      html`<omvarld-twin-towns limit="2" .feed=${full}></omvarld-twin-towns>`,
    )) as HTMLElementTagNameMap["omvarld-twin-towns"];
    await mapOf(tag);
    expect(tag.querySelectorAll("circle.omvarld-map-marker").length).to.equal(3);
    tag.limit = undefined;
    await tag.updateComplete;
    expect(tag.querySelectorAll("[role=img] circle.omvarld-map-marker").length).to.equal(8);
  });

  for (const width of [280, 360, 559, 620, 1100]) {
    it(`writes names only where there is room, and numbers that can be read: ${width} pixels`, async () => {
      const tag = await shown(
        html`<div style="inline-size: ${width}px"><omvarld-twin-towns .feed=${full}></omvarld-twin-towns></div>`,
      );
      const map = await mapOf(tag);
      const texts = [...map.querySelectorAll<SVGTextElement>("text")];
      const numbers = texts.filter(({ textContent }) => /^\d+$/.test(textContent ?? ""));
      expect(numbers.length).to.equal(full.twinTowns.length);
      if (width < 560) expect(texts.length).to.equal(numbers.length);
      else expect(texts.length).to.be.above(numbers.length + 4);
      for (const text of texts) {
        // As large as it comes out on the screen.
        const scale = text.getScreenCTM()?.a ?? 0;
        expect(Number.parseFloat(getComputedStyle(text).fontSize) * scale).to.be.at.least(12);
      }
      expect(map.getBoundingClientRect().width).to.be.closeTo(map.closest("div")?.clientWidth ?? 0, 1);
    });
  }

  it("keeps its room before it comes, so that nothing moves", async () => {
    const tag = await shown(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
    const list = tag.querySelector("ol");
    const before = list?.getBoundingClientRect().top;
    await mapOf(tag);
    expect(list?.getBoundingClientRect().top).to.be.closeTo(before ?? 0, 1);
  });

  it("is drawn again in its new place where a script has moved it", async () => {
    const tag = await shown(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
    await mapOf(tag);
    const shadow = (await fixture<HTMLElement>(html`<div style="inline-size: 500px"></div>`)).attachShadow({
      mode: "open",
    });
    shadow.append(tag);
    await eventually(() => {
      const map = tag.querySelector("figure [role=img]") as Element;
      expect(getComputedStyle(map).position).to.equal("absolute");
      expect(map.getAttribute("viewBox")).to.match(/^0 0 49\d /);
    });
  });

  it("comes to where a script has moved its tag before anybody came near", async () => {
    const tag = await shown(
      html`<div style="padding-block-start: 20000px"><omvarld-twin-towns .feed=${full}></omvarld-twin-towns></div>`,
    );
    await pause(100);
    expect(tag.querySelector("figure [role=img]") === null).to.equal(true);
    (await fixture<HTMLElement>(html`<div></div>`)).append(tag);
    tag.scrollIntoView();
    await mapOf(tag);
  });

  it("moves nothing while it comes", async () => {
    const shifts: number[] = [];
    const note = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(entry.value);
    });
    const tag = await shown(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
    await pause(50);
    note.observe({ type: "layout-shift" });
    try {
      await mapOf(tag);
      await pause(100);
      expect(shifts).to.deep.equal([]);
      // One who would see it if something moved.
      tag.style.cssText = "display: block; padding-block-start: 90px";
      await eventually(() => expect(shifts).to.have.length(1));
    } finally {
      note.disconnect();
    }
  });

  it("is fetched only when a reader comes near it", async () => {
    const tag = await shown(
      html`<div style="padding-block-start: 20000px"><omvarld-twin-towns .feed=${full}></omvarld-twin-towns></div>`,
    );
    await pause(300);
    expect(tag.querySelector("figure [role=img]") === null).to.equal(true);
    tag.scrollIntoView();
    await mapOf(tag);
  });

  it("is not there where it is not wanted, in a table, and where nobody knows what lies where", async () => {
    const { location: _, ...nowhere } = full.municipality;
    const lost = full.twinTowns.map(({ ...town }) => ({ ...town, location: undefined }));
    for (const template of [
      html`<omvarld-twin-towns without-map .feed=${full}></omvarld-twin-towns>`,
      html`<omvarld-twin-towns view="table" .feed=${full}></omvarld-twin-towns>`,
      html`<omvarld-twin-towns .feed=${{ ...full, municipality: nowhere }}></omvarld-twin-towns>`,
      html`<omvarld-twin-towns .feed=${{ ...full, twinTowns: JSON.parse(JSON.stringify(lost)) }}></omvarld-twin-towns>`,
    ]) {
      const tag = await shown(template);
      expect(tag.querySelector(".omvarld-map") === null).to.equal(true);
    }
  });

  it("leaves out a town whose place is not known, and keeps the others' numbers", async () => {
    const [first, second, third] = full.twinTowns;
    const { location: _, ...lost } = second as { location?: unknown };
    const tag = await shown(
      html`<omvarld-twin-towns .feed=${{ ...full, twinTowns: [first, lost, third] }}></omvarld-twin-towns>`,
    );
    const map = await mapOf(tag);
    const numbers = [...map.querySelectorAll(".omvarld-map-number")].map(({ textContent }) => textContent);
    expect(numbers).to.deep.equal(["1", "3"]);
  });

  it("comes in a page and in a shadow root too", async () => {
    const page = await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
    page.querySelector(".omvarld-map")?.scrollIntoView();
    await mapOf(page);
    const tag = await shown(html`<omvarld-twin-towns isolated .feed=${full}></omvarld-twin-towns>`);
    tag.scrollIntoView();
    const map = await mapOf(tag);
    expect(getComputedStyle(map).position).to.equal("absolute");
  });

  it("is drawn for paper in a shadow root too, wherever that stands", async () => {
    const shadow = (await fixture<HTMLElement>(html`<div></div>`)).attachShadow({ mode: "open" });
    const tag = document.createElement("omvarld-twin-towns");
    Object.assign(tag, { isolated: true, feed: full });
    tag.style.cssText = "display: block; padding-block-start: 20000px";
    shadow.append(tag);
    await settled(tag);
    await pause(100);
    expect(tag.shadowRoot?.querySelector("figure [role=img]") === null).to.equal(true);
    dispatchEvent(new Event("beforeprint"));
    await mapOf(tag);
  });

  it("can be seen in forced colours", async () => {
    const tag = await shown(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
    const map = await mapOf(tag);
    await inForcedColors(async () => {
      const sample = getComputedStyle(await fixture(html`<p style="color: CanvasText; background: Canvas">Text</p>`));
      const look = (selector: string) => getComputedStyle(map.querySelector(selector) ?? map);
      expect(look(".omvarld-map-line").stroke).to.equal(sample.color);
      expect(look(".omvarld-map-label").fill).to.equal(sample.color);
      expect(look(".omvarld-map-number").fill).to.equal(sample.backgroundColor);
      expect(look(".omvarld-map-land").fill).not.to.equal(sample.color);
    });
  });

  it("leaves other pictures alone", async () => {
    const tag = await shown(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
    await settled(tag);
    expect(perceive(tag, "img", /^Hamnen/)).to.have.length(1);
  });
});

/** What the map says: its texts as they stand, without the list's numbers. */
const saidOn = (map: Element) =>
  [...map.querySelectorAll("text")].map(({ textContent }) => textContent ?? "").filter((text) => !/^\d+$/.test(text));

/** The list's entries that a reader sees, or gets to by opening a fold. */
const listed = (tag: Element) =>
  [...tag.querySelectorAll<HTMLElement>("li.omvarld-town:not([hidden])")].map((item) => ({
    number: item.querySelector(".omvarld-number")?.textContent ?? "",
    text: (item.textContent ?? "").replace(/[\s\u200b]+/g, " "),
    isPast: item.matches(".omvarld-past"),
  }));

const drawn = (map: Element) =>
  [...map.querySelectorAll("g")].flatMap((group) => {
    const number = group.querySelector(".omvarld-map-number")?.textContent;
    return number
      ? [{ number, isPast: group.matches(".omvarld-map-past"), isDimmed: group.matches(".omvarld-map-dimmed") }]
      : [];
  });

describe("the map and the list", () => {
  const rows: readonly (readonly [string, unknown])[] = [
    ["as they are", html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`],
    ["without what is over", html`<omvarld-twin-towns past="hide" .feed=${full}></omvarld-twin-towns>`],
    ["with what is over folded away", html`<omvarld-twin-towns past="fold" .feed=${full}></omvarld-twin-towns>`],
    [
      "with what is over folded away, and a limit",
      html`<omvarld-twin-towns past="fold" limit="2" .feed=${full}></omvarld-twin-towns>`,
    ],
    ["with a limit", html`<omvarld-twin-towns limit="3" .feed=${full}></omvarld-twin-towns>`],
    [
      "with only some of them",
      html`<omvarld-twin-towns .ids=${full.twinTowns.map(({ id }) => id).slice(2, 6)} .feed=${full}></omvarld-twin-towns>`,
    ],
    ["in another order", html`<omvarld-twin-towns sort="name" .feed=${full}></omvarld-twin-towns>`],
    ["in groups", html`<omvarld-twin-towns group-by="country" .feed=${full}></omvarld-twin-towns>`],
    ["in English", html`<omvarld-twin-towns lang="en" past="fold" .feed=${full}></omvarld-twin-towns>`],
  ];
  for (const [name, template] of rows) {
    it(`tell of the same towns, and the map of nothing more: ${name}`, async () => {
      const tag = await shown(html`<div style="inline-size: 1100px">${template}</div>`);
      const map = await mapOf(tag);
      const items = listed(tag).sort((one, other) => Number(one.number) - Number(other.number));
      expect(items.length).to.be.above(1);
      expect(drawn(map)).to.deep.equal(items.map(({ number, isPast }) => ({ number, isPast, isDimmed: false })));
      const texts = saidOn(map);
      expect(texts.length).to.be.above(2);
      const home = (
        tag.getAttribute("lang") === "en" ? full.municipality.name.en : full.municipality.name.sv
      ) as string;
      for (const text of texts.filter((said) => said !== home)) {
        const parts = text.replace(/\s/g, " ").split(", ");
        expect(
          items.some((item) => parts.every((part) => item.text.includes(part))),
          text,
        ).to.equal(true);
      }
    });
  }

  it("tell of the same towns to one who searches", async () => {
    const tag = await shown(
      html`<omvarld-twin-towns searchable limit="2" past="fold" .feed=${full}></omvarld-twin-towns>`,
    );
    const map = await mapOf(tag);
    const all = full.twinTowns.length;
    const field = only<HTMLInputElement>(tag, "searchbox");
    field.value = "skola";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await eventually(() => expect(tag.querySelectorAll(".omvarld-map-dimmed").length).to.be.above(0));
    const items = listed(tag).map(({ number }) => number);
    const picture = drawn(map.isConnected ? map : await mapOf(tag));
    expect(items.length).to.be.within(1, all - 1);
    // All stay on the map under their numbers; those that are not asked for step back.
    expect(picture.length).to.equal(all);
    expect(picture.filter(({ isDimmed }) => !isDimmed).map(({ number }) => number)).to.deep.equal(items);
    const faint = tag.querySelector("[role=img] .omvarld-map-dimmed");
    expect(Number(faint && getComputedStyle(faint).opacity)).to.be.below(0.5);
    only<HTMLElement>(tag, "button", /^Visa alla/).click();
    await eventually(() => expect(tag.querySelectorAll(".omvarld-map-dimmed").length).to.equal(0));
  });
});

/** Every colour that carries something on the map, against what it lies on. */
function hardToSee(map: Element, page: Colour): readonly string[] {
  const look = (selector: string) => {
    const element = map.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    return getComputedStyle(element);
  };
  const sheet = ground(map.closest("figure")?.parentElement ?? null, page);
  const picture = getComputedStyle(map.parentElement ?? map);
  const [wash = "transparent"] = /(?:color|rgba?|oklch|oklab)\([^()]*\)/.exec(picture.backgroundImage) ?? [];
  const sea = over(readColour(wash), over(readColour(picture.backgroundColor), sheet));
  const land = over(readColour(look(".omvarld-map-land").fill), sea);
  const globe = over(readColour(look(".omvarld-map-globe").fill), sea);
  const faults: string[] = [];
  const check = (what: string, colour: string, behind: Readonly<Record<string, Colour>>, least: number) => {
    for (const [name, under] of Object.entries(behind)) {
      const ratio = contrast(over(readColour(colour), under), under);
      if (ratio < least) faults.push(`${what} on ${name}: ${ratio.toFixed(2)}`);
    }
  };
  const grounds = { land, sea, globe };
  for (const sign of ["line", "home", "marker", "dot", "end"]) {
    check(sign, look(`.omvarld-map-${sign}`).stroke, grounds, 3);
  }
  const past = look(".omvarld-map-past .omvarld-map-marker");
  check("a past marker", past.stroke, { ...grounds, "its inside": readColour(past.fill) }, 3);
  check(
    "a past number",
    look(".omvarld-map-past .omvarld-map-number").fill,
    { "its inside": readColour(past.fill) },
    4.5,
  );
  const { fill, stroke } = look(".omvarld-map-label");
  check("a name", fill, { ...grounds, "its halo": readColour(stroke) }, 4.5);
  const marker = readColour(look(".omvarld-map-marker").fill);
  check("a number", look(".omvarld-map-number").fill, { "its marker": marker }, 4.5);
  return faults;
}

describe("the map's colours", () => {
  const accents = [
    "",
    "#7a2e4d",
    "#ffe9a8",
    "#ffffff",
    "#000000",
    "#888888",
    "#ff0000",
    "#00ff00",
    "#0000ff",
    "#ffcc00",
    "#7fd1de",
    "#1c2429",
  ];
  const surfaces = [
    { name: "on a plain page", theme: "inherit", style: "" },
    { name: "in the theme light", theme: "light", style: "" },
    { name: "in the theme dark", theme: "dark", style: "" },
    {
      name: "on a dark page that says so",
      theme: "inherit",
      style: "color-scheme: dark; background: Canvas; color: CanvasText",
    },
    { name: "on a dark page that does not say so", theme: "inherit", style: "background: #10181c; color: #e8eef0" },
    {
      name: "on a surface that is dark by a property",
      theme: "inherit",
      style: "--omvarld-color-surface: #10181c; background: #10181c; color: #e8eef0",
    },
  ];
  for (const { name, theme, style } of surfaces) {
    it(`can be told from land and sea, whatever the accent: ${name}`, async () => {
      const tag = await shown(
        html`<div style="inline-size: 1100px; ${style}"><omvarld-twin-towns theme=${theme} .feed=${full}></omvarld-twin-towns></div>`,
      );
      const map = await mapOf(tag);
      const box = tag.parentElement as HTMLElement;
      for (const accent of accents) {
        if (accent) {
          box.style.setProperty("--omvarld-color-accent", accent);
          // A site names its accent with what can be read on it.
          const isLight = luminance(readColour(accent)) > 0.18;
          box.style.setProperty("--omvarld-color-on-accent", isLight ? "#000" : "#fff");
        }
        expect(hardToSee(map, [255, 255, 255, 1]), accent).to.deep.equal([]);
      }
    });
  }

  it("keep a brand's accent as it is where it can be seen", async () => {
    const tag = await shown(
      html`<div style="--omvarld-color-accent: #7a2e4d; --omvarld-color-on-accent: #fff"><omvarld-twin-towns .feed=${full}></omvarld-twin-towns></div>`,
    );
    const map = await mapOf(tag);
    const [red, green, blue] = readColour(getComputedStyle(map.querySelector(".omvarld-map-line") ?? map).stroke);
    expect(red).to.be.closeTo(0x7a, 2);
    expect(green).to.be.closeTo(0x2e, 2);
    expect(blue).to.be.closeTo(0x4d, 2);
  });
});
