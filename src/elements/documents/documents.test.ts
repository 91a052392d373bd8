import { expect, html } from "@open-wc/testing";
import "../../define/documents.ts";
import type { LoadDetail } from "../../element-kit/omvarld-element.ts";
import {
  eventually,
  inside,
  languageOf,
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

const feedOf = (...documents: readonly object[]) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE", url: "https://www.lindvik.example/" },
  documents,
});

const url = "https://www.lindvik.example/plan.pdf";

const show = (...documents: readonly object[]) =>
  shown(html`<omvarld-documents .feed=${feedOf(...documents)}></omvarld-documents>`);

/** What is read after a link's name. */
const description = (link: Element): string =>
  (link.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => textOf((link.getRootNode() as Document).getElementById(id)))
    .join(" ")
    .replaceAll("\u00a0", " ");

describe("omvarld-documents", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => callOff());

  describe("content", () => {
    it("is a link for each document, whose name is the title alone", async () => {
      const tag = await shown(html`<omvarld-documents .feed=${full}></omvarld-documents>`);
      expect(names(tag, "link")).to.deep.equal(["Årsrapport 2025", "Broschyr om vänorter"]);
      const link = only(tag, "link", "Årsrapport 2025");
      expect(link.getAttribute("href")).to.equal("https://www.lindvik.example/dokument/arsrapport-2025.pdf");
      expect(link.getAttribute("hreflang")).to.equal("sv");
      expect(link.hasAttribute("target")).to.be.false;
    });

    it("says kind, size and language beside the link, and joins them to it", async () => {
      const tag = await shown(html`<omvarld-documents .feed=${full}></omvarld-documents>`);
      expect(textOf(tag).replaceAll("\u00a0", " ")).to.include("Pdf, 54,8 kB, svenska");
      expect(description(only(tag, "link", "Årsrapport 2025"))).to.equal("Pdf, 54,8 kB, svenska");
    });

    const metas: readonly (readonly [what: string, document: object, meta: string])[] = [
      ["all known", { mediaType: "application/pdf", size: 54800, language: "sv" }, "Pdf, 54,8 kB, svenska"],
      ["no media type", { size: 606000 }, "Pdf, 606 kB"],
      ["megabytes", { size: 1250000 }, "Pdf, 1,3 MB"],
      ["bytes", { size: 999 }, "Pdf, 999 byte"],
      ["a kilobyte", { size: 1000 }, "Pdf, 1 kB"],
      ["nearly a megabyte", { size: 999_999 }, "Pdf, 1 MB"],
      ["another language", { language: "uk" }, "Pdf, ukrainska"],
      ["a media type with parameters", { mediaType: "text/html; charset=utf-8" }, "Html"],
    ];
    for (const [what, document, meta] of metas) {
      it(`says of one with ${what}: ${meta}`, async () => {
        const tag = await show({ url, title: "Plan", ...document });
        expect(description(only(tag, "link", "Plan"))).to.equal(meta);
      });
    }

    it("uses the file's name where there is no title", async () => {
      const tag = await show({ url: "https://www.lindvik.example/dokument/%C3%A5rsplan.pdf?v=2" });
      only(tag, "link", "årsplan.pdf");
    });

    it("says which site it is on where that is another", async () => {
      const tag = await show({ url: "https://eu.example/a.pdf", title: "Förordning" });
      only(tag, "link", "Förordning (annan webbplats)");
      expect(tag.innerText).not.to.match(/\S\(annan/);
    });

    it("marks a title in another language", async () => {
      const tag = await show({ url, title: { en: "Plan for the world" }, language: "en" });
      const link = only(tag, "link", "Plan for the world");
      expect(languageOf(link.firstElementChild ?? undefined)).to.equal("en");
      expect(link.getAttribute("hreflang")).to.equal("en");
    });

    it("tells what is known of it, each under its own word", async () => {
      const tag = await shown(html`<omvarld-documents .feed=${full}></omvarld-documents>`);
      const item = only(tag, "link", "Årsrapport 2025").closest("li");
      for (const fact of [
        "Vad vi gjorde och vad det kostade.",
        "Slag riktlinjer",
        "Ansvarig Kommunledningskontoret",
        "Antogs 1 februari 2026",
        "Beslutad av kommunstyrelsen",
        "Diarienummer KS 2026/0195",
        "Publicerat 10 februari 2026",
      ]) {
        expect(textOf(item)).to.include(fact);
      }
      expect(textOf(item)).to.match(/Gäller 1 februari 2026 – 2099/);
    });

    it("says a title once", async () => {
      const tag = await show({ url, title: "Internationell strategi" });
      expect(textOf(tag).match(/Internationell strategi/g)).to.have.length(1);
    });

    it("says of one that is over that it was valid, and puts it last", async () => {
      const tag = await show(
        { url, title: "Gammal", validFrom: "2017", validTo: "2020" },
        { url: `${url}?2`, title: "Ny", validFrom: "2021", validTo: "2026" },
      );
      expect(names(tag, "link")).to.deep.equal(["Ny", "Gammal"]);
      expect(textOf(tag)).to.match(/Ny.*Gäller 2021–2026.*Gammal.*Gällde 2017–2020/);
    });

    it("is in English where the page is", async () => {
      const tag = await shown(html`<omvarld-documents lang="en" .feed=${full}></omvarld-documents>`);
      expect(description(only(tag, "link", "Annual report 2025"))).to.equal("Pdf, 54.8 kB, Swedish");
      expect(textOf(tag)).to.include("Adopted by the municipal executive board");
    });
  });

  describe("states", () => {
    it("empty", async () => {
      const tag = await show();
      expect(tag.matches(":state(empty)")).to.be.true;
      expect(textOf(tag)).to.include("Här finns inget just nu: Dokument");
    });
  });

  describe("attributes", () => {
    it("past=fold folds what is over", async () => {
      const tag = await shown(html`<omvarld-documents past="fold" .feed=${full}></omvarld-documents>`);
      expect(names(tag, "link")).to.deep.equal(["Årsrapport 2025"]);
      expect(textOf(inside(tag).querySelector("summary"))).to.equal("Gäller inte längre (1)");
    });

    it("past=hide leaves it out", async () => {
      const tag = await shown(html`<omvarld-documents past="hide" .feed=${full}></omvarld-documents>`);
      expect(tag.textContent).not.to.include("Broschyr");
    });

    it("ids and limit hold here too", async () => {
      const tag = await shown(
        html`<omvarld-documents ids="arsrapport broschyr-om-vanorter" limit="1" .feed=${full}></omvarld-documents>`,
      );
      expect(names(tag, "link")).to.deep.equal(["Årsrapport 2025"]);
      only(tag, "button", "Visa alla 2").click();
      await eventually(() => expect(names(tag, "link")).to.have.length(2));
    });
  });

  describe("events", () => {
    it("count the documents", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      await shown(html`<omvarld-documents .feed=${full}></omvarld-documents>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(events[0]?.detail.count).to.equal(2);
    });
  });

  describe("accessibility", () => {
    it("is a list under a heading", async () => {
      const tag = await shown(html`<omvarld-documents .feed=${full}></omvarld-documents>`);
      expect(perceive(tag, "list")[0]?.element.querySelectorAll(":scope > li").length).to.equal(2);
      only(tag, "heading", "Dokument");
    });

    holdsForEveryReader("omvarld-documents", feedOf());
  });
});
