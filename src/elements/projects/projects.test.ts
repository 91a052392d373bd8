import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import "../../define/projects.ts";
import {
  eventually,
  inForcedColors,
  inside,
  names,
  only,
  perceive,
  setToday,
  shown,
  textOf,
  holdsForEveryReader,
} from "../../element-kit/testing.ts";
import { full } from "../../feed/fixtures/full.ts";

const feedOf = (...projects: readonly object[]) => ({ ...full, projects });

const coast = full.projects.find(({ id }) => id === "kustlyftet") ?? full.projects[0];

const headings = (tag: Element) => perceive(tag, "heading").map(({ element, name }) => `${element.localName} ${name}`);

/** Each heading at most one level below the one before. */
function expectNoGaps(tag: Element): void {
  const levels = perceive(tag, "heading").map(({ element }) => Number(element.localName.slice(1)));
  for (const [index, level] of levels.entries()) {
    expect(level, headings(tag).join(", ")).to.be.at.most((levels[index - 1] ?? 1) + 1);
  }
}

describe("omvarld-projects", () => {
  let callOff: () => void;
  beforeEach(async () => {
    callOff = setToday("2026-11-23");
    await setViewport({ width: 1000, height: 800 });
  });
  afterEach(async () => {
    callOff();
    await setViewport({ width: 800, height: 600 });
  });

  describe("content", () => {
    it("is each project under its own heading, what has ended last", async () => {
      const feed = feedOf(...[...full.projects].reverse());
      const tag = await shown(html`<omvarld-projects .feed=${feed}></omvarld-projects>`);
      expect(headings(tag).filter((heading) => heading.startsWith("h3"))).to.deep.equal([
        "h3 Kustlyftet",
        "h3 Bättre båtar",
      ]);
    });

    it("tells all that is known of it", async () => {
      const tag = await shown(html`<omvarld-projects ids="kustlyftet" .feed=${full}></omvarld-projects>`);
      await eventually(() => expect(textOf(tag)).to.include("Vi besöker varandra två gånger om året."));
      for (const text of [
        "pågår · Kustfonden",
        "Att småstäder ska lära av varandra.",
        "Lindviks kommun",
        "januari 2025 – december 2099, 36 månader",
        "1 200 000 kr",
        "Studiebesök",
        "Hvidlund",
        "1 mars 2025 Start i Lindvik Alla tre träffades.",
        "november 2026 Halvtid",
        "Det tar tid Räkna med ett år.",
        "Börja med en skola.",
        "Bjud in en fjärde ort.",
        "Tydliga mål",
        "Långa resor",
        "Möten på nätet",
        "Siffrorna är från 2012.",
        "Finansieras av Europeiska unionen",
        "Ingen egen strategi",
        "En grupp med alla förvaltningar.",
        "Nyfikna skolor",
      ]) {
        expect(textOf(tag).replaceAll("\u00a0", " ")).to.include(text);
      }
    });

    it("leads from a part to the whole", async () => {
      const tag = await shown(html`<omvarld-projects .feed=${full}></omvarld-projects>`);
      const link = only(tag, "link", "Kustlyftet");
      const target = inside(tag).querySelector(`#${CSS.escape(link.getAttribute("href")?.slice(1) ?? "")}`);
      expect(textOf(target)).to.match(/^Kustlyftet/);
    });

    it("leads nowhere from a part whose whole is not shown", async () => {
      const tag = await shown(html`<omvarld-projects ids="battre-batar" .feed=${full}></omvarld-projects>`);
      for (const { element } of perceive(tag, "link")) {
        const id = element.getAttribute("href")?.replace(/^#/, "") ?? "";
        expect(inside(tag).querySelector(`#${CSS.escape(id)}`) !== null, id).to.be.true;
      }
    });

    it("says a profile's figures under its name", async () => {
      const tag = await shown(html`<omvarld-projects ids="kustlyftet" .feed=${full}></omvarld-projects>`);
      expect(textOf(tag).replaceAll("\u00a0", " ")).to.match(
        /Lindvik Roll ägare Invånare 64 100 Förvaltningar 8 Bolag 5/i,
      );
    });

    it("is in English where the page is", async () => {
      const tag = await shown(html`<omvarld-projects lang="en" .feed=${full}></omvarld-projects>`);
      expect(textOf(tag)).to.include("The coast lift").and.to.include("That small towns learn from each other.");
    });
  });

  describe("the matrix of themes", () => {
    it("is a table with a heading for each theme and participant, and words in each cell", async () => {
      const tag = await shown(html`<omvarld-projects ids="kustlyftet" .feed=${full}></omvarld-projects>`);
      const table = only(tag, "table");
      expect(names(table, "columnheader")).to.deep.equal(["Tema", "Lindvik", "Sandvåg"]);
      expect(textOf(only(table, "row", /Båtlån/))).to.match(/Båtlån gemensamt (● ?)?deltar (● ?)?deltar/);
      expect(textOf(only(table, "row", /Rena stränder/))).to.match(/Rena stränder deltar inte (● ?)?deltar/);
    });

    it("is a list where there is no room, and never both", async () => {
      await setViewport({ width: 360, height: 800 });
      const tag = await shown(html`<omvarld-projects ids="kustlyftet" .feed=${full}></omvarld-projects>`);
      expect(names(tag, "table")).to.be.empty;
      expect(textOf(tag)).to.match(/Båtlån \(Unga\): Lindvik, Sandvåg gemensamt/);
      expect(document.documentElement.scrollWidth).to.be.at.most(360);
      await setViewport({ width: 1000, height: 800 });
      await eventually(() => expect(names(tag, "table").length).to.equal(1));
      expect(textOf(tag)).not.to.include("Båtlån (Unga)");
    });

    it("is to be scrolled only where it has many participants", async () => {
      await setViewport({ width: 700, height: 800 });
      for (const [count, scrolls] of [
        [2, false],
        [7, true],
      ] as const) {
        const participants = Array.from({ length: count }, (_, index) => ({ id: `k${index}`, name: `Ort ${index}` }));
        const themes = [{ title: "Hav", area: "Miljö", participants: ["k0"] }];
        const tag = await shown(
          html`<omvarld-projects .feed=${feedOf({ title: "P", participants, themes })}></omvarld-projects>`,
        );
        const box = only(tag, "table").parentElement;
        expect((box?.scrollWidth ?? 0) > (box?.clientWidth ?? 0), String(count)).to.equal(scrolls);
      }
      await setViewport({ width: 1000, height: 800 });
    });

    it("shows no reader an id that names nobody, in neither of them", async () => {
      const themes = [{ title: "Hav", area: "Miljö", participants: ["bortom", "a"] }];
      for (const participants of [[{ id: "a", name: "Lindvik" }], []]) {
        for (const width of [360, 1000]) {
          await setViewport({ width, height: 800 });
          const feed = feedOf({ title: "P", participants, themes });
          const tag = await shown(html`<omvarld-projects .feed=${feed}></omvarld-projects>`);
          expect(textOf(tag)).to.include("Hav").and.not.to.include("bortom");
        }
      }
      await setViewport({ width: 1000, height: 800 });
    });
  });

  describe("the bars of the grants", () => {
    const granted = (...grants: readonly (readonly [amount: number, currency?: string] | undefined)[]) =>
      feedOf(
        ...grants.map((grant, index) => ({
          title: `Projekt ${index}`,
          status: index === 2 ? "completed" : "running",
          ...(grant ? { grant: { amount: grant[0], currency: grant[1] ?? "SEK" } } : {}),
        })),
      );
    const barOf = (tag: Element, title: string): SVGElement | null => {
      const article = perceive(tag, "heading", title)[0]?.element.closest("article");
      return article?.querySelector("[aria-hidden=true] > rect") ?? null;
    };
    const width = (tag: Element, title: string) => barOf(tag, title)?.getBoundingClientRect().width ?? 0;
    const scale = /Staplarna visar hur stora bidragen är\. Full längd: ([^.]*)\./;

    it("are as long as the grants are large, whatever is over", async () => {
      const tag = await shown(
        html`<omvarld-projects .feed=${granted([390000], [4800000], [1510000])}></omvarld-projects>`,
      );
      const full = width(tag, "Projekt 1");
      expect(full).to.be.above(100);
      expect(width(tag, "Projekt 0") / full).to.be.closeTo(390 / 4800, 0.002);
      expect(width(tag, "Projekt 2") / full).to.be.closeTo(1510 / 4800, 0.002);
      expect(textOf(tag).replaceAll("\u00a0", " ")).to.include("Bidrag 390 000 kr").and.not.to.match(scale);
    });

    it("say their scale where there are more than three", async () => {
      const feed = granted([390000], [4800000], [1510000], [1], [5, "EUR"]);
      const tag = await shown(html`<omvarld-projects .feed=${feed}></omvarld-projects>`);
      expect(scale.exec(textOf(tag).replaceAll("\u00a0", " "))?.[1]).to.equal("4 800 000 kr");
      const english = await shown(html`<omvarld-projects lang="en" .feed=${feed}></omvarld-projects>`);
      expect(textOf(english).replaceAll("\u00a0", " ")).to.include(
        "The bars show how large the grants are. Full length: SEK 4,800,000.",
      );
    });

    it("have a scale and a pattern for each currency", async () => {
      const feed = granted([400000], [800000], [20000, "EUR"], [5000, "EUR"]);
      const tag = await shown(html`<omvarld-projects .feed=${feed}></omvarld-projects>`);
      expect(scale.exec(textOf(tag).replaceAll("\u00a0", " "))?.[1]).to.equal("800 000 kr och 20 000 €");
      expect(width(tag, "Projekt 2")).to.be.closeTo(width(tag, "Projekt 1"), 0.5);
      expect(width(tag, "Projekt 3") / width(tag, "Projekt 2")).to.be.closeTo(1 / 4, 0.002);
      const fill = (title: string) => {
        const bar = barOf(tag, title);
        return bar ? getComputedStyle(bar).fill : "";
      };
      expect(fill("Projekt 0")).to.match(/^rgb/);
      expect(fill("Projekt 1")).to.equal(fill("Projekt 0"));
      expect(fill("Projekt 2")).to.equal("none");
      const stripes = barOf(tag, "Projekt 3")?.parentElement?.querySelector(":scope > svg > line");
      expect(stripes && getComputedStyle(stripes).strokeDasharray).to.match(/^\d/);
    });

    it("are not there where there is nothing to compare with", async () => {
      const feed = granted([390000], [5, "EUR"], undefined, [0]);
      const tag = await shown(html`<omvarld-projects .feed=${feed}></omvarld-projects>`);
      for (const index of [0, 1, 2, 3]) expect(barOf(tag, `Projekt ${index}`) === null).to.be.true;
    });

    it("are drawn in the reader's own colours, and on paper", async () => {
      const tag = await shown(html`<omvarld-projects .feed=${granted([1], [2])}></omvarld-projects>`);
      const bar = barOf(tag, "Projekt 1") ?? document.body;
      expect(getComputedStyle(bar).printColorAdjust).to.equal("exact");
      await inForcedColors(async () => {
        const text = getComputedStyle(await fixture(html`<p style="color: CanvasText">Text</p>`)).color;
        expect(getComputedStyle(bar).fill).to.equal(text);
      });
    });

    it("hold for those who do not see them", async () => {
      const tag = await shown(html`<omvarld-projects .feed=${granted([1], [2], [3], [4])}></omvarld-projects>`);
      expect(names(tag, "img")).to.be.empty;
      await expect(tag).to.be.accessible();
    });
  });

  describe("the European emblem", () => {
    it("stands with each project that it is about, beside its statement", async () => {
      const feed = feedOf(
        { title: "Ett", euFunding: "funded" },
        { title: "Två", euFunding: "co-funded" },
        { title: "Tre" },
      );
      for (const [language, alt, statements] of [
        ["sv", "EU-flaggan", ["Finansieras av Europeiska unionen", "Medfinansieras av Europeiska unionen"]],
        ["en", "EU flag", ["Funded by the European Union", "Co-funded by the European Union"]],
      ] as const) {
        const tag = await shown(html`<omvarld-projects lang=${language} .feed=${feed}></omvarld-projects>`);
        const emblems = perceive(tag, "img");
        expect(emblems.map(({ name }) => name)).to.deep.equal([alt, alt]);
        expect(emblems.map(({ element }) => textOf(element.parentElement))).to.deep.equal(statements);
        expect(emblems.map(({ element }) => textOf(element.closest("article")).split(" ")[0])).to.deep.equal([
          "Ett",
          "Två",
        ]);
      }
    });

    it("is drawn as its rules say", async () => {
      const tag = await shown(
        html`<omvarld-projects .feed=${feedOf({ title: "X", euFunding: "funded" })}></omvarld-projects>`,
      );
      const emblem = perceive(tag, "img")[0]?.element as unknown as SVGSVGElement;
      const [field, stars] = emblem.querySelectorAll("path");
      if (!field || !stars) throw new Error("no emblem");
      const colour = (path: Element) => getComputedStyle(path).fill;
      expect([colour(field), colour(stars)]).to.deep.equal(["rgb(0, 51, 153)", "rgb(255, 204, 0)"]);
      const { width, height } = field.getBBox();
      expect(width / height).to.equal(1.5);
      expect(stars.getAttribute("d")?.match(/M/g)).to.have.length(12);

      const inStar = (x: number, y: number) => stars.isPointInFill(new DOMPoint(x, y));
      const radius = height / 18;
      for (let hour = 0; hour < 12; hour++) {
        const angle = (hour * Math.PI) / 6;
        const x = width / 2 + (height / 3) * Math.sin(angle);
        const y = height / 2 - (height / 3) * Math.cos(angle);
        const at = (turn: number, far: number) =>
          inStar(x + far * radius * Math.sin(turn), y - far * radius * Math.cos(turn));
        expect(at(0, 0), `the middle of star ${hour}`).to.be.true;
        for (let point = 0; point < 5; point++) {
          const turn = (point * 2 * Math.PI) / 5;
          expect([at(turn, 0.95), at(turn, 1.05)], `point ${point} of star ${hour}`).to.deep.equal([true, false]);
          expect(at(turn + Math.PI / 5, 0.45), `between the points of star ${hour}`).to.be.false;
        }
      }
      expect(inStar(width / 2, height / 2)).to.be.false;
    });

    it("is a centimetre high at least, in a white border of a twenty-fifth of its height", async () => {
      const ruler = await fixture<HTMLElement>(html`<div style="block-size: 1cm"></div>`);
      const centimetre = ruler.getBoundingClientRect().height;
      for (const rootSize of ["16px", "8px", "32px"]) {
        document.documentElement.style.fontSize = rootSize;
        try {
          const tag = await shown(
            html`<omvarld-projects theme="dark" .feed=${feedOf({ title: "X", euFunding: "funded" })}></omvarld-projects>`,
          );
          const emblem = perceive(tag, "img")[0]?.element ?? tag;
          const { width, height } = emblem.getBoundingClientRect();
          expect(height, rootSize).to.be.at.least(centimetre);
          expect(width / height).to.be.closeTo(1.5, 0.01);
          const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(emblem);
          expect([outlineColor, outlineStyle]).to.deep.equal(["rgb(255, 255, 255)", "solid"]);
          expect(Number.parseFloat(outlineWidth)).to.be.closeTo(height / 25, 1);
        } finally {
          document.documentElement.style.fontSize = "";
        }
      }
    });

    it("keeps its colours where the reader has others, and on paper", async () => {
      const tag = await shown(
        html`<omvarld-projects .feed=${feedOf({ title: "X", euFunding: "funded" })}></omvarld-projects>`,
      );
      const emblem = perceive(tag, "img")[0]?.element ?? tag;
      await inForcedColors(() => {
        expect(getComputedStyle(emblem).outlineColor).to.equal("rgb(255, 255, 255)");
        expect(getComputedStyle(emblem).forcedColorAdjust).to.equal("none");
      });
      expect(getComputedStyle(emblem).printColorAdjust).to.equal("exact");
    });
  });

  describe("attributes", () => {
    it("past=fold folds what has ended", async () => {
      const tag = await shown(html`<omvarld-projects past="fold" .feed=${full}></omvarld-projects>`);
      expect(textOf(inside(tag).querySelector("summary"))).to.equal("Avslutade projekt (1)");
      expect(headings(tag)).not.to.include("h3 Bättre båtar");
    });
  });

  describe("accessibility", () => {
    const twice = feedOf({ ...coast }, { ...coast, id: "kustlyftet-2", title: "Kustlyftet två" });

    it("has ids that are the page's only ones, also where a participant is in two projects", async () => {
      const tag = await shown(html`<omvarld-projects .feed=${twice}></omvarld-projects>`);
      const ids = [...inside(tag).querySelectorAll("[id]")].map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).to.deep.equal([]);
    });

    it("continues its headings without a gap, whatever a project has", async () => {
      expectNoGaps(await shown(html`<omvarld-projects .feed=${full}></omvarld-projects>`));
      for (const name of ["assessment", "findings", "participants", "themes", "milestones"]) {
        const only = { [name]: (coast as Readonly<Record<string, unknown>>)[name] };
        expectNoGaps(await shown(html`<omvarld-projects .feed=${feedOf({ title: "X", ...only })}></omvarld-projects>`));
      }
    });

    it("marks states, milestones and the matrix with the reader's own colours where there are some", async () => {
      const tag = await shown(html`<omvarld-projects .feed=${full}></omvarld-projects>`);
      const text = await fixture(html`<p style="color: CanvasText">Text</p>`);
      await inForcedColors(() => {
        const own = getComputedStyle(text).color;
        const badges = [...inside(tag).querySelectorAll(".omvarld-badge")];
        expect(badges.map((badge) => getComputedStyle(badge, "::before").borderTopColor)).to.deep.equal([own, own]);
        const dates = [...inside(tag).querySelectorAll(".omvarld-milestones > li")];
        expect(dates.map((date) => getComputedStyle(date, "::before").borderTopColor)).to.deep.equal([own, own]);
        const cells = [...only(tag, "row", /Rena stränder/).querySelectorAll("td")].map((cell) =>
          getComputedStyle(cell),
        );
        expect(cells.map(({ borderTopStyle, borderTopWidth }) => [borderTopStyle, borderTopWidth])).to.deep.equal([
          ["solid", "1px"],
          ["solid", "1px"],
        ]);
        expect(cells.map(({ backgroundColor }) => backgroundColor === own)).to.deep.equal([false, true]);
      });
    });

    holdsForEveryReader("omvarld-projects", feedOf());

    it("holds: two with a matrix each", async () => {
      await expect(await shown(html`<omvarld-projects .feed=${twice}></omvarld-projects>`)).to.be.accessible();
    });
  });
});
