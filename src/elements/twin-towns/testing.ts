import { expect, fixture, html } from "@open-wc/testing";
import { eventually, inside, names, perceive, settled } from "../../element-kit/testing.ts";
import type { Point } from "../../feed/index.ts";
import { roundedDistance } from "./map/distance.ts";
import type { MapTown } from "./map/map-facts.ts";

/* What the tests of twin towns share. */

export type Tag = HTMLElementTagNameMap["omvarld-twin-towns"];

export const show = async (template: unknown): Promise<Tag> => {
  const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
  const tag = root.querySelector("omvarld-twin-towns");
  if (!tag) throw new Error("no tag");
  await settled(tag);
  await eventually(() => expect(names(tag, "heading")).not.to.be.empty);
  return tag;
};

/** The towns that can be seen, with their headings. */
export const seen = (tag: Element) => perceive(tag, "heading").filter(({ element }) => element.closest("li"));

export const towns = (tag: Element): readonly string[] => seen(tag).map(({ name }) => name);

export const entry = (tag: Element, name: RegExp): HTMLElement => {
  const found = seen(tag)
    .find((heading) => name.test(heading.name))
    ?.element.closest("li");
  if (!found) throw new Error(`no town ${name} among ${towns(tag).join()}`);
  return found;
};

export const inOrder = [
  "Stensund Kivisalmi",
  "Sandvåg",
  "Mėlynupis",
  "North Linden",
  "Hvidlund",
  "Zelenyj Brid Зелений Брід",
  "Lindenfurth",
  "Brzezina Leśna",
];

/** A tag's map, once it is drawn. */
export const mapOf = (tag: Element): Promise<SVGElement> =>
  eventually(() => {
    const map = inside(tag).querySelector<SVGElement>("figure [role=img]");
    if (!map) throw new Error("no map");
    return map;
  });

/** Where a map is drawn from, and how large it is. */
export const lindvik: Point = { lat: 57.76, lon: 16.64 };
export const size = { width: 720, height: 440 };

/** Towns all over northern Europe, every seventh far away, some on the same spot. */
export const townsOf = (count: number): readonly MapTown[] =>
  [...Array(count).keys()].map((index) => {
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
