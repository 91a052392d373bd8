import { expect, fixture, html } from "@open-wc/testing";
import { eventually, names, perceive, settled } from "../../element-kit/testing.ts";

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
