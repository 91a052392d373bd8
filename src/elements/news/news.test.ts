import { expect, fixture, html } from "@open-wc/testing";
import "../../define/news.ts";
import type { LoadDetail } from "../../element-kit/omvarld-element.ts";
import {
  eventually,
  inside,
  listen,
  names,
  only,
  pause,
  perceive,
  setToday,
  shown,
  textOf,
  holdsForEveryReader,
} from "../../element-kit/testing.ts";
import { full } from "../../feed/fixtures/full.ts";

const feedOf = (...news: readonly object[]) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE", url: "https://www.lindvik.example/" },
  news,
});

const show = (...news: readonly object[]) => shown(html`<omvarld-news .feed=${feedOf(...news)}></omvarld-news>`);

const titles = (tag: Element) => names(tag, "heading").slice(1);

describe("omvarld-news", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => callOff());

  describe("content", () => {
    it("is each item under its own heading, the newest first, those without a date last", async () => {
      const tag = await show(
        { title: "B", published: "2025-11" },
        { title: "Utan datum" },
        { title: "A", published: "2026-08-20" },
        { title: "C", published: { value: "2024-02-01", text: "vintern 2024" } },
        { title: "D", published: "2023" },
      );
      expect(titles(tag)).to.deep.equal(["A", "B", "C", "D", "Utan datum"]);
    });

    it("dates each item, for readers and machines, never more exactly than is known", async () => {
      const tag = await shown(html`<omvarld-news .feed=${full}></omvarld-news>`);
      const times = [...inside(tag).querySelectorAll("time")].map((time) => `${time.dateTime}: ${textOf(time)}`);
      expect(times).to.include.members([
        "2026-08-20: 20 augusti 2026",
        "2025-11: november 2025",
        "2024-02-01: vintern 2024",
      ]);
    });

    it("shows a text in paragraphs, as text", async () => {
      const tag = await show({ title: "A", body: "Ett <b>&amp;\n\nTvå\nrader" });
      const paragraphs = [...inside(tag).querySelectorAll("li p")].map(textOf);
      expect(paragraphs).to.deep.equal(["Ett <b>&amp;", "Två rader"]);
    });

    it("says when and where something happens, in the zone it is written in", async () => {
      const tag = await show({
        title: "Fest",
        event: {
          start: "2026-05-08T17:00+02:00",
          end: "2026-05-08T19:30+02:00",
          place: "Stora torget",
          online: "https://sandning.example/",
        },
      });
      expect(textOf(tag)).to.include("8 maj 2026 17:00–19:30, Stora torget");
      only(tag, "link", "Delta på webben (annan webbplats)");
    });

    it("links the title where the item has a page of its own", async () => {
      const tag = await show({ title: "Fest", url: "https://www.lindvik.example/fest" });
      const link = only(tag, "link", "Fest");
      expect(link.getAttribute("href")).to.equal("https://www.lindvik.example/fest");
      expect(perceive(tag, "heading", "Fest")[0]?.element.contains(link)).to.be.true;
    });

    it("says of a link to another site that it leads there, in words, once, after a space", async () => {
      const tag = await show({ title: "Fest", url: "https://eu.example/fest" });
      only(tag, "link", "Fest (annan webbplats)");
      expect(tag.innerText).not.to.match(/\S\(annan/);
    });

    it("is in English where the page is", async () => {
      const tag = await shown(html`<omvarld-news lang="en" .feed=${full}></omvarld-news>`);
      expect(titles(tag)[0]).to.equal("Welcome to the twin town days");
      expect(textOf(tag)).to.include("20 August 2026");
      await eventually(() => only(tag, "link", /^the whole programme/));
    });
  });

  describe("HTML of the feed", () => {
    const rich = async (bodyHtml: string) => {
      const tag = await show({ title: "A", bodyHtml });
      // Safe nodes take the place of bare text once the sanitiser is there.
      await eventually(() => expect(inside(tag).querySelectorAll("li p").length).to.be.above(0));
      await pause(100);
      return tag;
    };

    it("is shown as it is meant: lists, tables, links, emphasis", async () => {
      const tag = await shown(html`<omvarld-news .feed=${full}></omvarld-news>`);
      await eventually(() => only(tag, "table", "Tider"));
      expect(names(tag, "columnheader")).to.deep.equal(["Dag", "Vad"]);
      expect(textOf(only(tag, "table"))).to.equal("Tider Dag Vad Fredag Invigning");
      expect(perceive(tag, "listitem").map(({ element }) => textOf(element))).to.include.members(["Musik", "Mat"]);
      const link = only(tag, "link", /^hela programmet/);
      expect(link.getAttribute("href")).to.equal("https://www.lindvik.example/vanortsdagar");
    });

    it("keeps its bullets, that the library's own lists do without", async () => {
      const tag = await shown(html`<omvarld-news .feed=${full}></omvarld-news>`);
      await eventually(() => only(tag, "table", "Tider"));
      const item = perceive(tag, "listitem").find(({ element }) => textOf(element) === "Musik")?.element;
      expect(getComputedStyle(item ?? tag).listStyleType).not.to.equal("none");
    });

    it("keeps the words of what content systems put around them, each on its own", async () => {
      const tag = await rich(
        '<div class="editor"><p>Först</p><div>sedan</div><div>m<sup>2</sup> <span style="color: red">till</span></div></div>' +
          "<section><h1>Sist</h1></section><button>Bort</button>",
      );
      await eventually(() => expect(textOf(tag)).to.include("sedan m2 till Sist"));
      expect(textOf(tag)).to.include("Först").and.not.to.include("Bort");
      expect(inside(tag).querySelectorAll("li section, li span:not([class]), li h1")).to.have.length(0);
      // What carries meaning stays: m² is not m2.
      expect(inside(tag).querySelectorAll("li sup")).to.have.length(1);
    });

    it("resolves addresses against the feed", async () => {
      const tag = await rich('<p><a href="/vanorter">Vänorter</a></p>');
      expect(only(tag, "link", /^Vänorter/).getAttribute("href")).to.equal(new URL("/vanorter", location.href).href);
    });

    it("leaves no picture without words: what has none is decoration", async () => {
      const tag = await rich('<p>Kvar</p><img src="/favicon.svg"><img src="/favicon.svg" alt="Hamnen">');
      await eventually(() => expect(inside(tag).querySelectorAll("img")).to.have.length(2));
      expect([...inside(tag).querySelectorAll("img")].map((image) => image.getAttribute("alt"))).to.deep.equal([
        "",
        "Hamnen",
      ]);
    });

    const payloads: readonly (readonly [what: string, html: string, kept: string])[] = [
      ["a script", "<p>Kvar</p><script>globalThis.newsCanary = 1</script>", "Kvar"],
      ["an event handler", '<p>Kvar</p><img src="data:," onerror="globalThis.newsCanary = 2">', "Kvar"],
      ["a handler on what stays", '<p onclick="globalThis.newsCanary = 3">Kvar</p>', "Kvar"],
      ["a javascript address", '<p><a href="javascript:globalThis.newsCanary = 4">Kvar</a></p>', "Kvar"],
      ["a hidden javascript address", '<p><a href="jav&#x09;ascript:globalThis.newsCanary = 5">Kvar</a></p>', "Kvar"],
      ["a data address", '<p><a href="data:text/html,<script>alert(1)</script>">Kvar</a></p>', "Kvar"],
      ["a frame", '<p>Kvar</p><iframe srcdoc="<script>parent.newsCanary = 6</script>"></iframe>', "Kvar"],
      [
        "a form",
        '<p>Kvar</p><form action="https://ond.example/"><input name="x"><button>Skicka</button></form>',
        "Kvar",
      ],
      ["a style", "<p>Kvar</p><style>* { display: none !important }</style>", "Kvar"],
      ["an inline style", '<p style="position: fixed; inset: 0" class="omvarld-card" id="main">Kvar</p>', "Kvar"],
      [
        "a drawing",
        '<p>Kvar</p><svg onload="globalThis.newsCanary = 7"><a href="javascript:alert(1)">x</a></svg>',
        "Kvar",
      ],
      ["a tag of ours", '<p>Kvar</p><omvarld-feed src="https://ond.example/"></omvarld-feed>', "Kvar"],
      ["a base", '<base href="https://ond.example/"><meta http-equiv="refresh" content="0"><p>Kvar</p>', "Kvar"],
    ];
    for (const [what, payload, kept] of payloads) {
      it(`loses ${what} and keeps the rest`, async () => {
        const canary = globalThis as { newsCanary?: unknown };
        delete canary.newsCanary;
        const tag = await rich(payload);
        expect(textOf(tag)).to.include(kept);
        for (const element of inside(tag).querySelectorAll("li *")) {
          expect(element.localName).not.to.match(/^(script|style|iframe|form|input|svg|base|meta|omvarld-.*)$/);
          for (const { name, value } of element.attributes) {
            expect(name).not.to.match(/^on|^style$/);
            expect(`${name}=${value}`).not.to.match(/^(href|src)=\s*(javascript|data|vbscript):/i);
          }
          expect(element.id).not.to.equal("main");
        }
        for (const element of inside(tag).querySelectorAll<HTMLElement>("li p, li a")) element.click();
        expect(canary.newsCanary).to.equal(undefined);
      });
    }

    it("never shows its tags to the reader, not even before the sanitiser is there", async () => {
      const seen: string[] = [];
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const observer = new MutationObserver(() => seen.push(box.textContent ?? ""));
      observer.observe(box, { childList: true, subtree: true, characterData: true });
      const tag = document.createElement("omvarld-news");
      tag.feed = feedOf({
        title: "A",
        bodyHtml: '<p title="a>b">Kvar</p><script>var dold = 1</script><style>p{}</style>',
      });
      box.append(tag);
      await eventually(() => expect(textOf(tag)).to.include("Kvar"));
      await pause(200);
      observer.disconnect();
      expect(seen.filter((text) => /<p|b">|var dold|p\{\}/.test(text))).to.deep.equal([]);
    });
  });

  describe("states", () => {
    it("empty", async () => {
      const tag = await show();
      expect(tag.matches(":state(empty)")).to.be.true;
      expect(textOf(tag)).to.include("Här finns inget just nu: Nyheter");
    });
  });

  describe("attributes", () => {
    it("limit shows the newest", async () => {
      const tag = await shown(html`<omvarld-news limit="1" .feed=${full}></omvarld-news>`);
      expect(titles(tag)).to.deep.equal(["Välkommen till vänortsdagarna"]);
      only(tag, "button", "Visa alla 3").click();
      await eventually(() => expect(titles(tag)).to.have.length(3));
    });

    it("ids choose and order", async () => {
      const tag = await shown(html`<omvarld-news ids="besok-fran-stensund vanortsdagar" .feed=${full}></omvarld-news>`);
      expect(titles(tag)).to.deep.equal(["Besök från Stensund", "Välkommen till vänortsdagarna"]);
    });
  });

  describe("events", () => {
    it("count the items", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      await shown(html`<omvarld-news .feed=${full}></omvarld-news>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(events[0]?.detail.count).to.equal(3);
    });
  });

  describe("accessibility", () => {
    holdsForEveryReader("omvarld-news", feedOf());
  });
});
