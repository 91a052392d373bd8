import { expect, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import fc from "fast-check";
import "../../define/page.ts";
import type { LoadDetail } from "../../element-kit/omvarld-element.ts";
import {
  eventually,
  faults,
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
import { hostile } from "../../feed/fixtures/hostile.ts";
import { minimal } from "../../feed/fixtures/minimal.ts";
import { jsonLdText } from "../../feed/index.ts";

const { page: _page, ...withoutPage } = full;

const headings = (tag: Element) => perceive(tag, "heading").map(({ element, name }) => `${element.localName} ${name}`);

/** The headings of the page and its sections, not of what stands in them. */
const outline = (tag: Element) => headings(tag).filter((heading) => /^h[12] /.test(heading));

describe("omvarld-page", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => callOff());

  describe("content", () => {
    it("begins with the title and the lead", async () => {
      const tag = await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
      expect(headings(tag)[0]).to.equal("h1 Lindvik i världen");
      expect(textOf(tag)).to.match(/^Lindvik i världen Här ser du vilka orter vi samarbetar med/);
    });

    it("shows the sections in the editor's order, under their headings", async () => {
      const tag = await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
      const sections = outline(tag).slice(1);
      expect(sections.slice(0, 4)).to.deep.equal([
        "h2 Orter som vi samarbetar med",
        "h2 Ut i världen",
        "h2 Det här har vi beslutat",
        "h2 Nytt",
      ]);
    });

    it("shows a section's text and points above what it places, and sections inside it", async () => {
      const tag = await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
      await eventually(() => {
        expect(textOf(tag)).to.match(
          /Orter som vi samarbetar med Vårt första avtal är från 1948\. Sedan dess har åtta orter blivit våra vänner\. .*Stensund.*Ut i världen Du som är 18–30 år kan bli volontär\. Resan är betald\. Du behöver inte kunna språket\. .*Havet binder samman/,
        );
      });
      expect(headings(tag)).to.include("h3 Fråga oss").and.to.include("h3 Läs mer");
      expect(textOf(tag)).to.match(/Fråga oss Vi svarar gärna\. Ring eller mejla\. .*Vera Lind/);
    });

    it("places only the members that a section names", async () => {
      const tag = await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
      expect(names(tag, "heading", "Havet binder samman")).to.have.length(1);
      expect(names(tag, "heading", "Unga broar")).to.be.empty;
      expect(names(tag, "heading", "Kontaktcenter")).to.be.empty;
    });

    it("keeps a section whose collection it does not know, and its text", async () => {
      const feed = {
        ...full,
        page: { title: "Sida", sections: [{ heading: "Våra utflykter", body: "En text.", show: "utflykter" }] },
      };
      const tag = await shown(html`<omvarld-page .feed=${feed}></omvarld-page>`);
      expect(textOf(tag)).to.match(/Våra utflykter En text\./);
    });

    it("shows every collection that has members, in the order of a page, where there are no sections", async () => {
      const tag = await shown(html`<omvarld-page .feed=${withoutPage}></omvarld-page>`);
      expect(outline(tag).slice(0, 3)).to.deep.equal(["h1 Lindviks kommun", "h2 Kontakta oss", "h2 Våra vänorter"]);
      const rest = outline(tag).slice(2);
      const places = [
        "h2 Våra vänorter",
        "h2 Bli volontär i Europa",
        "h2 Policyer och strategier",
        "h2 Nyheter",
        "h2 Dokument",
      ];
      expect(rest.filter((heading) => places.includes(heading))).to.deep.equal(places);
    });

    it("can be the least there is", async () => {
      const tag = await shown(html`<omvarld-page .feed=${minimal}></omvarld-page>`);
      expect(outline(tag)).to.deep.equal(["h1 Lindvik", "h2 Våra vänorter"]);
      expect(names(tag, "heading", "Kivisalmi")).to.have.length(1);
    });

    it("ends with its last section where nothing is told of its dates and its municipality", async () => {
      const tag = await shown(
        html`<omvarld-page .feed=${{ ...minimal, municipality: { name: "Lindvik", country: "SE" }, twinTowns: [{ name: "Ukmergė", country: "LT" }] }}></omvarld-page>`,
      );
      const last = inside(tag).querySelector(".omvarld-page")?.lastElementChild;
      expect(textOf(last)).to.match(/^Våra vänorter/);
    });

    it("ends with links, dates and the way to comment", async () => {
      const tag = await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
      only(tag, "link", "Mer om vårt internationella arbete");
      only(tag, "link", "Lindvik i sociala medier (annan webbplats)");
      const feedback = only(tag, "link", "Lämna synpunkter på sidan");
      expect(feedback.getAttribute("href")).to.equal("https://www.lindvik.example/synpunkter");
      expect(textOf(tag)).to.match(
        /Sidan uppdaterades 14 september 2026\. Uppgifterna granskades 1 oktober 2026\. Lämna synpunkter på sidan$/,
      );
    });

    it("is in English where the page is", async () => {
      const tag = await shown(html`<omvarld-page lang="en" .feed=${full}></omvarld-page>`);
      expect(outline(tag).slice(0, 3)).to.deep.equal([
        "h1 Lindvik in the world",
        "h2 Places that we work with",
        "h2 Out into the world",
      ]);
      expect(textOf(tag)).to.include("The page was updated on 14 September 2026.");
    });
  });

  describe("answers", () => {
    const rowsOf = (tag: Element) =>
      perceive(only(tag, "navigation", "På den här sidan"), "listitem").map(({ element }) => textOf(element));

    it("come before everything else and say at once what there is", async () => {
      const tag = await shown(html`<omvarld-page .feed=${withoutPage}></omvarld-page>`);
      const rows = rowsOf(tag);
      expect(rows).to.include("Vilka är våra vänorter? 6 orter i 6 länder");
      expect(rows).to.include("Kan jag bli volontär? 18–30 år · Sök senast 30 april 2099");
      expect(rows).to.include("Vad är nytt? 3 nyheter, 20 augusti 2026");
      expect(rows.find((row) => row.startsWith("Vad har politikerna beslutat?"))).to.include("Internationell policy");
      expect(rows.find((row) => row.startsWith("Vilka dokument finns?"))).to.include("1 dokument");
    });

    it("lead to the whole answer", async () => {
      for (const feed of [full, withoutPage, minimal]) {
        const tag = await shown(html`<omvarld-page .feed=${feed}></omvarld-page>`);
        const links = perceive(only(tag, "navigation", "På den här sidan"), "link");
        expect(links.length).to.be.above(0);
        for (const { element, name } of links) {
          const target = inside(tag).querySelector(`#${CSS.escape(element.getAttribute("href")?.slice(1) ?? "")}`);
          expect(target !== null, name).to.be.true;
          expect(textOf(target), name).not.to.equal("");
        }
      }
    });

    it("lead there in a shadow root too", async () => {
      const tag = await shown(html`<omvarld-page isolated .feed=${minimal}></omvarld-page>`);
      const link = only(tag, "link", "Vilka är våra vänorter?");
      const target = only(tag, "heading", "Våra vänorter");
      const tall = document.createElement("div");
      tall.style.blockSize = "3000px";
      tag.before(tall);
      window.scrollTo(0, 0);
      link.click();
      await eventually(() => expect(target.getBoundingClientRect().top).to.be.below(innerHeight));
      history.replaceState(null, "", location.pathname + location.search);
    });

    it("count what is current only", async () => {
      const feed = {
        ...minimal,
        twinTowns: [
          { name: "A", country: "FI" },
          { name: "B", country: "FI" },
          { name: "C", country: "DE", until: "2015" },
        ],
      };
      const tag = await shown(html`<omvarld-page .feed=${feed}></omvarld-page>`);
      expect(rowsOf(tag)).to.deep.equal(["Vilka är våra vänorter? 2 orter i 1 land"]);
    });

    it("are not there where there is nothing to answer", async () => {
      const tag = await shown(html`<omvarld-page .feed=${{ ...minimal, twinTowns: [] }}></omvarld-page>`);
      expect(names(tag, "navigation")).to.be.empty;
    });

    it("say of an application that it is not open", async () => {
      const feed = { ...minimal, volunteering: [{ name: "X", apply: { deadline: "2026-01-01" } }] };
      const tag = await shown(html`<omvarld-page .feed=${feed}></omvarld-page>`);
      expect(rowsOf(tag)).to.include("Kan jag bli volontär? Ingen ansökan är öppen");
    });
  });

  describe("states", () => {
    it("empty: nothing in any collection", async () => {
      const tag = await shown(html`<omvarld-page .feed=${{ ...minimal, twinTowns: [] }}></omvarld-page>`);
      expect(tag.matches(":state(empty)")).to.be.true;
      expect(headings(tag)[0]).to.equal("h1 Lindvik");
    });

    it("failed: says so", async () => {
      const tag = await shown(html`<omvarld-page src=${faults("404")}></omvarld-page>`);
      expect(textOf(tag)).to.include("Det här går inte att visa just nu: Internationellt arbete");
    });
  });

  describe("attributes", () => {
    for (const [level, first, second] of [
      ["2", "h2", "h3"],
      ["6", "h6", "h6"],
      ["7", "h1", "h2"],
    ] as const) {
      it(`heading-level=${level}: title ${first}, sections ${second}`, async () => {
        const tag = await shown(html`<omvarld-page heading-level=${level} .feed=${minimal}></omvarld-page>`);
        expect(headings(tag).slice(0, 2)).to.deep.equal([`${first} Lindvik`, `${second} Våra vänorter`]);
      });
    }

    it("heading words the title", async () => {
      const tag = await shown(html`<omvarld-page heading="Vi och världen" .feed=${full}></omvarld-page>`);
      expect(headings(tag)[0]).to.equal("h1 Vi och världen");
    });

    it("heading, empty, leaves the title to the page around", async () => {
      const tag = await shown(html`<omvarld-page heading="" .feed=${minimal}></omvarld-page>`);
      expect(headings(tag)[0]).to.equal("h2 Våra vänorter");
    });

    it("limit shortens each section, which the reader can undo", async () => {
      const tag = await shown(html`<omvarld-page limit="2" .feed=${full}></omvarld-page>`);
      expect(names(tag, "heading", "Mėlynupis")).to.be.empty;
      only(tag, "button", "Visa alla 8").click();
      await eventually(() => expect(names(tag, "heading", "Mėlynupis")).to.have.length(1));
    });

    it("past=hide leaves out what is over, and counts it not", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      const { twinTowns, policies } = full;
      const feed = { ...minimal, twinTowns, policies };
      const tag = await shown(html`<omvarld-page past="hide" .feed=${feed}></omvarld-page>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(names(tag, "heading", "Lindenfurth")).to.be.empty;
      expect(names(tag, "heading", "Strategi för vänorter")).to.be.empty;
      expect(events[0]?.detail.count).to.equal(6 + 1);
    });
  });

  describe("linked data", () => {
    const blocksOf = (tag: Element) => [
      ...tag.querySelectorAll<HTMLScriptElement>('script[type="application/ld+json"]'),
    ];
    const dataOf = (tag: Element): readonly Record<string, unknown>[] => {
      const [block] = blocksOf(tag);
      return block ? JSON.parse(block.text)["@graph"] : [];
    };
    const nameOf = (tag: Element, type: string) => dataOf(tag).find((node) => node["@type"] === type)?.["name"];

    it("is there where the attribute asks for it, once, and nowhere else", async () => {
      const plain = await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
      const tag = await shown(html`<omvarld-page json-ld .feed=${full}></omvarld-page>`);
      await eventually(() => expect(nameOf(tag, "GovernmentOrganization")).to.equal("Lindviks kommun"));
      expect(blocksOf(tag)).to.have.length(1);
      expect(blocksOf(plain)).to.be.empty;
    });

    it("stands in the light DOM also where the tag is isolated, and leaves the fallback alone", async () => {
      const tag = await shown(html`<omvarld-page isolated json-ld .feed=${full}><p>Reserv</p></omvarld-page>`);
      await eventually(() => expect(nameOf(tag, "WebPage")).to.equal("Lindvik i världen"));
      expect(blocksOf(tag)[0]?.parentElement === tag).to.be.true;
      expect(tag.querySelector("p")?.textContent).to.equal("Reserv");
      expect(tag.innerText).not.to.match(/Reserv|schema\.org/);
    });

    it("follows the language, the feed and the attribute", async () => {
      const tag = await shown(html`<omvarld-page json-ld .feed=${full}></omvarld-page>`);
      await eventually(() => expect(nameOf(tag, "WebPage")).to.equal("Lindvik i världen"));
      tag.setAttribute("lang", "en");
      await eventually(() => expect(nameOf(tag, "WebPage")).to.equal("Lindvik in the world"));
      (tag as HTMLElement & { feed: unknown }).feed = minimal;
      await eventually(() => expect(nameOf(tag, "City")).to.equal("Kivisalmi"));
      expect(blocksOf(tag)).to.have.length(1);
      tag.removeAttribute("json-ld");
      await eventually(() => expect(blocksOf(tag)).to.be.empty);
    });

    it("takes the place of what a server has printed, and leaves that where it is not asked for", async () => {
      const printed = html`<script type="application/ld+json">
        { "@graph": [{ "@type": "WebPage", "name": "Tryckt" }] }
      </script>`;
      const kept = await shown(html`<omvarld-page .feed=${full}>${printed}</omvarld-page>`);
      const tag = await shown(html`<omvarld-page json-ld .feed=${full}>${printed}</omvarld-page>`);
      await eventually(() => expect(nameOf(tag, "WebPage")).to.equal("Lindvik i världen"));
      expect(blocksOf(tag)).to.have.length(1);
      expect(nameOf(kept, "WebPage")).to.equal("Tryckt");
    });

    it("runs nothing of a hostile feed, and is not read aloud", async () => {
      const tag = await shown(html`<omvarld-page json-ld .feed=${hostile}></omvarld-page>`);
      await eventually(() => expect(dataOf(tag)).not.to.be.empty);
      expect("omvarldPwned" in globalThis).to.be.false;
      expect(tag.innerText).not.to.include("schema.org");
    });

    it("is read back from a page's source as it was written, whatever the texts hold", () => {
      const nasty = fc.constantFrom(
        "</script>",
        "</SCRIPT ",
        "<!--",
        "<script>",
        "-->",
        "\u2028",
        "&amp;",
        "\\",
        '"',
        "\0",
      );
      const text = fc.array(fc.oneof(nasty, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
      fc.assert(
        fc.property(text, (name) => {
          const data = { "@context": "https://schema.org", "@graph": [{ "@type": "Thing", name }] } as const;
          const source = `<p>före</p><script type="application/ld+json">${jsonLdText(data)}</script><p>efter</p>`;
          const parsed = new DOMParser().parseFromString(source, "text/html");
          expect(JSON.parse(parsed.querySelector("script")?.textContent ?? "")).to.deep.equal(data);
          expect(parsed.querySelectorAll("p").length).to.equal(2);
        }),
      );
    });
  });

  describe("accessibility", () => {
    it("fits the phone of somebody whose letters are twice as large", async () => {
      const { style } = document.documentElement;
      await setViewport({ width: 360, height: 800 });
      style.fontSize = "200%";
      try {
        await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
        expect(document.documentElement.scrollWidth).to.be.at.most(360);
      } finally {
        style.fontSize = "";
        await setViewport({ width: 1000, height: 800 });
      }
    });

    it("continues its headings without a gap", async () => {
      for (const feed of [full, withoutPage]) {
        const tag = await shown(html`<omvarld-page .feed=${feed}></omvarld-page>`);
        const levels = perceive(tag, "heading").map(({ element }) => Number(element.localName.slice(1)));
        for (const [index, level] of levels.entries()) expect(level).to.be.at.most((levels[index - 1] ?? 0) + 1);
      }
    });

    it("has ids that are the page's only ones", async () => {
      const tag = await shown(html`<omvarld-page .feed=${full}></omvarld-page>`);
      const ids = [...inside(tag).querySelectorAll("[id]")].map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).to.deep.equal([]);
    });

    holdsForEveryReader("omvarld-page", { ...minimal, twinTowns: [] });

    it("holds: without sections", async () => {
      await expect(await shown(html`<omvarld-page .feed=${withoutPage}></omvarld-page>`)).to.be.accessible();
    });

    it("holds: with linked data", async () => {
      await expect(await shown(html`<omvarld-page json-ld .feed=${full}></omvarld-page>`)).to.be.accessible();
    });
  });
});
