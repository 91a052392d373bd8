import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import "../define/twin-towns.ts";
import { full } from "../feed/fixtures/full.ts";
import type { ErrorDetail, LoadDetail } from "./omvarld-element.ts";
import {
  eventually,
  faults,
  languageOf,
  listen,
  names,
  only,
  pause,
  perceive,
  seenByServer,
  settled,
  setToday,
  textOf,
  townFeed,
} from "./testing.ts";

type Tag = HTMLElementTagNameMap["omvarld-twin-towns"];

const townsOf = (tag: Element): readonly string[] =>
  perceive(tag, "heading", /^(?!Våra vänorter$|Our twin towns$|Tidigare)/).map(({ name }) => name);

const inner = (tag: Element): Element | null => (tag.shadowRoot ?? tag).firstElementChild;

/** The tag inside a template, once its feed has come or failed. */
async function tagIn(template: unknown): Promise<Tag> {
  const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
  const tag = root.querySelector("omvarld-twin-towns");
  if (!tag) throw new Error("no tag");
  return settled(tag);
}

/** What an editor has on the whole page, until it is called off. */
function pageFeed(url: string): () => void {
  const meta = Object.assign(document.createElement("meta"), { name: "omvarld-feed", content: url });
  document.head.append(meta);
  return () => meta.remove();
}

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

  describe("speaks", () => {
    const feed = {
      ...townFeed({
        name: { sv: "Zelenyj Brid", en: "Zelenyi Brid" },
        country: "UA",
        since: "2011-06",
        description: "Bara på svenska.",
      }),
    };
    const heading = (tag: Element) => perceive(tag, "heading")[0];

    it("Swedish on a Swedish page, unmarked", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(heading(tag)?.name).to.equal("Våra vänorter"));
      expect(textOf(tag)).to.include("Ukraina");
      expect(textOf(tag)).to.include("juni 2011");
      expect(inner(tag)?.hasAttribute("lang")).to.be.false;
      expect(languageOf(heading(tag)?.element)).to.equal("sv");
    });

    it("English where the tag says so, marked as such, and what is not translated marked as well", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns lang="en" .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(heading(tag)?.name).to.equal("Our twin towns"));
      expect(textOf(tag)).to.match(/Zelenyi Brid.*Ukraine.*June 2011/);
      expect(languageOf(heading(tag)?.element)).to.equal("en");
      const swedish = [...tag.querySelectorAll("[lang=sv]")].map(textOf);
      expect(swedish).to.deep.equal(["Bara på svenska."]);
    });

    it("the nearest language around it", async () => {
      const tag = await tagIn(
        html`<div lang="fi"><div lang="en-GB"><omvarld-twin-towns .feed=${feed}></omvarld-twin-towns></div></div>`,
      );
      await eventually(() => expect(heading(tag)?.name).to.equal("Our twin towns"));
      expect(languageOf(heading(tag)?.element)).to.match(/^en/);
    });

    it("in two languages on one page", async () => {
      const root = await fixture<HTMLElement>(
        html`<div>
          <omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>
          <omvarld-twin-towns lang="en" .feed=${feed}></omvarld-twin-towns>
        </div>`,
      );
      await eventually(() => {
        expect(names(root, "heading")).to.deep.equal([
          "Våra vänorter",
          "Zelenyj Brid",
          "Our twin towns",
          "Zelenyi Brid",
        ]);
      });
    });

    it("another language when the attribute changes", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns lang="sv" .feed=${feed}></omvarld-twin-towns>`);
      tag.lang = "en";
      await eventually(() => expect(heading(tag)?.name).to.equal("Our twin towns"));
      tag.removeAttribute("lang");
      await eventually(() => expect(heading(tag)?.name).to.equal("Våra vänorter"));
    });

    for (const language of ["fi", "ar", "tlh", "sv_SE", "inte ett språk", "x-klingon", "zz-ZZ-1"]) {
      it(`the feed's language, marked, where the page has "${language}"`, async () => {
        const tag = await tagIn(
          html`<div lang=${language}><omvarld-twin-towns .feed=${feed}></omvarld-twin-towns></div>`,
        );
        await eventually(() => expect(heading(tag)?.name).to.equal("Våra vänorter"));
        expect(languageOf(heading(tag)?.element)).to.equal("sv");
        expect(getComputedStyle(heading(tag)?.element ?? tag).direction).to.equal("ltr");
      });
    }

    it("the feed's language where a translator has rewritten the page's", async () => {
      document.documentElement.lang = "ar";
      document.documentElement.dir = "rtl";
      try {
        const tag = await tagIn(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
        await eventually(() => expect(heading(tag)?.name).to.equal("Våra vänorter"));
        expect(languageOf(heading(tag)?.element)).to.equal("sv");
        expect(getComputedStyle(heading(tag)?.element ?? tag).direction).to.equal("ltr");
      } finally {
        document.documentElement.lang = "sv";
        document.documentElement.removeAttribute("dir");
      }
    });

    it("the feed's language where the page has none", async () => {
      document.documentElement.removeAttribute("lang");
      try {
        const tag = await tagIn(html`<omvarld-twin-towns .feed=${{ ...feed, language: "en" }}></omvarld-twin-towns>`);
        await eventually(() => expect(heading(tag)?.name).to.equal("Our twin towns"));
        expect(languageOf(heading(tag)?.element)).to.equal("en");
      } finally {
        document.documentElement.lang = "sv";
      }
    });

    it("the reader's language also when something is wrong", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns lang="en" src=${faults("404")}></omvarld-twin-towns>`);
      await eventually(() => only(tag, "button", "Try again"));
      expect(textOf(tag)).to.include("This cannot be shown right now: Our twin towns");
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

  describe("shows an editor", () => {
    const panel = "Bara du som redigerar ser den här rutan";
    const feed = townFeed(
      { name: "Türi", country: "Estland" },
      { name: "X", country: "LT", since: "19992" },
      "Ukmergė",
    );

    it("nothing, unless asked", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${{ ...feed }}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["X", "Ukmergė"]));
      await pause(100);
      expect(names(tag, "note", panel)).to.be.empty;
    });

    it("what was left out and what is good to know, in place", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns debug .feed=${{ ...feed }}></omvarld-twin-towns>`);
      const note = await eventually(() => only(tag, "note", panel));
      await eventually(() => expect(textOf(note)).to.include("/twinTowns/0/country"));
      expect(textOf(note)).to.include("/twinTowns/1/since");
      expect(textOf(note)).to.include("Skriv landets kod med två bokstäver");
      expect(textOf(note)).to.include("saknar koordinater");
      expect(townsOf(tag)).to.deep.equal(["X", "Ukmergė"]);
      await expect(tag).to.be.accessible();
    });

    it("the same in English", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns lang="en" debug .feed=${{ ...feed }}></omvarld-twin-towns>`);
      const note = await eventually(() => only(tag, "note", "Only you who edit see this box"));
      await eventually(() => expect(textOf(note)).to.include("two-letter code"));
    });

    it("the same where the page's address asks for it", async () => {
      const before = location.href;
      history.replaceState(
        null,
        "",
        `${location.pathname}${location.search}${location.search ? "&" : "?"}omvarld-debug`,
      );
      try {
        const tag = await tagIn(html`<omvarld-twin-towns .feed=${{ ...feed }}></omvarld-twin-towns>`);
        await eventually(() => only(tag, "note", panel));
      } finally {
        history.replaceState(null, "", before);
      }
    });

    it("why the feed could not be had, and from where", async () => {
      const src = faults("404");
      const tag = await tagIn(html`<omvarld-twin-towns debug src=${src}><p>Vänorter</p></omvarld-twin-towns>`);
      const note = await eventually(() => only(tag, "note", panel));
      expect(textOf(note)).to.include("Servern lämnar inte ut innehållsfilen").and.to.include(src);
      expect(textOf(tag)).to.include("Vänorter");
    });

    it("that no feed is named", async () => {
      const tag = await fixture<Tag>(html`<omvarld-twin-towns debug></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(only(tag, "note", panel))).to.include("attributet src"));
    });

    it("that there is nothing to mend", async () => {
      const tag = await tagIn(
        html`<omvarld-twin-towns
          debug
          .feed=${townFeed({ name: "Ukmergė", country: "LT", location: { lat: 55, lon: 24 } })}
        ></omvarld-twin-towns>`,
      );
      await eventually(() => expect(textOf(only(tag, "note", panel))).to.include("Vi hittar inget att rätta"));
    });

    it("the same on the console, once for each feed", async () => {
      const said: string[] = [];
      const realWarn = console.warn;
      console.warn = (...words: unknown[]) => said.push(words.join(" "));
      try {
        const src = faults("problem");
        const { events, stop } = listen("omvarld-load");
        await fixture(
          html`<div>
            <omvarld-twin-towns src=${src}></omvarld-twin-towns><omvarld-twin-towns src=${src}></omvarld-twin-towns>
          </div>`,
        );
        await eventually(() => expect(events.length).to.equal(2));
        stop();
        await pause(50);
        const ours = said.filter((line) => line.startsWith("omvarld:") && line.includes(src));
        expect(ours).to.have.length(1);
        expect(ours[0]).to.include("/twinTowns/1/country");
      } finally {
        console.warn = realWarn;
      }
    });
  });

  describe("stands firm", () => {
    let faultsOfPage: string[];
    const note = (event: ErrorEvent | PromiseRejectionEvent) =>
      faultsOfPage.push(String("reason" in event ? event.reason : event.message));

    beforeEach(() => {
      faultsOfPage = [];
      addEventListener("error", note);
      addEventListener("unhandledrejection", note);
    });

    afterEach(() => {
      removeEventListener("error", note);
      removeEventListener("unhandledrejection", note);
    });

    it("when it is moved: no second request, no second event, and the text stays", async () => {
      const src = faults("ok");
      const { events, stop } = listen("omvarld-load");
      const tag = await tagIn(html`<omvarld-twin-towns src=${src}><p>Vänner</p></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      const other = await fixture<HTMLElement>(html`<div></div>`);
      other.append(tag);
      expect(textOf(tag)).to.include("Ukmergė");
      await pause(100);
      stop();
      expect(townsOf(tag)).to.deep.equal(["Ukmergė"]);
      expect(textOf(tag)).not.to.include("Vänner");
      expect((await seenByServer(src)).count).to.equal(1);
      expect(events.length).to.equal(1);
      expect(faultsOfPage).to.be.empty;
    });

    it("when it is moved with a feed that a script gave it: no second event", async () => {
      const { events, stop } = listen("omvarld-load");
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${townFeed("Ukmergė")}></omvarld-twin-towns>`);
      await eventually(() => expect(events.length).to.equal(1));
      (await fixture<HTMLElement>(html`<div></div>`)).append(tag);
      await pause(100);
      stop();
      expect(townsOf(tag)).to.deep.equal(["Ukmergė"]);
      expect(events.length).to.equal(1);
    });

    it("when it is moved while it loads: still one request", async () => {
      const src = faults("slow", { ms: "150" });
      const tag = await fixture<Tag>(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
      await pause(30);
      const other = await fixture<HTMLElement>(html`<div></div>`);
      other.append(tag);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      expect(await seenByServer(src)).to.deep.equal({ count: 1, closed: 0 });
      expect(faultsOfPage).to.be.empty;
    });

    it("when it is moved from one provider to another", async () => {
      const root = await fixture<HTMLElement>(
        html`<div>
          <omvarld-feed .feed=${townFeed("One")}><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>
          <omvarld-feed .feed=${townFeed("Two")}></omvarld-feed>
        </div>`,
      );
      const tag = root.querySelector("omvarld-twin-towns");
      if (!tag) throw new Error("no tag");
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["One"]));
      root.querySelector("omvarld-feed:last-of-type")?.append(tag);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Two"]));
    });

    it("when it is taken out while it loads: the server is let go and nothing is thrown", async () => {
      const src = faults("never");
      const tag = await fixture<Tag>(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
      await pause(100);
      tag.remove();
      await pause(100);
      expect(await seenByServer(src)).to.deep.equal({ count: 1, closed: 1 });
      expect(faultsOfPage).to.be.empty;
    });

    it("when it is changed after it was taken out: it asks nothing and says nothing", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns src=${faults("ok")}></omvarld-twin-towns>`);
      tag.remove();
      await pause(50);
      const { events, stop } = listen("omvarld-load");
      const src = faults("ok");
      tag.setAttribute("src", src);
      tag.heading = "Andra ord";
      await pause(150);
      stop();
      expect((await seenByServer(src)).count).to.equal(0);
      expect(events.length).to.equal(0);
      expect(faultsOfPage).to.be.empty;
    });

    it("when it comes and goes at once, many times", async () => {
      const src = faults("slow", { ms: "50" });
      const root = await fixture<HTMLElement>(html`<div></div>`);
      const tag = document.createElement("omvarld-twin-towns");
      tag.setAttribute("src", src);
      for (let times = 0; times < 20; times++) {
        root.append(tag);
        tag.remove();
      }
      root.append(tag);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      expect((await seenByServer(src)).count).to.equal(1);
      expect(faultsOfPage).to.be.empty;
    });

    it("when it has been away: what it showed, it shows again", async () => {
      const src = faults("ok");
      const tag = await tagIn(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      const parent = tag.parentElement;
      tag.remove();
      await pause(50);
      parent?.append(tag);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      expect((await seenByServer(src)).count).to.equal(1);
    });

    it("beside copies of itself: every id is the page's only one, and every reference finds its own", async () => {
      const root = await fixture<HTMLElement>(
        html`<div>
          <omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>
          <omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>
          <omvarld-twin-towns searchable id="orter" .feed=${full}></omvarld-twin-towns>
          <omvarld-twin-towns view="table" .feed=${full}></omvarld-twin-towns>
        </div>`,
      );
      const tags = root.querySelectorAll("omvarld-twin-towns");
      await eventually(() => {
        for (const tag of tags) expect(tag.querySelectorAll("[id]").length).to.be.above(7);
      });
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      expect(ids).to.deep.equal([...new Set(ids)]);
      for (const tag of tags) {
        for (const { id } of tag.querySelectorAll("[id]")) expect(id).to.match(/^omvarld-/);
        for (const name of ["aria-labelledby", "aria-describedby", "for"]) {
          for (const element of tag.querySelectorAll(`[${name}]`)) {
            const id = element.getAttribute(name) ?? "";
            expect(tag.contains(document.getElementById(id)), `${name}="${id}"`).to.be.true;
          }
        }
      }
      const radioGroups = new Set([...root.querySelectorAll<HTMLInputElement>("[type=radio]")].map(({ name }) => name));
      expect(radioGroups.size).to.equal(3);
    });
  });

  describe("tells a reader who does not see", () => {
    const statuses = () => [...document.querySelectorAll<HTMLElement>("[role=status]")];

    it("in one polite status for the whole page, which is there before anything is said", async () => {
      const root = await fixture<HTMLElement>(
        html`<div>
          <omvarld-twin-towns src=${faults("slow", { ms: "600" })}></omvarld-twin-towns>
          <omvarld-twin-towns isolated src=${faults("slow", { ms: "600" })}></omvarld-twin-towns>
        </div>`,
      );
      expect(statuses().length).to.equal(1);
      expect(root.contains(statuses()[0] ?? null)).to.be.false;
      expect(statuses()[0]?.checkVisibility()).to.be.true;
    });

    it("that it loads, when that takes time", async () => {
      await fixture(html`<omvarld-twin-towns src=${faults("slow", { ms: "900" })}></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(statuses()[0])).to.equal("Hämtar: Våra vänorter"));
    });

    it("nothing when the feed comes at once", async () => {
      const tag = await tagIn(html`<omvarld-twin-towns src=${faults("ok")}></omvarld-twin-towns>`);
      await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
      await pause(400);
      expect(textOf(statuses()[0])).to.equal("");
    });

    it("that a feed could not be had, also from a shadow root, in the tag's language", async () => {
      await tagIn(html`<omvarld-twin-towns isolated lang="en" src=${faults("404")}></omvarld-twin-towns>`);
      await eventually(() => {
        expect(textOf(statuses()[0])).to.equal("This cannot be shown right now: Our twin towns");
        expect(languageOf(statuses()[0])).to.equal("en");
      });
    });

    it("after the page has emptied itself, in a new one", async () => {
      for (const status of statuses()) status.remove();
      await tagIn(html`<omvarld-twin-towns src=${faults("404")}></omvarld-twin-towns>`);
      await eventually(() => {
        expect(textOf(statuses()[0])).to.equal("Det här går inte att visa just nu: Våra vänorter");
      });
    });
  });

  it("follows the reader's calendar", async () => {
    const feed = townFeed({ name: "Türi", country: "EE", until: "2026-06-30" });
    const callOff = setToday("2026-06-30");
    try {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(tag)).to.include("till 30 juni 2026"));
    } finally {
      callOff();
    }
    const callOffNext = setToday("2026-07-01");
    try {
      const tag = await tagIn(html`<omvarld-twin-towns .feed=${{ ...feed }}></omvarld-twin-towns>`);
      await eventually(() => expect(textOf(tag)).to.include("avslutat 30 juni 2026"));
    } finally {
      callOffNext();
    }
  });
});
