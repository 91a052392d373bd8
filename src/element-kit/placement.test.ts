import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import { eventually, faults, names, only, pause, seenByServer, settled, textOf } from "./testing.ts";

/** What a CMS prints, in a page, once its tags show their feeds. */
async function page(markup: string): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.innerHTML = markup;
  for (const tag of box.querySelectorAll<HTMLElement>("omvarld-twin-towns, omvarld-news")) await settled(tag);
  return box;
}

const towns = (src: string, inside = "", end = "</omvarld-twin-towns>") =>
  `<omvarld-twin-towns src="${src}">${inside}${end}`;

const link = '<a href="/vanorter">Om vänorter</a>';

describe("a tag's own markup", () => {
  const said: string[] = [];
  const real = console.warn;

  beforeEach(() => {
    said.length = 0;
    console.warn = (first: unknown) => said.push(String(first));
  });

  afterEach(() => {
    console.warn = real;
  });

  describe("in paragraphs of WordPress", () => {
    const torn = (src: string) => `<p>Före</p>
<p>${towns(src, "", "</p>")}
<p>${link}</p>
<p></omvarld-twin-towns></p>
<p>Efter</p>`;

    it("with the fallback outside shows nothing twice, and tells the editor", async () => {
      const box = await page(torn(faults("ok")));
      await eventually(() => only(box, "heading", "Ukmergė"));
      expect(names(box, "link")).to.be.empty;
      expect(textOf(box)).to.match(/^Före .*Ukmergė.* Efter$/);
      expect([...box.querySelectorAll("p:empty")]).to.have.length(0);
      await eventually(() => expect(said.join()).to.include("lagt stycken runt <omvarld-twin-towns>"));
    });

    it("has its fallback where the feed never comes", async () => {
      const box = await page(torn(faults("404")));
      await eventually(() => expect(textOf(box)).to.equal("Före Om vänorter Efter"));
      expect(names(box, "link")).to.deep.equal(["Om vänorter"]);
      await eventually(() => expect(said.join()).to.include("lagt stycken runt"));
    });

    for (const [what, markup] of [
      ["a paragraph with no link", "<p>Text</p><p></p>"],
      ["no empty paragraph", `<p>${link}</p><p>Efter</p>`],
      ["an empty paragraph far away", `<p>${link}</p><p>1</p><p>2</p><p>3</p><p></p>`],
      ["a form of the page's own", `<form><p>${link}</p></form><p></p>`],
    ] as const) {
      it(`leaves what follows where it is: ${what}`, async () => {
        const box = await page(`<p>${towns(faults("ok"))}</p>${markup}`);
        await eventually(() => only(box, "heading", "Ukmergė"));
        await pause(50);
        const paragraph = box.querySelector("p");
        expect(paragraph?.contains(box.querySelector("omvarld-twin-towns"))).to.be.true;
        const rest = document.createElement("div");
        rest.innerHTML = markup;
        const bare = (element: Element) => textOf(element).replaceAll(" ", "");
        expect(bare(box).endsWith(bare(rest)), textOf(box)).to.be.true;
        expect(said).to.be.empty;
      });
    }

    it("stands in its paragraph", async () => {
      const src = faults("ok");
      const box = await page(`<p>${towns(src)}</p>`);
      await eventually(() => only(box, "heading", "Ukmergė"));
      expect((await seenByServer(src)).count).to.equal(1);
      expect(said).to.be.empty;
    });

    it("stands in a sentence's paragraph, and the sentence stays", async () => {
      const box = await page(`<p>Före ${towns(faults("ok"))} efter</p>`);
      await eventually(() => only(box, "heading", "Ukmergė"));
      expect(textOf(box)).to.match(/^Före .*efter$/);
    });
  });

  describe("without its end", () => {
    afterEach("tells the editor", async () => {
      await eventually(() => expect(said.join()).to.include("<omvarld-twin-towns> har ingen sluttagg."));
    });

    const rest = {
      "the page's next heading and text": `<h2>Kontakt</h2><p>${"Ring oss. ".repeat(80)}</p>`,
      "many short paragraphs": "<p>1</p><p>2</p><p>3</p><p>4</p><p>5</p><p>6 sist</p>",
      "a form": "<form><label>Namn <input></label><button>Skicka</button></form>",
      "the page's foot": "<p>Text</p><footer>Sidfot</footer>",
      "a box with it all": `<div class="rad"><h2>Rubrik</h2><nav><a href="/">Hem</a></nav></div>`,
    };
    for (const [what, markup] of Object.entries(rest)) {
      it(`gives back ${what}`, async () => {
        const box = await page(`<p>Före</p><omvarld-twin-towns src="${faults("ok")}" />${markup}`);
        await eventually(() => only(box, "heading", "Ukmergė"));
        const expected = document.createElement("div");
        expected.innerHTML = markup;
        expect(textOf(box.querySelector("omvarld-twin-towns")), "the tag's own").not.to.include(
          textOf(expected).slice(-6),
        );
        // In reading order: after the tag.
        const own = [...box.children].map(({ localName }) => localName);
        expect(own).to.deep.equal(["p", "omvarld-twin-towns", ...[...expected.children].map((each) => each.localName)]);
        expect([...box.children].slice(2).every((each) => (each as HTMLElement).checkVisibility())).to.be.true;
      });
    }

    it("gives back the tags that came after it, and each shows its own", async () => {
      const box = await page(
        `<omvarld-twin-towns src="${faults("ok")}" /><omvarld-twin-towns src="${faults("ok", { name: "Türi" })}" />`,
      );
      await eventually(() => expect(names(box, "heading", /^(Ukmergė|Türi)$/)).to.deep.equal(["Ukmergė", "Türi"]));
      expect(box.children.length).to.equal(2);
    });

    it("gives back a placeholder, which then becomes its tag", async () => {
      const box = await page(
        `<omvarld-twin-towns src="${faults("ok")}" /><div data-omvarld="twin-towns" data-omvarld-src="${faults("ok", { name: "Türi" })}"></div>`,
      );
      await eventually(() => expect(names(box, "heading", /^(Ukmergė|Türi)$/)).to.deep.equal(["Ukmergė", "Türi"]));
    });

    it("gives back what followed where it is isolated", async () => {
      const box = await page(
        `<omvarld-twin-towns isolated src="${faults("ok")}" /><h2>Kontakt</h2><footer>Ring oss.</footer>`,
      );
      await eventually(() => expect(textOf(box)).to.include("Ring oss."));
      expect(box.querySelector("h2")?.checkVisibility()).to.be.true;
    });

    it("loses nothing where the feed never comes", async () => {
      const box = await page(`<omvarld-twin-towns src="${faults("404")}" /><h2>Kontakt</h2><footer>Ring oss.</footer>`);
      await eventually(() => expect(textOf(box)).to.include("Kontakt Ring oss."));
    });
  });

  describe("with a fallback of more than a link", () => {
    for (const [what, fallback] of [
      ["a heading and a list", "<h2>Vänorter</h2><ul><li>Ukmergė</li><li>Türi</li></ul>"],
      ["three paragraphs", `<p>Vi har vänorter.</p><p>${link}</p><p>Ring växeln.</p>`],
      ["a page's title and a link", `<h1>Internationellt</h1><p>${link}</p>`],
      ["a table", "<table><tr><th>Ort</th></tr><tr><td>Ukmergė</td></tr></table>"],
      ["a picture", '<figure><img alt="Karta" src="data:,"><figcaption>Karta</figcaption></figure>'],
      [
        "finished HTML",
        `<div class="omvarld"><section class="omvarld-section"><h2>Färdigt</h2>${"<p>text </p>".repeat(200)}</section></div>`,
      ],
    ] as const) {
      it(`takes it away once the feed is there: ${what}`, async () => {
        const box = await page(towns(faults("ok"), fallback));
        const expected = document.createElement("div");
        expected.innerHTML = fallback;
        await eventually(() => only(box, "heading", "Ukmergė"));
        await eventually(() => expect(box.children.length).to.equal(1));
        expect(textOf(box)).not.to.include(textOf(expected).slice(0, 20));
        expect(said).to.be.empty;
      });
    }

    it("takes it away also where it is long, if the page goes on after the tag", async () => {
      const box = await page(
        `${towns(faults("ok"), `<p>${"Reservtext. ".repeat(100)}</p><p>${link}</p>`)}<p>Efter</p>`,
      );
      await eventually(() => only(box, "heading", "Ukmergė"));
      expect(textOf(box)).not.to.include("Reservtext");
      expect(said).to.be.empty;
    });
  });

  it("may be in capitals", async () => {
    const box = await page(`<OMVARLD-TWIN-TOWNS SRC="${faults("ok")}" HEADING-LEVEL="3"></OMVARLD-TWIN-TOWNS>`);
    await eventually(() => expect(only(box, "heading", "Våra vänorter").localName).to.equal("h3"));
  });

  it("may hold an editor's filler", async () => {
    const box = await page(towns(faults("404"), "&nbsp;"));
    await eventually(() => only(box, "button", "Försök igen"));
  });
});
