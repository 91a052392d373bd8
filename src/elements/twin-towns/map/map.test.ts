import { expect, fixture, html } from "@open-wc/testing";
import "../../../define/page.ts";
import "../../../define/twin-towns.ts";
import {
  eventually,
  inForcedColors,
  only,
  pause,
  perceive,
  settled,
  shown,
  textOf,
} from "../../../element-kit/testing.ts";
import { full } from "../../../feed/fixtures/full.ts";
import { mapOf, townsOf } from "../testing.ts";

// Where the test before has scrolled to is no place of this one's.
beforeEach(() => scrollTo(0, 0));

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
