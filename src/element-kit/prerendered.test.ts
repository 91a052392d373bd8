import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import { full } from "../feed/fixtures/full.ts";
import { eventually, faults, hasFocus, only, pause, setToday, settled, shown, textOf, townFeed } from "./testing.ts";

const feed = townFeed("Ukmergė", "Türi", { name: "Vejen", country: "DK", until: "2001" });

/** A tag that stands in the page as finished HTML, as a CMS has stored it, until its feed comes. */
async function stored(tag: string, attributes: string, inside: string): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const page = new DOMParser().parseFromString(`<${tag} ${attributes}>${inside}</${tag}>`, "text/html");
  const element = page.body.firstElementChild as HTMLElement;
  box.append(document.adoptNode(element));
  customElements.upgrade(element);
  return element;
}

/** What a tag makes of a feed, as it would be stored. */
async function finished(template: unknown): Promise<string> {
  const tag = await shown(template);
  await pause(100);
  const { innerHTML } = tag;
  tag.remove();
  return innerHTML.replace(/<!--.*?-->/g, "");
}

const give = async (element: HTMLElement, json: unknown): Promise<HTMLElement> => {
  (element as HTMLElement & { feed: unknown }).feed = json;
  await settled(element);
  await pause(100);
  return element;
};

describe("a tag with finished HTML inside", () => {
  let back: () => void;
  before(() => {
    back = setToday("2026-11-23");
  });
  after(() => back());

  describe("that says what the feed says", () => {
    for (const [tag, attributes] of [
      ["omvarld-twin-towns", ""],
      ["omvarld-twin-towns", 'view="table" heading-level="4" lang="en"'],
      ["omvarld-page", ""],
      ["omvarld-news", ""],
      ["omvarld-projects", 'theme="dark"'],
    ] as const) {
      it(`leaves every node in its place: ${tag} ${attributes}`, async () => {
        const page = new DOMParser().parseFromString(`<${tag} ${attributes}></${tag}>`, "text/html");
        const model = document.adoptNode(page.body.firstElementChild as HTMLElement);
        (model as HTMLElement & { feed: unknown }).feed = full;
        const inside = await finished(model);
        const element = await stored(tag, attributes, inside);
        const nodes = [...element.querySelectorAll("*")];
        await give(element, full);
        const now = new Set(element.querySelectorAll("*"));
        expect(nodes.filter((node) => !now.has(node)).length).to.equal(0);
        expect(element.children.length).to.equal(1);
      });
    }

    it("keeps the focus, what is chosen for copying, and what is open", async () => {
      const template = html`<omvarld-twin-towns past="fold" searchable .feed=${feed}></omvarld-twin-towns>`;
      const element = await stored("omvarld-twin-towns", 'past="fold" searchable', await finished(template));
      const details = element.querySelector("details");
      if (details) details.open = true;
      const field = only(element, "searchbox");
      field.focus();
      await give(element, feed);
      expect(hasFocus(field)).to.equal(true);
      expect(element.querySelector("details")?.open).to.equal(true);
    });

    it("answers readers who act: a search keeps its field, its letters and its focus", async () => {
      const template = html`<omvarld-twin-towns searchable .feed=${feed}></omvarld-twin-towns>`;
      const element = await stored("omvarld-twin-towns", "searchable", await finished(template));
      await give(element, feed);
      const field = only<HTMLInputElement>(element, "searchbox");
      field.focus();
      field.value = "türi";
      field.setSelectionRange(2, 2);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await eventually(() => expect(textOf(element)).not.to.contain("Ukmergė"));
      const now = only<HTMLInputElement>(element, "searchbox");
      expect(now.value).to.equal("türi");
      expect(now.selectionStart).to.equal(2);
      expect(hasFocus(now)).to.equal(true);
    });

    it("shows all when a reader asks for them", async () => {
      const template = html`<omvarld-twin-towns limit="1" .feed=${feed}></omvarld-twin-towns>`;
      const element = await stored("omvarld-twin-towns", 'limit="1"', await finished(template));
      await give(element, feed);
      only(element, "button", /alla/).click();
      await eventually(() => expect(textOf(element)).to.contain("Türi"));
    });
  });

  describe("that is older than the feed", () => {
    it("gives way to what the feed says now, and what a reader has opened stays open", async () => {
      const template = html`<omvarld-twin-towns past="fold" .feed=${feed}></omvarld-twin-towns>`;
      const element = await stored("omvarld-twin-towns", 'past="fold"', await finished(template));
      const details = element.querySelector("details");
      if (details) details.open = true;
      await give(element, townFeed("Ukmergė", "Kohtla", { name: "Vejen", country: "DK", until: "2001" }));
      expect(textOf(element)).to.contain("Kohtla");
      expect(textOf(element)).not.to.contain("Türi");
      expect(element.querySelectorAll(".omvarld").length).to.equal(1);
      expect(element.querySelector("details")?.open).to.equal(true);
    });

    it("keeps the focus on the same link, and the same words chosen", async () => {
      const linked = (name: string) => townFeed({ name, country: "EE", id: "t", url: "https://turi.example/" });
      const template = html`<omvarld-twin-towns .feed=${linked("Türi")}></omvarld-twin-towns>`;
      const element = await stored("omvarld-twin-towns", "", await finished(template));
      const link = only(element, "link");
      const text = link.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, 4);
      link.focus();
      await give(element, linked("Türi vald"));
      expect(textOf(element)).to.contain("Türi vald");
      expect(hasFocus(only(element, "link"))).to.equal(true);
      expect(String(getSelection())).to.equal("turi");
    });

    it("follows a later change of the feed as well", async () => {
      const template = html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`;
      const element = await stored("omvarld-twin-towns", "", await finished(template));
      await give(element, feed);
      await give(element, townFeed("Kohtla"));
      expect(textOf(element)).to.contain("Kohtla");
      expect(textOf(element)).not.to.contain("Ukmergė");
    });
  });

  it("moves nothing on the page", async () => {
    const inside = await finished(html`<omvarld-page .feed=${full}></omvarld-page>`);
    const shifts: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    });
    const element = await stored("omvarld-page", "", inside);
    await pause(200);
    observer.observe({ type: "layout-shift" });
    await give(element, full);
    await pause(200);
    observer.disconnect();
    expect(shifts).to.deep.equal([]);
  });

  it("stays for good where the feed never comes", async () => {
    const template = html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`;
    const inside = await finished(template);
    const element = await stored("omvarld-twin-towns", `src="${faults("404")}"`, inside);
    await settled(element);
    expect(textOf(element)).to.contain("Ukmergė");
    expect(textOf(element)).not.to.contain("Försök igen");
  });
});
