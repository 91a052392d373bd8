import { expect, fixture, html } from "@open-wc/testing";
import { LitElement } from "lit";
import "../define/all.ts";
import { editorMessages } from "../i18n/messages/problems.ts";
import type { TagProperties } from "./choices.ts";
import type { LoadDetail } from "./events.ts";
import { eventually, faults, listen, names, only, shown, textOf, townFeed } from "./testing.ts";

const place = { lat: 55, lon: 24 };
const towns = townFeed(
  { name: "Ukmergė", country: "LT", location: place },
  { name: "De Pere", country: "US", location: place },
);

/** A tag with these attributes, as an editor writes them, and the box that tells the editor what is amiss. */
async function told(
  name: string,
  feed: object,
  attributes: Readonly<Record<string, string>>,
): Promise<{ readonly tag: HTMLElement; readonly box: HTMLElement }> {
  const root = await fixture<HTMLElement>(html`<div></div>`);
  const tag = Object.assign(document.createElement(`omvarld-${name}`), { feed: { ...feed } });
  for (const [attribute, value] of Object.entries({ debug: "", ...attributes })) tag.setAttribute(attribute, value);
  root.append(tag);
  return { tag, box: await eventually(() => only(tag, "note")) };
}

describe("the box for editors", () => {
  describe("tells of an attribute that the tag does not understand", () => {
    const cases: readonly (readonly [string, string, string, string])[] = [
      [
        "view",
        "crads",
        'view är "crads", som inte finns. Välj något av: cards, list, table. Menar du cards? Vi visar kort (cards).',
        'view is "crads", which does not exist. Choose one of: cards, list, table. Did you mean cards? Cards are shown (cards).',
      ],
      [
        "group-by",
        "land",
        'group-by är "land", som inte finns. Välj något av: country, status, kind, municipality. Vi visar orterna utan grupper.',
        'group-by is "land", which does not exist. Choose one of: country, status, kind, municipality. The towns are shown without groups.',
      ],
      ["sort", "names", "Menar du name? Vi visar orterna i innehållsfilens ordning.", "Did you mean name? The towns"],
      ["past", "hidden", "Välj något av: show, fold, hide.", "Choose one of: show, fold, hide."],
      ["theme", "drak", "Menar du dark? Vi visar sidans eget utseende (inherit).", "Did you mean dark? The page's own"],
      [
        "heading-level",
        "7",
        "Rubriknivå 7 finns inte. Välj 1–6. Vi visar nivå 2.",
        "Heading level 7 does not exist. Choose 1–6. Level 2 is used.",
      ],
      ["heading-level", "h3", "Rubriknivå h3 finns inte.", "Heading level h3 does not exist."],
      ["limit", "0", 'limit är "0". Skriv ett heltal från 1. Vi visar alla.', "Write a whole number from 1. All are"],
      ["limit", "-3", 'limit är "-3".', 'limit is "-3".'],
      ["limit", "tre", 'limit är "tre".', 'limit is "tre".'],
      ["limit", "1.5", "Vi visar högst 1.", "At most 1 are shown."],
      [
        "ids",
        "ukmerg de-pere",
        "ids nämner ukmerg, som inte finns. Det som finns: ukmerge, de-pere. Menar du ukmerge? Vi visar de andra.",
        "ids names ukmerg, which does not exist. There are: ukmerge, de-pere. Did you mean ukmerge? The others are shown.",
      ],
      ["ids", "x", "Därför visas inget.", "Therefore nothing is shown."],
      [
        "headinglevel",
        "3",
        "headinglevel är inget attribut som taggen läser. Menar du heading-level?",
        "headinglevel is no attribute that the tag reads. Did you mean heading-level?",
      ],
      ["serachable", "", "Menar du searchable?", "Did you mean searchable?"],
      ["searchable", "false", 'searchable="false" gäller som ja.', 'searchable="false" counts as yes.'],
    ];
    for (const [attribute, value, swedish, english] of cases) {
      it(`${attribute}="${value}"`, async () => {
        for (const [lang, sentence] of [
          ["sv", swedish],
          ["en", english],
        ] as const) {
          const { tag, box } = await told("twin-towns", towns, { [attribute]: value, lang });
          await eventually(() => expect(textOf(box)).to.include(sentence).and.to.include(`${attribute}="${value}"`));
          expect(textOf(tag)).not.to.include("undefined");
        }
      });
    }

    it("also where no feed is named: the slip may be in src", async () => {
      const root = await fixture<HTMLElement>(html`<div></div>`);
      const tag = document.createElement("omvarld-news");
      for (const name of ["debug", "scr"]) tag.setAttribute(name, "");
      root.append(tag);
      await eventually(() => expect(textOf(only(tag, "note"))).to.include("Menar du src?"));
    });

    it("and of none that it does, or that is HTML's or the page's own", async () => {
      const { tag, box } = await told("twin-towns", towns, {
        ...{ view: "table", "group-by": "kind", sort: "since", past: "fold", theme: "dark", "heading-level": "1" },
        ...{
          limit: "1",
          ids: "de-pere, ukmerge",
          heading: "x",
          searchable: "",
          "without-map": "without-map",
          lang: "sv",
        },
        ...{ id: "x", part: "x", title: "x", dir: "ltr", slot: "x", is: "x", hidden: "until-found", role: "group" },
        ...{ "data-view": "x", "aria-label": "x", onload: "", tabindex: "-1", "v-view": "x", class: "x" },
      });
      tag.hidden = false;
      await eventually(() => expect(textOf(box)).to.include("Vi hittar inget att rätta"));
    });

    it("on the console too, and not in the event: nothing of the feed was left out", async () => {
      const said: string[] = [];
      const realWarn = console.warn;
      console.warn = (...words: unknown[]) => said.push(words.join(" "));
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      try {
        await told("twin-towns", towns, { view: "crads" });
        await eventually(() => expect(said.filter((line) => line.includes("Menar du cards?"))).to.have.length(1));
      } finally {
        console.warn = realWarn;
        stop();
      }
      expect(said.join("\n")).to.match(/^omvarld: <omvarld-twin-towns>\nview="crads": /m);
      expect(events.map(({ detail }) => detail.problems)).to.deep.equal([[]]);
    });
  });

  it("has a word on what is shown instead, for every attribute with a choice", () => {
    const names = new Set<string>();
    for (const name of ["twin-towns", "news", "page", "projects"]) {
      const { elementProperties } = customElements.get(`omvarld-${name}`) as unknown as typeof LitElement;
      for (const [key, { attribute, values }] of elementProperties as Map<PropertyKey, TagProperties[string]>) {
        if (values) names.add(String(attribute ?? key));
      }
    }
    expect([...names].sort()).to.deep.equal(["group-by", "past", "sort", "theme", "view"]);
    for (const language of ["sv", "en"]) expect(editorMessages(language).instead).to.have.all.keys(...names);
  });

  describe("says what of a feed is amiss, while the rest shows", () => {
    const good = "Ukmergė";
    const cases: readonly (readonly [string, string, object, string, string, string])[] = [
      [
        "a town without a country",
        "twin-towns",
        townFeed({ name: "Türi" }, good),
        "country saknas. Lägg till det.",
        "country is missing. Add it.",
        good,
      ],
      [
        "a project whose themes know a participant that it does not",
        "projects",
        {
          ...townFeed(),
          projects: [
            {
              title: good,
              participants: [{ id: "a", name: "A" }],
              themes: [{ title: "T", area: "O", participants: ["a", "b"] }],
            },
          ],
        },
        "participants nämner b, som inte finns. Det som finns: a. /projects/0/themes/0/participants/1",
        "participants names b, which does not exist. There are: a. /projects/0/themes/0/participants/1",
        good,
      ],
      [
        "a negative size",
        "documents",
        { ...townFeed(), documents: [{ url: "https://a.example/a.pdf", title: good, size: -5 }] },
        "size är -5. Skriv ett tal som är minst 0.",
        "size is -5. Write a number of at least 0.",
        good,
      ],
      [
        "an end before its start",
        "news",
        { ...townFeed(), news: [{ title: good, event: { start: "2026-05-09", end: "2026-05-08" } }] },
        'end är "2026-05-08", före sin början. Byt plats på dagarna eller rätta dem.',
        'end is "2026-05-08", before its beginning. Swap the days or mend them.',
        good,
      ],
      [
        "a time that ends before it starts",
        "volunteering",
        { ...townFeed(), volunteering: [{ name: good, period: { start: "2026-05", end: "2025" } }] },
        'end är "2025", före sin början.',
        'end is "2025", before its beginning.',
        good,
      ],
    ];
    for (const [what, name, feed, swedish, english, shown] of cases) {
      it(what, async () => {
        for (const [lang, sentence] of [
          ["sv", swedish],
          ["en", english],
        ] as const) {
          const { tag, box } = await told(name, feed, { lang });
          await eventually(() => expect(textOf(box)).to.include(sentence));
          expect(textOf(tag)).to.include(shown);
        }
      });
    }
  });

  it("comes also where an editor asks for it afterwards, and goes", async () => {
    const { events, stop } = listen("omvarld-load");
    const tag = await shown(html`<omvarld-twin-towns src=${faults("ok")}></omvarld-twin-towns>`);
    expect(names(tag, "note")).to.be.empty;
    tag.setAttribute("debug", "");
    await eventually(() => expect(textOf(only(tag, "note"))).to.include("Orten saknar koordinater"));
    tag.removeAttribute("debug");
    await eventually(() => expect(names(tag, "note")).to.be.empty);
    stop();
    expect(events.length, "nothing new was shown").to.equal(1);
  });

  describe("tells where a feed is not JSON", () => {
    const faulty = '{\n  "municipality": { "name": "Lindvik" }\n  "version": 1\n}';

    /** A tag whose feed comes as this text. */
    async function toldOf(text: string, lang: string): Promise<HTMLElement> {
      const url = URL.createObjectURL(new Blob([text]));
      return fixture<HTMLElement>(html`<omvarld-twin-towns src=${url} lang=${lang} debug></omvarld-twin-towns>`);
    }

    for (const [what, text, swedish, english] of [
      [
        "at a line and a column",
        faulty,
        "Rad 2, kolumn 40: Ett kommatecken saknas efter }.",
        "Line 2, column 40: A comma is missing after }.",
      ],
      [
        "or that it is a web page",
        "<!doctype html>",
        "Här finns en webbsida, inte en innehållsfil.",
        "This is a web page",
      ],
      ["or that it is empty", "", "Innehållsfilen är tom.", "The feed is empty."],
    ] as const) {
      it(what, async () => {
        for (const [lang, sentence] of [
          ["sv", swedish],
          ["en", english],
        ] as const) {
          const tag = await toldOf(text, lang);
          await eventually(() => expect(textOf(only(tag, "note"))).to.include(sentence));
        }
      });
    }

    it("and tells the console the same", async () => {
      const lines: string[] = [];
      const { warn } = console;
      console.warn = (line: string) => lines.push(line);
      try {
        await toldOf(faulty, "en");
        await eventually(() => expect(lines.join("\n")).to.include("Line 2, column 40: A comma is missing after }."));
      } finally {
        console.warn = warn;
      }
    });

    it("and readers of the rest of the page are told nothing of it", async () => {
      const url = URL.createObjectURL(new Blob([faulty]));
      const tag = await fixture<HTMLElement>(html`<omvarld-twin-towns src=${url} lang="en"></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(tag)).to.include("Try again"));
      expect(textOf(tag)).not.to.include("comma");
    });
  });

  describe("puts first what concerns the tag", () => {
    const feed = {
      ...townFeed("Ukmergė"),
      municipalty: 1,
      news: [{ title: "x", contacts: ["vera"] }],
      policies: [{ title: "x", validTo: "2016" }],
    };

    it("and folds the rest of the feed's away, with its count", async () => {
      const { tag, box } = await told("twin-towns", feed, { view: "x" });
      const seen = await eventually(() => {
        expect(textOf(box)).to.include("Mer i innehållsfilen, om annat än det som visas här: 2");
        return textOf(box);
      });
      expect(seen.indexOf('view="x"')).to.be.within(0, seen.indexOf("/twinTowns/0"));
      expect(seen).to.include("/municipalty").and.not.include("/news/0").and.not.include("/policies/0");
      await expect(tag).to.be.accessible();
      box.querySelector("summary")?.click();
      await eventually(() => expect(textOf(box)).to.include("/news/0/contacts/0").and.include("/policies/0/validTo"));
      await expect(tag).to.be.accessible();
    });

    it("and says so where nothing does", async () => {
      const { municipalty: _, ...spelt } = feed;
      const { box } = await told("networks", spelt, {});
      await eventually(() => expect(textOf(box)).to.include("Vi hittar inget att rätta i det som visas här."));
      expect(textOf(box)).to.include("visas här: 3");
    });

    it("which is all of it on a whole page", async () => {
      const { box } = await told("page", feed, {});
      await eventually(() => expect(textOf(box)).to.include("/news/0/contacts/0").and.include("/twinTowns/0"));
      expect(textOf(box)).not.to.include("Mer i innehållsfilen");
    });
  });
});
