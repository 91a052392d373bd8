import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import { full } from "../feed/fixtures/full.ts";
import type { LoadDetail } from "./events.ts";
import {
  eventually,
  faults,
  hasFocus,
  languageOf,
  listen,
  names,
  only,
  pause,
  perceive,
  seenByServer,
  settled,
  textOf,
} from "./testing.ts";

const made: string[] = [];

/** The address of a feed that is this very object. */
function addressOf(feed: object): string {
  const url = URL.createObjectURL(new Blob([JSON.stringify({ version: 1, language: "sv", ...feed })]));
  made.push(url);
  return url;
}

const lindvik = { name: "Lindvik", country: "SE", location: { lat: 58, lon: 14 } };
const norrby = { name: "Norrby", country: "SE", location: { lat: 65, lon: 21 } };
const town = (name: string, more: object = {}) => ({ name, country: "LT", ...more });

/** The towns' names, as headings, in reading order. */
const towns = (root: Element) =>
  perceive(root, "heading")
    .filter(({ element }) => element.localName === "h3")
    .map(({ name }) => name);

const show = (src: string, more: unknown = html``) =>
  fixture<HTMLElement>(html`<div><omvarld-twin-towns src=${src}></omvarld-twin-towns>${more}</div>`);

describe("several feeds in one src", () => {
  let warnings: string[] = [];
  const { warn } = console;

  beforeEach(() => {
    warnings = [];
    console.warn = (...said: unknown[]) => warnings.push(said.join(" "));
  });

  afterEach(() => {
    console.warn = warn;
    for (const url of made.splice(0)) URL.revokeObjectURL(url);
  });

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

  describe("attributes", () => {
    const two = () =>
      [lindvik, norrby]
        .map((municipality) => addressOf({ municipality, twinTowns: [town("Ukmergė"), town("Türi")] }))
        .join(" ");

    it("finds members by ids, of one municipality or of all", async () => {
      const box = await show(two());
      const tag = box.querySelector("omvarld-twin-towns");
      tag?.setAttribute("ids", "norrby.turi ukmerge");
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė", "Ukmergė"]));
      expect(textOf(box)).to.match(/Türi Norrby .*Ukmergė Lindvik .*Ukmergė Norrby/);
      expect(warnings).to.be.empty;
    });

    it("groups by municipality", async () => {
      const box = await show(two());
      box.querySelector("omvarld-twin-towns")?.setAttribute("group-by", "municipality");
      await eventually(() => expect(towns(box)).to.deep.equal(["Lindvik", "Norrby"]));
    });

    it("has a column for the municipality in a table", async () => {
      const box = await show(two());
      box.querySelector("omvarld-twin-towns")?.setAttribute("view", "table");
      await eventually(() => expect(textOf(box)).to.match(/Türi Lindvik Litauen .*Türi Norrby Litauen/));
      expect(names(box, "columnheader")).to.include("Kommun");
    });

    it("lets readers search for a municipality", async () => {
      const box = await show(two());
      box.querySelector("omvarld-twin-towns")?.setAttribute("searchable", "");
      const field = await eventually(() => only<HTMLInputElement>(box, "searchbox"));
      field.value = "norrby";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await eventually(() => expect(textOf(box)).to.include("Visar 2 av 4 orter"));
      expect(hasFocus(field)).to.be.false;
    });

    for (const [what, write] of [
      ["with commas and line breaks between", (a: string, b: string) => `${a},\n ${b} `],
      ["with a comma alone between", (a: string, b: string) => `${a},${b}`],
      ["with one named twice", (a: string, b: string) => `${a} ${b} ${a}`],
      ["with commas around", (a: string, b: string) => `,${a} , ${b},`],
    ] as const) {
      it(`may be written ${what}`, async () => {
        const [a, b] = [faults("ok", { name: "Türi", of: "Norrby" }), faults("ok")];
        const box = await show(write(a, b));
        await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė"]));
        expect([(await seenByServer(a)).count, (await seenByServer(b)).count]).to.deep.equal([1, 1]);
        expect(warnings).to.be.empty;
      });
    }

    it("keeps a space that is written %20, and commas inside, in one address", async () => {
      const url = faults("ok", { name: "a b,c" }).replace("a+b%2Cc", "a%20b,c");
      const box = await show(url);
      await eventually(() => expect(towns(box)).to.deep.equal(["a b,c"]));
    });

    it("takes an empty list for no src", async () => {
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed src=${faults("ok")}><omvarld-twin-towns src=" , "></omvarld-twin-towns></omvarld-feed>`,
      );
      await eventually(() => expect(towns(provider)).to.deep.equal(["Ukmergė"]));
    });
  });

  describe("the ways to a tag", () => {
    const [a, b] = [() => faults("ok", { name: "Türi", of: "Norrby" }), () => faults("ok")];

    it("may go through omvarld-feed, with one request for each address", async () => {
      const urls = [a(), b()];
      const box = await fixture<HTMLElement>(
        html`<omvarld-feed src=${urls.join(" ")}
          ><omvarld-twin-towns></omvarld-twin-towns><omvarld-twin-towns></omvarld-twin-towns
        ></omvarld-feed>`,
      );
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė", "Türi", "Ukmergė"]));
      const counts = await Promise.all(urls.map(async (url) => (await seenByServer(url)).count));
      expect(counts).to.deep.equal([1, 1]);
    });

    it("may go through the document's meta, beside a tag with one of the feeds", async () => {
      const urls = [a(), b()];
      const meta = Object.assign(document.createElement("meta"), { name: "omvarld-feed", content: urls.join(" ") });
      document.head.append(meta);
      try {
        const box = await fixture<HTMLElement>(
          html`<div><omvarld-twin-towns></omvarld-twin-towns><omvarld-twin-towns src=${urls[1]}></omvarld-twin-towns></div>`,
        );
        await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė", "Ukmergė"]));
        const counts = await Promise.all(urls.map(async (url) => (await seenByServer(url)).count));
        expect(counts).to.deep.equal([1, 1]);
      } finally {
        meta.remove();
      }
    });

    it("gives up what nobody waits for any more", async () => {
      const urls = [faults("never"), faults("never")];
      const box = await show(urls.join(" "));
      await eventually(async () => expect((await seenByServer(urls[1] ?? "")).count).to.equal(1));
      box.replaceChildren();
      await eventually(async () => {
        const closed = await Promise.all(urls.map(async (url) => (await seenByServer(url)).closed));
        expect(closed).to.deep.equal([1, 1]);
      });
    });

    it("shows the same again where a tag comes back into the page", async () => {
      const box = await show(`${a()} ${b()}`);
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė"]));
      const tag = box.firstElementChild;
      tag?.remove();
      await pause(50);
      if (tag) box.append(tag);
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė"]));
    });
  });

  describe("one that fails", () => {
    it("takes nothing from the others, and readers see nothing of it", async () => {
      const box = await show(`${faults("404")} ${faults("ok")} ${faults("broken")}`);
      await eventually(() => expect(towns(box)).to.deep.equal(["Ukmergė"]));
      await pause(300);
      expect(perceive(box, "button").length).to.equal(0);
      expect(textOf(box)).not.to.match(/404|JSON|försök/i);
      expect(box.querySelector("omvarld-twin-towns:state(ready)") !== null).to.be.true;
    });

    it("is told to editors with its address and why: in the event, in the box and once on the console", async () => {
      const [missing, good] = [faults("404"), faults("problem")];
      const load = listen<LoadDetail>("omvarld-load");
      const box = await show(`${missing} ${good}`);
      box.querySelector("omvarld-twin-towns")?.toggleAttribute("debug", true);
      await eventually(() => expect(load.events.at(-1)?.detail.problems.length).to.equal(2));
      load.stop();
      const [first, second] = load.events.at(-1)?.detail.problems ?? [];
      expect([first?.url, first?.code, first?.severity, first?.path]).to.deep.equal([
        missing,
        "unavailable",
        "error",
        "",
      ]);
      expect([second?.url, second?.path]).to.deep.equal([good, "/twinTowns/1/country"]);
      await eventually(() => {
        expect(textOf(only(box, "note"))).to.include(missing);
        expect(textOf(only(box, "note"))).to.include("Har filen flyttats?");
        expect(textOf(only(box, "note"))).to.include(`${good} /twinTowns/1/country`);
      });
      await eventually(() => expect(warnings.filter((said) => said.includes(`${missing}: `)).length).to.equal(1));
    });

    it("leaves a failed tag only where all fail, and then asks for all again", async () => {
      const [a, b] = [faults("mended", { times: "3" }), faults("mended", { times: "6" })];
      const box = await show(`${a} ${b}`);
      const button = await eventually(() => only(box, "button", "Försök igen"), 4000);
      button.click();
      await eventually(() => expect(towns(box)).to.deep.equal(["Ukmergė"]), 4000);
    });
  });

  describe("an older copy", () => {
    it("is told of with its municipality's name, and the rest is not called old", async () => {
      const kept = faults("cached", { then: "gone" });
      await (await fetch(kept)).text();
      const load = listen<LoadDetail>("omvarld-load");
      const box = await show(`${kept} ${faults("ok", { name: "Türi", of: "Norrby" })}`);
      await eventually(() => expect(towns(box).length).to.equal(2));
      await eventually(() =>
        expect(textOf(box)).to.match(
          /Lindvik: Vi kan inte hämta det senaste just nu\. Du ser det som gällde 20 november 2026\.$/,
        ),
      );
      load.stop();
      expect(load.events.at(-1)?.detail.stale).to.be.false;
    });

    it("is told to editors with the feed's address and the reason", async () => {
      const kept = faults("cached", { then: "gone" });
      await (await fetch(kept)).text();
      const box = await show(`${kept} ${faults("ok", { name: "Türi", of: "Norrby" })}`);
      const tag = box.querySelector("omvarld-twin-towns");
      tag?.toggleAttribute("debug", true);
      await eventually(() => expect(textOf(only(box, "note"))).to.match(/äldre \(network\)\. .* förbindelsen/));
      expect(textOf(only(box, "note"))).to.include(kept);
    });
  });

  describe("a tag with keep", () => {
    const cacheName = "omvarld-feeds";
    beforeEach(() => caches.delete(cacheName));
    after(() => caches.delete(cacheName));

    const keptAddresses = async () => (await (await caches.open(cacheName)).keys()).map(({ url }) => url);
    const put = async (src: string, ...towns: readonly string[]) => {
      const municipality = { name: "Lindvik", country: "SE" };
      const twinTowns = towns.map((name) => ({ name, country: "LT" }));
      const json = JSON.stringify({ version: 1, language: "sv", municipality, twinTowns });
      const headers = { date: "Fri, 20 Nov 2026 08:15:00 GMT" };
      await (await caches.open(cacheName)).put(src, new Response(json, { headers }));
    };

    it("keeps each of them by itself, also where a tag without it was there before", async () => {
      const urls = [faults("ok"), faults("ok", { name: "Türi", of: "Norrby" })];
      const box = await show(urls.join(" "));
      await eventually(() => expect(towns(box).length).to.equal(2));
      expect(await keptAddresses()).to.deep.equal([]);
      await fixture(html`<omvarld-twin-towns keep src=${urls.join(" ")}></omvarld-twin-towns>`);
      await eventually(async () => expect((await keptAddresses()).sort()).to.deep.equal([...urls].sort()));
      for (const url of urls) expect((await seenByServer(url)).count).to.equal(1);
    });

    it("shows the kept copy of one that fails, with its date and whose it is", async () => {
      const src = faults("404");
      await put(src, "Ukmergė");
      const box = await fixture<HTMLElement>(html`<div>
        <omvarld-twin-towns keep src="${src} ${faults("ok", { name: "Türi", of: "Norrby" })}"></omvarld-twin-towns>
      </div>`);
      await eventually(() => expect(towns(box)).to.deep.equal(["Ukmergė", "Türi"]));
      expect(textOf(box)).to.include(
        "Lindvik: Vi kan inte hämta det senaste just nu. Du ser det som gällde 20 november",
      );
    });

    it("tells an editor how many members one of them has lost", async () => {
      const src = faults("empty");
      await put(src, "Ukmergė", "Türi", "Asikkala");
      const box = await fixture<HTMLElement>(html`<div>
        <omvarld-twin-towns keep debug src="${faults("ok", { of: "Norrby" })} ${src}"></omvarld-twin-towns>
      </div>`);
      await eventually(() => expect(textOf(only(box, "note"))).to.include("3 av 3 har försvunnit"));
      expect(textOf(only(box, "note"))).to.include(`${src} /twinTowns`);
    });
  });

  describe("a server that fails for a moment", () => {
    it("is asked again before anybody is told", async () => {
      const [good, bad] = [faults("ok", { name: "Türi", of: "Norrby" }), faults("mended", { times: "1" })];
      const load = listen<LoadDetail>("omvarld-load");
      const box = await show(`${good} ${bad}`);
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė"]), 4000);
      load.stop();
      expect(load.events.flatMap(({ detail }) => detail.problems)).to.deep.equal([]);
      expect((await seenByServer(bad)).count).to.equal(2);
    });

    it("is asked once more when the network is back, and the others are not", async () => {
      const good = faults("ok", { name: "Türi", of: "Norrby" });
      const bad = faults("mended", { times: "1", status: "404" });
      const box = await show(`${good} ${bad}`);
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi"]));
      await eventually(async () => expect((await seenByServer(bad)).count).to.equal(1));
      await pause(400);
      dispatchEvent(new Event("online"));
      await eventually(async () => expect((await seenByServer(bad)).count).to.equal(2));
      await eventually(() => expect(towns(box)).to.deep.equal(["Türi", "Ukmergė"]));
      expect((await seenByServer(good)).count).to.equal(1);
    });
  });

  describe("events", () => {
    it("tell of what is shown each time that more has come, and how many are still awaited", async () => {
      const load = listen<LoadDetail>("omvarld-load");
      const box = await show(
        [0, 500, 1000].map((ms) => faults("slow", { name: `Ort ${ms}`, of: `K ${ms}`, ms: String(ms) })).join(" "),
      );
      await eventually(() => expect(towns(box).length).to.equal(3), 4000);
      await eventually(() => expect(load.events.at(-1)?.detail.pending).to.equal(0));
      load.stop();
      const told = load.events.map(({ detail: { count, pending } }) => [count, pending]);
      expect(told).to.deep.equal([
        [1, 2],
        [2, 1],
        [3, 0],
      ]);
    });

    it("are few, however many feeds come", async () => {
      const load = listen<LoadDetail>("omvarld-load");
      const begun = performance.now();
      const box = await show(
        Array.from({ length: 40 }, (_, index) => faults("slow", { name: `Ort ${index}`, ms: "60" })).join(" "),
      );
      await eventually(() => expect(load.events.at(-1)?.detail.pending).to.equal(0), 6000);
      load.stop();
      await eventually(() => expect(towns(box).length).to.equal(40));
      expect(load.events.length).to.be.at.most(2 + (performance.now() - begun) / 250);
    });
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
