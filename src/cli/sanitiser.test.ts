import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { blockWrappers, inlineWrappers, keptElements } from "../feed/allowed-html.ts";
import type { Sanitise } from "../element-kit/sanitise.ts";
import { hasHtml, loadSanitiser } from "./sanitiser.ts";

const base = "https://www.lindvik.example/data/feed.json";

describe("the sanitiser of the command line", () => {
  let sanitise: Sanitise;
  before(async () => {
    sanitise = await loadSanitiser();
  });
  /** HTML as it comes out, its nodes written down again. */
  const clean = (html: string, from: string | undefined = base): string =>
    [...sanitise(html, from).childNodes]
      .map((node) => ("outerHTML" in node ? String(node.outerHTML) : node.nodeValue))
      .join("");

  /* Written down a second time: what is allowed changes only where somebody means it. */
  const kept =
    "p br strong em b i s del ins sub sup q bdi ul ol li blockquote h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr th td caption figure figcaption a img";
  const blocks =
    "div section article main header footer aside nav address details summary center pre dl dt dd hgroup".split(" ");
  const inlines = "span font u strike small big code kbd samp var cite abbr mark time dfn label bdo tt".split(" ");

  it("knows no other elements than these", () => {
    assert.deepEqual(keptElements, kept.split(" "));
    assert.deepEqual(blockWrappers, blocks);
    assert.deepEqual(inlineWrappers, inlines);
  });

  const alone = ["table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "ul", "ol", "li", "a", "img", "br"];
  for (const name of kept.split(" ").filter((one) => !alone.includes(one))) {
    it(`keeps ${name} without what it carries`, () => {
      const bare = clean(`<${name} class="x" style="x" id="x" onclick="x" data-x="1" aria-label="x">Ord</${name}>`);
      assert.equal(bare, `<${name}>Ord</${name}>`);
    });
  }

  it("makes lists that hold items, and items of lists alone", () => {
    assert.equal(clean("<ul>Ord</ul>"), "<ul><li>Ord</li></ul>");
    assert.equal(clean("<ol><b>Ord</b></ol>"), "<ol><li><b>Ord</b></li></ol>");
    assert.equal(clean("<li>Ord</li>"), "<p>Ord</p>");
  });

  it("keeps a table with all its parts, and whom a heading is for", () => {
    const table =
      '<table><caption>A</caption><thead><tr><th scope="col">B</th></tr></thead><tbody><tr><td>C</td></tr></tbody><tfoot><tr><td>D</td></tr></tfoot></table>';
    assert.equal(clean(table), table);
  });

  it("leaves what is no item between a list's items where it is", () => {
    const list = "<ul> <li>A</li> <li>B</li> </ul>";
    assert.equal(clean(list), list);
    assert.equal(clean("<ul>A<br><li></li></ul>"), "<ul><li>A</li><li><br></li><li></li></ul>");
  });

  it("keeps text in one piece where it takes elements away", () => {
    assert.deepEqual([...sanitise("a<span>b</span>c", base).childNodes].map(String), ["[object Text]"]);
  });

  const inBlocks: readonly (readonly [string, string])[] = [
    ["<div><p>a</p></div>", " <p>a</p> "],
    ["<div>a<ul><li>b</li></ul></div>", " a<ul><li>b</li></ul> "],
    ["<h2>a<div>b</div>c</h2>", "<h2>a b c</h2>"],
    ["<table><caption>a<div>b</div>c</caption></table>", "<table><caption>a b c</caption></table>"],
    ["a<div> </div>b", "a   b"],
    ["a<div><img alt='' src='mailto:a@b.example'></div>b", "a  b"],
    ["<div lang='fi'><div>a</div>b</div>", " <p>a</p>b "],
  ];
  for (const [html, expected] of inBlocks) {
    it(`makes ${html} fit where it stands: ${expected}`, () => assert.equal(clean(html), expected));
  }

  it("makes mere text of what lies more than 32 levels deep", () => {
    const around = (levels: number, inside: string) =>
      "<blockquote>".repeat(levels) + inside + "</blockquote>".repeat(levels);
    assert.equal(clean(around(31, "a<b>b</b>c")), around(31, "a<b>b</b>c"));
    assert.equal(clean(around(32, "a<b>b<i>c</i></b>d")), around(32, "abcd"));
    assert.equal(clean(around(40, "a<b>b</b>c")), around(32, "abc"));
    assert.equal(clean(around(30, "<p>a</p>".repeat(40))), around(30, "<p>a</p>".repeat(40)));
  });

  it("takes no feed's HTML for a page, however it begins", () => {
    assert.equal(clean("<frameset></frameset><p>a</p>"), "<p>a</p>");
    assert.equal(clean("<style>b</style> <p>a</p>"), " <p>a</p>");
    assert.equal(clean("<br>a"), "<br>a");
    assert.equal(clean(""), "");
  });

  it("keeps line breaks", () => assert.equal(clean("a<br>b"), "a<br>b"));

  for (const name of inlines) {
    it(`takes ${name} away from around its words`, () => assert.equal(clean(`a<${name}>b</${name}>c`), "abc"));
  }

  for (const name of blocks) {
    it(`takes ${name} away, and leaves its words a line of their own`, () =>
      assert.equal(clean(`a<${name}>b</${name}>c`), "a<p>b</p>c"));
  }

  for (const name of ["script", "style", "iframe", "svg", "math", "form", "template", "object", "button", "x-y"]) {
    it(`drops ${name} with all that is in it`, () => assert.equal(clean(`a<${name}>b</${name}>c`), "ac"));
  }

  it("resolves addresses, and takes those away that no link may have", () => {
    assert.equal(clean('<a href="../x">a</a>'), '<a href="https://www.lindvik.example/x">a</a>');
    assert.equal(clean('<a href="mailto:a@b.example">a</a>'), '<a href="mailto:a@b.example">a</a>');
    for (const bad of ["javascript:alert(1)", "data:text/html,x", "//ond.example/", "https://a:b@c.example/", ""]) {
      assert.equal(clean(`<a href="${bad}">a</a>`), "a", bad);
    }
    assert.equal(sanitise('<a href="x">a</a>', undefined).innerHTML, "a");
  });

  it("keeps pictures whose address is good, with their size and words, and loads them late", () => {
    const attributes = (html: string) =>
      Object.fromEntries(
        [...(sanitise(html, base).querySelector("img")?.attributes ?? [])].map(({ name, value }) => [name, value]),
      );
    assert.deepEqual(attributes('<img src="/a.jpg" alt="En bro" width="10" height="20" srcset="x" loading="eager">'), {
      src: "https://www.lindvik.example/a.jpg",
      alt: "En bro",
      width: "10",
      height: "20",
      loading: "lazy",
      referrerpolicy: "no-referrer",
    });
    assert.deepEqual(attributes('<img src="/a.jpg">'), {
      src: "https://www.lindvik.example/a.jpg",
      loading: "lazy",
      referrerpolicy: "no-referrer",
      alt: "",
    });
    assert.equal(clean('a<img src="javascript:alert(1)" alt="x">b'), "ab");
    assert.equal(clean('a<img src="" alt="x">b'), "ab");
    assert.equal(clean('a<img src="mailto:a@b.example" alt="x">b'), "ab");
    assert.equal(clean('a<img alt="x">b'), "ab");
    assert.match(clean('<img src="http://a.example/b.jpg">'), /^<img src="http:\/\/a\.example\/b\.jpg"/);
  });

  const languages = {
    good: ["sv", "FI", "fil", "zh-Hant-TW", "sv-x1996abc"],
    bad: ["s", "abcd", "sv-", "sv-x", "sv-x19969abc", "sv_SE", "!sv", "sv!", "1v"],
  };
  const spans = { good: ["1", "57", "999"], bad: ["0", "05", "1000", "-1", "x5", "5x", ""] };
  const sizes = { good: ["1", "57", "9999"], bad: ["0", "05", "10000", "-1", "x5", "5%", ""] };
  const values: readonly (readonly [string, string, { good: readonly string[]; bad: readonly string[] }])[] = [
    ["p", "lang", languages],
    ["p", "dir", { good: ["ltr", "rtl", "auto", "RTL"], bad: ["up", "xltr", "autox", "xrtlx", ""] }],
    ["a", "hreflang", languages],
    ["img", "width", sizes],
    ["img", "height", sizes],
    ["ol", "start", { good: ["5", "-5", "0", "123456"], bad: ["1234567", "x1", "1.5", "--1", "1x", ""] }],
    ["ol", "reversed", { good: ["", "x"], bad: [] }],
    ["th", "scope", { good: ["col", "row", "colgroup", "rowgroup", "COL"], bad: ["cell", "xcol", "rowx", ""] }],
    ["th", "colspan", spans],
    ["th", "rowspan", spans],
    ["td", "colspan", spans],
    ["td", "rowspan", spans],
  ];
  for (const [name, attribute, { good, bad }] of values) {
    it(`keeps the ${attribute} of ${name} where its value is one`, () => {
      const read = (value: string) => {
        const element = `<${name} href="/x" src="/x" ${attribute}="${value}">a`;
        const html = /^t[hd]$/.test(name) ? `<table><tbody><tr>${element}` : element;
        return sanitise(html, base).querySelector(name)?.getAttribute(attribute);
      };
      for (const value of good) assert.equal(read(value), value, value);
      for (const value of bad) assert.equal(read(value), null, value);
    });
  }

  it("keeps no attribute on what has no use for it", () => {
    const all = ["href", "src", "alt", "title", ...values.map(([, attribute]) => attribute)];
    const html = `<p ${all.map((name) => `${name}="1"`).join(" ")}>a</p>`;
    assert.equal(clean(html), "<p>a</p>");
  });

  it("loses a picture's link and a link's source, which are neither's", () => {
    assert.equal(clean('<a src="/x" href="/y">a</a>'), '<a href="https://www.lindvik.example/y">a</a>');
    const image = sanitise('<img src="/x" href="/y">', base).querySelector("img");
    assert.deepEqual(
      [image?.getAttribute("src"), image?.hasAttribute("href")],
      ["https://www.lindvik.example/x", false],
    );
  });

  const words = ["a < b", "a -> b", "a -- b", "a --? b", "a > b", "[a]", "a - > b", "</"];
  for (const alt of words) {
    it(`${alt === "</" ? "takes away" : "keeps"} the words ${alt} of a picture`, () => {
      const image = sanitise(`<img src="/a.jpg" alt="${alt}">`, base).querySelector("img");
      assert.equal(image?.getAttribute("alt"), alt === "</" ? "" : alt);
    });
  }

  it("calms its texts, however deep they are", () => {
    assert.equal(clean("<p>a&#x202e;b <b>&#x2067;c</b></p>"), "<p>ab <b>\u2067c\u2069</b></p>");
    assert.equal(clean("&#x202e;a"), "a");
  });
});

describe("HTML in a feed", () => {
  it("is found wherever it is, and nowhere else", () => {
    assert.equal(hasHtml({ news: [{ title: "X" }, { bodyHtml: "<p>" }] }), true);
    assert.equal(hasHtml({ news: [{ title: "bodyHtml", tags: ["bodyHtml", null, 5] }] }), false);
  });

  it("is looked for ten thousand levels deep", () => {
    const deep = (inside: string) => JSON.parse('{"a":['.repeat(10_000) + inside + "]}".repeat(10_000));
    assert.equal(hasHtml(deep("5")), false);
    assert.equal(hasHtml(deep('{"bodyHtml":""}')), true);
  });
});
