import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import type { LoadDetail } from "./events.ts";
import { hearWarnings, show, towns } from "./several-feeds-testing.ts";
import { eventually, faults, listen, only, pause, perceive, seenByServer, textOf } from "./testing.ts";

describe("several feeds in one src", () => {
  const warnings = hearWarnings();

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
});
