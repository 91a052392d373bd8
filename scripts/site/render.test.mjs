import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { full } from "../../src/feed/fixtures/full.ts";
import { hostile } from "../../src/feed/fixtures/hostile.ts";
import { minimal } from "../../src/feed/fixtures/minimal.ts";
import { readFeed } from "../../src/feed/index.ts";
import { omvarld, optionsOf } from "../command-line.mjs";
import { tagChunks } from "../tag-chunks.mjs";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const tagNames = Object.keys(tagChunks);

/** What may be asked of any tag, and what of one; `true` for an attribute without a value. */
const variants = [
  { heading: "" },
  { heading: 'Om "<oss>" & andra', "heading-level": "4" },
  { "heading-level": "6", theme: "dark" },
  { "heading-level": "9", theme: "neon", limit: "-1", past: "no" },
  { limit: "1" },
  { past: "fold" },
  { past: "hide" },
  { lang: "en" },
  { lang: "sv-FI" },
  { lang: "uk" },
];
const ownVariants = {
  "twin-towns": [
    { view: "list", sort: "name", "group-by": "country" },
    { view: "table", "group-by": "status" },
    { view: "table", past: "fold" },
    { searchable: true, "without-map": true, "group-by": "kind" },
    { searchable: true, sort: "since", limit: "2" },
  ],
};

/** Texts and HTML that are hard to print so that they read back as they were. */
const awkward = {
  version: 1,
  language: "sv",
  municipality: { name: "Å & <Ö> \"'", country: "SE", location: { lat: 60, lon: 15 } },
  twinTowns: [
    { name: "A\u00a0B &amp; C", country: "LT", description: "rad ett\rrad två\r\nrad tre\n\nnytt stycke" },
    { name: "</li></ol><script>alert(1)</script>", country: "XX", otherNames: [{ name: "ł\u200d\u{1f600}" }] },
    {
      name: "\t indragen \t text",
      country: "NO",
      themes: ["<b>", "a\u2028b"],
      url: "https://a.example/?a=1&b=2&copy=3",
    },
  ],
  news: [
    "<div><p>Ett</p><div>Två</div><span>tr</span>e</div>",
    "<p>Öppen <b>fet <i>kursiv</b> blandat</i>",
    "<table><tr><td>Cell<td>Cell två<tfoot><tr><td>Fot</table>",
    '<a href="/x?a=1&b=2">länk <a href="y">i länk</a></a><img src="bild.png" title="x"><br>a < b &amp;lt; &nbsp;',
    "<ul><li>ett<li>två<ul><li>inre</ul></ul><h1>Stor</h1><h6>Liten</h6><p><table></table></p>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></math>Kvar",
    "<button>b</button><x-okand>c</x-okand><sup>d</sup><!-- e --><p></p><pre>\n\nf</pre><p>\rg</p>",
  ].map((bodyHtml, index) => ({ title: `${index + 1}`, bodyHtml })),
};

const feeds = (await readdir(at("demo/feeds"))).filter((file) => file.endsWith(".json"));
const ownFeeds = { "full.json": full, "minimal.json": minimal, "hostile.json": hostile, "awkward.json": awkward };

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** A tag as an editor writes it. */
const markup = (name, attributes) => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value === true ? "" : value)}"`);
  return `<omvarld-${name}${written.join("")}></omvarld-${name}>`;
};

const pageOf = (language, tags) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script type="module" src="omvarld.js"></script></head>
<body>${tags.join("\n")}</body>
</html>
`;

/** Runs in the page: where a tag differs from what was printed for it. */
function compareInPage(printed) {
  const merged = (node) => {
    const list = [];
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        // No HTML can say a null character; both are read and drawn as the same mark.
        const text = child.data.replaceAll("\0", "\ufffd");
        if (typeof list.at(-1) === "string") list.push(list.pop() + text);
        else if (text) list.push(text);
      } else if (child.nodeType === Node.ELEMENT_NODE) list.push(child);
    }
    return list;
  };
  // What it was printed from is said by those alone who print.
  const attributesOf = ({ attributes }) =>
    [...attributes]
      .filter(({ name }) => name !== "data-omvarld-stamp")
      .map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
      .sort()
      .join(" ");
  const differences = [];
  const compare = (one, other, path) => {
    if (typeof one === "string" || typeof other === "string" || !one || !other) {
      if (one !== other) {
        const say = (node) => JSON.stringify(node?.outerHTML?.slice(0, 200) ?? node ?? null);
        differences.push(`${path}: the browser has ${say(one)}, Node ${say(other)}`);
      }
      return;
    }
    const here = `${path} > ${one.localName}`;
    if (one.localName !== other.localName) differences.push(`${here}: ${other.localName}`);
    if (attributesOf(one) !== attributesOf(other)) {
      differences.push(`${here}: ${attributesOf(one)}, Node ${attributesOf(other)}`);
    }
    // The picture is drawn by script once it is near the screen.
    if (one.className === "omvarld-map") return;
    const [ones, others] = [merged(one), merged(other)];
    for (let index = 0; index < Math.max(ones.length, others.length); index++) {
      compare(ones[index], others[index], `${here}[${index}]`);
    }
  };
  const tags = [...document.querySelectorAll("body > *")].filter(({ localName }) => localName.startsWith("omvarld-"));
  let nodes = 0;
  for (const [index, html] of printed.entries()) {
    const { body } = new DOMParser().parseFromString(`<!doctype html>${html}`, "text/html");
    compare(tags[index], body.firstElementChild, `${index}`);
    if (body.childElementCount !== 1) differences.push(`${index}: ${body.childElementCount} elements`);
    nodes += body.querySelectorAll("*").length;
  }
  return { differences, count: tags.length, nodes };
}

let browser;
let server;
let folder;
let site;

before(async () => {
  site = await openSite(ownFeeds, { copies: { ".": ["dist/cdn", "demo/feeds"] } });
  ({ browser, server, folder } = site);
});

after(() => site?.close());

describe("omvarld render prints what the browser makes", () => {
  for (const file of [...feeds, ...Object.keys(ownFeeds)]) {
    for (const language of ["sv", "en"]) {
      test(`of every tag with ${basename(file, ".json")} in ${language}`, async () => {
        const { feed } = readFeed(JSON.parse(await readFile(join(folder, file), "utf8")));
        // The last members first, and one that there is not.
        const someOf = (name) => {
          const members = name === "page" ? [] : feed[name.replace(/-(.)/, (_, letter) => letter.toUpperCase())];
          return { ids: [...members.slice(-2).map(({ id }) => id), "?"].reverse().join(" ") };
        };
        const cases = tagNames.flatMap((name) => [
          [name, { src: file }],
          ...[...variants, someOf(name), ...(ownVariants[name] ?? [])].map((asked, index) => [
            name,
            { src: file, id: `${name}-${index}`, ...asked },
          ]),
        ]);
        const path = `${basename(file, ".json")}.${language}.html`;
        await site.write(
          path,
          pageOf(
            language,
            cases.map(([name, attributes]) => markup(name, attributes)),
          ),
        );
        const address = `${server.url}/${path}`;
        const printed = [];
        for (const [name, attributes] of cases) {
          const call = ["render", join(folder, file), "--tag", name, ...optionsOf(attributes)];
          const { code, stdout } = await omvarld([...call, "--page-url", address, "--page-lang", language]);
          assert.equal(code, 0);
          printed.push(stdout);
        }
        const { page, errors } = await visit(browser, address);
        try {
          await settle(page, { timeout: 20_000 });
          const { differences, count, nodes } = await page.evaluate(compareInPage, printed);
          assert.deepEqual(differences.slice(0, 10), []);
          assert.equal(count, cases.length);
          assert.ok(nodes > 5 * count, `${nodes} elements were compared`);
          assert.deepEqual(errors, []);
        } finally {
          await page.close();
        }
      });
    }
  }
});
