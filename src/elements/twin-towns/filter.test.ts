import { expect, fixture, html } from "@open-wc/testing";
import { emulateMedia, sendKeys } from "@web/test-runner-commands";
import "../../define/twin-towns.ts";
import {
  eventually,
  hasFocus,
  names,
  only,
  pause,
  perceive,
  settled,
  setToday,
  textOf,
  townFeed,
} from "../../element-kit/testing.ts";
import { full } from "../../feed/fixtures/full.ts";
import { inOrder, show, towns } from "./testing.ts";

describe("omvarld-twin-towns", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => callOff());

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

    it("finds again what a longer word has left out", async () => {
      const tag = await show(html`<omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>`);
      await type(tag, "hvidz");
      await eventually(() => expect(towns(tag)).to.be.empty);
      await sendKeys({ press: "Backspace" });
      await eventually(() => expect(towns(tag)).to.deep.equal(["Hvidlund"]));
      for (const _ of "hvid") await sendKeys({ press: "Backspace" });
      await type(tag, "sandv");
      await eventually(() => expect(towns(tag)).to.deep.equal(["Sandvåg"]));
    });

    it("sends no form that a page has put around the tag, and adds nothing to it", async () => {
      for (const isolated of [false, true]) {
        const page = await fixture<HTMLFormElement>(html`<form action="/elsewhere"></form>`);
        let sent = 0;
        page.addEventListener("submit", (event) => {
          sent++;
          event.preventDefault();
        });
        const tag = Object.assign(document.createElement("omvarld-twin-towns"), {
          isolated,
          searchable: true,
          feed: full,
        });
        page.append(tag);
        await settled(tag);
        await type(tag, "hvid");
        await eventually(() => expect(towns(tag)).to.deep.equal(["Hvidlund"]));
        const { href } = location;
        await sendKeys({ press: "Enter" });
        await pause(50);
        expect(sent).to.equal(0);
        expect(location.href).to.equal(href);
        expect(field(tag).value).to.equal("hvid");
        expect([...new FormData(page)]).to.deep.equal([]);
      }
    });

    it("has a form of its own in the tree that it stands in, one for all tags", async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const shadow = box.attachShadow({ mode: "open" });
      const tags = [document.createElement("omvarld-twin-towns"), document.createElement("omvarld-twin-towns")];
      for (const tag of tags) {
        Object.assign(tag, { searchable: true, feed: full });
        shadow.append(tag);
        await settled(tag);
      }
      for (const tag of tags) {
        const root = field(tag).getRootNode() as ShadowRoot;
        expect(root === shadow || root === tag.shadowRoot).to.be.true;
        expect(field(tag).form?.getRootNode() === root).to.be.true;
        expect(root.querySelectorAll("form").length).to.equal(1);
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
});
