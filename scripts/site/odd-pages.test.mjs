import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { full } from "../../src/feed/fixtures/full.ts";
import { differences, measure, pageOf, tags, text } from "./host-page.mjs";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

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

before(async () => {
  site = await openSite({ "feed.json": full });
  ({ browser, server } = site);
});

after(() => site?.close());

/** Opens one page of its own, with a tag in it, and closes it when the test is over. */
async function open(t, name, host, body, { width, prepare } = {}) {
  await site.write(`${name}.html`, pageOf({ css: text, ...host }, body));
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
