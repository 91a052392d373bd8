import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { full } from "../../src/feed/fixtures/full.ts";
import { hostile } from "../../src/feed/fixtures/hostile.ts";
import { minimal } from "../../src/feed/fixtures/minimal.ts";
import { readFeed } from "../../src/feed/index.ts";
import { omvarld } from "../command-line.mjs";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const tagNames = [
  "page",
  "twin-towns",
  "volunteering",
  "contacts",
  "policies",
  "news",
  "networks",
  "funding",
  "projects",
  "documents",
];

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

const demoFeeds = at("demo/feeds");
const feeds = (await readdir(demoFeeds)).filter((file) => file.endsWith(".json"));
const ownFeeds = { "full.json": full, "minimal.json": minimal, "hostile.json": hostile, "awkward.json": awkward };

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** A tag as an editor writes it, and the same for the command line. */
const markup = (name, attributes) => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value === true ? "" : value)}"`);
  return `<omvarld-${name}${written.join("")}></omvarld-${name}>`;
};
const options = (attributes) =>
  Object.entries(attributes).flatMap(([key, value]) => (value === true ? [`--${key}`] : [`--${key}`, value]));

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
  const copied = await Promise.all(feeds.map(async (file) => [file, await readFile(join(demoFeeds, file))]));
  site = await openSite({ ...Object.fromEntries(copied), ...ownFeeds });
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
        await writeFile(
          join(folder, path),
          pageOf(
            language,
            cases.map(([name, attributes]) => markup(name, attributes)),
          ),
        );
        const address = `${server.url}/${path}`;
        const printed = [];
        for (const [name, attributes] of cases) {
          const call = ["render", join(folder, file), "--tag", name, ...options(attributes)];
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

/** Runs the command line as a user does: in a process of its own. */
async function shell(script, args, { flags = [], input = "" } = {}) {
  const child = spawn(process.execPath, [...flags, script, ...args]);
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((done) => child.on("close", done)),
  ]);
  return { code, stdout, stderr };
}

const program = at("dist/cli/omvarld.js");

describe("omvarld render as a program", () => {
  test("prints ten thousand members without holding them all", async () => {
    const contacts = Array.from({ length: 6 }, (_, index) => ({
      id: `k${index}`,
      name: `Kontakt ${index}`,
      phones: [{ number: "0340-884 26" }],
      emails: [{ address: `k${index}@lindvik.example` }],
    }));
    // Each says much more than the feed does: all at once, what they say is several times the room there is.
    const twinTowns = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Ort ${index}`,
      country: "LT",
      contacts: contacts.map(({ id }) => id),
    }));
    const input = JSON.stringify({ ...minimal, contacts, twinTowns });
    const { code, stdout, stderr } = await shell(program, ["render", "-", "--tag", "twin-towns"], {
      flags: ["--max-old-space-size=32"],
      input,
    });
    assert.equal(code, 0, stderr.slice(0, 500));
    assert.equal(stdout.match(/<li role="listitem" class="omvarld-item omvarld-town"/g).length, 10_000);
    assert.ok(stdout.length > 15_000_000);
  });

  test("stops calmly where nobody reads on", async () => {
    const child = spawn(process.execPath, [program, "render", at("demo/feeds/eu-coach.json"), "--tag", "page"]);
    child.stdout.once("data", () => child.stdout.destroy());
    const [stderr] = await Promise.all([text(child.stderr), new Promise((done) => child.on("close", done))]);
    assert.equal(stderr, "");
  });

  test("needs jsdom for a feed with HTML alone, and says so", async () => {
    const home = join(folder, "installed/node_modules");
    await mkdir(join(home, "omvarld"), { recursive: true });
    await cp(at("dist/cli"), join(home, "omvarld/dist/cli"), { recursive: true });
    await writeFile(join(home, "omvarld/package.json"), JSON.stringify({ name: "omvarld", type: "module" }));
    for (const name of ["lit", "@lit", "dompurify"]) await symlink(at(`node_modules/${name}`), join(home, name));
    const installed = join(home, "omvarld/dist/cli/omvarld.js");
    const args = ["render", "-", "--tag", "twin-towns", "--locale", "en"];
    const plain = await shell(installed, args, { input: JSON.stringify(minimal) });
    assert.deepEqual([plain.code, plain.stderr], [0, ""]);
    assert.match(plain.stdout, /^<omvarld-twin-towns>/);
    const rich = await shell(installed, args, { input: JSON.stringify(awkward) });
    assert.deepEqual([rich.code, rich.stdout], [2, ""]);
    assert.match(rich.stderr, /npm install jsdom/);
  });
});

describe("what was printed", () => {
  /** What a reader without script must not meet: controls, and the place of a picture that never comes. */
  const dead = () =>
    [...document.querySelectorAll("button, input, [data-omvarld-action], .omvarld-filter, .omvarld-map")].filter(
      (element) => element.checkVisibility(),
    ).length;

  for (const [name, attributes] of [
    ["page", {}],
    ["twin-towns", { searchable: true, past: "fold" }],
    ["projects", {}],
  ]) {
    test(`stands as a page of its own, and asks for nothing: ${name}`, async () => {
      const call = ["render", join(folder, "full.json"), "--tag", name, "--standalone", ...options(attributes)];
      const { code, stdout } = await omvarld(call);
      assert.equal(code, 0);
      await writeFile(join(folder, `alone-${name}.html`), stdout);
      const { page, errors, requests } = await visit(browser, `${server.url}/alone-${name}.html`, { width: 360 });
      try {
        assert.equal(await page.evaluate(dead), 0);
        assert.deepEqual(errors, []);
        assert.deepEqual(
          requests.filter((url) => url.startsWith(server.url) && !url.endsWith("/favicon.ico")),
          [`${server.url}/alone-${name}.html`],
        );
        const seen = await page.evaluate(() => ({
          weight: getComputedStyle(document.querySelector(".omvarld-heading")).fontWeight,
          width: document.documentElement.scrollWidth,
          towns: document.querySelectorAll(".omvarld-town").length,
        }));
        assert.equal(seen.weight, "650", "the library's sheet is there");
        assert.equal(seen.width, 360);
        await page.addScriptTag({ path: at("node_modules/axe-core/axe.min.js") });
        const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations.map(({ id }) => id));
        assert.deepEqual(violations, []);
        if (name === "twin-towns") {
          assert.equal(seen.towns, full.twinTowns.length);
          await page.click("summary");
          assert.ok(await page.evaluate(() => document.querySelector("details .omvarld-town").checkVisibility()));
        }
      } finally {
        await page.close();
      }
    });
  }

  test("looks with omvarld.css alone as it does with the script", async () => {
    const { stdout } = await omvarld(["render", join(folder, "full.json"), "--tag", "page", "--page-lang", "sv"]);
    const head = '<meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">';
    const html = (more, body) =>
      `<!doctype html><html lang="sv"><head>${head}${more}</head><body>${body}</body></html>`;
    await writeFile(join(folder, "css.html"), html('<link rel="stylesheet" href="omvarld.css">', stdout));
    await writeFile(
      join(folder, "script.html"),
      html('<script type="module" src="omvarld.js"></script>', '<omvarld-page src="full.json"></omvarld-page>'),
    );
    const looks = [];
    for (const path of ["css.html", "script.html"]) {
      const { page } = await visit(browser, `${server.url}/${path}`);
      try {
        await settle(page);
        looks.push(
          await page.evaluate(() =>
            [...document.querySelectorAll(".omvarld *:not(.omvarld-map *)")].map((element) => {
              const { display, fontSize, color, marginBlockStart, paddingInlineStart, gap } = getComputedStyle(element);
              return [element.className, display, fontSize, color, marginBlockStart, paddingInlineStart, gap].join("|");
            }),
          ),
        );
      } finally {
        await page.close();
      }
    }
    assert.ok(looks[0].length > 300);
    assert.deepEqual(looks[0], looks[1]);
  });

  test("shows no dead control where the browser runs no script", async () => {
    const call = ["render", join(folder, "full.json"), "--tag", "twin-towns", "--searchable", "--limit", "2"];
    const { stdout } = await omvarld(call);
    const sheet = '<link rel="stylesheet" href="omvarld.css">';
    await writeFile(join(folder, "no-script.html"), `<!doctype html><title>a</title>${sheet}${stdout}`);
    const { page } = await visit(browser, `${server.url}/no-script.html`);
    try {
      assert.ok((await page.evaluate(dead)) > 0, "with script they wait for it");
      await page.setJavaScriptEnabled(false);
      await page.reload();
      assert.equal(await page.evaluate(dead), 0);
    } finally {
      await page.close();
    }
  });
});

/** What the formats ask of Intl, for every code there could be; run here and in the browser. */
function sayings() {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  const said = { exact: {}, regions: {}, languages: {} };
  for (const language of ["sv", "sv-FI", "en-GB", "en-US"]) {
    const put = (group, key, value) => {
      said[group][`${language} ${key}`] = value;
    };
    const regions = new Intl.DisplayNames(language, { type: "region" });
    const languages = new Intl.DisplayNames(language, { type: "language" });
    for (const code of codes) {
      put("regions", code, regions.of(code));
      put("languages", code.toLowerCase(), languages.of(code.toLowerCase()));
    }
    for (let day = 0; day < 366; day += 5) {
      for (const options of [{}, { month: "long" }, { month: "long", day: "numeric" }]) {
        const format = new Intl.DateTimeFormat(language, { year: "numeric", ...options, timeZone: "UTC" });
        put("exact", `${day} ${Object.keys(options)}`, format.format(new Date(Date.UTC(2026, 0, 1 + day))));
      }
    }
    for (const number of [0, 1, -1, 0.5, 999, 1000, 12_345, 1_234_567.891]) {
      put("exact", `${number}`, new Intl.NumberFormat(language).format(number));
      put("exact", `plural ${number}`, new Intl.PluralRules(language).select(number));
      for (const currency of [
        "SEK",
        "EUR",
        "NOK",
        "DKK",
        "ISK",
        "GBP",
        "USD",
        "CHF",
        "PLN",
        "CZK",
        "HUF",
        "UAH",
        "JPY",
      ]) {
        const format = new Intl.NumberFormat(language, { style: "currency", currency });
        put("exact", `${number} ${currency}`, format.format(number));
      }
    }
    for (const items of [["a"], ["a", "b"], ["a", "b", "c"]]) {
      put("exact", `list ${items.length}`, new Intl.ListFormat(language, { type: "conjunction" }).format(items));
    }
    put("exact", "order", [..."öåäéeæøłüvwyzAa1-"].sort(new Intl.Collator(language).compare).join(""));
  }
  return said;
}

describe("the words of Node", () => {
  /** Each has its own copy of the world's names, and browsers leave some out. */
  const differences = (here, there) => Object.keys(here).filter((key) => here[key] !== there[key]);
  let here;
  let there;

  before(async () => {
    here = sayings();
    const { page } = await visit(browser, `${server.url}/`);
    there = await page.evaluate(sayings);
    await page.close();
  });

  test("are the browser's for dates, numbers, sums, plurals, lists and the order of letters", () => {
    assert.ok(Object.keys(here.exact).length > 1000);
    assert.deepEqual(differences(here.exact, there.exact), []);
  });

  test("are the browser's for all but a few regions", () => {
    const differing = new Set(differences(here.regions, there.regions).map((key) => key.split(" ")[1]));
    assert.ok(differing.size <= 8, [...differing].join(" "));
    for (const code of ["SE", "NO", "FI", "DK", "GB", "US", "UA", "XK", "TW"]) assert.ok(!differing.has(code), code);
  });

  test("are the browser's for every language that the browser has a name for", () => {
    for (const key of differences(here.languages, there.languages))
      assert.equal(there.languages[key], key.split(" ")[1]);
  });
});
