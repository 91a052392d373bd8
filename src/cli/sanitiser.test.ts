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

  const alone = ["table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "ul", "ol", "li", "a", "img", "br"];
  for (const name of keptElements.filter((one) => !alone.includes(one))) {
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

  it("keeps line breaks", () => assert.equal(clean("a<br>b"), "a<br>b"));

  for (const name of inlineWrappers) {
    it(`takes ${name} away from around its words`, () => assert.equal(clean(`a<${name}>b</${name}>c`), "abc"));
  }

  for (const name of blockWrappers) {
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
  });

  it("loses a picture's link and a link's source, which are neither's", () => {
    assert.equal(clean('<a src="/x" href="/y">a</a>'), '<a href="https://www.lindvik.example/y">a</a>');
    const image = sanitise('<img src="/x" href="/y">', base).querySelector("img");
    assert.deepEqual(
      [image?.getAttribute("src"), image?.hasAttribute("href")],
      ["https://www.lindvik.example/x", false],
    );
  });

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
