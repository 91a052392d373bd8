import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { JSDOM } from "jsdom";
import { html, nothing, svg, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import ts from "typescript";
import { htmlAtLevel } from "../element-kit/html-at-level.ts";
import { printAttributes, printValue } from "./print-template.ts";

const print = (value: unknown): string => [...printValue(value)].join("");

const nodes = (markup: string): ChildNode => {
  const { body } = new JSDOM(`<!doctype html>${markup}`).window.document;
  const [first] = body.childNodes;
  if (!first) throw new Error("Nothing to print.");
  return first;
};

/** The same, for templates that the linter would not let pass. */
const unchecked = html;

describe("what is printed", () => {
  const cases: readonly (readonly [what: string, value: unknown, printed: string])[] = [
    ["a text", html`<p>a</p>`, "<p>a</p>"],
    ["a text of the feed, as text", html`<p>${'<b>&amp;"'}</p>`, '<p>&lt;b&gt;&amp;amp;"</p>'],
    ["numbers and truth values", html`${0}${1.5}${false}`, "01.5false"],
    ["nothing, in all its forms", html`<p>${nothing}${undefined}${null}${""}</p>`, "<p></p>"],
    ["lists in lists", html`<p>${["a", [1, html`<b>c</b>`], nothing, new Set("d")]}</p>`, "<p>a1<b>c</b>d</p>"],
    ["a template in a template", html`<p>${html`<b>${"a"}</b>`} b</p>`, "<p><b>a</b> b</p>"],
    ["a drawing", svg`<path d=${"M1,1"}></path>`, '<path d="M1,1"></path>'],
    ["an attribute", html`<p class=${"a"} lang=${'"'}></p>`, '<p class="a" lang="&quot;"></p>'],
    ["an attribute of several parts", html`<p class="a ${1} b${2}"></p>`, '<p class="a 1 b2"></p>'],
    ["one in single quotes", html`<p class='a ${"b"}'></p>`, '<p class="a b"></p>'],
    ["one without quotes", html`<p class=a-${1}-b></p>`, '<p class="a-1-b"></p>'],
    ["no attribute where a part is nothing", html`<p lang=${nothing} class="a ${nothing}"></p>`, "<p></p>"],
    ["an empty attribute for what is not given", html`<p lang=${undefined} id=${null}></p>`, '<p lang="" id=""></p>'],
    [
      "an attribute that is there or not",
      html`<p ?hidden=${1} ?inert=${""} ?lang=${nothing}></p>`,
      '<p hidden=""></p>',
    ],
    ["a bound text", html`<p class=${"a"} .textContent=${"<b>"}></p>`, '<p class="a">&lt;b&gt;</p>'],
    ["a bound text that is not given", html`<p .textContent=${undefined}></p>`, "<p></p>"],
    ["no listener", unchecked`<p @click=${() => {}}>a</p>`, "<p>a</p>"],
    [
      "nothing of what a directive does to an element in a page",
      html`<p class="a" ${directive(
        class extends Directive {
          override render() {}
        },
      )()}>b</p>`,
      '<p class="a">b</p>',
    ],
    ["elements without an end", html`a<br />b<img src=${"c"} alt="" />`, 'a<br>b<img src="c" alt="">'],
    ["fixed attributes", html`<p role="note" tabindex="0">a</p>`, '<p role="note" tabindex="0">a</p>'],
    ["what HTML cannot hold bare", html`<p lang=${"a\rb"}>${"c\rd\0"}</p>`, '<p lang="a&#13;b">c&#13;d\ufffd</p>'],
    ["a heading at its level", htmlAtLevel(4)`<h2>${"a"}</h2><h6>b</h6>`, "<h4>a</h4><h6>b</h6>"],
    [
      "nodes",
      nodes('<div><a href="?a&amp;b">1 &lt; 2</a><br>c</div>'),
      '<div><a href="?a&amp;b">1 &lt; 2</a><br>c</div>',
    ],
  ];
  for (const [what, value, printed] of cases) it(what, () => assert.equal(print(value), printed));

  it("reads back to the nodes that it was", () => {
    const text = "a\r\nb &amp; <i> \u00a0 \"c\" 'd'";
    const { body } = new JSDOM(`<!doctype html>${print(html`<p lang=${text} .textContent=${text}></p>`)}`).window
      .document;
    assert.equal(body.firstElementChild?.textContent, text);
    assert.equal(body.firstElementChild?.getAttribute("lang"), text);
  });

  it("is made as it is asked for", () => {
    const made: number[] = [];
    const items = {
      *[Symbol.iterator]() {
        for (let number = 1; number <= 3; number++) {
          made.push(number);
          yield html`<li>${number}</li>`;
        }
      },
    };
    const pieces = printValue(html`<ol>${items}</ol>`);
    while (!pieces.next().value?.includes("1"));
    assert.deepEqual(made, [1]);
    assert.equal([...pieces].join(""), "</li><li>2</li><li>3</li></ol>");
  });

  it("of attributes stands after a space each", () => {
    assert.equal(
      printAttributes([
        ["a", "1"],
        ["b", '"'],
      ]),
      ' a="1" b="&quot;"',
    );
  });
});

describe("what is refused", () => {
  const values: readonly (readonly [what: string, value: unknown])[] = [
    ["a function", () => 1],
    ["a symbol", Symbol("a")],
    ["an object", { a: 1 }],
    ["a directive", { _$litDirective$: class {}, values: [] }],
    ["mathematics", { ...unchecked`<mn></mn>`, _$litType$: 3 }],
    ["a compiled template", { values: [], _$litType$: { h: "", parts: [] } }],
    ["an object in an attribute", unchecked`<p class=${{ a: 1 }}></p>`],
    ["a template as a bound text", unchecked`<p .textContent=${unchecked`a`}></p>`],
    ["an unknown property", unchecked`<input .value=${"a"} />`],
    ["a bound text beside children", unchecked`<p .textContent=${"a"}>b</p>`],
    ["a listener of two parts", unchecked`<p @click="a ${() => {}}"></p>`],
    ["a value within a tag", unchecked`<p ${"a"}></p>`],
    ["a value for a name", unchecked`<${"p"}></${"p"}>`],
    ["a comment", unchecked`<!-- ${"a"} -->`],
    ["an element of the page's own", unchecked`<x-a></x-a>`],
    ["a script", unchecked`<script></script>`],
    ["a text field", unchecked`<textarea>${"a"}</textarea>`],
    ["an open tag", unchecked`<p`],
    ["an open quote", unchecked`<p class="a`],
    ["a comment node", nodes("<div><!-- a --></div>")],
    ["a script node", nodes("<div><style>a</style></div>")],
  ];
  for (const [what, value] of values) it(what, () => assert.throws(() => print(value), /TypeError|SyntaxError/));
});

/** Every template of the sources, by its file. */
function templatesInSources(): readonly (readonly [file: string, strings: readonly string[]])[] {
  const found: (readonly [string, readonly string[]])[] = [];
  const folder = new URL("../", import.meta.url);
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    // A data block is no part of a tag's templates: the command line writes its own.
    if (!/\.ts$/.test(file) || /\.test\.ts$|testing\.ts$|json-ld\.ts$/.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(new URL(file, folder), "utf8"), ts.ScriptTarget.ES2022);
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && /(?:html|Html|svg)$/.test(node.tag.getText(source))) {
        const { template } = node;
        const strings = ts.isNoSubstitutionTemplateLiteral(template)
          ? [template.text]
          : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
        found.push([file, strings]);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

describe("the templates of all tags", () => {
  const templates = templatesInSources();
  const asTemplate = (strings: readonly string[]) =>
    ({
      _$litType$: 1,
      strings: Object.assign([...strings], { raw: strings }) as TemplateStringsArray,
      values: strings.slice(1).map(() => nothing),
    }) satisfies TemplateResult;

  it("hold nothing that cannot be printed", () => {
    assert.ok(templates.length > 100);
    for (const [file, strings] of templates) {
      // A bound text is never nothing, and shows as an empty one here.
      const template = asTemplate(strings);
      const values = template.values.map((_, index) => (/\.textContent=$/.test(strings[index] ?? "") ? "" : nothing));
      assert.doesNotThrow(() => print({ ...template, values }), file);
    }
  });

  it("bind these properties, flags and listeners, and no others", () => {
    const bound = templates.flatMap(([, strings]) =>
      strings.flatMap((text) => [...(/\s([.?@][\w-]+)=["']?$/.exec(text)?.slice(1) ?? [])]),
    );
    assert.deepEqual([...new Set(bound)].sort(), [".textContent", "?checked", "?hidden"]);
  });
});
