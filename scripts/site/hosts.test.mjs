import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { full } from "../../src/feed/fixtures/full.ts";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const bootstrap = fileURLToPath(new URL("../../node_modules/bootstrap/dist/css/bootstrap.min.css", import.meta.url));

const tags = (attributes = "") => `
<omvarld-page src="FEED" ${attributes}></omvarld-page>
<omvarld-twin-towns src="FEED" view="table" searchable heading-level="2" ${attributes}></omvarld-twin-towns>
<omvarld-policies src="FEED" past="fold" ${attributes}></omvarld-policies>
<omvarld-projects src="FEED" ${attributes}></omvarld-projects>
<omvarld-documents src="FEED" limit="1" ${attributes}></omvarld-documents>`;

/** Body text is 16 px in Arial everywhere, so that what differs is the host's doing. */
const text = "body { font: 16px/1.5 Arial, sans-serif; margin: 0 }";

const plain = { css: text, open: '<main id="column">', close: "</main>" };

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

const pageOf = (host, body) => {
  const { css, doctype = "<!doctype html>", open, close, head = "" } = { ...plain, ...host };
  return `${doctype}
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${css}</style>
<style>#column { width: 760px !important; max-width: 100%; padding: 0 !important; margin: 0 !important; box-sizing: border-box }</style>
<script type="module" src="/omvarld.js"></script>${head}</head>
<body>${open}${body.replaceAll("FEED", "/feed.json")}${close}</body>
</html>
`;
};

const withoutMap = "MooTools' own Array.from, which makes a list of one thing of whatever is no list";

/** What other scripts of a page do to what all share, before ours run. */
const pollutions = {
  "what Prototype.js and MooTools put into prototypes": () => {
    globalThis.isPolluted = true;
    for (const [prototype, names] of [
      [Array.prototype, ["each", "first", "last", "without", "clone", "contains", "erase", "toJSON"]],
      [String.prototype, ["strip", "camelize", "toJSON", "contains"]],
      [Object.prototype, ["each", "extend", "toJSON"]],
      [Function.prototype, ["extend", "implement"]],
      [Element.prototype, ["update", "select", "addClassName", "getElements", "inject"]],
    ]) {
      for (const name of names) {
        prototype[name] = function () {
          return name;
        };
      }
    }
    // Prototype.js answers with arrays.
    Document.prototype.getElementsByClassName = function (name) {
      return [...this.querySelectorAll(`.${CSS.escape(name)}`)];
    };
  },
  // D3 needs the real one: the map's place goes away, and the list has all that the map would show.
  [withoutMap]: () => {
    globalThis.isPolluted = true;
    const { from } = Array;
    Array.from = (thing) => (Array.isArray(thing) ? from(thing) : [thing]);
  },
  "a fetch that others have wrapped": () => {
    globalThis.isPolluted = true;
    const { fetch } = globalThis;
    // Answers with a promise of their own make, and a copy of the response.
    globalThis.fetch = function (...given) {
      const answer = fetch.apply(this ?? globalThis, given);
      return { then: (done, failed) => answer.then((response) => done(response.clone()), failed) };
    };
  },
  "storage that is blocked": () => {
    globalThis.isPolluted = true;
    for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  },
  "observers and frames that others have wrapped": () => {
    globalThis.isPolluted = true;
    const { requestAnimationFrame, setTimeout } = globalThis;
    globalThis.requestAnimationFrame = (callback) => requestAnimationFrame((...given) => callback(...given));
    globalThis.setTimeout = (callback, ...rest) => setTimeout((...given) => callback(...given), ...rest);
    globalThis.MutationObserver = class extends MutationObserver {};
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
  site = await openSite({
    "feed.json": full,
    "bootstrap.css": await readFile(bootstrap),
    ...Object.fromEntries(pages),
  });
  ({ browser, server } = site);
});

after(() => site?.close());

/** How each element that a tag has rendered stands: what layout depends on, counted in the size of the text around. */
function measure() {
  const lengths = [
    ...["top", "right", "bottom", "left"].flatMap((side) => [
      `margin-${side}`,
      `padding-${side}`,
      `border-${side}-width`,
    ]),
    ...["font-size", "line-height", "max-width", "min-height", "column-gap", "row-gap"],
    ...["letter-spacing", "word-spacing", "text-indent", "border-top-left-radius", "border-spacing"],
  ];
  const words = [
    ...[
      "display",
      "position",
      "float",
      "clear",
      "list-style-type",
      "list-style-position",
      "text-transform",
      "font-style",
    ],
    ...["text-align", "white-space", "overflow-x", "column-count", "flex-direction", "vertical-align", "opacity"],
    ...["visibility", "transform", "box-shadow", "text-shadow", "box-sizing", "border-collapse", "background-image"],
    ...["order", "flex-wrap", "word-break", "hyphens", "cursor", "font-variant-caps", "table-layout", "caption-side"],
  ];
  const shown = [];
  for (const tag of document.querySelectorAll(
    "omvarld-page, omvarld-twin-towns, omvarld-policies, omvarld-projects, omvarld-documents",
  )) {
    const box = (tag.shadowRoot ?? tag).querySelector(".omvarld");
    const em = parseFloat(getComputedStyle(box).fontSize);
    const round = (value) => value.replace(/-?[\d.]+px/g, (px) => `${(parseFloat(px) / em).toFixed(2)}em`);
    for (const element of [box, ...box.querySelectorAll("*")]) {
      // A drawing has no layout of its own, and a chip's radio is there for the keyboard alone.
      if (element.closest("svg") || element.matches("input[type=radio]")) continue;
      const style = getComputedStyle(element);
      const look = {};
      for (const name of lengths) look[name] = round(style.getPropertyValue(name));
      for (const name of words) look[name] = style.getPropertyValue(name);
      look.columns = style.gridTemplateColumns === "none" ? "" : style.gridTemplateColumns.split(" ").length;
      look.isClear = /rgba\(.*, 0\)|transparent/.test(style.backgroundColor);
      if (/^H\d$/.test(element.tagName)) look["font-weight"] = style.fontWeight;
      for (const pseudo of ["::before", "::after", "::marker"])
        look[pseudo] = getComputedStyle(element, pseudo).content;
      // What some elements have without its meaning anything there.
      if (!element.matches("table") || look["border-collapse"] !== "separate") delete look["border-spacing"];
      if (!element.matches("table")) delete look["border-collapse"];
      if (!element.matches("caption")) delete look["caption-side"];
      if (element.matches("tbody, thead, tr, img")) delete look["vertical-align"];
      if (!element.matches("li, summary")) for (const name of ["type", "position"]) delete look[`list-style-${name}`];
      const names = [...element.classList].slice(0, 2).map((name) => `.${name}`);
      shown.push({ name: element.localName + names.join(""), look });
    }
  }
  return shown;
}

/** What differs between two measurings, each once. */
function differences(expected, found) {
  const list = new Set();
  if (expected.length !== found.length) list.add(`${found.length} elements in place of ${expected.length}`);
  for (const [index, { name, look }] of expected.entries()) {
    const other = found[index];
    if (!other) break;
    for (const [property, value] of Object.entries(look)) {
      if (other.look[property] !== value) list.add(`${name} ${property}: ${value} → ${other.look[property]}`);
    }
  }
  return [...list];
}

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

/** Opens one page of its own, with a tag in it, and closes it when the test is over. */
async function open(t, name, host, body, { width, prepare } = {}) {
  await writeFile(join(site.folder, `${name}.html`), pageOf({ css: text, ...host }, body));
  const visited = await visit(browser, `${server.url}/${name}.html`, { width, prepare });
  t.after(() => visited.page.close());
  return visited;
}

/** The headings of a page that are seen, shadow roots included. */
const headings = (page) =>
  page.evaluate(() =>
    [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])].flatMap((root) =>
      [...root.querySelectorAll("h1, h2, h3")].filter((each) => each.checkVisibility()).map((each) => each.innerText),
    ),
  );

/** All that a reader finds in a page's tags. */
const words = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter(({ localName }) => localName.startsWith("omvarld-"))
      .flatMap((tag) => [...(tag.shadowRoot ?? tag).children].map(({ innerText }) => innerText))
      .join("\n"),
  );

/** What is written on the first map, once all is there. */
async function mapNames(page) {
  await settle(page);
  const map = await page.waitForFunction(
    () => {
      const tag = document.querySelector("omvarld-page");
      const inside = tag.shadowRoot ?? tag;
      inside.querySelector("figure")?.scrollIntoView();
      return inside.querySelector("figure [role=img]");
    },
    { timeout: 8000 },
  );
  const names = await map.evaluate((map) => [...map.querySelectorAll("text")].map(({ textContent }) => textContent));
  await page.waitForNetworkIdle({ idleTime: 150, timeout: 5000 });
  assert.ok(names.length > 5, "the map has names");
  return names;
}

describe("a tag in a page that is not what it seems", () => {
  for (const mode of ["", "isolated"]) {
    const where = mode && ", isolated";

    test(`<base> of another site${where}: chunks come from beside the script, and links into the page stay in it`, async (t) => {
      const { page, errors, requests } = await open(
        t,
        `bas${mode}`,
        { head: '<base href="https://elsewhere.example/sida/">' },
        // Addresses of the page's own are relative to the base by the rules of HTML; the editor names whole ones.
        `<omvarld-page src="${server.url}/feed.json" ${mode}></omvarld-page>`,
      );
      await settle(page);
      assert.ok((await headings(page)).includes("Orter som vi samarbetar med"));
      assert.deepEqual(errors, []);
      assert.deepEqual(
        // Pictures of the feed are its own affair.
        requests.filter(
          (url) => !url.startsWith(server.url) && !url.startsWith("data:") && !/\.(jpg|png|svg)$/.test(url),
        ),
        [],
      );
      const before = page.url();
      const answered = await page.evaluate(() => {
        const tag = document.querySelector("omvarld-page");
        const link = (tag.shadowRoot ?? tag).querySelector('.omvarld-answers a[href^="#"]');
        link.focus();
        link.click();
        return link.getAttribute("href").slice(1);
      });
      await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
      assert.equal(new URL(page.url()).origin, new URL(before).origin, "the reader is still on the page");
      const top = await page.evaluate((id) => {
        const tag = document.querySelector("omvarld-page");
        return (tag.shadowRoot ?? tag).querySelector(`[id="${id}"]`).getBoundingClientRect().top;
      }, answered);
      assert.ok(Math.abs(top) < 100, `what the link names is at ${top} px`);
    });

    for (const [what, before, after, show] of [
      ["a closed <details>", "<details><summary>Vänorter</summary>", "</details>", "details.open = true"],
      ["a hidden tab panel", '<div id="panel" style="display: none">', "</div>", 'panel.style.display = "block"'],
    ]) {
      test(`${what}${where}: stands as elsewhere once it is opened`, async (t) => {
        const tag = `<omvarld-twin-towns src="FEED" searchable ${mode}></omvarld-twin-towns>`;
        const measureTowns = async (page) => {
          await settle(page);
          // The map comes once it is near the screen.
          await page.waitForFunction(
            () => {
              const tag = document.querySelector("omvarld-twin-towns");
              return (tag.shadowRoot ?? tag).querySelector("figure [role=img]");
            },
            { timeout: 8000 },
          );
          return page.evaluate(measure);
        };
        const { page: free } = await open(t, `oppen${mode}`, {}, tag);
        const expected = await measureTowns(free);
        const { page, errors } = await open(t, `dold${mode}`, {}, before + tag + after);
        await settle(page);
        assert.equal((await headings(page)).length, 0, "nothing is seen");
        await page.evaluate((show) => {
          const details = document.querySelector("details");
          const panel = document.querySelector("#panel");
          Function("details", "panel", show)(details, panel);
        }, show);
        assert.deepEqual(differences(expected, await measureTowns(page)), []);
        assert.deepEqual(errors, []);
      });
    }

    test(`one that is read from right to left${where}: mirrors the layout, and is no wider than a phone`, async (t) => {
      const { page, errors } = await open(t, `rtl${mode}`, { head: "" }, `<div dir="rtl">${tags(mode)}</div>`, {
        width: 320,
      });
      await settle(page);
      const { overflow, number, card, dir } = await page.evaluate(() => {
        const tag = document.querySelector("omvarld-page");
        const mark = (tag.shadowRoot ?? tag).querySelector(".omvarld-number");
        const edges = (element) => (({ left, right }) => ({ left, right }))(element.getBoundingClientRect());
        return {
          overflow: document.documentElement.scrollWidth - innerWidth,
          number: edges(mark),
          card: edges(mark.closest(".omvarld-town")),
          dir: getComputedStyle(mark).direction,
        };
      });
      assert.equal(dir, "rtl");
      assert.ok(Math.abs(card.right - number.right) < 1, "the number stands at the right");
      assert.ok(overflow <= 0, `${overflow} px wider than the screen`);
      assert.deepEqual(errors, []);
    });

    for (const [what, prepare] of Object.entries(pollutions)) {
      test(`${what}${where}: shows all the same, with no word of complaint`, async (t) => {
        const body = `${tags(mode)}<div data-omvarld="contacts" data-omvarld-src="FEED"></div>`;
        const { page: free } = await open(t, `ren${mode}`, {}, body);
        const expected = await mapNames(free);
        const { page, errors } = await open(t, `oren${mode}`, {}, body, { prepare });
        if (what === withoutMap) await settle(page);
        else assert.deepEqual(await mapNames(page), expected, "the map");
        assert.ok(await page.evaluate(() => globalThis.isPolluted), "the page is polluted");
        assert.deepEqual(await headings(page), await headings(free));
        if (what !== withoutMap) assert.equal(await words(page), await words(free));
        assert.deepEqual(errors, []);
      });
    }
  }
});
