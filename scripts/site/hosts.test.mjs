import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { full } from "../../src/feed/fixtures/full.ts";
import { differences, measure, pageOf, plain, tags, text } from "./host-page.mjs";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

/** Pages that upset what stands in them. `css` comes from stylesheets of the page, `script` runs before all others. */
const hosts = {
  "Meyer's reset": {
    css: `html, body, div, span, h1, h2, h3, h4, h5, h6, p, a, abbr, b, i, strong, small, img, dl, dt, dd, ol, ul, li,
      fieldset, form, label, legend, table, caption, tbody, thead, tr, th, td, article, aside, details, figure,
      figcaption, section, summary, time { margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit;
      vertical-align: baseline } ol, ul { list-style: none } table { border-collapse: collapse; border-spacing: 0 }
      ${text}`,
  },
  "Tailwind's preflight": {
    css: `*, ::before, ::after { box-sizing: border-box; border: 0 solid; margin: 0; padding: 0 }
      h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit } a { color: inherit; text-decoration: inherit }
      ol, ul, menu { list-style: none } img, svg, video { display: block; vertical-align: middle }
      img, video { max-width: 100%; height: auto } button, input { font: inherit; color: inherit; background: transparent }
      table { text-indent: 0; border-color: inherit; border-collapse: collapse } summary { display: list-item } ${text}`,
  },
  Bootstrap: {
    css: `@import "/bootstrap.css"; ${text}`,
    open: '<main class="container"><div class="card"><div class="card-body"><div id="column" class="card-text">',
    close: "</div></div></div></main>",
  },
  "a CMS's rules for rich text": {
    css: `${text}
      .content p { margin: 0 0 1.6em; max-width: 38em; font-size: 1.125em; text-indent: 1em }
      .content h2 { margin: 2.5em 0 .2em; padding-bottom: 8px; border-bottom: 3px solid #900; font-size: 40px; color: #900;
        text-transform: uppercase; letter-spacing: .1em }
      .content h3, .content h4 { margin: 1.5em 0 0; font-size: 2em; font-style: italic; clear: both }
      .content ul { margin: 0 0 2em 2em; padding-left: 20px; list-style: square outside }
      .content ul li { margin: .5em 0 .5em 1.2em; padding-left: 30px; list-style: square; background: #eee }
      .content ul li::before { content: "■"; margin-right: 8px; color: red }
      .content ol li { list-style: upper-roman; margin-left: 3em } .content li::marker { content: "* "; color: red }
      .content ul li a { display: block; padding: 12px; border-bottom: 1px solid; font-size: 20px }
      .content a { padding-right: 18px; background: url(data:,) no-repeat right }
      .content table { width: auto; border: 2px solid; border-collapse: collapse; margin: 2em 0; font-size: 12px }
      .content table td, .content table th { padding: 14px 22px; border: 1px solid #999; text-align: center }
      .content tr:nth-child(even) { background: #ddd } .content dl { margin: 2em 0; overflow: hidden }
      .content dt { float: left; clear: left; width: 30%; font-weight: 700 } .content dd { margin: 0 0 1em 32% }
      .content div { margin-bottom: 10px } .content section { padding: 40px 0; border-top: 9px double }
      .content figure { margin: 1em 40px; padding: 4px; border: 1px solid; background: #eee }
      .content img { float: left; margin: 0 20px 20px 0; border: 4px solid }
      .content button { padding: 20px; border-radius: 30px; text-transform: uppercase; background: #060; color: #fff }
      .content input { width: 50%; border: 3px inset; padding: 9px; height: 60px }
      .content label { display: block; float: left; width: 120px; text-align: right }
      .content fieldset { padding: 20px; border: 1px solid; margin: 10px } .content legend { float: left; width: 100% }
      .content span { font-size: 1.1em } .content strong, .content b { font-weight: 400; text-transform: uppercase }
      .content small { font-size: 50% } .content summary { list-style: none; padding: 30px; background: #ccc }
      .content details { border: 1px solid; padding: 1em; margin: 2em } .content time { white-space: pre; font-style: italic }
      .content svg { width: 24px; height: 24px } .content article { float: left; width: 50% }`,
    open: '<main class="page"><div class="content" id="column">',
    close: "</div></main>",
  },
  "62.5 % for the root": { css: "html { font-size: 62.5% } body { font: 1.6rem/1.5 Arial, sans-serif; margin: 0 }" },
  "all reverted": { css: `${text} * { all: revert } body { margin: 0; font: 16px/1.5 Arial, sans-serif }` },
  "quirks mode": { css: text, doctype: "" },
  "text inherited from an odd parent": {
    css: `${text} #column { text-align: center; text-indent: 2em; white-space: pre; line-height: 1; word-break: break-all;
      list-style: square inside; border-collapse: collapse; caption-side: bottom }`,
  },
};

let browser;
let server;
let site;

const names = Object.keys(hosts);

before(async () => {
  const pages = ["", "isolated"].flatMap((mode) => [
    [`plain${mode}.html`, pageOf(plain, tags(mode))],
    ...names.map((name, index) => [`${index}${mode}.html`, pageOf(hosts[name], tags(mode))]),
  ]);
  site = await openSite(
    { "feed.json": full, ...Object.fromEntries(pages) },
    { copies: { ".": "dist/cdn", "bootstrap.css": "node_modules/bootstrap/dist/css/bootstrap.min.css" } },
  );
  ({ browser, server } = site);
});

after(() => site?.close());

async function look(path, { width = 1280 } = {}) {
  const { page, errors } = await visit(browser, server.url + path, { width });
  try {
    await settle(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    return { errors, overflow, shown: await page.evaluate(measure) };
  } finally {
    await page.close();
  }
}

const plainLooks = {};

describe("a tag in a page with", () => {
  for (const [index, name] of names.entries()) {
    for (const mode of ["", "isolated"]) {
      test(`${name}${mode && ", isolated,"} stands as in a plain page`, async () => {
        plainLooks[mode] ??= await look(`/plain${mode}.html`);
        const expected = plainLooks[mode];
        const { shown, errors } = await look(`/${index}${mode}.html`);
        assert.ok(expected.shown.length > 500, "all is shown");
        assert.deepEqual(differences(expected.shown, shown), []);
        assert.deepEqual(errors, []);
      });

      test(`${name}${mode && ", isolated,"} is no wider than a small phone`, async () => {
        assert.ok((await look(`/${index}${mode}.html`, { width: 320 })).overflow <= 0);
      });
    }
  }
});
