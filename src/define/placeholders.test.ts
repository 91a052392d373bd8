import { expect, fixture, html } from "@open-wc/testing";
import "./all.ts";
import { eventually, faults, names, only, pause, seenByServer, settled, textOf } from "../element-kit/testing.ts";

/** What a CMS prints, in a page. */
async function page(markup: string): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.innerHTML = markup;
  return box;
}

/** The page, once it has so many tags and all of them show their feed. */
async function upgraded(markup: string, count = 1): Promise<HTMLElement> {
  const box = await page(markup);
  await eventually(() => expect(tagsIn(box).length, box.innerHTML).to.equal(count));
  for (const tag of tagsIn(box)) await settled(tag);
  return box;
}

const tagsIn = (box: Element): readonly HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>("*")].filter(({ localName }) => /^omvarld-(?!feed$)/.test(localName));

function onlyTag(box: Element): HTMLElement {
  const [tag, ...more] = tagsIn(box);
  if (!tag || more.length > 0) throw new Error(`${more.length + (tag ? 1 : 0)} tags`);
  return tag;
}

/** What the console is warned of, until it is called off. */
function listenToConsole(): { readonly said: string[]; stop(): void } {
  const said: string[] = [];
  const real = console.warn;
  console.warn = (first: unknown) => said.push(String(first));
  return {
    said,
    stop: () => {
      console.warn = real;
    },
  };
}

const link = '<p><a href="/vanorter">Våra vänorter</a></p>';

describe("an element with data-omvarld", () => {
  it("becomes the tag, with its options, and what stood inside is the fallback", async () => {
    const src = faults("slow", { ms: "200" });
    const box = await page(
      `<div data-omvarld="twin-towns" data-omvarld-src="${src}" data-omvarld-heading-level="3">${link}</div>`,
    );
    await eventually(() => expect(onlyTag(box).localName).to.equal("omvarld-twin-towns"));
    expect(names(box, "link")).to.deep.equal(["Våra vänorter"]);
    expect(box.querySelector("[data-omvarld]") === null, "the placeholder is gone").to.be.true;
    await settled(onlyTag(box));
    await eventually(() => only(box, "heading", "Ukmergė"));
    expect(only(box, "heading", "Våra vänorter").localName).to.equal("h3");
    expect(names(box, "link")).to.be.empty;
    expect((await seenByServer(src)).count).to.equal(1);
  });

  it("keeps what stood inside for good where the feed never comes", async () => {
    const box = await upgraded(`<div data-omvarld="twin-towns" data-omvarld-src="${faults("404")}">${link}</div>`);
    expect(onlyTag(box).matches(":state(error)")).to.be.true;
    expect(textOf(box)).to.equal("Våra vänorter");
    expect(names(box, "button")).to.be.empty;
  });

  for (const [what, inside] of [
    ["white space", "\n  "],
    ["TinyMCE's filler", "&nbsp;"],
    ["an empty paragraph", "<p></p>"],
    ["a paragraph with a filler", "<p>&nbsp;</p>"],
    ["a line break", "<br>"],
    ["CKEditor's filler", '<p><br data-cke-filler="true"></p>'],
    ["a space without width", "\u200b"],
  ] as const) {
    it(`takes ${what} for empty`, async () => {
      const src = faults("404");
      const box = await upgraded(`<div data-omvarld="twin-towns" data-omvarld-src="${src}">${inside}</div>`);
      await eventually(() => only(box, "button", "Försök igen"));
    });
  }

  for (const [what, write] of [
    ["a section", (src: string) => `<section data-omvarld="twin-towns" data-omvarld-src="${src}"></section>`],
    ["a paragraph", (src: string) => `<p data-omvarld="twin-towns" data-omvarld-src="${src}">&nbsp;</p>`],
    [
      "a span in a paragraph",
      (src: string) => `<p><span data-omvarld="twin-towns" data-omvarld-src="${src}"></span></p>`,
    ],
    [
      "a figure's content",
      (src: string) => `<figure><div data-omvarld="twin-towns" data-omvarld-src="${src}"></div></figure>`,
    ],
    ["capitals", (src: string) => `<DIV DATA-OMVARLD="TWIN-TOWNS" DATA-OMVARLD-SRC="${src}"></DIV>`],
    [
      "the tag's whole name",
      (src: string) => `<div data-omvarld="omvarld-twin-towns" data-omvarld-src="${src}"></div>`,
    ],
    [
      "markup with a stray quotation mark",
      (src: string) => `<div " data-omvarld="twin-towns" data-omvarld-src="${src}" x"y="z"></div>`,
    ],
    ["a space too many", (src: string) => `<div data-omvarld=" twin-towns " data-omvarld-src=" ${src} "></div>`],
  ] as const) {
    it(`may be written as ${what}`, async () => {
      const box = await upgraded(write(faults("ok")));
      await eventually(() => only(box, "heading", "Ukmergė"));
    });
  }

  it("takes options without their hyphens, and leaves out one that is said to be false", async () => {
    const box = await upgraded(
      `<div data-omvarld="twin-towns" data-omvarld-src="${faults("ok")}" data-omvarld-headingLevel="4"
        data-omvarld-groupby="country" data-omvarld-searchable="false" data-omvarld-lang="en"></div>`,
    );
    const tag = onlyTag(box);
    expect(tag.getAttributeNames().sort()).to.deep.equal(["group-by", "heading-level", "lang", "src"]);
    await eventually(() => expect(only(box, "heading", "Our twin towns").localName).to.equal("h4"));
    expect(names(box, "searchbox")).to.be.empty;
  });

  it("hands on what the page has given it: anchor, class, role, language, style", async () => {
    const box = await upgraded(
      `<div data-omvarld="twin-towns" data-omvarld-src="${faults("ok")}" id="vanorter" class="kolumn bred" lang="en"
        role="tabpanel" aria-label="Vänorter" style="margin-left: 7px" onclick="alert(1)"></div>`,
    );
    const tag = onlyTag(box);
    expect(document.getElementById("vanorter") === tag).to.be.true;
    expect(tag.className).to.equal("kolumn bred");
    expect(tag.lang).to.equal("en");
    expect(getComputedStyle(tag).marginLeft).to.equal("7px");
    expect(tag.hasAttribute("onclick")).to.be.false;
    expect(names(box, "tabpanel")).to.deep.equal(["Vänorter"]);
  });

  it("gets its feed from the placeholder of a feed around it", async () => {
    const box = await upgraded(
      `<div data-omvarld="feed" data-omvarld-src="${faults("ok", { name: "Türi" })}">
        <h2>Internationellt</h2>
        <div data-omvarld="twin-towns"></div>
        <p><a href="/natverk#omvarld=networks">Våra nätverk</a></p>
      </div>`,
      2,
    );
    await eventually(() => only(box, "heading", "Türi"));
    expect(only(box, "heading", "Internationellt").localName).to.equal("h2");
    expect(box.querySelectorAll("omvarld-feed").length).to.equal(1);
  });

  it("gets its feed from the page", async () => {
    const meta = Object.assign(document.createElement("meta"), { name: "omvarld-feed", content: faults("ok") });
    document.head.append(meta);
    try {
      const box = await upgraded('<div data-omvarld="twin-towns"></div>');
      await eventually(() => only(box, "heading", "Ukmergė"));
    } finally {
      meta.remove();
    }
  });

  for (const [what, before, after] of [
    ["in a feed's HTML", '<div class="omvarld">', "</div>"],
    ["in another's fallback", `<omvarld-news>`, "</omvarld-news>"],
    ["while an editor writes in it", "<div contenteditable>", "</div>"],
    ["in a template", "<template>", "</template>"],
  ] as const) {
    it(`stays as it is ${what}`, async () => {
      const box = await page(`${before}<div data-omvarld="twin-towns">${link}</div>${before ? after : ""}
        <p data-omvarld="contacts"></p>`);
      await eventually(() => expect(box.querySelectorAll("omvarld-contacts").length).to.equal(1));
      expect(box.querySelectorAll("omvarld-twin-towns").length).to.equal(0);
    });
  }

  describe("with a name that there is not", () => {
    let console: ReturnType<typeof listenToConsole>;
    beforeEach(() => {
      console = listenToConsole();
    });
    afterEach(() => console.stop());

    it("stays a good link, and tells the editor once which name is meant", async () => {
      const box = await page(`<div data-omvarld="twin-town-lst">${link}</div>`);
      await eventually(() =>
        expect(console.said.join()).to.include("”twin-town-lst” finns inte. Menar du ”twin-towns”?"),
      );
      box.append(Object.assign(document.createElement("div"), { innerHTML: "<p data-omvarld='contacts'></p>" }));
      await eventually(() => expect(box.querySelectorAll("omvarld-contacts").length).to.equal(1));
      await pause(50);
      expect(console.said.filter((line) => line.includes("twin-town-lst"))).to.have.length(1);
      expect(names(box, "link")).to.deep.equal(["Våra vänorter"]);
      expect(names(box, "note")).to.be.empty;
    });

    it("tells it in English on an English page, and guesses nothing where nothing is like it", async () => {
      const box = await page(`<div lang="en"><p data-omvarld="weather">x</p></div>`);
      await eventually(() => expect(console.said.join()).to.include('"weather" does not exist. See the list of tags.'));
      expect(textOf(box)).to.equal("x");
    });

    it("tells it in place where that is asked for", async () => {
      const box = await page(`<div data-omvarld="vanorter" data-omvarld-debug>${link}</div>`);
      await eventually(() => expect(textOf(only(box, "note"))).to.include("”vanorter” finns inte."));
      expect(names(box, "link")).to.deep.equal(["Våra vänorter"]);
    });

    it("tells of a misspelt option, and shows the tag", async () => {
      const src = faults("ok");
      await upgraded(`<div data-omvarld="twin-towns" data-omvarld-src="${src}" data-omvarld-hedding="Vänner"></div>`);
      await eventually(() => expect(console.said.join()).to.include("Valet ”hedding” finns inte. Menar du ”heading”?"));
    });

    for (const name of ["constructor", "__proto__", "toString", ""]) {
      it(`takes no harm from "${name}"`, async () => {
        const box = await page(`<div data-omvarld="${name}">${link}</div>`);
        await eventually(() => expect(console.said.join()).to.include(`”${name}” finns inte`));
        expect(names(box, "link")).to.deep.equal(["Våra vänorter"]);
      });
    }
  });
});

describe("a link whose fragment names a tag", () => {
  /** The link in a page that has a feed. */
  const inFeed = (markup: string) => `<omvarld-feed src="${faults("ok")}">${markup}</omvarld-feed>`;
  const href = "/vanorter#omvarld=twin-towns";

  it("becomes the tag, and is its fallback", async () => {
    const box = await page(
      `<omvarld-feed src="${faults("slow", { ms: "200" })}"><p><a href="${href}">Våra vänorter</a></p></omvarld-feed>`,
    );
    await eventually(() => onlyTag(box));
    expect(only<HTMLAnchorElement>(box, "link", "Våra vänorter").getAttribute("href")).to.equal(href);
    await eventually(() => only(box, "heading", "Ukmergė"));
    expect(names(box, "link")).to.be.empty;
    expect(box.querySelector("p omvarld-twin-towns") === null, "the tag stands in no paragraph").to.be.true;
  });

  it("stays a good link where the feed never comes", async () => {
    const box = await upgraded(
      `<omvarld-feed src="${faults("404")}"><p><a href="${href}">Våra vänorter</a></p></omvarld-feed>`,
    );
    expect(onlyTag(box).matches(":state(error)")).to.be.true;
    expect(names(box, "link")).to.deep.equal(["Våra vänorter"]);
  });

  it("takes options from the fragment", async () => {
    const box = await upgraded(
      inFeed(
        `<p><a href="/vanorter#omvarld=twin-towns&amp;heading-level=3&amp;heading=V%C3%A5ra+v%C3%A4nner">x</a></p>`,
      ),
    );
    await eventually(() => expect(only(box, "heading", "Våra vänner").localName).to.equal("h3"));
  });

  for (const [what, markup] of [
    ["opened in a new tab by the editor", `<p><a href="${href}" target="_blank" rel="noopener noreferrer">V</a></p>`],
    ["with spaces that do not break", `<p>&nbsp;<a href="${href}">V</a>&nbsp;</p>`],
    ["in bold", `<p><strong><a href="${href}">V</a></strong></p>`],
    ["with bold inside", `<p><a href="${href}"><strong>V</strong></a></p>`],
    ["in a span with a class", `<p class="normal"><span class="x"><a class="y" href="${href}">V</a></span></p>`],
    ["before a line break", `<p><a href="${href}">V</a><br></p>`],
    ["beside an empty anchor", `<p><a id="x"></a><a href="${href}">V</a></p>`],
    ["alone in a box", `<div><a href="${href}">V</a></div>`],
    ["alone in a figure", `<figure class="media"><a href="${href}">V</a></figure>`],
    ["as a picture", `<p><a href="${href}"><img alt="V" src="data:,"></a></p>`],
    ["in a paragraph in a table's cell", `<table><tr><td><p><a href="${href}">V</a></p></td></tr></table>`],
    ["in a drawing", `<p><svg viewBox="0 0 9 9"><a href="${href}"><text y="9">V</text></a></svg></p>`],
    ["with the whole address", `<p><a href="https://lindvik.example${href}">V</a></p>`],
    ["with a query", `<p><a href="/sida?id=7#omvarld=twin-towns">V</a></p>`],
    ["with the tag's whole name", `<p><a href="#omvarld=omvarld-twin-towns">V</a></p>`],
    ["in capitals", `<P><A HREF="/vanorter#OMVARLD=TWIN-TOWNS">V</A></P>`],
  ] as const) {
    it(`becomes it ${what}`, async () => {
      const box = await upgraded(inFeed(markup));
      await eventually(() => only(box, "heading", "Ukmergė"));
    });
  }

  for (const [what, markup] of [
    ["in a sentence", `<p>Läs om <a href="${href}">våra vänorter</a>.</p>`],
    ["in a list", `<ul><li><a href="${href}">Våra vänorter</a></li></ul>`],
    ["in a paragraph in a list", `<ul><li><p><a href="${href}">Våra vänorter</a></p></li></ul>`],
    ["in a menu", `<nav aria-label="Meny"><p><a href="${href}">Våra vänorter</a></p></nav>`],
    ["in a heading", `<h2><a href="${href}">Våra vänorter</a></h2>`],
    ["in a table's cell", `<table><tr><td><a href="${href}">Våra vänorter</a></td></tr></table>`],
    ["beside a picture", `<p><img alt="Karta" src="data:,"><a href="${href}">Våra vänorter</a></p>`],
    ["beside another", `<p><a href="${href}">Våra vänorter</a> <a href="/kontakt">Kontakt</a></p>`],
    ["in a feed's own text", `<div class="omvarld"><p><a href="${href}">Våra vänorter</a></p></div>`],
  ] as const) {
    it(`stays a link ${what}`, async () => {
      const box = await upgraded(inFeed(`${markup}<p><a href="#omvarld=contacts">Kontakt</a></p>`));
      expect(onlyTag(box).localName).to.equal("omvarld-contacts");
      only(box, "link", /våra vänorter/i);
    });
  }

  it("chooses no feed: whoever may write a link may not choose what the page shows", async () => {
    const console = listenToConsole();
    try {
      const own = faults("ok", { name: "Egen" });
      const foreign = faults("ok", { name: "Främmande" });
      const box = await upgraded(
        `<omvarld-feed src="${own}"><p><a href="#omvarld=twin-towns&amp;src=${encodeURIComponent(foreign)}">V</a></p></omvarld-feed>`,
      );
      await eventually(() => only(box, "heading", "Egen"));
      expect((await seenByServer(foreign)).count).to.equal(0);
      await eventually(() => expect(console.said.join()).to.include("En länk kan inte välja innehållsfil."));
    } finally {
      console.stop();
    }
  });

  it("may hold options that no attribute can be called", async () => {
    const console = listenToConsole();
    try {
      const box = await upgraded(
        inFeed(`<p><a href="#omvarld=twin-towns&amp;%3Cx y=1&amp;=2&amp;heading-level=3">V</a></p>`),
      );
      await eventually(() => expect(only(box, "heading", "Våra vänorter").localName).to.equal("h3"));
      await eventually(() => expect(console.said.join()).to.include("Valet ”<x y” finns inte."));
    } finally {
      console.stop();
    }
  });

  it("that names no tag there is stays a link", async () => {
    const console = listenToConsole();
    try {
      const box = await page('<p><a href="/x#omvarld=vanort">V</a></p>');
      await eventually(() => expect(console.said.join()).to.include("”vanort” finns inte."));
      expect(names(box, "link")).to.deep.equal(["V"]);
    } finally {
      console.stop();
    }
  });
});

describe("placeholders that come later", () => {
  const place = (src: string) => `<div data-omvarld="twin-towns" data-omvarld-src="${src}">${link}</div>`;

  it("are upgraded where a script sets a part of the page", async () => {
    const box = await upgraded(place(faults("ok")));
    box.innerHTML = `<section>${place(faults("ok", { name: "Türi" }))}</section>`;
    await eventually(() => only(box, "heading", "Türi"));
    expect(tagsIn(box).length).to.equal(1);
  });

  it("are upgraded once, whatever else changes around them", async () => {
    const src = faults("ok");
    const box = await upgraded(place(src));
    const tag = onlyTag(box);
    for (let times = 0; times < 10; times++) {
      box.append(document.createElement("p"));
      box.append(tag);
      await pause(5);
    }
    await pause(100);
    expect(onlyTag(box) === tag).to.be.true;
    await eventually(() => only(box, "heading", "Ukmergė"));
    expect((await seenByServer(src)).count).to.equal(1);
  });

  it("are upgraded once where two come at a time", async () => {
    const src = faults("ok");
    const box = await upgraded(place(src) + place(src), 2);
    await eventually(() => expect(names(box, "heading", "Ukmergė")).to.have.length(2));
    expect((await seenByServer(src)).count).to.equal(1);
  });

  it("cost a page that changes all the time next to nothing", async () => {
    const box = await page("");
    const start = performance.now();
    for (let count = 0; count < 10_000; count++) {
      const row = document.createElement("div");
      row.append(document.createElement("span"), document.createElement("b"));
      box.append(row);
      // Each is seen for itself.
      await undefined;
    }
    const milliseconds = performance.now() - start;
    expect(milliseconds).to.be.below(500);
  });
});
