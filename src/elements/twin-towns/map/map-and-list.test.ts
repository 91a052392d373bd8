import { expect, html } from "@open-wc/testing";
import "../../../define/twin-towns.ts";
import { eventually, only, shown } from "../../../element-kit/testing.ts";
import { full } from "../../../feed/fixtures/full.ts";
import { mapOf } from "../testing.ts";

beforeEach(() => scrollTo(0, 0));

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
