import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import { full } from "../feed/fixtures/full.ts";
import { addressOf, hearWarnings, lindvik, norrby, show, town, towns } from "./several-feeds-testing.ts";
import { eventually, faults, languageOf, names, pause, perceive, settled, textOf } from "./testing.ts";

describe("several feeds in one src", () => {
  hearWarnings();

  describe("content", () => {
    it("is that of all, in the order of src, each with its municipality's name", async () => {
      const box = await show(
        `${faults("slow", { name: "Türi", of: "Norrby", ms: "150" })} ${faults("ok", { name: "Ukmergė" })}`,
      );
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė"]));
      expect(textOf(box)).to.match(/Türi Norrby .*Ukmergė Lindvik/);
    });

    it("is what has come, until the late has come too", async () => {
      const box = await show(
        `${faults("slow", { name: "Türi", of: "Norrby", ms: "900" })} ${faults("ok", { name: "Ukmergė" })}`,
      );
      await eventually(() => expect(towns(box)).to.deep.equal(["Ukmergė"]));
      expect(textOf(box)).to.include("Lindvik");
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė"]));
    });

    it("names no municipality where all feeds are of one", async () => {
      const box = await show(`${faults("ok", { name: "Türi" })} ${faults("ok", { name: "Ukmergė" })}`);
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė"]));
      expect(textOf(box)).not.to.include("Lindvik");
    });

    it("says once where somebody works who works at the municipality itself", async () => {
      const at = (organisation: string) => ({ name: "Vera Lind", unit: "Kansliet", organisation });
      const box = await fixture<HTMLElement>(
        html`<omvarld-contacts
          src="${addressOf({ municipality: lindvik, contacts: [at("Lindvik"), at("Turistbyrån")] })} ${addressOf({ municipality: norrby })}"
        ></omvarld-contacts>`,
      );
      await eventually(() =>
        expect(textOf(box)).to.match(/Lindvik Kansliet (?!Lindvik).*Lindvik Kansliet Turistbyrån/),
      );
    });

    it("has both municipalities' places of one name, and one municipality's once", async () => {
      const one = addressOf({ municipality: lindvik, twinTowns: [town("Ukmergė")] });
      const same = addressOf({ municipality: lindvik, twinTowns: [town("Ukmergė"), town("Türi")] });
      const other = addressOf({ municipality: norrby, twinTowns: [town("Ukmergė")] });
      const box = await show(`${one} ${same} ${other}`);
      await eventually(() => expect(towns(box)).to.deep.equal(["Ukmergė", "Türi", "Ukmergė"]));
      const ids = [...box.querySelectorAll("[id]")].map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
      expect(ids).to.include.members(["omvarld-twin-towns-lindvik.ukmerge", "omvarld-twin-towns-norrby.ukmerge"]);
    });

    it("says how far each place is from its own municipality", async () => {
      const location = { lat: 58, lon: 15 };
      const box = await show(
        [lindvik, norrby]
          .map((municipality) => addressOf({ municipality, twinTowns: [town("Ort", { location })] }))
          .join(" "),
      );
      await eventually(() => expect(towns(box).length).to.equal(2));
      const [near, far] = perceive(box, "listitem").map(({ element }) =>
        Number(/([\d ]+)\skm/.exec(textOf(element))?.[1]?.replace(/\s/g, "")),
      );
      expect(near).to.be.within(50, 70);
      expect(far).to.be.within(750, 900);
    });

    it("keeps no room for a map, which is drawn around one municipality", async () => {
      const location = { lat: 58, lon: 15 };
      const twinTowns = [town("Ort", { location })];
      const both = await show([lindvik, norrby].map((one) => addressOf({ municipality: one, twinTowns })).join(" "));
      await eventually(() => expect(towns(both).length).to.equal(2));
      expect(both.querySelectorAll(".omvarld-map").length).to.equal(0);
      const one = await show(addressOf({ municipality: lindvik, twinTowns }));
      await eventually(() => expect(one.querySelectorAll(".omvarld-map").length).to.equal(1));
    });

    it("keeps the language of each feed", async () => {
      const swedish = addressOf({ municipality: lindvik, twinTowns: [town("Kyiv", { description: "Skolor." })] });
      const english = addressOf({
        language: "en",
        municipality: { name: "The Lakes", country: "GB" },
        twinTowns: [town("Turku", { description: "Schools." })],
      });
      const box = await show(`${swedish} ${english}`);
      box.lang = "sv";
      await eventually(() => expect(towns(box)).to.deep.equal(["Kyiv", "Turku"]));
      const languageOfText = (text: string) =>
        languageOf([...box.querySelectorAll("*")].findLast((element) => element.textContent?.trim() === text));
      expect(["Skolor.", "Schools.", "The Lakes", "Turku", "Kyiv"].map(languageOfText)).to.deep.equal([
        "sv",
        "en",
        "en",
        "en",
        "sv",
      ]);
    });

    it("leads what a member refers to to its own municipality's", async () => {
      const feedOf = (municipality: object, person: string) =>
        addressOf({
          municipality,
          contacts: [{ id: "samordnare", name: person }],
          networks: [{ name: `Nätverk i ${person}s kommun`, contacts: ["samordnare"] }],
        });
      const box = await fixture<HTMLElement>(
        html`<div><omvarld-networks src="${feedOf(lindvik, "Vera")} ${feedOf(norrby, "Nils")}"></omvarld-networks></div>`,
      );
      await eventually(() => expect(perceive(box, "heading").length).to.equal(3));
      expect(textOf(box)).to.match(/Nätverk i Veras kommun Lindvik Vera Nätverk i Nilss kommun Norrby Nils/);
    });

    for (const name of [
      "volunteering",
      "contacts",
      "policies",
      "news",
      "networks",
      "funding",
      "projects",
      "documents",
    ]) {
      it(`says whose each member is: ${name}`, async () => {
        const feeds = [lindvik, norrby].map((municipality) => addressOf({ ...full, municipality }));
        const tag = document.createElement(`omvarld-${name}`);
        tag.setAttribute("src", feeds.join(" "));
        const box = await fixture<HTMLElement>(html`<div lang="sv">${tag}</div>`);
        await settled(tag);
        const count = full[name as keyof typeof full] as readonly unknown[];
        const owners = () => [...box.querySelectorAll("p, dd")].map(textOf).filter((text) => text === "Norrby");
        await eventually(() => expect(owners().length).to.equal(count.length));
      });
    }
  });

  describe("the whole page", () => {
    it("has the first page's words, and tells of each municipality by itself", async () => {
      const feedOf = (municipality: object, updated: string, title: string) =>
        addressOf({
          municipality: { ...municipality, feedbackUrl: "https://lindvik.example/synpunkter" },
          updated,
          page: { title },
          twinTowns: [town("Ort")],
        });
      const box = await fixture<HTMLElement>(
        html`<div lang="sv"><omvarld-page src="${feedOf(lindvik, "2025-01-02", "Lindvik och världen")} ${feedOf(norrby, "2026-02-03", "Norrby")}"></omvarld-page></div>`,
      );
      await eventually(() => expect(textOf(box)).to.include("2026"));
      expect(names(box, "heading")[0]).to.equal("Lindvik och världen");
      expect(textOf(box)).to.match(
        /Lindvik Sidan uppdaterades 2 januari 2025.*Norrby Sidan uppdaterades 3 februari 2026/,
      );
      expect(new Set(names(box, "link", /\((Lindvik|Norrby)\)/)).size).to.equal(2);
      await expect(box).to.be.accessible();
    });
  });

  describe("accessibility", () => {
    it("has no axe violations, in cards and in a table", async () => {
      const feeds = [lindvik, norrby].map((municipality) => addressOf({ ...full, municipality })).join(" ");
      const box = await fixture<HTMLElement>(
        html`<div lang="sv">
          <omvarld-twin-towns src=${feeds} searchable></omvarld-twin-towns>
          <omvarld-twin-towns src=${feeds} view="table" heading="Tabell"></omvarld-twin-towns>
          <omvarld-projects src=${feeds}></omvarld-projects>
          <omvarld-contacts src=${feeds}></omvarld-contacts>
        </div>`,
      );
      await eventually(() => expect(box.querySelectorAll(":state(ready)").length).to.equal(4), 4000);
      await pause(400);
      await expect(box).to.be.accessible();
      const ids = [...box.querySelectorAll("[id]")].map(({ id }) => id);
      expect(ids.length - new Set(ids).size).to.equal(0);
    });
  });
});
