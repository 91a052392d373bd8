import { expect, html } from "@open-wc/testing";
import "../../define/contacts.ts";
import type { LoadDetail } from "../../element-kit/omvarld-element.ts";
import {
  eventually,
  languageOf,
  listen,
  names,
  only,
  perceive,
  shown,
  textOf,
  holdsForEveryReader,
} from "../../element-kit/testing.ts";
import { full } from "../../feed/fixtures/full.ts";

const feedOf = (...contacts: readonly object[]) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  contacts,
});

const cards = (tag: Element) =>
  perceive(tag, "heading").flatMap(({ element }) => element.closest<HTMLElement>("li") ?? []);

describe("omvarld-contacts", () => {
  describe("content", () => {
    it("is each contact under its own heading", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      const headings = perceive(tag, "heading").map(({ element, name }) => `${element.localName} ${name}`);
      expect(headings).to.deep.equal(["h2 Kontakta oss", "h3 Vera Lind", "h3 Kontaktcenter"]);
    });

    it("comes in the order in which people ask: who, what for, telephone, mail, hours, languages", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      expect(textOf(cards(tag)[0])).to.match(
        /^Vera Lind internationell samordnare Kommunledningskontoret Lindviks kommun.*0980-31 92 01.*vera\.lind@lindvik\.example.*vardagar kl\. 9–11.*svenska, engelska och finska/,
      );
    });

    it("tells all that is given: other numbers, labels, address, note, picture", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      const [card] = cards(tag);
      if (!card) throw new Error("no card");
      for (const text of ["direkt", "växel", "0980-31 92 00", "arbete", "Hamngatan 1", "999 01 Lindvik"]) {
        expect(textOf(card)).to.include(text);
      }
      expect(textOf(card)).to.include("Skriv gärna på engelska.");
      expect(textOf(card), "its own country goes without saying").not.to.include("Sverige");
      only(card, "img", "Vera Lind");
    });

    it("names another country in an address", async () => {
      const feed = feedOf({ name: "Kontoret", address: { street: "Rue 1", locality: "Bryssel", country: "BE" } });
      const tag = await shown(html`<omvarld-contacts .feed=${feed}></omvarld-contacts>`);
      expect(textOf(tag)).to.match(/Rue 1 Bryssel Belgien/);
    });

    it("is in English where the page is, and marks what is not", async () => {
      const tag = await shown(html`<omvarld-contacts lang="en" .feed=${full}></omvarld-contacts>`);
      expect(textOf(tag)).to.match(
        /Contact us.*international coordinator.*weekdays 9–11 a\.m\..*Swedish, English and Finnish/,
      );
      expect(languageOf(perceive(tag, "heading", "Vera Lind")[0]?.element.firstElementChild ?? undefined)).to.equal(
        "sv",
      );
      only(tag, "link", "Call Vera Lind: 0980-31 92 01");
    });
  });

  describe("telephone numbers", () => {
    const rows: readonly (readonly [written: string, href: string, seen: string])[] = [
      ["0340-884 26", "tel:+4634088426", "0340-884 26"],
      ["034088426", "tel:+4634088426", "0340-884 26"],
      ["+46 (0)340-884 26", "tel:+4634088426", "0340-884 26"],
      ["0701234567", "tel:+46701234567", "070-123 45 67"],
      ["+47 22 12 34 56", "tel:+4722123456", "+47 22 12 34 56"],
    ];
    for (const [written, href, seen] of rows) {
      it(`${written} calls ${href} and is seen as ${seen}`, async () => {
        const feed = feedOf({ name: "Vera Lind", phones: [{ number: written }] });
        const tag = await shown(html`<omvarld-contacts .feed=${feed}></omvarld-contacts>`);
        const link = only(tag, "link", `Ring Vera Lind: ${seen}`);
        expect(link.getAttribute("href")).to.equal(href);
        // What is read aloud is what is written: no digits spelt out.
        expect(link.hasAttribute("aria-label")).to.be.false;
      });
    }

    it("are never broken over two lines", async () => {
      const tag = await shown(
        html`<div style="inline-size: 60px"><omvarld-contacts .feed=${full}></omvarld-contacts></div>`,
      );
      const link = only(tag, "link", "Ring Vera Lind: 0980-31 92 01");
      const range = document.createRange();
      const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent?.indexOf("0980") ?? -1;
        if (at < 0) continue;
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + "0980-31 92 01".length);
      }
      expect(new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size).to.equal(1);
    });

    it("that are none stand as text", async () => {
      const feed = feedOf({ name: "Vera Lind", phones: [{ number: "fråga i receptionen" }] });
      const tag = await shown(html`<omvarld-contacts .feed=${feed}></omvarld-contacts>`);
      expect(textOf(tag)).to.include("fråga i receptionen");
      expect(names(tag, "link")).to.be.empty;
    });
  });

  describe("mail addresses", () => {
    it("have a name that begins with what happens to whom and holds what is seen", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      const link = only(tag, "link", "Mejla Vera Lind: vera.lind@lindvik.example");
      expect(link.getAttribute("href")).to.equal("mailto:vera.lind@lindvik.example");
      expect(textOf(link)).to.equal("vera.lind@lindvik.example");
    });
  });

  it("gives every link a name of its own, however many contacts there are", async () => {
    const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
    const all = names(tag, "link");
    expect(all).to.have.length(5);
    expect(new Set(all).size).to.equal(all.length);
  });

  describe("states", () => {
    it("empty", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${feedOf()}></omvarld-contacts>`);
      expect(tag.matches(":state(empty)")).to.be.true;
      expect(textOf(tag)).to.include("Här finns inget just nu: Kontakta oss");
    });
  });

  describe("attributes", () => {
    it("ids, limit and heading-level hold here too", async () => {
      const tag = await shown(
        html`<omvarld-contacts ids="kontaktcenter vera-lind" limit="1" heading-level="4" .feed=${full}></omvarld-contacts>`,
      );
      const headings = () => perceive(tag, "heading").map(({ element, name }) => `${element.localName} ${name}`);
      expect(headings()).to.deep.equal(["h4 Kontakta oss", "h5 Kontaktcenter"]);
      only(tag, "button", "Visa alla 2").click();
      await eventually(() => expect(headings()).to.deep.equal(["h4 Kontakta oss", "h5 Kontaktcenter", "h5 Vera Lind"]));
    });
  });

  describe("events", () => {
    it("count the contacts", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(events[0]?.detail.count).to.equal(2);
    });
  });

  describe("accessibility", () => {
    holdsForEveryReader("omvarld-contacts", feedOf());

    it("gives a hand room to hit the main links", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      for (const name of ["Ring Vera Lind: 0980-31 92 01", "Mejla Vera Lind: vera.lind@lindvik.example"]) {
        expect(only(tag, "link", name).getBoundingClientRect().height, name).to.be.at.least(44);
      }
    });
  });
});
