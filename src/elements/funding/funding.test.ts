import { expect, html } from "@open-wc/testing";
import "../../define/funding.ts";
import { eventually, only, perceive, setToday, shown, textOf, holdsForEveryReader } from "../../element-kit/testing.ts";
import { full } from "../../feed/fixtures/full.ts";

const feedOf = (...funding: readonly object[]) => ({ ...full, funding });

const headings = (tag: Element) => perceive(tag, "heading").map(({ element, name }) => `${element.localName} ${name}`);

describe("omvarld-funding", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => callOff());

  describe("content", () => {
    it("is the programmes in their groups", async () => {
      const tag = await shown(html`<omvarld-funding .feed=${full}></omvarld-funding>`);
      expect(headings(tag)).to.deep.equal([
        "h2 Varifrån pengarna kommer",
        "h3 Strukturfonder",
        "h4 Kustfonden",
        "h3 Nordiska finansiärer",
        "h4 Nordisk skolresa",
      ]);
    });

    it("tells what each is for, where it is applied for, and its calls", async () => {
      const tag = await shown(html`<omvarld-funding .feed=${full}></omvarld-funding>`);
      expect(textOf(tag)).to.match(/För företag och föreningar vid kusten\. Söks hos .*länet/);
      only(tag, "link", "Renare hamnar (annan webbplats)");
      expect(textOf(tag)).to.include("Sök senast 31 mars 2099");
      expect(textOf(tag)).not.to.match(/\S\(annan/);
    });

    it("says of a call whether it will open or has opened", async () => {
      const calls = [
        { title: "Snart", opens: "2026-11-24", deadline: "2027-01-31" },
        { title: "Nu", opens: "2026-11-23", deadline: "2027-01-31" },
      ];
      const tag = await shown(html`<omvarld-funding .feed=${feedOf({ name: "Fonden", calls })}></omvarld-funding>`);
      expect(textOf(tag)).to.include("Snart (Ansökan öppnar 24 november 2026 · Sök senast 31 januari 2027)");
      expect(textOf(tag)).to.include("Nu (Ansökan öppnade 23 november 2026 · Sök senast 31 januari 2027)");
    });

    it("says of a call that it has closed", async () => {
      const feed = feedOf({ name: "Fonden", calls: [{ title: "Förra", opens: "2025-01-01", deadline: "2026-11-22" }] });
      const tag = await shown(html`<omvarld-funding .feed=${feed}></omvarld-funding>`);
      expect(textOf(tag)).to.include("Förra (stängde 22 november 2026)");
      expect(textOf(tag)).not.to.include("Sök senast");
    });

    it("does without groups where none is given", async () => {
      const tag = await shown(html`<omvarld-funding .feed=${feedOf({ name: "A" }, { name: "B" })}></omvarld-funding>`);
      expect(headings(tag).slice(1)).to.deep.equal(["h3 A", "h3 B"]);
    });

    it("keeps a group together, wherever its members stand in the feed", async () => {
      const feed = feedOf(
        { name: "A", group: "nordic" },
        { name: "B", group: "national" },
        { name: "C", group: "nordic" },
      );
      const tag = await shown(html`<omvarld-funding .feed=${feed}></omvarld-funding>`);
      expect(headings(tag).slice(1)).to.deep.equal([
        "h3 Nordiska finansiärer",
        "h4 A",
        "h4 C",
        "h3 Nationella finansiärer",
        "h4 B",
      ]);
    });
  });

  describe("attributes", () => {
    it("limit holds here too", async () => {
      const tag = await shown(html`<omvarld-funding limit="1" .feed=${full}></omvarld-funding>`);
      expect(headings(tag)).not.to.include("h4 Nordisk skolresa");
      only(tag, "button", "Visa alla 2").click();
      await eventually(() => expect(headings(tag)).to.include("h4 Nordisk skolresa"));
    });
  });

  describe("accessibility", () => {
    holdsForEveryReader("omvarld-funding", feedOf());
  });
});
