import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { omvarld } from "../command-line.mjs";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const feed = "herrljunga.json";

let site;
/** The page's own site, and another that hands its feed to whoever asks. */
let own;
let other;

before(async () => {
  const serving = { delay: (path) => (path.endsWith(".html") ? 0 : 100) };
  site = await openSite({}, { copies: { omvarld: "dist/cdn", [feed]: `demo/feeds/${feed}` }, serving });
  own = site.server;
  other = await site.serve({ ...serving, headers: { "access-control-allow-origin": "*" } });
});

after(() => site?.close());

/** What the command line prints for a tag. */
async function embed(...args) {
  const { code, stdout, stderr } = await omvarld(["embed", ...args]);
  assert.equal(code, 0, stderr);
  const all = stderr + stdout;
  const [, said, head, body] = /^(.*)<!-- In the page's head -->\n(.*)<!-- In its place -->\n(.*)$/s.exec(all);
  return { said, head, body };
}

/** Runs in the page before anything else: adds up what moves. */
function witness() {
  globalThis.shift = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shift += value;
  });
  observer.observe({ type: "layout-shift", buffered: true });
}

/** Opens a page with a tag, and says what it cost once it shows its feed. */
async function open(name, { head, body }, { width = 1280 } = {}) {
  await site.write(
    `${name}.html`,
    `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Lindvik</title><link rel="icon" href="data:,">${head}</head>
<body><h1>Lindvik</h1>${body}<footer><p>Lindviks kommun</p></footer></body></html>`,
  );
  const starts = [own.requests.length, other.requests.length];
  const visited = await visit(site.browser, `${own.url}/${name}.html`, { width, prepare: witness });
  const { page, errors, warnings } = visited;
  try {
    await settle(page);
    // The browser warns of what was preloaded in vain a few seconds after the page has loaded.
    await new Promise((done) => setTimeout(done, 300));
    const asked = [own, other].flatMap(({ requests }, index) => requests.slice(starts[index]));
    const seen = await page.evaluate(() => ({
      shift: globalThis.shift,
      towns: document.querySelectorAll(".omvarld-town").length,
      starts: Object.fromEntries(
        performance.getEntriesByType("resource").map(({ name, startTime }) => [new URL(name).pathname, startTime]),
      ),
      end: performance.getEntriesByType("resource").find(({ name }) => /\/omvarld-[0-9a-f]+\.js$/.test(name))
        ?.responseEnd,
    }));
    return { ...seen, asked, errors, warnings };
  } finally {
    await page.close();
  }
}

describe("embed", () => {
  test("says which attributes a tag will not understand, and prints the lines", async () => {
    const { said, body } = await embed(
      "--tag",
      "twin-towns",
      "--src",
      "/f.json",
      "--group-by",
      "land",
      "--locale",
      "en",
    );
    assert.match(said, /^group-by is "land", which does not exist\. Choose one of: country/);
    assert.match(body, /^<omvarld-twin-towns src="\/f\.json" group-by="land">/);
    assert.equal((await embed("--tag", "twin-towns", "--src", "/f.json")).said, "");
  });

  test("prints what the README shows", async () => {
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const [, shown] = /```html\n(<link rel="preload"[^`]*)```/.exec(readme);
    const { head } = await embed("--tag", "twin-towns", "--src", "/feeds/varld.json");
    assert.equal(head.replaceAll(/-[0-9a-f]{8}\.js/g, "-….js").replaceAll(/sha384-[^"]+/g, "sha384-…"), shown);
  });
});

describe("the embed that omvarld embed prints", () => {
  for (const width of [360, 1280]) {
    test(`shows its feed in one round trip, asks for no byte twice and moves nothing, ${width} px`, async () => {
      const printed = await embed("--tag", "twin-towns", "--src", `/${feed}`);
      const { towns, asked, errors, warnings, shift, starts, end } = await open(`embed-${width}`, printed, { width });
      assert.ok(towns > 0);
      assert.deepEqual(
        asked.filter((path, index) => asked.indexOf(path) !== index),
        [],
      );
      assert.deepEqual([errors, warnings], [[], []]);
      assert.ok(shift <= 0.01, `moved by ${shift}`);
      const needed = Object.keys(starts).filter((path) => /herrljunga|content|pictures|twin-towns/.test(path));
      assert.ok(needed.length >= 3, needed.join());
      for (const path of needed) assert.ok(starts[path] < end, `${path} is asked for beside the script`);
    });
  }
});

const preload = (url, mode) => `<link rel="preload" as="fetch" ${mode} href="${url}">`;
const script = '<script type="module" src="/omvarld/omvarld.js"></script>';

describe("a feed that the page has preloaded", () => {
  for (const site of ["the page's own site", "another site"]) {
    const url = () => `${site === "another site" ? other.url : own.url}/${feed}`;
    for (const [way, head, body] of [
      ["src", () => "", (url) => `<omvarld-twin-towns src="${url}"></omvarld-twin-towns>`],
      [
        "a feed around it",
        () => "",
        (url) => `<omvarld-feed src="${url}"><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>`,
      ],
      [
        "the page's own feed",
        (url) => `<meta name="omvarld-feed" content="${url}">`,
        () => "<omvarld-twin-towns></omvarld-twin-towns>",
      ],
    ]) {
      test(`is asked for once: of ${site}, by ${way}`, async () => {
        const lines = { head: preload(url(), "crossorigin") + head(url()) + script, body: body(url()) };
        const { towns, asked, errors } = await open("preloaded", lines);
        assert.ok(towns > 0);
        assert.equal(asked.filter((path) => path === `/${feed}`).length, 1);
        assert.deepEqual(errors, []);
      });
    }

    test(`is asked for twice, and shown, where the link lacks crossorigin: of ${site}`, async () => {
      const lines = {
        head: preload(url(), "") + script,
        body: `<omvarld-twin-towns src="${url()}"></omvarld-twin-towns>`,
      };
      const { towns, asked } = await open("without", lines);
      assert.ok(towns > 0);
      assert.equal(asked.filter((path) => path === `/${feed}`).length, 2);
    });
  }
});
