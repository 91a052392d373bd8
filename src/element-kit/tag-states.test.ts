import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import "../define/twin-towns.ts";
import type { ErrorDetail, LoadDetail } from "./omvarld-element.ts";
import { eventually, faults, listen, names, only, pause, seenByServer, settled, textOf, townFeed } from "./testing.ts";
import { tagIn, type Tag, townsOf } from "./tag-testing.ts";

describe("a tag", () => {
  describe("keeps what stands between its tags", () => {
    const link = html`<p><a href="/vanorter">Läs om våra vänorter</a></p>`;

    for (const isolated of [false, true]) {
      const how = isolated ? ", isolated" : "";

      it(`until its feed is there${how}`, async () => {
        const src = faults("slow", { ms: "200" });
        const tag = await fixture<Tag>(
          html`<omvarld-twin-towns src=${src} ?isolated=${isolated}>${link}</omvarld-twin-towns>`,
        );
        const fallback = tag.querySelector("a");
        await pause(50);
        expect(fallback?.checkVisibility()).to.be.true;
        expect(textOf(tag)).to.equal("Läs om våra vänorter");
        await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
        expect(fallback?.checkVisibility()).to.be.false;
      });

      it(`for good where the feed never comes${how}`, async () => {
        const tag = await tagIn(
          html`<omvarld-twin-towns src=${faults("404")} ?isolated=${isolated}>${link}</omvarld-twin-towns>`,
        );
        await pause(50);
        expect(tag.querySelector("a")?.checkVisibility()).to.be.true;
        expect(textOf(tag)).to.equal("Läs om våra vänorter");
        expect(names(tag, "button")).to.be.empty;
      });

      it(`and shows it again when the next feed fails${how}`, async () => {
        const tag = await tagIn(
          html`<omvarld-twin-towns src=${faults("ok")} ?isolated=${isolated}>${link}</omvarld-twin-towns>`,
        );
        const fallback = tag.querySelector("a");
        tag.setAttribute("src", faults("404"));
        await waitUntil(() => tag.matches(":state(error)"));
        await eventually(() => expect(tag.querySelector("a")?.checkVisibility()).to.be.true);
        expect(townsOf(tag)).to.be.empty;
        tag.setAttribute("src", faults("ok", { name: "Türi" }));
        await eventually(() => expect(townsOf(tag)).to.deep.equal(["Türi"]));
        expect(fallback?.checkVisibility()).to.not.equal(true);
      });
    }

    it("an image counts as content", async () => {
      const tag = await tagIn(
        html`<omvarld-twin-towns src=${faults("404")}><img alt="Karta" src="data:," /></omvarld-twin-towns>`,
      );
      expect(only(tag, "img").checkVisibility()).to.be.true;
      expect(names(tag, "button")).to.be.empty;
    });

    for (const [what, content] of [
      ["white space", html` `],
      ["a no-break space", html`&nbsp;`],
      ["an empty paragraph", html`<p>&nbsp;</p>`],
      ["a line break in a paragraph", html`<p><br /></p>`],
    ] as const) {
      it(`but ${what} counts as none`, async () => {
        const tag = await tagIn(html`<omvarld-twin-towns src=${faults("404")}>${content}</omvarld-twin-towns>`);
        await eventually(() => only(tag, "button", "Försök igen"));
      });
    }

    it("and shows nothing twice when a copy of the rendered tag is made", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns src=${faults("ok")}></omvarld-twin-towns>`);
      const copy = tag.cloneNode(true) as Tag;
      tag.after(copy);
      await settled(copy);
      await eventually(() => expect(townsOf(copy)).to.deep.equal(["Ukmergė"]));
    });
  });

  describe("whose feed cannot be had", () => {
    it("says so in a sentence that names what is missing, and offers to try again", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns src=${faults("404")}></omvarld-twin-towns>`);
      await eventually(() => only(tag, "button", "Försök igen"));
      expect(textOf(tag)).to.equal(
        "Det här går inte att visa just nu: Våra vänorter Försök igen om en stund. Försök igen",
      );
    });

    it("asks again when the reader does, and shows what then comes", async () => {
      const src = faults("mended", { times: "1", status: "404" });
      const tag = await tagIn(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
      (await eventually(() => only(tag, "button", "Försök igen"))).click();
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      expect(names(tag, "button")).to.be.empty;
    });

    it("offers it again and again while it fails", async () => {
      const src = faults("404");
      const tag = await tagIn(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
      for (let times = 0; times < 2; times++) {
        const { count } = await seenByServer(src);
        (await eventually(() => only(tag, "button", "Försök igen"))).click();
        await eventually(async () => expect((await seenByServer(src)).count).to.be.above(count));
        await eventually(() => expect(tag.matches(":state(error)")).to.be.true);
      }
    });

    it("tries again through a provider as well", async () => {
      const tag = await tagIn(
        html`<omvarld-feed src=${faults("mended", { times: "1", status: "404" })}
          ><omvarld-twin-towns></omvarld-twin-towns
        ></omvarld-feed>`,
      );
      (await eventually(() => only(tag, "button", "Försök igen"))).click();
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
    });

    it("names what is missing by the editor's heading", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns src=${faults("404")} heading="Vänner"></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(tag)).to.include("går inte att visa just nu: Vänner"));
    });

    it("shows the last good copy with its date where the browser has one", async () => {
      const src = faults("cached", { then: "gone" });
      await (await fetch(src)).text();
      const tag = await tagIn(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      expect(tag.matches(":state(stale)")).to.be.true;
      expect(textOf(tag)).to.include("Du ser det som gällde 20 november 2026.");
    });
  });

  describe("tells the page's scripts", () => {
    it("that a feed is shown", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${townFeed("Ukmergė", "Türi")}></omvarld-twin-towns>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      const [event] = events;
      expect(event).to.include({ bubbles: true, composed: true });
      expect(event?.target === tag).to.be.true;
      expect(event?.detail).to.include({ stale: false, count: 2 });
      expect(event?.detail.problems).to.deep.equal([]);
      expect(event?.detail.feed.twinTowns.map(({ name }) => name)).to.deep.equal(["Ukmergė", "Türi"]);
    });

    for (const [what, attributes, count] of [
      ["a limit", { limit: 1 }, 1],
      ["chosen ids", { ids: ["turi"] }, 1],
      ["what is over hidden", { past: "hide" }, 2],
      ["all", {}, 3],
    ] as const) {
      it(`how many are shown, with ${what}`, async () => {
        const { events, stop } = listen<LoadDetail>("omvarld-load");
        const tag = document.createElement("omvarld-twin-towns");
        Object.assign(tag, attributes, {
          feed: townFeed("Ukmergė", "Türi", { name: "X", country: "DE", until: "1999" }),
        });
        await tagIn(tag);
        await eventually(() => expect(events.length).to.equal(1));
        stop();
        expect(events[0]?.detail.count).to.equal(count);
      });
    }

    it("of each feed once, through a shadow root too", async () => {
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      const host = await fixture<HTMLElement>(html`<div></div>`);
      const tag = document.createElement("omvarld-twin-towns");
      tag.isolated = true;
      tag.feed = townFeed("One");
      host.attachShadow({ mode: "open" }).append(tag);
      await eventually(() => expect(events.length).to.equal(1));
      tag.heading = "Andra ord";
      tag.feed = townFeed("Two", "Three");
      await eventually(() => expect(events.length).to.equal(2));
      await pause(100);
      stop();
      expect(events.map(({ detail }) => detail.count)).to.deep.equal([1, 2]);
    });

    it("that a copy is old", async () => {
      const src = faults("cached", { then: "gone" });
      await (await fetch(src)).text();
      const { events, stop } = listen<LoadDetail>("omvarld-load");
      await tagIn(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(events[0]?.detail.stale).to.be.true;
    });

    it("what is wrong with the feed, each problem with a message in the reader's language", async () => {
      const feed = townFeed(
        "Ukmergė",
        { name: "Türi", country: "Estland" },
        { name: "X", country: "LT", since: "19992" },
      );
      for (const [lang, words] of [
        ["sv", "Skriv landets kod"],
        ["en", "Write the country's two-letter code"],
      ] as const) {
        const { events, stop } = listen<LoadDetail>("omvarld-load");
        const tag = await tagIn(html`<omvarld-twin-towns lang=${lang} .feed=${{ ...feed }}></omvarld-twin-towns>`);
        await eventually(() => expect(events.length).to.equal(1));
        stop();
        const problems = events[0]?.detail.problems ?? [];
        expect(problems.map(({ path }) => path)).to.deep.equal(["/twinTowns/1/country", "/twinTowns/2/since"]);
        expect(problems[0]?.message).to.include(words).and.to.include("Estland");
        for (const { message } of problems) expect(textOf(tag)).not.to.include(message);
      }
    });

    it("that a feed could not be had", async () => {
      const src = faults("404");
      const { events, stop } = listen<ErrorDetail>("omvarld-error");
      const tag = await tagIn(html`<omvarld-twin-towns isolated src=${src}></omvarld-twin-towns>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      const [event] = events;
      expect(event).to.include({ bubbles: true, composed: true });
      expect(event?.target === tag).to.be.true;
      expect(event?.detail.url).to.equal(src);
      expect(event?.detail.error).to.be.an.instanceOf(Error).and.to.include({ code: "status", status: 404 });
    });

    it("that a feed cannot be read, also when a script gave it", async () => {
      const { events, stop } = listen<ErrorDetail>("omvarld-error");
      await tagIn(html`<omvarld-twin-towns .feed=${{ version: 2 }}></omvarld-twin-towns>`);
      await eventually(() => expect(events.length).to.equal(1));
      stop();
      expect(events[0]?.detail.error).to.include({ code: "not-a-feed" });
    });
  });

  describe("has the state", () => {
    const states = (tag: Element) =>
      ["loading", "ready", "stale", "error", "empty"].filter((name) => tag.matches(`:state(${name})`));

    it("loading, then ready", async () => {
      const tag = await fixture<Tag>(
        html`<omvarld-twin-towns src=${faults("slow", { ms: "600" })}></omvarld-twin-towns>`,
      );
      await eventually(() => expect(states(tag)).to.deep.equal(["loading"]), 140);
      // Not at once: nobody should see a placeholder for a feed that is quick.
      await eventually(() => expect(textOf(tag)).to.equal("Hämtar: Våra vänorter"));
      await eventually(() => expect(states(tag)).to.deep.equal(["ready"]));
      expect(textOf(tag)).not.to.include("Hämtar");
    });

    it("error", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns src=${faults("404")}></omvarld-twin-towns>`);
      expect(states(tag)).to.deep.equal(["error"]);
    });

    it("stale", async () => {
      const src = faults("cached", { then: "gone" });
      await (await fetch(src)).text();
      const tag = await tagIn(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
      expect(states(tag)).to.deep.equal(["stale"]);
    });

    it("empty as well, where there is nothing to show", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns src=${faults("empty")}></omvarld-twin-towns>`);
      await eventually(() => expect(states(tag)).to.deep.equal(["ready", "empty"]));
      tag.feed = townFeed("Ukmergė");
      await eventually(() => expect(states(tag)).to.deep.equal(["ready"]));
    });

    it("none, while nobody has named a feed", async () => {
      const tag = await fixture<Tag>(html`<omvarld-twin-towns></omvarld-twin-towns>`);
      await pause(50);
      expect(states(tag)).to.deep.equal([]);
    });
  });
});
