import { expect, fixture, html } from "@open-wc/testing";
import "../define/twin-towns.ts";
import {
  eventually,
  faults,
  languageOf,
  listen,
  names,
  only,
  pause,
  perceive,
  setToday,
  textOf,
  townFeed,
} from "./testing.ts";
import { inner, tagIn, type Tag, townsOf } from "./tag-testing.ts";

describe("a tag", () => {
  describe("speaks", () => {
    const feed = {
      ...townFeed({
        name: { sv: "Zelenyj Brid", en: "Zelenyi Brid" },
        country: "UA",
        since: "2011-06",
        description: "Bara på svenska.",
      }),
    };
    const heading = (tag: Element) => perceive(tag, "heading")[0];

    it("Swedish on a Swedish page, unmarked", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(heading(tag)?.name).to.equal("Våra vänorter"));
      expect(textOf(tag)).to.include("Ukraina");
      expect(textOf(tag)).to.include("juni 2011");
      expect(inner(tag)?.hasAttribute("lang")).to.be.false;
      expect(languageOf(heading(tag)?.element)).to.equal("sv");
    });

    it("English where the tag says so, marked as such, and what is not translated marked as well", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns lang="en" .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(heading(tag)?.name).to.equal("Our twin towns"));
      expect(textOf(tag)).to.match(/Zelenyi Brid.*Ukraine.*June 2011/);
      expect(languageOf(heading(tag)?.element)).to.equal("en");
      const swedish = [...tag.querySelectorAll("[lang=sv]")].map(textOf);
      expect(swedish).to.deep.equal(["Bara på svenska."]);
    });

    it("the nearest language around it", async () => {
      const tag = await tagIn(
        html`<div lang="fi"><div lang="en-GB"><omvarld-twin-towns .feed=${feed}></omvarld-twin-towns></div></div>`,
      );
      await eventually(() => expect(heading(tag)?.name).to.equal("Our twin towns"));
      expect(languageOf(heading(tag)?.element)).to.match(/^en/);
    });

    it("in two languages on one page", async () => {
      const root = await fixture<HTMLElement>(
        html`<div>
          <omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>
          <omvarld-twin-towns lang="en" .feed=${feed}></omvarld-twin-towns>
        </div>`,
      );
      await eventually(() => {
        expect(names(root, "heading")).to.deep.equal([
          "Våra vänorter",
          "Zelenyj Brid",
          "Our twin towns",
          "Zelenyi Brid",
        ]);
      });
    });

    it("another language when the attribute changes", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns lang="sv" .feed=${feed}></omvarld-twin-towns>`);
      tag.lang = "en";
      await eventually(() => expect(heading(tag)?.name).to.equal("Our twin towns"));
      tag.removeAttribute("lang");
      await eventually(() => expect(heading(tag)?.name).to.equal("Våra vänorter"));
    });

    for (const language of ["fi", "ar", "tlh", "sv_SE", "inte ett språk", "x-klingon", "zz-ZZ-1"]) {
      it(`the feed's language, marked, where the page has "${language}"`, async () => {
        const tag = await tagIn(
          html`<div lang=${language}><omvarld-twin-towns .feed=${feed}></omvarld-twin-towns></div>`,
        );
        await eventually(() => expect(heading(tag)?.name).to.equal("Våra vänorter"));
        expect(languageOf(heading(tag)?.element)).to.equal("sv");
        expect(getComputedStyle(heading(tag)?.element ?? tag).direction).to.equal("ltr");
      });
    }

    it("the feed's language where a translator has rewritten the page's", async () => {
      document.documentElement.lang = "ar";
      document.documentElement.dir = "rtl";
      try {
        const tag = await tagIn(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
        await eventually(() => expect(heading(tag)?.name).to.equal("Våra vänorter"));
        expect(languageOf(heading(tag)?.element)).to.equal("sv");
        expect(getComputedStyle(heading(tag)?.element ?? tag).direction).to.equal("ltr");
      } finally {
        document.documentElement.lang = "sv";
        document.documentElement.removeAttribute("dir");
      }
    });

    it("the feed's language where the page has none", async () => {
      document.documentElement.removeAttribute("lang");
      try {
        const tag = await tagIn(html`<omvarld-twin-towns .feed=${{ ...feed, language: "en" }}></omvarld-twin-towns>`);
        await eventually(() => expect(heading(tag)?.name).to.equal("Our twin towns"));
        expect(languageOf(heading(tag)?.element)).to.equal("en");
      } finally {
        document.documentElement.lang = "sv";
      }
    });

    it("the reader's language also when something is wrong", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns lang="en" src=${faults("404")}></omvarld-twin-towns>`);
      await eventually(() => only(tag, "button", "Try again"));
      expect(textOf(tag)).to.include("This cannot be shown right now: Our twin towns");
    });
  });

  describe("tells a reader who does not see", () => {
    const statuses = () => [...document.querySelectorAll<HTMLElement>("[role=status]")];

    it("in one polite status for the whole page, which is there before anything is said", async () => {
      const root = await fixture<HTMLElement>(
        html`<div>
          <omvarld-twin-towns src=${faults("slow", { ms: "600" })}></omvarld-twin-towns>
          <omvarld-twin-towns isolated src=${faults("slow", { ms: "600" })}></omvarld-twin-towns>
        </div>`,
      );
      expect(statuses().length).to.equal(1);
      expect(root.contains(statuses()[0] ?? null)).to.be.false;
      expect(statuses()[0]?.checkVisibility()).to.be.true;
    });

    it("that it loads, when that takes time", async () => {
      await fixture(html`<omvarld-twin-towns src=${faults("slow", { ms: "900" })}></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(statuses()[0])).to.equal("Hämtar: Våra vänorter"));
    });

    it("nothing when the feed comes at once", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns src=${faults("ok")}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      await pause(400);
      expect(textOf(statuses()[0])).to.equal("");
    });

    it("that a feed could not be had, also from a shadow root, in the tag's language", async () => {
      await tagIn(html`<omvarld-twin-towns isolated lang="en" src=${faults("404")}></omvarld-twin-towns>`);
      await eventually(() => {
        expect(textOf(statuses()[0])).to.equal("This cannot be shown right now: Our twin towns");
        expect(languageOf(statuses()[0])).to.equal("en");
      });
    });

    it("after the page has emptied itself, in a new one", async () => {
      for (const status of statuses()) status.remove();
      await tagIn(html`<omvarld-twin-towns src=${faults("404")}></omvarld-twin-towns>`);
      await eventually(() => {
        expect(textOf(statuses()[0])).to.equal("Det här går inte att visa just nu: Våra vänorter");
      });
    });
  });

  it("follows the reader's calendar", async () => {
    const feed = townFeed({ name: "Türi", country: "EE", until: "2026-06-30" });
    const callOff = setToday("2026-06-30");
    try {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(tag)).to.include("till 30 juni 2026"));
    } finally {
      callOff();
    }
    const callOffNext = setToday("2026-07-01");
    try {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${{ ...feed }}></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(tag)).to.include("avslutat 30 juni 2026"));
    } finally {
      callOffNext();
    }
  });

  describe("shows an editor", () => {
    const panel = "Bara du som redigerar ser den här rutan";
    const feed = townFeed(
      { name: "Türi", country: "Estland" },
      { name: "X", country: "LT", since: "19992" },
      "Ukmergė",
    );

    it("nothing, unless asked", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${{ ...feed }}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["X", "Ukmergė"]));
      await pause(100);
      expect(names(tag, "note", panel)).to.be.empty;
    });

    it("what was left out and what is good to know, in place", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns debug .feed=${{ ...feed }}></omvarld-twin-towns>`);
      const note = await eventually(() => only(tag, "note", panel));
      await eventually(() => expect(textOf(note)).to.include("/twinTowns/0/country"));
      expect(textOf(note)).to.include("/twinTowns/1/since");
      expect(textOf(note)).to.include("Skriv landets kod med två bokstäver");
      expect(textOf(note)).to.include("saknar koordinater");
      expect(townsOf(tag)).to.deep.equal(["X", "Ukmergė"]);
      await expect(tag).to.be.accessible();
    });

    it("the same in English", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns lang="en" debug .feed=${{ ...feed }}></omvarld-twin-towns>`);
      const note = await eventually(() => only(tag, "note", "Only you who edit see this box"));
      await eventually(() => expect(textOf(note)).to.include("two-letter code"));
    });

    it("the same where the page's address asks for it", async () => {
      const before = location.href;
      history.replaceState(
        null,
        "",
        `${location.pathname}${location.search}${location.search ? "&" : "?"}omvarld-debug`,
      );
      try {
        const tag = await tagIn(html`<omvarld-twin-towns .feed=${{ ...feed }}></omvarld-twin-towns>`);
        await eventually(() => only(tag, "note", panel));
      } finally {
        history.replaceState(null, "", before);
      }
    });

    it("why the feed could not be had, and from where", async () => {
      const src = faults("404");
      const tag = await tagIn(html`<omvarld-twin-towns debug src=${src}><p>Vänorter</p></omvarld-twin-towns>`);
      const note = await eventually(() => only(tag, "note", panel));
      expect(textOf(note)).to.include("Servern lämnar inte ut innehållsfilen").and.to.include(src);
      expect(textOf(tag)).to.include("Vänorter");
    });

    it("that no feed is named", async () => {
      const tag = await fixture<Tag>(html`<omvarld-twin-towns debug></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(only(tag, "note", panel))).to.include("attributet src"));
    });

    it("that there is nothing to mend", async () => {
      const tag = await tagIn(
        html`<omvarld-twin-towns
          debug
          .feed=${townFeed({ name: "Ukmergė", country: "LT", location: { lat: 55, lon: 24 } })}
        ></omvarld-twin-towns>`,
      );
      await eventually(() => expect(textOf(only(tag, "note", panel))).to.include("Vi hittar inget att rätta"));
    });

    it("the same on the console, once for each feed", async () => {
      const said: string[] = [];
      const realWarn = console.warn;
      console.warn = (...words: unknown[]) => said.push(words.join(" "));
      try {
        const src = faults("problem");
        const { events, stop } = listen("omvarld-load");
        await fixture(
          html`<div>
            <omvarld-twin-towns src=${src}></omvarld-twin-towns><omvarld-twin-towns src=${src}></omvarld-twin-towns>
          </div>`,
        );
        await eventually(() => expect(events.length).to.equal(2));
        stop();
        await pause(50);
        const ours = said.filter((line) => line.startsWith("omvarld:") && line.includes(src));
        expect(ours).to.have.length(1);
        expect(ours[0]).to.include("/twinTowns/1/country");
      } finally {
        console.warn = realWarn;
      }
    });
  });
});
