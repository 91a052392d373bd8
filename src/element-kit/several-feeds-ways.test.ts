import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import type { LoadDetail } from "./events.ts";
import { addressOf, hearWarnings, lindvik, norrby, show, town, towns } from "./several-feeds-testing.ts";
import { eventually, faults, hasFocus, listen, names, only, pause, seenByServer, textOf } from "./testing.ts";

describe("several feeds in one src", () => {
  const warnings = hearWarnings();

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

    it("says once for each group by municipality whose its members are, in cards and in tables", async () => {
      const box = await show(two());
      const tag = box.querySelector("omvarld-twin-towns");
      const times = () => ["Lindvik", "Norrby"].map((name) => textOf(box).split(name).length - 1);
      for (const view of ["cards", "list", "table"]) {
        tag?.setAttribute("view", view);
        tag?.setAttribute("group-by", "country");
        await eventually(() => expect(times()).to.deep.equal([2, 2]));
        tag?.setAttribute("group-by", "municipality");
        await eventually(() => expect(times(), view).to.deep.equal([1, 1]));
        expect(names(box, "columnheader")).not.to.include("Kommun");
      }
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
});
