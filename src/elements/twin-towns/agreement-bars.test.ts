import { expect, fixture, html } from "@open-wc/testing";
import { emulateMedia, sendKeys, setViewport } from "@web/test-runner-commands";
import "../../define/twin-towns.ts";
import { eventually, inForcedColors, only, perceive, setToday, textOf, townFeed } from "../../element-kit/testing.ts";
import { entry, seen, show } from "./testing.ts";

describe("omvarld-twin-towns", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => callOff());

  describe("the bars of the agreements", () => {
    const aged = townFeed(
      { name: "Vejen", country: "DK", since: "1968" },
      { name: "Nybyn", country: "NO", since: "2026-02" },
      { name: "Yngre", country: "EE", since: "2025-11-23" },
      { name: "Annan", country: "EE", since: "2024-11-24" },
      { name: "Ukmergė", country: "LT", since: { value: "1997", text: "sedan murens tid" } },
      { name: "Ordrik", country: "LT", since: { text: "sedan länge" } },
      { name: "Framtida", country: "UA", since: "2099" },
      { name: "Dold", country: "FI" },
      { name: "Kingisepp", country: "RU", since: "1991", until: "2022" },
      { name: "Brzezina", country: "PL", since: "1998", status: "dormant" },
    );
    const numbered = (count: number) =>
      townFeed(
        ...Array.from({ length: count }, (_, index) => ({ name: `Ort ${index}`, country: "LT", since: "1990" })),
      );

    const block = (tag: Element): HTMLElement | undefined =>
      perceive(tag, "heading", /^(Så länge har avtalen funnits|How long the agreements have lasted)$/)[0]?.element
        .parentElement ?? undefined;
    const rows = (tag: Element): readonly HTMLElement[] =>
      perceive(block(tag) ?? document.createElement("p"), "listitem").map(({ element }) => element);
    const said = (tag: Element): readonly string[] => rows(tag).map(textOf);
    const barOf = (tag: Element, name: string): SVGElement => {
      const found = rows(tag)
        .find((row) => textOf(row).startsWith(name))
        ?.querySelector("rect");
      if (!found) throw new Error(`no bar of ${name}`);
      return found;
    };

    it("are a list that says all, oldest first and what is over last", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${aged}></omvarld-twin-towns>`);
      expect(said(tag)).to.deep.equal([
        "Vejen 58 år, sedan 1968",
        "Ukmergė 29 år, sedan 1997",
        "Annan 1 år, sedan 2024",
        "Yngre 1 år, sedan 2025",
        "Nybyn sedan 2026",
        "Kingisepp 31 år, till 2022",
        "Brzezina 28 år, vilande",
      ]);
      // Where only words are known there is no bar, and the words stand with the town.
      expect(textOf(entry(tag, /^Ordrik/))).to.include("sedan länge");
    });

    it("say it in English, one year as one", async () => {
      const tag = await show(html`<omvarld-twin-towns lang="en" .feed=${aged}></omvarld-twin-towns>`);
      expect(said(tag)).to.include.members([
        "Vejen 58 years, since 1968",
        "Annan 1 year, since 2024",
        "Nybyn since 2026",
        "Kingisepp 31 years, until 2022",
        "Brzezina 28 years, paused",
      ]);
    });

    it("are as long as the agreements, on one axis that ends today", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${aged}></omvarld-twin-towns>`);
      const box = (name: string) => barOf(tag, name).getBoundingClientRect();
      const year = box("Vejen").width / (2026 + 10 / 12 + 22 / 372 - 1968);
      expect(year).to.be.above(1);
      expect(box("Kingisepp").width / year).to.be.closeTo(31, 0.2);
      expect(box("Ukmergė").width / year).to.be.closeTo(29.9, 0.2);
      expect((box("Kingisepp").left - box("Vejen").left) / year).to.be.closeTo(23, 0.2);
      for (const name of ["Vejen", "Ukmergė", "Annan", "Nybyn", "Brzezina"]) {
        expect(box(name).right, name).to.be.closeTo(box("Vejen").right, 0.5);
      }
    });

    it("have few years above them, which nobody needs to hear, and none that stands in another's way", async () => {
      for (const width of [1200, 320]) {
        await setViewport({ width, height: 600 });
        const tag = await show(html`<omvarld-twin-towns .feed=${aged}></omvarld-twin-towns>`);
        const texts = [...(block(tag)?.querySelectorAll("text") ?? [])];
        expect(texts.map((text) => text.textContent)).to.deep.equal(["1960", "1980", "2000", "i dag"]);
        expect(texts.every((text) => text.closest("[aria-hidden=true]") !== null)).to.be.true;
        const boxes = texts.map((text) => text.getBoundingClientRect());
        for (const [index, { left }] of boxes.entries()) expect(left).to.be.above(boxes[index - 1]?.right ?? -1);
      }
      await setViewport({ width: 800, height: 600 });
    });

    it("are hollow where the agreement is over: a shape and no mere colour", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${aged}></omvarld-twin-towns>`);
      const look = (name: string) => {
        const { fill, strokeDasharray } = getComputedStyle(barOf(tag, name));
        return [fill === "none", strokeDasharray !== "none"];
      };
      for (const name of ["Vejen", "Annan"]) expect(look(name), name).to.deep.equal([false, false]);
      for (const name of ["Kingisepp", "Brzezina"]) expect(look(name), name).to.deep.equal([true, true]);
    });

    it("stand under a heading of the level of the towns' own", async () => {
      const tag = await show(html`<omvarld-twin-towns heading-level="3" .feed=${aged}></omvarld-twin-towns>`);
      expect(block(tag)?.querySelector("h4") !== null).to.be.true;
      expect(seen(tag)[0]?.element.localName).to.equal("h4");
    });

    it("fold and hide what is over as the list does", async () => {
      const folded = await show(html`<omvarld-twin-towns past="fold" .feed=${aged}></omvarld-twin-towns>`);
      expect(said(folded).filter((text) => text !== "")).to.have.length(5);
      const fold = block(folded)?.querySelector("details");
      expect(textOf(fold?.querySelector("summary"))).to.equal("Avslutade och pausade avtal (2)");
      if (fold) fold.open = true;
      expect(said(folded)).to.include("Kingisepp 31 år, till 2022");
      const hidden = await show(html`<omvarld-twin-towns past="hide" .feed=${aged}></omvarld-twin-towns>`);
      expect(said(hidden)).to.have.length(5);
      expect(textOf(block(hidden))).not.to.include("Kingisepp");
    });

    it("are of the towns that are shown: by ids, up to the limit, and all when the reader asks", async () => {
      const chosen = await show(
        html`<omvarld-twin-towns ids="vejen kingisepp annan" .feed=${aged}></omvarld-twin-towns>`,
      );
      expect(said(chosen).map((text) => text.split(" ")[0])).to.deep.equal(["Vejen", "Annan", "Kingisepp"]);
      const limited = await show(html`<omvarld-twin-towns limit="4" .feed=${aged}></omvarld-twin-towns>`);
      expect(said(limited)).to.have.length(4);
      only(limited, "button", /^Visa alla/).click();
      await eventually(() => expect(said(limited)).to.have.length(7));
    });

    it("follow a search, on the same axis, and are printed all the same", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${aged}></omvarld-twin-towns>`);
      const { width } = barOf(tag, "Kingisepp").getBoundingClientRect();
      only(tag, "searchbox").focus();
      await sendKeys({ type: "kingi" });
      await eventually(() => expect(said(tag)).to.deep.equal(["Kingisepp 31 år, till 2022"]));
      expect(barOf(tag, "Kingisepp").getBoundingClientRect().width).to.be.closeTo(width, 0.5);
      await emulateMedia({ media: "print" });
      try {
        expect(said(tag)).to.have.length(7);
      } finally {
        await emulateMedia({ media: "screen" });
      }
      // Paper has no search field, and what is not there keeps no focus.
      only(tag, "searchbox").focus();
      await sendKeys({ type: "zzz" });
      await eventually(() => expect(block(tag) === undefined).to.be.true);
      only(tag, "button", /^Visa alla/).click();
      await eventually(() => expect(said(tag)).to.have.length(7));
    });

    for (const [what, template] of [
      ["in a table", html`<omvarld-twin-towns view="table" .feed=${aged}></omvarld-twin-towns>`],
      ["of two", html`<omvarld-twin-towns ids="vejen annan ordrik" .feed=${aged}></omvarld-twin-towns>`],
      ["of more than a screenful", html`<omvarld-twin-towns .feed=${numbered(25)}></omvarld-twin-towns>`],
      ["of the first of them", html`<omvarld-twin-towns limit="5" .feed=${numbered(25)}></omvarld-twin-towns>`],
    ] as const) {
      it(`are not there ${what}`, async () => {
        const tag = await show(template);
        await eventually(() => expect(textOf(tag)).not.to.equal(""));
        expect(block(tag) === undefined).to.be.true;
      });
    }

    it("have an axis on the day on which all began, too", async () => {
      callOff();
      callOff = setToday("2026-01-01");
      const feed = townFeed(...["A", "B", "C"].map((name) => ({ name, country: "LT", since: "2026" })));
      const tag = await show(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      expect(said(tag)).to.deep.equal(["A sedan 2026", "B sedan 2026", "C sedan 2026"]);
      expect(barOf(tag, "A").getBoundingClientRect().width).to.be.within(1, 10);
      expect(textOf(tag) + (block(tag)?.outerHTML ?? "")).not.to.include("NaN");
    });

    it("are there of as many as fill a screen", async () => {
      expect(said(await show(html`<omvarld-twin-towns .feed=${numbered(24)}></omvarld-twin-towns>`))).to.have.length(
        24,
      );
    });

    it("are drawn in the reader's own colours, and on paper", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${aged}></omvarld-twin-towns>`);
      await inForcedColors(async () => {
        const text = getComputedStyle(await fixture(html`<p style="color: CanvasText">Text</p>`)).color;
        expect(getComputedStyle(barOf(tag, "Vejen")).fill).to.equal(text);
        expect(getComputedStyle(barOf(tag, "Kingisepp")).stroke).to.equal(text);
      });
      expect(getComputedStyle(barOf(tag, "Vejen")).printColorAdjust).to.equal("exact");
    });

    it("are parts by their own names in a shadow root", async () => {
      const tag = await show(html`<omvarld-twin-towns isolated .feed=${aged}></omvarld-twin-towns>`);
      const parts = [...(tag.shadowRoot?.querySelectorAll("[part]") ?? [])].flatMap(({ part }) => [...part]);
      expect(parts).to.include.members(["omvarld-bar", "omvarld-bar-hollow", "omvarld-axis"]);
      expect(parts.filter((part) => !part.startsWith("omvarld"))).to.deep.equal([]);
    });

    it("hold for those who do not see them", async () => {
      const tag = await show(html`<omvarld-twin-towns past="fold" .feed=${aged}></omvarld-twin-towns>`);
      expect(perceive(block(tag) ?? tag, "img")).to.be.empty;
      await expect(tag).to.be.accessible();
    });

    it("can be read on a narrow screen, each below its words", async () => {
      await setViewport({ width: 320, height: 600 });
      const tag = await show(html`<omvarld-twin-towns .feed=${aged}></omvarld-twin-towns>`);
      const [row] = rows(tag);
      const words = [...(row?.querySelectorAll("span") ?? [])].map((span) => span.getBoundingClientRect().bottom);
      expect(barOf(tag, "Vejen").getBoundingClientRect().top).to.be.above(Math.max(...words));
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
    });
  });
});
