import { expect, fixture, html } from "@open-wc/testing";
import { emulateMedia, sendKeys, setViewport } from "@web/test-runner-commands";
import "../../define/twin-towns.ts";
import {
  eventually,
  faults,
  hasFocus,
  inForcedColors,
  inside,
  languageOf,
  listen,
  names,
  only,
  pause,
  perceive,
  settled,
  setToday,
  textOf,
  townFeed,
} from "../../element-kit/testing.ts";
import type { LoadDetail } from "../../element-kit/omvarld-element.ts";
import { full } from "../../feed/fixtures/full.ts";
import { minimal } from "../../feed/fixtures/minimal.ts";

type Tag = HTMLElementTagNameMap["omvarld-twin-towns"];

const show = async (template: unknown): Promise<Tag> => {
  const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
  const tag = root.querySelector("omvarld-twin-towns");
  if (!tag) throw new Error("no tag");
  await settled(tag);
  await eventually(() => expect(names(tag, "heading")).not.to.be.empty);
  return tag;
};

/** The towns that can be seen, with their headings. */
const seen = (tag: Element) => perceive(tag, "heading").filter(({ element }) => element.closest("li"));

const towns = (tag: Element): readonly string[] => seen(tag).map(({ name }) => name);

const entry = (tag: Element, name: RegExp): HTMLElement => {
  const found = seen(tag)
    .find((heading) => name.test(heading.name))
    ?.element.closest("li");
  if (!found) throw new Error(`no town ${name} among ${towns(tag).join()}`);
  return found;
};

const inOrder = [
  "Stensund Kivisalmi",
  "Sandvåg",
  "Mėlynupis",
  "North Linden",
  "Hvidlund",
  "Zelenyj Brid Зелений Брід",
  "Lindenfurth",
  "Brzezina Leśna",
];

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

  describe("search", () => {
    const field = (tag: Element) => only<HTMLInputElement>(tag, "searchbox", "Sök bland orterna");

    const type = async (tag: Element, text: string) => {
      field(tag).focus();
      await sendKeys({ type: text });
    };

    it("is not there unless asked for", async () => {
      const tag = await show(html`<omvarld-twin-towns .feed=${full}></omvarld-twin-towns>`);
      expect(names(tag, "searchbox")).to.be.empty;
      expect(names(tag, "radio")).to.be.empty;
    });

    it("says how many there are before anything is typed", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      field(tag);
      expect(textOf(tag)).to.include("Visar alla 8 orter");
    });

    const rows: readonly (readonly [typed: string, what: string, found: readonly string[]])[] = [
      ["hvid", "the beginning of a name", ["Hvidlund"]],
      ["SANDVÅG", "capitals", ["Sandvåg"]],
      ["melyn", "letters without their marks", ["Mėlynupis"]],
      ["lesna", "letters without their marks, in the middle", ["Brzezina Leśna"]],
      ["зелений", "a town's own name", ["Zelenyj Brid Зелений Брід"]],
      ["litauen", "a country", ["Mėlynupis"]],
      ["wiscon", "a region", ["North Linden"]],
      ["brevväxlar", "a word of the description", ["Stensund Kivisalmi"]],
      ["trygghet", "a theme", ["Mėlynupis", "Zelenyj Brid Зелений Брід"]],
      ["  hvid  ", "spaces around", ["Hvidlund"]],
    ];
    for (const [typed, what, found] of rows) {
      it(`finds by ${what}`, async () => {
        const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
        await type(tag, typed);
        await eventually(() => expect(towns(tag)).to.deep.equal(found));
        expect(textOf(tag)).to.include(`Visar ${found.length} av 8 orter`);
        expect(hasFocus(field(tag))).to.be.true;
        expect(field(tag).value).to.equal(typed);
      });
    }

    it("says that there are none, and gives all back", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      await type(tag, "xyz");
      await eventually(() => expect(towns(tag)).to.be.empty);
      expect(textOf(tag)).to.include("Ingen ort passar in.");
      only(tag, "button", "Visa alla").click();
      await eventually(() => expect(towns(tag)).to.deep.equal(inOrder));
      expect(field(tag).value).to.equal("");
      expect(hasFocus(field(tag))).to.be.true;
      expect(names(tag, "button")).to.be.empty;
    });

    it("gives all back when the reader takes away what was typed", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      await type(tag, "q");
      await eventually(() => expect(towns(tag)).to.be.empty);
      await sendKeys({ press: "Backspace" });
      await eventually(() => expect(towns(tag)).to.deep.equal(inOrder));
    });

    it("tells the page's polite status once the reader pauses, in one sentence", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      const status = document.querySelector<HTMLElement>("[role=status]");
      const said: string[] = [];
      const observer = new MutationObserver(() => said.push(textOf(status)));
      if (status) observer.observe(status, { childList: true, characterData: true, subtree: true });
      await type(tag, "hvid");
      await eventually(() => expect(textOf(status)).to.equal("Visar 1 av 8 orter"));
      await pause(300);
      observer.disconnect();
      expect(said.filter((sentence) => sentence !== "")).to.deep.equal(["Visar 1 av 8 orter"]);
    });

    it("sets a limit aside and finds among all", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable limit="1" .feed=${full}></omvarld-twin-towns>`);
      expect(towns(tag)).to.have.length(1);
      await type(tag, "hvid");
      await eventually(() => expect(towns(tag)).to.deep.equal(["Hvidlund"]));
    });

    it("finds what is folded away as well", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable past="fold" .feed=${full}></omvarld-twin-towns>`);
      await type(tag, "lindenfurth");
      await eventually(() => expect(textOf(tag)).to.include("Visar 1 av 8 orter"));
      await eventually(() => expect(towns(tag)).to.deep.equal(["Lindenfurth"]));
    });

    it("works in a table, in groups and in a shadow root", async () => {
      for (const setting of [{ view: "table" }, { groupBy: "country" }, { isolated: true }]) {
        const made = document.createElement("omvarld-twin-towns");
        const tag = await show(Object.assign(made, setting, { searchable: true, feed: full }));
        await type(tag, "hvid");
        await eventually(() => expect(textOf((tag.shadowRoot ?? tag).firstElementChild)).to.include("Visar 1 av 8"));
        const all = [...perceive(tag, "rowheader"), ...perceive(tag, "heading")].map(({ name }) => name);
        expect(all).to.include("Hvidlund");
        expect(all).not.to.include("Sandvåg").and.not.include("Norge");
      }
    });

    it("keeps what is typed when a newer feed comes", async () => {
      const tag = await show(
        html`<omvarld-twin-towns searchable .feed=${townFeed("Alfa", "Beta")}></omvarld-twin-towns>`,
      );
      await type(tag, "b");
      await eventually(() => expect(towns(tag)).to.deep.equal(["Beta"]));
      tag.feed = townFeed("Alfa", "Beta", "Bravo");
      await eventually(() => expect(towns(tag)).to.deep.equal(["Beta", "Bravo"]));
      expect(field(tag).value).to.equal("b");
      expect(hasFocus(field(tag))).to.be.true;
    });

    it("prints all the towns, whatever is typed", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      await type(tag, "hvid");
      await eventually(() => expect(towns(tag)).to.deep.equal(["Hvidlund"]));
      try {
        await emulateMedia({ media: "print" });
        expect(towns(tag)).to.deep.equal(inOrder);
        expect(names(tag, "searchbox")).to.be.empty;
      } finally {
        await emulateMedia({ media: "screen" });
      }
    });
  });

  describe("themes", () => {
    const legend = "Visa orter som samarbetar om";

    it("are a choice of one among more than six towns", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      const group = only(tag, "group", legend);
      const offered = perceive(group, "radio").map(({ name }) => name.replace(/ \d+$/, ""));
      expect(offered).to.deep.equal(["Alla teman", "skola", "kultur", "näringsliv", "trygghet", "miljö"]);
      expect(only<HTMLInputElement>(group, "radio", "Alla teman").checked).to.be.true;
    });

    it("are not there among six or fewer", async () => {
      const feed = { ...full, twinTowns: full.twinTowns.slice(0, 6) };
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${feed}></omvarld-twin-towns>`);
      expect(names(tag, "searchbox")).to.have.length(1);
      expect(names(tag, "radio")).to.be.empty;
    });

    it("are chosen by arrow keys, and the focus stays", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      only(tag, "radio", "Alla teman").focus();
      await sendKeys({ press: "ArrowDown" });
      await eventually(() => {
        expect(towns(tag)).to.deep.equal([inOrder[0], inOrder[2], inOrder[5]]);
      });
      expect(textOf(tag)).to.include("Visar 3 av 8 orter");
      expect(hasFocus(only(tag, "radio", /^skola/))).to.be.true;
      await sendKeys({ press: "ArrowUp" });
      await eventually(() => expect(towns(tag)).to.deep.equal(inOrder));
    });

    it("and what is typed both hold, and are given up together", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      only(tag, "radio", /^kultur/).click();
      only(tag, "searchbox").focus();
      await sendKeys({ type: "norge" });
      await eventually(() => expect(towns(tag)).to.deep.equal(["Sandvåg"]));
      only(tag, "button", "Visa alla").click();
      await eventually(() => expect(towns(tag)).to.deep.equal(inOrder));
      expect(only<HTMLInputElement>(tag, "radio", "Alla teman").checked).to.be.true;
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
