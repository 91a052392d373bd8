import { expect, fixture, html } from "@open-wc/testing";
import "../define/twin-towns.ts";
import { full } from "../feed/fixtures/full.ts";
import {
  eventually,
  faults,
  listen,
  names,
  only,
  pause,
  perceive,
  seenByServer,
  settled,
  textOf,
  townFeed,
} from "./testing.ts";
import { inner, pageFeed, tagIn, type Tag, townsOf } from "./tag-testing.ts";

describe("a tag", () => {
  describe("gets its feed", () => {
    it("from its property, before its src", async () => {
      const src = faults("ok", { name: "Src" });
      const tag = await tagIn(html`<omvarld-twin-towns src=${src} .feed=${townFeed("Property")}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Property"]));
      await pause(50);
      expect((await seenByServer(src)).count).to.equal(0);
    });

    it("from its src, before the provider around it", async () => {
      const tag = await tagIn(
        html`<omvarld-feed src=${faults("ok", { name: "Provider" })}
          ><omvarld-twin-towns src=${faults("ok", { name: "Src" })}></omvarld-twin-towns
        ></omvarld-feed>`,
      );
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Src"]));
      await pause(100);
      expect(townsOf(tag)).to.deep.equal(["Src"]);
    });

    it("from the nearest provider, before the page's own", async () => {
      const remove = pageFeed(faults("ok", { name: "Page" }));
      try {
        const tag = await tagIn(
          html`<omvarld-feed .feed=${townFeed("Far")}
            ><omvarld-feed src=${faults("ok", { name: "Near" })}
              ><div><omvarld-twin-towns></omvarld-twin-towns></div></omvarld-feed
          ></omvarld-feed>`,
        );
        await eventually(() => expect(townsOf(tag)).to.deep.equal(["Near"]));
      } finally {
        remove();
      }
    });

    it("from a provider that a script gives its feed", async () => {
      const tag = await tagIn(
        html`<omvarld-feed .feed=${townFeed("Given")}><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>`,
      );
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Given"]));
    });

    it("from the page", async () => {
      const remove = pageFeed(faults("ok", { name: "Page" }));
      try {
        const tag = await tagIn(html`<omvarld-twin-towns></omvarld-twin-towns>`);
        await eventually(() => expect(townsOf(tag)).to.deep.equal(["Page"]));
      } finally {
        remove();
      }
    });

    it("from nowhere: it keeps its content and says nothing", async () => {
      const { events, stop } = listen("omvarld-error");
      const tag = await fixture<Tag>(html`<omvarld-twin-towns><p>Våra vänner</p></omvarld-twin-towns>`);
      await pause(100);
      stop();
      expect(textOf(tag)).to.equal("Våra vänner");
      expect(events.length).to.equal(0);
    });

    it("by an address that is relative to the page", async () => {
      const { pathname, search } = new URL(faults("ok", { name: "Relative" }));
      const tag = await tagIn(html`<omvarld-twin-towns src=${pathname + search}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Relative"]));
    });

    it("in one request with all that name the same address", async () => {
      const src = faults("slow", { ms: "50" });
      const root = await fixture<HTMLElement>(
        html`<div>
          <omvarld-twin-towns src=${src}></omvarld-twin-towns>
          <omvarld-twin-towns src=${src} isolated></omvarld-twin-towns>
          <omvarld-feed src=${src}><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>
        </div>`,
      );
      for (const tag of root.querySelectorAll("omvarld-twin-towns")) {
        await settled(tag);
        await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      }
      expect((await seenByServer(src)).count).to.equal(1);
    });

    it("into parts, where it is isolated, that the page's own CSS can reach", async () => {
      const style = document.createElement("style");
      style.textContent = "omvarld-twin-towns::part(omvarld-name) { letter-spacing: 3px }";
      document.head.append(style);
      const tag = await tagIn(html`<omvarld-twin-towns isolated src=${faults("ok")}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      const name = tag.shadowRoot?.querySelector("h3");
      expect(name && getComputedStyle(name).letterSpacing).to.equal("3px");
      style.remove();
    });

    it("anew when its src changes, and shows the newest whatever the order of the answers", async () => {
      const old = faults("slow", { ms: "300", name: "Old" });
      const tag = await fixture<Tag>(html`<omvarld-twin-towns src=${old}></omvarld-twin-towns>`);
      await pause(50);
      tag.setAttribute("src", faults("ok", { name: "New" }));
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["New"]));
      await pause(400);
      expect(townsOf(tag)).to.deep.equal(["New"]);
      expect((await seenByServer(old)).closed).to.equal(1);
    });

    it("anew when its property changes, and from its src when that goes away", async () => {
      const tag = await tagIn(
        html`<omvarld-twin-towns src=${faults("ok", { name: "Src" })} .feed=${townFeed("One")}></omvarld-twin-towns>`,
      );
      tag.feed = townFeed("Two", "Three");
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Two", "Three"]));
      tag.feed = undefined;
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Src"]));
    });

    it("anew when the provider's changes", async () => {
      const tag = await tagIn(
        html`<omvarld-feed .feed=${townFeed("One")}><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>`,
      );
      tag.closest("omvarld-feed")?.setAttribute("src", faults("ok", { name: "Two" }));
      const provider = tag.closest("omvarld-feed");
      if (provider) provider.feed = undefined;
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Two"]));
    });

    for (const [what, value] of [
      ["null", null],
      ["a text", "hej"],
      ["a list", []],
      ["a feed of the future", { version: 2 }],
    ] as const) {
      it(`that is ${what}: it shows that it cannot`, async () => {
        const tag = await tagIn(html`<omvarld-twin-towns .feed=${value}></omvarld-twin-towns>`);
        await eventually(() => expect(textOf(tag)).to.include("går inte att visa just nu"));
      });
    }
  });

  describe("renders", () => {
    it("into the page, whose text then has it", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${townFeed("Ukmergė", "Türi")}></omvarld-twin-towns>`);
      await eventually(() => expect(document.body.innerText).to.match(/Våra vänorter[^]*Ukmergė[^]*Türi/));
      expect(tag.shadowRoot === null).to.be.true;
    });

    it("into a shadow root of its own where it is isolated", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns isolated .feed=${townFeed("Ukmergė")}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      expect(tag.shadowRoot).not.to.be.null;
      expect(document.body.innerText).not.to.include("Ukmergė");
    });

    it("the same in both, in the same look", async () => {
      const feed = townFeed("Ukmergė", { name: "Türi", country: "EE", since: "1999", description: "Körer." });
      const plain = await tagIn(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      const isolated = await tagIn(html`<omvarld-twin-towns isolated .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(isolated)).to.have.length(2));
      const look = (tag: Element) =>
        [...(inner(tag)?.querySelectorAll("*") ?? [])].map((element) => {
          const { display, fontSize, fontWeight, color, marginBlockStart } = getComputedStyle(element);
          return [element.localName, display, fontSize, fontWeight, color, marginBlockStart].join();
        });
      expect(look(isolated)).to.deep.equal(look(plain));
      expect(textOf(inner(isolated))).to.equal(textOf(inner(plain)));
    });

    it("with a part of the same name as each class where it is isolated", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns isolated .feed=${townFeed("Ukmergė")}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      expect(inner(tag)?.part.contains("omvarld")).to.be.true;
    });
  });

  describe("has a heading", () => {
    const feed = townFeed("Ukmergė");

    it("of its own", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(names(tag, "heading")).to.deep.equal(["Våra vänorter", "Ukmergė"]));
      only(tag, "region", "Våra vänorter");
    });

    it("that an editor may word", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns heading="Vänner i norr" .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(names(tag, "heading")).to.deep.equal(["Vänner i norr", "Ukmergė"]));
      only(tag, "region", "Vänner i norr");
      tag.removeAttribute("heading");
      await eventually(() => expect(names(tag, "heading")).to.deep.equal(["Våra vänorter", "Ukmergė"]));
    });

    it("or leave out, and the section keeps its name", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns heading="" .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(names(tag, "heading")).to.deep.equal(["Ukmergė"]));
      only(tag, "region", "Våra vänorter");
    });

    const levels = (tag: Element) => perceive(tag, "heading").map(({ element }) => element.localName);

    for (const level of [1, 2, 3, 4, 5, 6]) {
      it(`at level ${level}, from which the towns continue`, async () => {
        const tag = await tagIn(html`<omvarld-twin-towns heading-level=${level} .feed=${feed}></omvarld-twin-towns>`);
        await eventually(() => expect(levels(tag)).to.deep.equal([`h${level}`, `h${Math.min(level + 1, 6)}`]));
      });
    }

    for (const level of ["7", "0", "-1", "2.5", "abc", ""]) {
      it(`at level 2 where "${level}" is asked for`, async () => {
        const tag = await tagIn(html`<omvarld-twin-towns heading-level=${level} .feed=${feed}></omvarld-twin-towns>`);
        await eventually(() => expect(levels(tag)).to.deep.equal(["h2", "h3"]));
      });
    }

    it("at another level when the attribute changes", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns heading-level="3" .feed=${feed}></omvarld-twin-towns>`);
      tag.setAttribute("heading-level", "4");
      await eventually(() => expect(levels(tag)).to.deep.equal(["h4", "h5"]));
    });
  });

  describe("wears a theme", () => {
    const feed = townFeed("Ukmergė");

    /** What lies behind the heading, from the heading out to the tag. */
    function colours(tag: Element): { readonly text: string; readonly ground: string; readonly scheme: string } {
      const heading = perceive(tag, "heading")[0]?.element ?? tag;
      const { color, colorScheme } = getComputedStyle(heading);
      for (let node: Element | null = heading; node && node !== tag; node = node.parentElement) {
        const { backgroundColor } = getComputedStyle(node);
        if (backgroundColor !== "rgba(0, 0, 0, 0)")
          return { text: color, ground: backgroundColor, scheme: colorScheme };
      }
      return { text: color, ground: "none", scheme: colorScheme };
    }

    async function themed(theme: string | undefined): Promise<ReturnType<typeof colours>> {
      const tag = await tagIn(
        html`<div style="color: rgb(1, 2, 3)"><omvarld-twin-towns .feed=${feed}></omvarld-twin-towns></div>`,
      );
      if (theme !== undefined) tag.setAttribute("theme", theme);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      await tag.updateComplete;
      return colours(tag);
    }

    for (const theme of [undefined, "inherit", "", "rosa"]) {
      it(`${theme === undefined ? "of none" : `"${theme}"`}: the host page's look`, async () => {
        expect(await themed(theme)).to.deep.equal({ text: "rgb(1, 2, 3)", ground: "none", scheme: "normal" });
      });
    }

    it("light", async () => {
      expect(await themed("light")).to.deep.equal({
        text: "rgb(28, 36, 41)",
        ground: "rgb(255, 255, 255)",
        scheme: "light",
      });
    });

    it("dark", async () => {
      expect(await themed("dark")).to.deep.equal({
        text: "rgb(232, 238, 240)",
        ground: "rgb(16, 24, 28)",
        scheme: "dark",
      });
    });

    it("auto: as the page's own colour scheme is", async () => {
      const root = document.documentElement;
      try {
        root.style.colorScheme = "dark";
        expect((await themed("auto")).ground).to.equal("rgb(16, 24, 28)");
        root.style.colorScheme = "light";
        expect((await themed("auto")).ground).to.equal("rgb(255, 255, 255)");
      } finally {
        root.removeAttribute("style");
      }
    });

    for (const theme of ["light", "dark", "auto"]) {
      it(`${theme}, in which all can be read`, async () => {
        const tag = await tagIn(
          html`<omvarld-twin-towns theme=${theme} searchable .feed=${full}></omvarld-twin-towns>`,
        );
        await eventually(() => expect(townsOf(tag).length).to.be.above(7));
        await expect(tag).to.be.accessible();
      });
    }
  });

  describe("shows some members", () => {
    const feed = townFeed(
      ...["Alfa", "Beta", "Gamma", "Delta", "Epsilon"].map((name) => ({ id: name.toLowerCase(), name, country: "LT" })),
    );

    it("by their ids, in that order; an unknown id is passed over", async () => {
      const tag = await tagIn(
        html`<omvarld-twin-towns ids="delta finns-inte alfa" .feed=${feed}></omvarld-twin-towns>`,
      );
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Delta", "Alfa"]));
    });

    it("at most so many, and all when the reader asks", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns limit="2" .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Alfa", "Beta"]));
      only(tag, "button", "Visa alla 5").click();
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Alfa", "Beta", "Gamma", "Delta", "Epsilon"]));
      expect(names(tag, "button")).to.be.empty;
    });

    for (const limit of ["5", "50", "0", "-3", "abc", ""]) {
      it(`all, without a button, where the limit is "${limit}"`, async () => {
        const tag = await tagIn(html`<omvarld-twin-towns limit=${limit} .feed=${feed}></omvarld-twin-towns>`);
        await eventually(() => expect(townsOf(tag)).to.have.length(5));
        expect(names(tag, "button")).to.be.empty;
      });
    }

    const withPast = townFeed(
      { name: "Ended", country: "DE", until: "2015" },
      "Current",
      { name: "Dormant", country: "PL", status: "dormant" },
      "Other",
    );

    for (const past of [undefined, "show", "nonsense"]) {
      it(`what is over last and marked, where past is ${past}`, async () => {
        const tag = await tagIn(html`<omvarld-twin-towns .feed=${withPast}></omvarld-twin-towns>`);
        if (past) tag.setAttribute("past", past);
        await eventually(() => expect(townsOf(tag)).to.deep.equal(["Current", "Other", "Ended", "Dormant"]));
        expect(textOf(tag)).to.match(/Ended.*avslutat 2015.*Dormant.*vilande/);
      });
    }

    it("what is over folded away", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns past="fold" .feed=${withPast}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Current", "Other"]));
      const summary = tag.querySelector("summary");
      expect(textOf(summary)).to.equal("Avslutade och pausade avtal (2)");
      summary?.click();
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Current", "Other", "Ended", "Dormant"]));
    });

    it("what is over not at all", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns past="hide" .feed=${withPast}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Current", "Other"]));
      expect(tag.textContent).not.to.include("Ended");
    });

    it("a calm sentence where there are none", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${townFeed()}></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(tag)).to.include("Här finns inget just nu: Våra vänorter"));
    });
  });
});
