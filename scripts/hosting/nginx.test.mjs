import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { get } from "../get.mjs";
import { findNginx, startNginx } from "../nginx.mjs";
import { feedFacts } from "../site/feed-facts.mjs";
import { missingFacts, readPage } from "../site/page-facts.mjs";
import { settle, startBrowser, visit } from "../site/visit.mjs";

const demo = fileURLToPath(new URL("../../dist/demo", import.meta.url));
const advice = fileURLToPath(new URL("../../docs/hosting.md", import.meta.url));
const adviceOnParts = fileURLToPath(new URL("../../docs/long-feeds.md", import.meta.url));

/** Where the demo lies on the server: deep in it, as a site's files do. */
const path = "/kommun/i-varlden";

let nginx;
let server;
let browser;
let root;
let site;
let other;

/** The documentation's own settings, with this machine's places in them. */
async function settings() {
  const blocks = [...(await readFile(advice, "utf8")).matchAll(/```nginx\n([\s\S]*?)```/g)].map(([, text]) => text);
  assert.equal(blocks.length, 2);
  const [, line] = /```nginx\n(.*\n) *```/.exec(await readFile(adviceOnParts, "utf8"));
  const [start] = /^map \$uri \$omvarld_cache \{\n/.exec(blocks[0]);
  blocks[0] = blocks[0].replace(start, () => start + line);
  return ([first, second]) =>
    blocks
      .map((text, index) =>
        text
          .replace("listen 443 ssl;", `listen 127.0.0.1:${[first, second][index]};`)
          .replace(/root \S+;/, `root ${root};`)
          .replace("brotli_static on;", nginx.brotliModule ? "brotli_static on;" : ""),
      )
      .join("\n");
}

before(async () => {
  nginx = await findNginx();
  root = await mkdtemp(join(tmpdir(), "omvarld-hosting-"));
  await mkdir(join(root, path), { recursive: true });
  await cp(demo, join(root, path), { recursive: true });
  await writeFile(join(root, "index.html"), "<!doctype html><title>Lindvik</title>");
  server = await startNginx(nginx, await settings());
  site = `http://127.0.0.1:${server.ports[0]}`;
  other = `http://127.0.0.1:${server.ports[1]}`;
  await writeFile(
    join(root, path, "fjarran.html"),
    `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Åmål</title><link rel="icon" href="data:,">
<script type="module" src="omvarld.js"></script>
<omvarld-page src="${other}${path}/feeds/amal.json"><p>Reserv</p></omvarld-page>`,
  );
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  if (root) await rm(root, { recursive: true, force: true });
});

/** What the server was asked for, in its own words: `304 /feeds/amal.json`. */
async function asked(port) {
  const lines = (await readFile(server.log, "utf8")).trim().split("\n").filter(Boolean);
  await writeFile(server.log, "");
  return lines
    .filter((line) => line.startsWith(`${port} `))
    .map((line) => line.slice(String(port).length + 1).replace(path, ""));
}

const isOfLibrary = (line) => /\/(omvarld[\w-]*|chunks\/[\w.-]+)\.js$/.test(line);

/** What a reader finds who unfolds everything. */
async function see(address, look) {
  const { page, errors } = await visit(browser, address);
  try {
    await settle(page);
    await page.evaluate(() => document.querySelector("svg, footer")?.scrollIntoView());
    await page.waitForNetworkIdle({ idleTime: 300 });
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll("details")) folded.open = true;
    });
    assert.deepEqual(errors, []);
    return await page.evaluate(look);
  } finally {
    await page.close();
  }
}

describe("nginx, set up as the documentation says", () => {
  const pages = [
    { name: "amal", feeds: ["amal"], language: "sv" },
    { name: "amal-en", feeds: ["amal"], language: "en" },
    { name: "savsjo", feeds: ["savsjo"], language: "sv" },
    { name: "varberg", feeds: ["varberg"], language: "sv" },
    { name: "herrljunga", feeds: ["herrljunga"], language: "sv" },
    { name: "eu-coach", feeds: ["eu-coach"], language: "sv" },
    { name: "region", feeds: ["savsjo", "varberg", "herrljunga", "amal", "eu-coach"], language: "sv" },
  ];

  test("serves every demo page that there is", async () => {
    const names = (await readdir(demo)).filter((name) => name.endsWith(".html") && name !== "integrity.html");
    assert.deepEqual(names.sort(), [...pages.map(({ name }) => `${name}.html`), "index.html"].sort());
  });

  for (const { name, feeds, language } of pages) {
    test(`shows all of ${name}.html deep in a site, and sends nothing of the library again on a second visit`, async () => {
      const address = `${site}${path}/${name}.html`;
      await asked(server.ports[0]);
      const source = await readFile(join(demo, `${name}.html`), "utf8");
      const isWholePage = source.includes("<omvarld-page");
      const shown = [...source.matchAll(/<omvarld-([\w-]+)/g)].map(([, tag]) =>
        tag.replace(/-./, ([, letter]) => letter.toUpperCase()),
      );
      const facts = [];
      for (const feed of feeds) {
        const json = JSON.parse(await readFile(join(demo, `feeds/${feed}.json`), "utf8"));
        const all = feedFacts(json, { language, url: `${site}${path}/feeds/${feed}.json`, isWholePage });
        facts.push(...all.filter((fact) => isWholePage || shown.includes(fact.path.split("/")[1])));
      }
      assert.ok(facts.length > 10);
      assert.deepEqual(missingFacts(facts, await see(address, readPage)), []);
      const first = await asked(server.ports[0]);
      assert.ok(first.includes(`200 /${name}.html`), first.join());
      await see(address, readPage);
      const again = await asked(server.ports[0]);
      assert.deepEqual(again.filter(isOfLibrary), []);
      for (const feed of feeds) assert.ok(again.includes(`304 /feeds/${feed}.json`), again.join());
      assert.deepEqual(
        again.filter((line) => !line.startsWith("304 ")),
        [],
        "nothing is sent again",
      );
    });
  }

  test("shows a feed from another server, and sends it again only when it has changed", async () => {
    const look = () => document.querySelector("omvarld-page").innerText;
    await asked(server.ports[1]);
    const text = await see(`${site}${path}/fjarran.html`, look);
    assert.ok(text.includes("De Pere"));
    assert.ok(!text.includes("Reserv"));
    assert.deepEqual(await asked(server.ports[1]), ["200 /feeds/amal.json"]);
    await see(`${site}${path}/fjarran.html`, look);
    assert.deepEqual(await asked(server.ports[1]), ["304 /feeds/amal.json"]);
    const file = join(root, path, "feeds/amal.json");
    await writeFile(file, (await readFile(file, "utf8")).replaceAll("De Pere", "De Pere vid floden"));
    assert.ok((await see(`${site}${path}/fjarran.html`, look)).includes("De Pere vid floden"));
    assert.deepEqual(await asked(server.ports[1]), ["200 /feeds/amal.json"]);
  });

  test("says what each file is, and how long it keeps", async () => {
    const { entry, files } = JSON.parse(await readFile(join(demo, "manifest.json"), "utf8"));
    const forEver = "public, max-age=31536000, immutable";
    const wanted = [
      ["amal.html", "text/html; charset=utf-8", "no-cache"],
      ["hosts/amal.css", "text/css; charset=utf-8", "no-cache"],
      ["feeds/amal.json", /^application\/json/, "no-cache"],
      ["manifest.json", /^application\/json/, "no-cache"],
      ["feeds/varld.json", /^application\/json/, "no-cache"],
      ["feeds/varld-3f9a1c2b.json", /^application\/json/, forEver],
      ["feeds/amal-20261124.json", /^application\/json/, "no-cache"],
      ["omvarld.js", /^(application|text)\/javascript; charset=utf-8$/, "public, max-age=600"],
      ...files.filter(({ immutable }) => immutable).map(({ name }) => [name, /\/(javascript|css);/, forEver]),
    ];
    assert.ok(wanted.some(([name]) => name === entry));
    const feeds = join(root, path, "feeds");
    for (const name of ["varld", "varld-3f9a1c2b", "amal-20261124"]) {
      await cp(join(feeds, "amal.json"), join(feeds, `${name}.json`));
    }
    for (const [name, type, cache] of wanted) {
      const { status, headers } = await get(`${site}${path}/${name}`);
      assert.equal(status, 200, name);
      if (typeof type === "string") assert.equal(headers["content-type"], type, name);
      else assert.match(headers["content-type"], type, name);
      assert.equal(headers["cache-control"], cache, name);
      assert.ok(headers.etag, name);
      const again = await get(`${site}${path}/${name}`, { "if-none-match": headers.etag });
      assert.equal(again.status, 304, name);
    }
  });

  test("sends the compressed copies that the build has made", async () => {
    const file = join(demo, "omvarld.js");
    const plain = await readFile(file);
    const gzip = await get(`${site}${path}/omvarld.js`, { "accept-encoding": "gzip" });
    assert.equal(gzip.headers["content-encoding"], "gzip");
    assert.ok(gzip.body.equals(await readFile(`${file}.gz`)));
    assert.ok(gunzipSync(gzip.body).equals(plain));
    if (nginx.brotliModule) {
      const brotli = await get(`${site}${path}/omvarld.js`, { "accept-encoding": "gzip, br" });
      assert.equal(brotli.headers["content-encoding"], "br");
      assert.ok(brotliDecompressSync(brotli.body).equals(plain));
    }
    assert.ok((await get(`${site}${path}/omvarld.js`)).body.equals(plain));
    const feed = await get(`${site}${path}/feeds/varberg.json`, { "accept-encoding": "gzip" });
    assert.equal(feed.headers["content-encoding"], "gzip");
    const unchanged = await get(`${site}${path}/feeds/varberg.json`, {
      "accept-encoding": "gzip",
      "if-none-match": feed.headers.etag,
    });
    assert.equal(unchanged.status, 304);
  });
});
