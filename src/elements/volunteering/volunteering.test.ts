import { expect, html } from "@open-wc/testing";
import "../../define/volunteering.ts";
import type { LoadDetail } from "../../element-kit/omvarld-element.ts";
import {
  eventually,
  inside,
  listen,
  names,
  only,
  perceive,
  setToday,
  shown,
  textOf,
  holdsForEveryReader,
} from "../../element-kit/testing.ts";
import { full } from "../../feed/fixtures/full.ts";

const feedOf = (...volunteering: readonly object[]) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE", url: "https://www.lindvik.example/" },
  contacts: [{ name: "Vera Lind", phones: [{ number: "0980-31 92 01" }] }],
  volunteering,
});

const show = (...programmes: readonly object[]) =>
  shown(html`<omvarld-volunteering .feed=${feedOf(...programmes)}></omvarld-volunteering>`);

/** The terms and what stands beside each. */
const facts = (tag: Element): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...inside(tag).querySelectorAll("dt")].map((term) => [textOf(term), textOf(term.nextElementSibling)]),
  );

const apply = { url: "https://www.sok.example/volontar", opens: "2026-01-15", deadline: "2026-04-30" };

/** Shows one programme on a day. */
async function on(day: string, programme: object): Promise<HTMLElement> {
  const callOff = setToday(day);
  try {
    return await show({ name: "Havet", ...programme });
  } finally {
    callOff();
  }
}

describe("omvarld-volunteering", () => {
  describe("content", () => {
    let callOff: () => void;
    beforeEach(() => (callOff = setToday("2026-11-23")));
    afterEach(() => callOff());

    it("is each programme under its own heading, what has ended last", async () => {
      const feed = { ...full, volunteering: [...full.volunteering].reverse() };
      const tag = await shown(html`<omvarld-volunteering .feed=${feed}></omvarld-volunteering>`);
      const headings = perceive(tag, "heading").filter(({ element }) => element.localName === "h3");
      expect(headings.map(({ name }) => name)).to.deep.equal(["Havet binder samman", "Unga broar"]);
    });

    it("answers what young people ask: age, time, places, money, last day", async () => {
      const tag = await shown(
        html`<omvarld-volunteering .feed=${full} ids="havet-binder-samman"></omvarld-volunteering>`,
      );
      expect(facts(tag)).to.deep.equal({
        Ålder: "18–30 år",
        Tid: "1 september 2099 – 31 augusti 2100, 12 månader",
        Platser: "4",
        Bidrag: "nästan 400 000 kronor",
        "Ansökan öppnade": "15 januari 2026",
        "Sök senast": "30 april 2099",
      });
      expect([...inside(tag).querySelectorAll("time")].map(({ dateTime }) => dateTime)).to.include("2099-04-30");
    });

    it("says when an application opens, as long as it has not", async () => {
      const tag = await show({ name: "Havet", apply: { opens: "2027-01-15", deadline: "2027-04-30" } });
      expect(facts(tag)["Ansökan öppnar"]).to.equal("15 januari 2027");
    });

    it("tells state, programme, story, what is paid for, steps, origins, placements and funding", async () => {
      const tag = await shown(
        html`<omvarld-volunteering .feed=${full} ids="havet-binder-samman"></omvarld-volunteering>`,
      );
      for (const text of [
        "öppet för ansökan",
        "Europeiska solidaritetskåren",
        "Bo ett år vid kusten och arbeta för ett renare hav.",
        "Du bor tillsammans med andra volontärer.",
        "Det här är betalt",
        "Resa",
        "Så söker du",
        "Volontärerna kommer från",
        "Litauen: 2",
        "Sverige: 2",
        "Placeringar",
        "En forskningsstation längst ut.",
        "2 platser · Yttre hamnen",
        "Räkna fåglar",
        "Medfinansieras av Europeiska unionen",
        "Vera Lind",
      ]) {
        expect(textOf(tag)).to.include(text);
      }
    });

    it("shows the European emblem beside the statement, and of no programme that the EU does not pay for", async () => {
      for (const [language, alt, statement] of [
        ["sv", "EU-flaggan", "Medfinansieras av Europeiska unionen"],
        ["en", "EU flag", "Co-funded by the European Union"],
      ] as const) {
        const tag = await shown(
          html`<omvarld-volunteering lang=${language} .feed=${full} ids="havet-binder-samman"></omvarld-volunteering>`,
        );
        const emblem = only(tag, "img", alt);
        expect(textOf(emblem.parentElement)).to.equal(statement);
        expect(emblem.getBoundingClientRect().width).to.be.above(37);
      }
      expect(perceive(await show({ name: "Havet" }), "img")).to.be.empty;
    });

    it("numbers the steps, as content", async () => {
      const tag = await shown(
        html`<omvarld-volunteering .feed=${full} ids="havet-binder-samman"></omvarld-volunteering>`,
      );
      const list = [...inside(tag).querySelectorAll("ol")].find((element) => textOf(element).startsWith("Skapa"));
      expect([...(list?.children ?? [])].map(textOf)).to.deep.equal([
        "Skapa ett konto.",
        "Sök på Lindvik.",
        "Skicka ett brev om dig själv.",
      ]);
    });

    it("continues its headings without a gap", async () => {
      const tag = await shown(
        html`<omvarld-volunteering heading-level="3" .feed=${full} ids="havet-binder-samman"></omvarld-volunteering>`,
      );
      const levels = perceive(tag, "heading").map(({ element }) => Number(element.localName.slice(1)));
      expect(levels[0]).to.equal(3);
      for (const [index, level] of levels.entries()) expect(level).to.be.at.most((levels[index - 1] ?? 2) + 1);
    });

    const grants: readonly (readonly [grant: object, said: string])[] = [
      [{ amount: 390000, currency: "SEK" }, "390 000 kr"],
      [{ amount: 390000, currency: "SEK", approximate: true }, "cirka 390 000 kr"],
      [{ amount: 24500.5, currency: "EUR" }, "24 500,50 €"],
    ];
    for (const [grant, said] of grants) {
      it(`says a grant as ${said}`, async () => {
        const tag = await show({ name: "Havet", grant });
        expect(facts(tag)["Bidrag"]?.replaceAll("\u00a0", " ")).to.equal(said);
      });
    }

    it("is in English where the page is", async () => {
      const tag = await shown(
        html`<omvarld-volunteering lang="en" .feed=${full} ids="havet-binder-samman"></omvarld-volunteering>`,
      );
      expect(textOf(tag)).to.match(/Volunteer in Europe.*The sea connects us.*open for applications/);
      expect(facts(tag)).to.include({ Age: "18–30 years", "Apply by": "30 April 2099", Grant: "almost SEK 400,000" });
      only(tag, "link", /^Apply at sok\.example/);
    });
  });

  describe("an application", () => {
    const rows: readonly (readonly [day: string, what: string, programme: object, said: string, canApply: boolean])[] =
      [
        ["2026-04-30", "is open on its last day", { apply }, "öppet för ansökan", true],
        ["2026-01-15", "is open on its first day", { apply }, "öppet för ansökan", true],
        ["2026-05-01", "is closed the day after", { apply }, "Ingen ansökan är öppen.", false],
        ["2026-01-14", "is not open the day before", { apply }, "Nästa ansökan öppnar 15 januari 2026.", false],
        [
          "2026-05-01",
          "is closed although it says that it is open",
          { status: "open", apply },
          "Ingen ansökan är öppen.",
          false,
        ],
        ["2026-04-30", "is closed where it says so", { status: "closed", apply }, "avslutat", false],
        [
          "2026-04-30",
          "is open in the month that is its last",
          { apply: { ...apply, deadline: "2026-04" } },
          "april 2026",
          true,
        ],
        [
          "2026-05-01",
          "is closed after the month",
          { apply: { ...apply, deadline: "2026-04" } },
          "Ingen ansökan är öppen.",
          false,
        ],
        ["2026-05-01", "is open without a last day", { apply: { url: apply.url } }, "öppet för ansökan", true],
      ];
    for (const [day, what, programme, said, canApply] of rows) {
      it(`${what} (${day})`, async () => {
        const tag = await on(day, programme);
        expect(textOf(tag)).to.include(said);
        expect(names(tag, "link", /^Sök på/)).to.deep.equal(canApply ? ["Sök på sok.example (annan webbplats)"] : []);
      });
    }

    it("has one main link, which names where it leads and stays in the tab", async () => {
      const tag = await on("2026-04-30", { apply });
      const link = only(tag, "link", /^Sök på sok\.example/);
      expect(link.getAttribute("href")).to.equal(apply.url);
      expect(link.hasAttribute("target")).to.be.false;
      expect(link.getBoundingClientRect().height).to.be.at.least(44);
    });

    it("that is closed tells whom to ask instead", async () => {
      const tag = await on("2026-05-01", { apply });
      only(tag, "link", "Ring Vera Lind: 0980-31 92 01");
      expect(textOf(tag)).not.to.include("öppet för ansökan");
    });

    it("that is over does not say when it opened", async () => {
      const tag = await on("2026-05-01", { apply, period: { start: "2025-01", end: "2025-12" } });
      expect(Object.keys(facts(tag))).not.to.include("Ansökan öppnar");
    });
  });

  describe("states", () => {
    it("empty", async () => {
      const tag = await show();
      expect(tag.matches(":state(empty)")).to.be.true;
      expect(textOf(tag)).to.include("Här finns inget just nu: Bli volontär i Europa");
    });
  });

  describe("attributes", () => {
    it("past=fold folds what has ended", async () => {
      const tag = await shown(html`<omvarld-volunteering past="fold" .feed=${full}></omvarld-volunteering>`);
      expect(textOf(inside(tag).querySelector("summary"))).to.equal("Tidigare program (1)");
      expect(names(tag, "heading", "Unga broar")).to.be.empty;
    });

    it("limit holds here too", async () => {
      const tag = await shown(html`<omvarld-volunteering limit="1" .feed=${full}></omvarld-volunteering>`);
      expect(names(tag, "heading", "Unga broar")).to.be.empty;
      only(tag, "button", "Visa alla 2").click();
      await eventually(() => expect(names(tag, "heading", "Unga broar")).to.have.length(1));
    });
  });

  describe("events", () => {
    it("count the programmes", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      await shown(html`<omvarld-volunteering .feed=${full}></omvarld-volunteering>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(events[0]?.detail.count).to.equal(2);
    });
  });

  describe("accessibility", () => {
    holdsForEveryReader("omvarld-volunteering", feedOf());
  });
});
