import { expect, html } from "@open-wc/testing";
import "../../define/policies.ts";
import type { LoadDetail } from "../../element-kit/omvarld-element.ts";
import {
  eventually,
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

const feedOf = (...policies: readonly object[]) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  policies,
});

const show = (...policies: readonly object[]) =>
  shown(html`<omvarld-policies .feed=${feedOf(...policies)}></omvarld-policies>`);

const headings = (tag: Element) =>
  perceive(tag, "heading")
    .filter(({ element }) => element.localName === "h3")
    .map(({ name }) => name);

describe("omvarld-policies", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => callOff());

  describe("content", () => {
    it("is each policy under its own heading, what no longer holds last", async () => {
      const feed = { ...full, policies: [...full.policies].reverse() };
      const tag = await shown(html`<omvarld-policies .feed=${feed}></omvarld-policies>`);
      expect(headings(tag)).to.deep.equal(["Internationell policy", "Strategi för vänorter"]);
    });

    it("tells what was decided, by whom and when, in brief", async () => {
      const tag = await shown(html`<omvarld-policies ids="internationell-policy" .feed=${full}></omvarld-policies>`);
      for (const text of [
        "Slag policy",
        "Läge antagen",
        "Gäller 1 juli 2022 – 31 december 2099",
        "Antogs 20 juni 2022",
        "Beslutad av kommunfullmäktige",
        "Det internationella arbetet ska märkas i vardagen.",
        "I korthet",
        "Alla förvaltningar deltar.",
        "Prioriterade områden",
        "Hav",
        "Mål",
        "Fler unga ut",
        "Tjugo om året",
        "Så styrs arbetet",
        "En grupp leder arbetet.",
        "kommundirektören",
        "Vera Lind",
      ]) {
        expect(textOf(tag)).to.include(text);
      }
      only(tag, "link", "Internationell policy (hela texten)");
      expect(textOf(tag).replaceAll("\u00a0", " ")).to.include("Pdf, 1,3 MB, svenska");
    });

    const rows: readonly (readonly [policy: object, said: string, notSaid: string])[] = [
      [{ validFrom: "2017", validTo: "2020" }, "Gällde 2017–2020", "Gäller 2017"],
      [{ validFrom: "2017", validTo: "2020" }, "gäller inte längre", "antagen"],
      [{ validFrom: "2017", validTo: "2020", status: "adopted" }, "gäller inte längre", "antagen"],
      [{ validFrom: "2017", validTo: "2026" }, "Gäller 2017–2026", "Gällde"],
      [{ validFrom: "2017", validTo: "2026-11-23" }, "Gäller 2017 – 23 november 2026", "Gällde"],
      [{ validFrom: "2017", validTo: "2026-11-22" }, "Gällde 2017 – 22 november 2026", "Gäller 2017"],
      [{ status: "expired", validFrom: "2017" }, "gäller inte längre", "antagen"],
      [{ status: "draft" }, "utkast", "antagen"],
      [{ validFrom: "2017" }, "Gäller från 2017", "Gällde"],
      [{ validTo: "2030" }, "Gäller till 2030", "Gällde"],
    ];
    for (const [policy, said, notSaid] of rows) {
      it(`says "${said}" of ${JSON.stringify(policy)}`, async () => {
        const tag = await show({ title: "Strategi", ...policy });
        expect(textOf(tag)).to.include(said);
        expect(textOf(tag)).not.to.include(notSaid);
      });
    }

    it("is in English where the page is", async () => {
      const tag = await shown(html`<omvarld-policies lang="en" .feed=${full}></omvarld-policies>`);
      expect(textOf(tag)).to.match(
        /Policies and strategies.*International policy.*Adopted by the municipal council.*Strategy for twin towns.*Was valid until 2016/,
      );
    });

    it("continues its headings without a gap", async () => {
      const tag = await shown(html`<omvarld-policies .feed=${full}></omvarld-policies>`);
      const levels = perceive(tag, "heading").map(({ element }) => Number(element.localName.slice(1)));
      for (const [index, level] of levels.entries()) expect(level).to.be.at.most((levels[index - 1] ?? 1) + 1);
    });
  });

  describe("states", () => {
    it("empty", async () => {
      const tag = await show();
      expect(tag.matches(":state(empty)")).to.be.true;
      expect(textOf(tag)).to.include("Här finns inget just nu: Policyer och strategier");
    });
  });

  describe("attributes", () => {
    it("past=fold folds what no longer holds", async () => {
      const tag = await shown(html`<omvarld-policies past="fold" .feed=${full}></omvarld-policies>`);
      expect(headings(tag)).to.deep.equal(["Internationell policy"]);
      const summary = inside(tag).querySelector("summary");
      expect(textOf(summary)).to.equal("Gäller inte längre (1)");
      summary?.click();
      await eventually(() => expect(headings(tag)).to.deep.equal(["Internationell policy", "Strategi för vänorter"]));
    });

    it("past=hide leaves it out", async () => {
      const tag = await shown(html`<omvarld-policies past="hide" .feed=${full}></omvarld-policies>`);
      expect(tag.textContent).not.to.include("Strategi för vänorter");
    });

    it("limit holds here too", async () => {
      const tag = await shown(html`<omvarld-policies limit="1" .feed=${full}></omvarld-policies>`);
      expect(headings(tag)).to.have.length(1);
      only(tag, "button", "Visa alla 2").click();
      await eventually(() => expect(headings(tag)).to.have.length(2));
    });
  });

  describe("events", () => {
    it("count the policies", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      await shown(html`<omvarld-policies past="hide" .feed=${full}></omvarld-policies>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(events[0]?.detail.count).to.equal(1);
    });
  });

  describe("accessibility", () => {
    it("holds the facts in a list of terms", async () => {
      const tag = await shown(html`<omvarld-policies ids="internationell-policy" .feed=${full}></omvarld-policies>`);
      expect([...inside(tag).querySelectorAll("dl dt")].map(textOf)).to.include.members(["Gäller", "Beslutad av"]);
      expect(names(tag, "region")).to.deep.equal(["Policyer och strategier"]);
    });

    holdsForEveryReader("omvarld-policies", feedOf());
  });
});
