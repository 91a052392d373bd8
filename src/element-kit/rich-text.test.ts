import { expect, html } from "@open-wc/testing";
import "../define/all.ts";
import { eventually, names, only, pause, perceive, setToday, shown, textOf } from "./testing.ts";

const home = "https://www.lindvik.example/";

const feedOf = (bodyHtml: unknown, more: object = {}) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE", url: home },
  news: [{ title: "Nyheten", published: "2026-11-01", bodyHtml, ...more }],
});

/** A feed's HTML in a news item, once it is more than its bare text. */
async function rich(bodyHtml: unknown, attributes: Readonly<Record<string, string>> = {}): Promise<HTMLElement> {
  const tag = document.createElement("omvarld-news");
  tag.feed = feedOf(bodyHtml);
  for (const [name, value] of Object.entries(attributes)) tag.setAttribute(name, value);
  await shown(tag);
  await eventually(() => expect(inside(tag).querySelectorAll(":scope > div > *").length).to.be.above(0));
  return tag;
}

const inside = (tag: HTMLElement): Element => {
  const found = (tag.shadowRoot ?? tag).querySelector(".omvarld-rich");
  if (!found) throw new Error("no HTML is shown");
  return found;
};

const levels = (tag: HTMLElement) =>
  [...inside(tag).querySelectorAll("h1, h2, h3, h4, h5, h6")].map(
    ({ localName, textContent }) => `${localName} ${textContent}`,
  );

describe("HTML of a feed", () => {
  let callOff: () => void;
  before(() => {
    callOff = setToday("2026-11-23");
  });
  after(() => callOff());

  describe("headings", () => {
    const cases: readonly (readonly [what: string, html: string, expected: readonly string[], at?: string])[] = [
      ["begin below the member's own", "<h2>A</h2><p>x</p>", ["h4 A"]],
      ["begin there whatever they say", "<h1>A</h1><h6>B</h6>", ["h4 A", "h5 B"]],
      [
        "follow without gaps",
        "<h2>A</h2><h4>B</h4><h6>C</h6><h4>D</h4><h2>E</h2>",
        ["h4 A", "h5 B", "h6 C", "h5 D", "h4 E"],
      ],
      ["never stand above where they began", "<h4>A</h4><h5>B</h5><h2>C</h2>", ["h4 A", "h5 B", "h4 C"]],
      ["end at the last level", "<h2>A</h2><h3>B</h3>", ["h6 A", "h6 B"], "5"],
      ["follow the tag's level", "<h2>A</h2>", ["h3 A"], "1"],
      ["say something, or are none", "<h2> </h2><h3><br></h3><h2>A</h2><p>x</p>", ["h4 A"]],
    ];
    for (const [what, bodyHtml, expected, level] of cases) {
      it(what, async () => {
        const tag = await rich(bodyHtml, level ? { "heading-level": level } : {});
        expect(levels(tag)).to.deep.equal(expected);
      });
    }

    it("stand one below a section's heading on a page, and in its place where it has none", async () => {
      const page = {
        title: "Sidan",
        sections: [
          { heading: "Delen", bodyHtml: "<h5>A</h5>", sections: [{ heading: "Inre", bodyHtml: "<h5>B</h5>" }] },
          { bodyHtml: "<h5>C</h5>" },
        ],
      };
      const tag = await shown(html`<omvarld-page .feed=${{ ...feedOf(""), news: [], page }}></omvarld-page>`);
      await eventually(() => expect(names(tag, "heading", /^[ABC]$/)).to.have.length(3));
      const found = perceive(tag, "heading").map(({ element, name }) => `${element.localName} ${name}`);
      expect(found).to.deep.equal(["h1 Sidan", "h2 Delen", "h3 A", "h3 Inre", "h4 B", "h2 C"]);
    });
  });

  describe("links", () => {
    const linkIn = async (bodyHtml: string, attributes = {}) => {
      const tag = await rich(`<p>${bodyHtml}</p>`, attributes);
      return { tag, link: inside(tag).querySelector("a") };
    };

    it("say once that they lead to another site, after a space", async () => {
      const { tag } = await linkIn('<a href="https://a.example/">Vännerna</a>');
      only(tag, "link", "Vännerna (annan webbplats)");
      const again = await linkIn('<a href="https://a.example/">Vännerna (annan webbplats)</a>');
      only(again.tag, "link", "Vännerna (annan webbplats)");
    });

    it("say nothing of it on the municipality's own site", async () => {
      const { tag } = await linkIn(`<a href="${home}x">Sidan</a>`);
      only(tag, "link", "Sidan");
    });

    it("open where the reader is, and know nobody", async () => {
      const { link } = await linkIn('<a href="/x" target="_blank" rel="opener" download ping="/y" class="x">x</a>');
      expect(link?.getAttributeNames()).to.have.members(["href", "class"]);
    });

    it("name a file's kind and another language, where the text does not", async () => {
      const { tag, link } = await linkIn('Läs <a href="/plan.PDF" hreflang="en">planen</a>.');
      expect(textOf(inside(tag))).to.equal("Läs planen (pdf, engelska).");
      expect(link?.getAttribute("hreflang")).to.equal("en");
      for (const said of ['<a href="/p.pdf" hreflang="sv">Plan, pdf</a>', '<a href="/p.pdf">Plan</a> (PDF, 3 MB)']) {
        const { tag: other, link: known } = await linkIn(said);
        expect(textOf(inside(other)).match(/pdf/gi), said).to.have.length(1);
        expect(known?.hasAttribute("href")).to.be.true;
      }
    });

    it("name their host where nothing names them", async () => {
      const { tag } = await linkIn(
        '<a href="https://www.a.example/x"> </a><a href="https://b.example/"><img alt="" src="/favicon.svg"></a>',
      );
      expect(names(tag, "link")).to.deep.equal(["a.example (annan webbplats)", "b.example (annan webbplats)"]);
    });

    it("are mere text where they lead nowhere: into the feed's file, or into what a feed may not say", async () => {
      for (const href of ["#kapitel-2", "javascript:x", "https://user@a.example/"]) {
        const { tag, link } = await linkIn(`Se <a href="${href}" lang="en">kapitel 2</a>`);
        expect(link, href).to.equal(null);
        expect(textOf(inside(tag))).to.equal("Se kapitel 2");
      }
    });

    it("call and write to people", async () => {
      const { tag } = await linkIn('<a href="tel:+46980319200">Ring</a> <a href="mailto:a@lindvik.example">Skriv</a>');
      expect(names(tag, "link")).to.deep.equal(["Ring", "Skriv"]);
    });
  });

  describe("tables", () => {
    const table = (caption = "") =>
      `<table>${caption}<tr><th scope="col" colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr></table>`;

    it("scroll in a box of their own, that the keyboard reaches and that has their name", async () => {
      const tag = await rich(table("<caption>Tider</caption>"));
      const box = only(tag, "region", "Tider: tabell");
      expect(box.tabIndex).to.equal(0);
      expect(getComputedStyle(box).overflowX).to.equal("auto");
      expect(box.querySelector("th")?.colSpan).to.equal(2);
    });

    it("are called after what they stand in where they have no name, each by its own", async () => {
      const tag = await rich(table() + table());
      expect(names(tag, "region", /tabell/)).to.deep.equal(["Nyheten: tabell", "Nyheten: tabell 2"]);
    });

    it("never make the page wider", async () => {
      const box = document.createElement("div");
      box.style.inlineSize = "320px";
      document.body.append(box);
      try {
        const tag = await rich(
          `<table><tr>${"<td>Kommunfullmäktigeordförande</td>".repeat(8)}</tr></table><img src="/favicon.svg" width="2000" height="100">`,
        );
        box.append(tag);
        await eventually(() => only(tag, "region", /tabell/));
        expect(tag.scrollWidth).to.be.at.most(320);
      } finally {
        box.remove();
      }
    });
  });

  describe("pictures", () => {
    it("of a member are as discreet", async () => {
      const image = { url: "/favicon.svg", alt: "Hamnen" };
      const tag = await shown(html`<omvarld-news .feed=${feedOf("", { image })}></omvarld-news>`);
      expect(only<HTMLImageElement>(tag, "img", "Hamnen").referrerPolicy).to.equal("no-referrer");
    });

    it("come when a reader is near, keep their room, and tell nobody where they are seen", async () => {
      const tag = await rich(
        '<p>x</p><img src="/favicon.svg" width="300" height="200" alt="Hamnen" style="float: right">',
      );
      const image = only<HTMLImageElement>(tag, "img", "Hamnen");
      expect(image.loading).to.equal("lazy");
      expect(image.referrerPolicy).to.equal("no-referrer");
      expect([image.getAttribute("width"), image.getAttribute("height")]).to.deep.equal(["300", "200"]);
    });

    it("have no size that is none", async () => {
      const tag = await rich('<p>x</p><img src="/favicon.svg" width="100%" height="-5" alt="Hamnen">');
      expect(only(tag, "img", "Hamnen").getAttributeNames()).to.not.include.members(["width"]);
    });
  });

  describe("texts", () => {
    it("keep their language and direction, where there are such", async () => {
      const tag = await rich(
        '<p lang="ar" dir="rtl">x</p><p lang="&quot;" dir="up">y</p><p><bdi dir="auto">z</bdi></p>',
      );
      expect([...inside(tag).querySelectorAll("p, bdi")].map((element) => element.getAttributeNames())).to.deep.equal([
        ["lang", "dir"],
        [],
        [],
        ["dir"],
      ]);
    });

    it("keep what small letters and struck ones mean", async () => {
      const tag = await rich("<p>10<sup>6</sup> kg CO<sub>2</sub>, <s>5</s> 4</p>");
      expect([...inside(tag).querySelectorAll("sup, sub, s")].map(({ textContent }) => textContent)).to.deep.equal([
        "6",
        "2",
        "5",
      ]);
    });

    it("stand on lines of their own where they did", async () => {
      const tag = await rich(
        "<div><div>Ett</div><div>Två <span>tre</span></div><section><h2>Fyra</h2><p>Fem</p></section></div>",
      );
      expect([...inside(tag).querySelectorAll("p, h4")].map((element) => textOf(element))).to.deep.equal([
        "Ett",
        "Två tre",
        "Fyra",
        "Fem",
      ]);
    });

    it("make lists of items, and no items without a list", async () => {
      const tag = await rich("<ul>Ett<li>Två</li><p>Tre</p></ul><li>Fyra</li>");
      const list = [...inside(tag).querySelectorAll("ul > *")].map((item) => `${item.localName} ${textOf(item)}`);
      expect(list).to.deep.equal(["li Ett", "li Två", "li Tre"]);
      expect(inside(tag).querySelectorAll("li")).to.have.length(3);
    });

    it("take no names that the page's scripts ask for", async () => {
      const tag = await rich(
        '<p id="body">x</p><a name="forms" id="forms" href="/x">y</a><img name="cookie" id="main" alt="z" src="/favicon.svg">',
      );
      expect(inside(tag).querySelectorAll("[id], [name]")).to.have.length(0);
    });
  });

  it("is for everybody, however it was written", async () => {
    const tag = await rich(
      "<h6>A</h6><h1>B</h1><h3></h3><ul>x<p>y</p></ul><li>z</li><dl><dt>D</dt><dd>E</dd></dl><a href='https://a.example/'></a>" +
        "<table><tr><th>1</th></tr><tr><td>2</td></tr></table><table><caption>C</caption><tr><td>3</td></tr></table>" +
        "<p lang='xx-yyyyyyyyyyyy'>F</p><a href='/x'><img src='/favicon.svg'></a><img src='/favicon.svg' alt='G' title='H'>",
    );
    await expect(tag).to.be.accessible();
  });

  it("is shown in each place where it stands, also twice the same", async () => {
    const bodyHtml = "<p>Samma <b>text</b></p>";
    const feed = {
      ...feedOf(bodyHtml),
      news: [
        { title: "A", bodyHtml },
        { title: "B", bodyHtml },
        { title: "A", bodyHtml },
      ],
    };
    const tag = await shown(html`<omvarld-news .feed=${feed}></omvarld-news>`);
    await eventually(() => expect(tag.querySelectorAll(".omvarld-rich p b")).to.have.length(3));
  });

  it("follows the tag's language and level when they change", async () => {
    const tag = await rich('<h2>A</h2><p><a href="https://a.example/">x</a></p>');
    tag.setAttribute("lang", "en");
    tag.setAttribute("heading-level", "3");
    await eventually(() => only(tag, "link", "x (other website)"));
    expect(levels(tag)).to.deep.equal(["h5 A"]);
  });

  it("is bare text where nothing can be made of it", async () => {
    const tag = await shown(
      html`<omvarld-news .feed=${feedOf("<script>dold</script><button>Kvar</button>")}></omvarld-news>`,
    );
    await eventually(() => expect(textOf(tag)).to.include("Kvar"));
    expect(textOf(tag)).not.to.include("dold");
  });

  it("takes time in proportion to its length, however it is made", async () => {
    const runaways = ["<", '<"', "<'\"", "<script", "<!--", "<b title=", "</", "&lt;"];
    // Browsers' own parsers take seconds over more elements inside each other than this.
    const nested = ["<ul><li>", "<div>", "<b><a href=x>", "<blockquote>x"];
    for (const attack of [...runaways, ...nested]) {
      const length = nested.includes(attack) ? 20_000 : 200_000;
      const tag = document.createElement("omvarld-news");
      tag.feed = feedOf(`x${attack.repeat(Math.ceil(length / attack.length))}`);
      const start = performance.now();
      await shown(tag);
      await pause(100);
      expect(performance.now() - start, attack).to.be.below(5000);
      tag.remove();
    }
  });
});
