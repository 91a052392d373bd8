import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import "../../define/twin-towns.ts";
import {
  eventually,
  faults,
  hasFocus,
  inside,
  languageOf,
  listen,
  names,
  only,
  perceive,
  setToday,
  textOf,
  townFeed,
} from "../../element-kit/testing.ts";
import type { LoadDetail } from "../../element-kit/omvarld-element.ts";
import { full } from "../../feed/fixtures/full.ts";
import { minimal } from "../../feed/fixtures/minimal.ts";
import { entry, inOrder, show, type Tag, towns } from "./testing.ts";

describe("omvarld-twin-towns", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => callOff());

  describe("content", () => {
    it("is each town under its own heading, what is over last", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
      expect(towns(tag)).to.deep.equal(inOrder);
    });

    it("says where each town is, what it is to us and since when, never more exactly than is known", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
      const rows: readonly (readonly [RegExp, string])[] = [
        [/^Stensund/, "Norra Savolax, Finland · vänort sedan 1948"],
        [/^Sandvåg/, "Norge · vänort sedan juni 1951"],
        [/^Mėlynupis/, "Litauen · vänort sedan 1 juni 1992"],
        [/^Hvidlund/, "Danmark · partner sedan 15 mars 2018"],
        [/^Lindenfurth/, "Tyskland · vänort sedan 1963 · avslutat 2015"],
        [/^Brzezina/, "Polen · vänort sedan 1998 · vilande"],
        [/^Zelenyj/, "Ukraina · vänort sedan 2099 · planerat"],
      ];
      for (const [name, sentence] of rows) expect(textOf(entry(tag, name))).to.include(sentence);
    });

    it("says a date in the feed's own words where it has some, without saying the same twice", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
      const text = textOf(entry(tag, /^North Linden/));
      expect(text).to.include("sedan utvandraråret 2011");
      expect(text).not.to.include("sedan sedan");
    });

    it("tells what the town is about, its themes, site, agreement and papers", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
      const first = entry(tag, /^Stensund/);
      expect(textOf(first)).to.include("Vår äldsta vänort. Skolorna brevväxlar sedan 1948.");
      expect(textOf(first)).to.match(/skola\W+kultur/);
      expect(only(first, "link", /kivisalmi\.example/).getAttribute("href")).to.equal("https://www.kivisalmi.example/");
      expect(only(first, "img", "Hamnen i Lindvik en sommarkväll").getAttribute("src")).to.include("hamnen.jpg");
      expect(textOf(first)).to.include("Foto: Lindviks kommun");
      expect(textOf(first)).to.include("Norden");
      expect(textOf(first)).to.include("Vera Lind");
      expect(textOf(first)).to.include("Uppdaterat 2 mars 2026");
      expect(textOf(first)).to.include("Granskat september 2026");
      only(first, "link", /^Bilder från besöken/);
      const third = entry(tag, /^Mėlynupis/);
      only(third, "link", /^Vänortsavtal med Mėlynupis/);
      expect(textOf(third)).to.include("Pdf, 54,8 kB, svenska");
    });

    it("gives a town's other names, each in its own language", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
      const heading = perceive(entry(tag, /^Zelenyj/), "heading")[0]?.element;
      const endonym = [...(heading?.querySelectorAll("*") ?? [])].find((part) => textOf(part) === "Зелений Брід");
      expect(languageOf(endonym)).to.equal("uk");
      expect(languageOf(heading)).to.equal("sv");
      const kivisalmi = [...entry(tag, /^Stensund/).querySelectorAll("*")].find((part) => textOf(part) === "Kivisalmi");
      expect(languageOf(kivisalmi)).to.equal("fi");
    });

    it("does not say a name twice that is the same", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
      expect(perceive(entry(tag, /^Stensund/), "heading")[0]?.name).to.equal("Stensund Kivisalmi");
    });

    it("is in English where the page is", async () => {
      const tag = await show(html`<omvarld-twin-towns lang="en" .feed=${full}></omvarld-twin-towns>`);
      expect(textOf(entry(tag, /^Kivisalmi/))).to.include("North Savo, Finland · twin town since 1948");
      expect(textOf(entry(tag, /^Lindenfurth/))).to.include("ended 2015");
    });

    it("can be the least there is", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${minimal}></omvarld-twin-towns>`);
      expect(towns(tag)).to.deep.equal(["Kivisalmi"]);
      expect(textOf(entry(tag, /^Kivisalmi/)).replace(/^1 /, "")).to.equal("Kivisalmi Finland · vänort");
    });

    it("is text, never markup", async () => {
      const tag = await show(
        html`<omvarld-twin-towns .feed=${townFeed({ name: "<b>A</b> & B", country: "SE" })}></omvarld-twin-towns>`,
      );
      expect(towns(tag)).to.deep.equal(["<b>A</b> & B"]);
    });

    it("is anchors too: each town can be linked to", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
      expect(entry(tag, /^Sandvåg/).id).to.match(/^omvarld-.*-sandvag$/);
    });
  });

  describe("states", () => {
    it("loading: names what is on its way", async () => {
      const tag = await fixture<Tag>(
        html`<omvarld-twin-towns src=${faults("slow", { ms: "700" })}></omvarld-twin-towns>`,
      );
      await eventually(() => expect(textOf(tag)).to.equal("Hämtar: Våra vänorter"));
      expect(inside(tag).querySelector("[aria-busy=true]")).not.to.be.null;
    });

    it("empty: says so calmly, with the way to the municipality", async () => {
      const feed = { ...full, twinTowns: [] };
      const tag = await show(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      expect(tag.matches(":state(empty)")).to.be.true;
      expect(textOf(tag)).to.include("Här finns inget just nu: Våra vänorter");
      expect(only(tag, "link", "Lindviks kommun").getAttribute("href")).to.equal("https://www.lindvik.example/");
    });
  });

  describe("attributes", () => {
    it("view=list: the same towns in a list", async () => {
      const tag = await show(html`<omvarld-twin-towns view="list" .feed=${full}></omvarld-twin-towns>`);
      expect(towns(tag)).to.deep.equal(inOrder);
    });

    it("view=table: a table with headings for its columns and rows", async () => {
      const tag = await show(html`<omvarld-twin-towns view="table" .feed=${full}></omvarld-twin-towns>`);
      only(tag, "table");
      expect(names(tag, "columnheader")).to.deep.equal(["Ort", "Land", "Sedan", "Om samarbetet"]);
      const rows = names(tag, "rowheader").map((name) => name.replace(" (annan webbplats)", ""));
      expect(rows).to.deep.equal(inOrder);
      const first = only(tag, "row", /Stensund/);
      expect(textOf(first)).to.match(/Norra Savolax, Finland 1948 Vår äldsta vänort/);
      expect(textOf(only(tag, "row", /Lindenfurth/))).to.include("avslutat 2015");
      expect(textOf(only(tag, "row", /Brzezina/))).to.include("vilande");
    });

    it("view=table: holds every fact that the cards hold", async () => {
      const tag = await show(html`<omvarld-twin-towns view="table" .feed=${full}></omvarld-twin-towns>`);
      expect(textOf(only(tag, "row", /Hvidlund/))).to.include("partner");
      only(tag, "link", /^Vänortsavtal med Mėlynupis/);
    });

    it("view=table: the region that scrolls can be reached and has a name of its own", async () => {
      const tag = await show(html`<omvarld-twin-towns view="table" .feed=${full}></omvarld-twin-towns>`);
      const table = only(tag, "table");
      const region = table.closest<HTMLElement>("[tabindex='0']");
      region?.focus();
      expect(hasFocus(region)).to.be.true;
      expect(perceive(tag, "region").map(({ name }) => name)).to.have.length(new Set(names(tag, "region")).size);
    });

    it("view=anything else: cards", async () => {
      const tag = await show(html`<omvarld-twin-towns view="karta" .feed=${full}></omvarld-twin-towns>`);
      expect(towns(tag)).to.deep.equal(inOrder);
    });

    const headings = (tag: Element) =>
      perceive(tag, "heading").map(({ element, name }) => `${element.localName} ${name}`);

    it("group-by=country: a heading for each country", async () => {
      const feed = townFeed("Ukmergė", { name: "Türi", country: "EE" }, "Panevėžys");
      const tag = await show(html`<omvarld-twin-towns group-by="country" .feed=${feed}></omvarld-twin-towns>`);
      expect(headings(tag)).to.deep.equal([
        "h2 Våra vänorter",
        "h3 Litauen",
        "h4 Ukmergė",
        "h4 Panevėžys",
        "h3 Estland",
        "h4 Türi",
      ]);
    });

    /** What follows after all the groups. */
    const bars = "Så länge har avtalen funnits";

    it("group-by=status: a heading for each state", async () => {
      const tag = await show(html`<omvarld-twin-towns group-by="status" .feed=${full}></omvarld-twin-towns>`);
      const groups = perceive(tag, "heading").filter(({ element }) => element.localName === "h3");
      expect(groups.map(({ name }) => name)).to.deep.equal(["aktivt", "planerat", "avslutat", "vilande", bars]);
    });

    it("group-by=kind: a heading for each kind", async () => {
      const tag = await show(html`<omvarld-twin-towns group-by="kind" .feed=${full}></omvarld-twin-towns>`);
      const groups = perceive(tag, "heading").filter(({ element }) => element.localName === "h3");
      expect(groups.map(({ name }) => name)).to.deep.equal(["vänort", "vänskapsort", "partnerskap", bars]);
    });

    it("group-by, with a limit and what is over hidden: both hold", async () => {
      const tag = await show(
        html`<omvarld-twin-towns group-by="country" past="hide" limit="3" .feed=${full}></omvarld-twin-towns>`,
      );
      expect(towns(tag)).to.deep.equal(inOrder.slice(0, 3));
      only(tag, "button", "Visa alla 6").click();
      await eventually(() => expect(towns(tag)).to.deep.equal(inOrder.slice(0, 6)));
    });

    it("group-by, with what is over folded: it is folded", async () => {
      const tag = await show(
        html`<omvarld-twin-towns group-by="country" past="fold" .feed=${full}></omvarld-twin-towns>`,
      );
      expect(towns(tag)).to.deep.equal(inOrder.slice(0, 6));
    });

    it("group-by, with a table: a table for each group, each with a name", async () => {
      const tag = await show(
        html`<omvarld-twin-towns group-by="kind" view="table" .feed=${full}></omvarld-twin-towns>`,
      );
      expect(names(tag, "table")).to.have.length(3);
      await expect(tag).to.be.accessible();
    });

    it("sort=name: in the order of the reader's alphabet", async () => {
      const feed = townFeed("Ängby", "Åmål", "Östra", "Zagreb", "Ukmergė");
      const tag = await show(html`<omvarld-twin-towns sort="name" .feed=${feed}></omvarld-twin-towns>`);
      expect(towns(tag)).to.deep.equal(["Ukmergė", "Zagreb", "Åmål", "Ängby", "Östra"]);
      tag.lang = "en";
      await eventually(() => expect(towns(tag)).to.deep.equal(["Åmål", "Ängby", "Östra", "Ukmergė", "Zagreb"]));
    });

    it("sort=since: the oldest first, those without a date last", async () => {
      const feed = townFeed(
        { name: "C", country: "LT", since: "1999" },
        "Utan",
        { name: "A", country: "LT", since: "1948-06" },
        { name: "B", country: "LT", since: { value: "1951", text: "efter kriget" } },
      );
      const tag = await show(html`<omvarld-twin-towns sort="since" .feed=${feed}></omvarld-twin-towns>`);
      expect(towns(tag)).to.deep.equal(["A", "B", "C", "Utan"]);
    });

    it("sort=anything else: as the feed has them", async () => {
      const tag = await show(
        html`<omvarld-twin-towns sort="storlek" .feed=${townFeed("B", "A")}></omvarld-twin-towns>`,
      );
      expect(towns(tag)).to.deep.equal(["B", "A"]);
    });

    it("ids: in the order asked for, also where one of them is over", async () => {
      const tag = await show(
        html`<omvarld-twin-towns ids="sandvag hvidlund kivisalmi" .feed=${full}></omvarld-twin-towns>`,
      );
      expect(towns(tag)).to.deep.equal(["Sandvåg", "Hvidlund", "Stensund Kivisalmi"]);
    });
  });

  describe("events", () => {
    it("count the towns that are shown", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      await show(html`<omvarld-twin-towns limit="3" .feed=${full}></omvarld-twin-towns>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(events[0]?.detail.count).to.equal(3);
      expect(events[0]?.detail.problems.filter(({ severity }) => severity === "error")).to.deep.equal([]);
    });
  });

  describe("accessibility", () => {
    for (const [what, template] of [
      ["cards", html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`],
      ["a list, searchable", html`<omvarld-twin-towns view="list" searchable .feed=${full}></omvarld-twin-towns>`],
      ["a table", html`<omvarld-twin-towns view="table" .feed=${full}></omvarld-twin-towns>`],
      ["groups", html`<omvarld-twin-towns group-by="country" .feed=${full}></omvarld-twin-towns>`],
      ["folded", html`<omvarld-twin-towns past="fold" .feed=${full}></omvarld-twin-towns>`],
      ["isolated", html`<omvarld-twin-towns isolated searchable .feed=${full}></omvarld-twin-towns>`],
      ["English on a Swedish page", html`<omvarld-twin-towns lang="en" .feed=${full}></omvarld-twin-towns>`],
      ["empty", html`<omvarld-twin-towns .feed=${townFeed()}></omvarld-twin-towns>`],
      ["without a heading", html`<omvarld-twin-towns heading="" .feed=${full}></omvarld-twin-towns>`],
    ] as const) {
      it(`holds: ${what}`, async () => {
        await expect(await show(template)).to.be.accessible();
      });
    }

    it("holds: loading", async () => {
      const tag = await fixture<Tag>(html`<omvarld-twin-towns src=${faults("never")}></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(tag)).to.include("Hämtar"));
      await expect(tag).to.be.accessible();
    });

    it("holds: failed", async () => {
      const tag = await fixture<Tag>(html`<omvarld-twin-towns src=${faults("404")}></omvarld-twin-towns>`);
      await eventually(() => only(tag, "button", "Försök igen"));
      await expect(tag).to.be.accessible();
    });

    it("takes no focus when it comes", async () => {
      const before = document.activeElement;
      await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      expect(hasFocus(before)).to.be.true;
    });

    it("can be read on a narrow screen without scrolling sideways", async () => {
      await setViewport({ width: 320, height: 800 });
      try {
        const long = { name: `Lång${"ord".repeat(40)}`, country: "LT", description: "x".repeat(400) };
        const feed = { ...full, twinTowns: [...full.twinTowns, long] };
        for (const view of ["cards", "list", "table"]) {
          await show(html`<omvarld-twin-towns view=${view} searchable .feed=${feed}></omvarld-twin-towns>`);
          expect(document.documentElement.scrollWidth, view).to.be.at.most(320);
        }
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });
  });
});
