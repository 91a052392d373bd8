import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from "node:zlib";
import { describeFiles, integritySnippet, nameByContent } from "../site-files.mjs";
import { severalFeedsChunks, tagChunks } from "../tag-chunks.mjs";
import { makeFolder, openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const built = fileURLToPath(new URL("../../dist/cdn", import.meta.url));
const packageFile = new URL("../../package.json", import.meta.url);

const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));
const digest = (algorithm, body, encoding) => createHash(algorithm).update(body).digest(encoding);

/** The addresses that a file asks for, as they stand in it. */
const addressesIn = (code) => [...code.matchAll(/\bimport\(["'`](\.[^"'`]+)["'`]\)/g)].map(([, address]) => address);

describe("the list of the site's files", () => {
  let manifest;

  before(async () => {
    manifest = await readJson(join(built, "manifest.json"));
  });

  test("names every file, and none that is not there", async () => {
    const entries = await readdir(built, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(built, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .filter((name) => !/\.(br|gz)$/.test(name) && !["manifest.json", "integrity.html"].includes(name));
    assert.deepEqual(manifest.files.map(({ name }) => name).sort(), names.sort());
    assert.equal(manifest.version, (await readJson(packageFile)).version);
  });

  test("says of each what its bytes say", async () => {
    for (const { name, bytes, brotli, integrity } of manifest.files) {
      const body = await readFile(join(built, name));
      assert.equal(bytes, body.length, name);
      assert.equal(integrity, `sha384-${digest("sha384", body, "base64")}`, name);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
      assert.equal(brotli, brotliCompressSync(body, { params }).length, name);
    }
  });

  test("says what loads each, and nothing is loaded by a name that can change its bytes", async () => {
    const loaders = new Map(manifest.files.map(({ name }) => [name, new Set()]));
    for (const { name } of manifest.files.filter((file) => file.name.endsWith(".js"))) {
      const code = await readFile(join(built, name), "utf8");
      for (const address of addressesIn(code)) {
        const target = new URL(address, `https://site.example/${name}`).pathname.slice(1);
        assert.ok(loaders.has(target), `${name} asks for ${target}`);
        loaders.get(target).add(name);
      }
    }
    for (const { name, loadedBy, immutable } of manifest.files) {
      assert.deepEqual(loadedBy, [...loaders.get(name)].sort(), name);
      if (loadedBy.length > 0) assert.ok(immutable, name);
      if (name.startsWith("chunks/")) assert.ok(loadedBy.length > 0, `nothing loads ${name}`);
    }
  });

  test("holds a name for ever that has a hash of the file's own bytes in it", async () => {
    const immutable = manifest.files.filter((file) => file.immutable);
    assert.ok(immutable.length > 5);
    for (const { name } of immutable) {
      const hash = digest("sha256", await readFile(join(built, name)), "hex").slice(0, 8);
      assert.ok(name.endsWith(`-${hash}.js`), name);
    }
  });

  test("names as the entry a copy of the script", async () => {
    assert.ok(manifest.files.some(({ name, immutable }) => name === manifest.entry && immutable));
    assert.deepEqual(await readFile(join(built, manifest.entry)), await readFile(join(built, "omvarld.js")));
  });

  test("names the files that show each tag, and several feeds", () => {
    assert.deepEqual(Object.keys(manifest.tags), Object.keys(tagChunks));
    const chunks = { ...tagChunks, several: severalFeedsChunks };
    for (const [tag, names] of Object.entries({ ...manifest.tags, several: manifest.severalFeeds })) {
      assert.equal(names.length, chunks[tag].length, tag);
      for (const name of names)
        assert.ok(
          manifest.files.some((file) => file.name === name && file.immutable),
          name,
        );
    }
  });

  test("comes with compressed copies of the same bytes", async () => {
    for (const { name, brotli } of manifest.files.filter((file) => /\.(js|css|json)$/.test(file.name))) {
      const body = await readFile(join(built, name));
      const small = await readFile(join(built, `${name}.br`));
      assert.equal(small.length, brotli);
      assert.ok(brotliDecompressSync(small).equals(body), name);
      assert.ok(gunzipSync(await readFile(join(built, `${name}.gz`))).equals(body), name);
      assert.ok((await stat(join(built, `${name}.gz`))).size < body.length, name);
    }
  });
});

describe("names that follow the bytes", () => {
  const files = {
    "omvarld.js": 'import("./chunks/a.js");import("./chunks/b.js");"./chunks/c.js is not asked for";',
    "chunks/a.js": 'export let a=()=>import("./c.js");',
    "chunks/b.js": "export let b=1;",
    "chunks/c.js": "export let c=1;",
  };

  /** The names that the files get, by what they were called. */
  async function namesOf(changed) {
    const { folder, close } = await makeFolder({ ...files, ...changed });
    try {
      nameByContent(folder);
      const found = describeFiles(folder, "1.0.0");
      const names = Object.fromEntries(found.files.map(({ name }) => [name.replace(/-[0-9a-f]{8}/, ""), name]));
      return { ...names, entry: found.entry, code: await readFile(join(folder, "omvarld.js"), "utf8") };
    } finally {
      await close();
    }
  }

  test("are the same for the same bytes", async () => {
    assert.deepEqual(await namesOf(), await namesOf());
  });

  test("change with a file, and for all that load it, and for nothing else", async () => {
    const one = await namesOf();
    const two = await namesOf({ "chunks/c.js": "export let c=2;" });
    assert.equal(one["chunks/b.js"], two["chunks/b.js"]);
    assert.notEqual(one["chunks/c.js"], two["chunks/c.js"]);
    assert.notEqual(one["chunks/a.js"], two["chunks/a.js"]);
    assert.notEqual(one.entry, two.entry);
    assert.ok(one.code.includes(`import("./${one["chunks/a.js"]}")`), one.code);
    assert.ok(one.code.includes('"./chunks/c.js is not asked for"'), one.code);
  });

  test("refuse files that load each other, and a file that nothing loads", async () => {
    await assert.rejects(namesOf({ "chunks/c.js": 'export let c=()=>import("./a.js");' }), /load each other/);
    await assert.rejects(namesOf({ "chunks/d.js": "export let d=1;" }), /Nothing loads d\.js/);
  });
});

describe("a page that has the files checked", () => {
  const feed = {
    version: 1,
    language: "sv",
    municipality: { name: "Lindvik", country: "SE" },
    twinTowns: [{ name: "Ukmergė", country: "LT" }],
  };
  const fallback = '<p><a href="/vanorter">Våra vänorter</a></p>';
  const page = (head, base = "") => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title>${base}<link rel="icon" href="data:,">
${head}</head>
<body><omvarld-twin-towns src="/feed.json" without-map>${fallback}</omvarld-twin-towns></body>
</html>
`;

  let browser;
  let server;
  let site;

  before(async () => {
    const manifest = await readJson(join(built, "manifest.json"));
    const snippet = await readFile(join(built, "integrity.html"), "utf8");
    assert.equal(snippet, integritySnippet(manifest, "/omvarld/"));
    const policy = /'sha256-[^']+'/.exec(snippet)[0];
    const header = `default-src 'none'; script-src 'self' ${policy}; style-src 'self'; connect-src 'self'; img-src data:`;
    const content = manifest.files.find(({ name }) => name.startsWith("chunks/content"));
    const changed = async (name) => `${await readFile(join(built, name), "utf8")};globalThis.harmed=true;`;
    const preload = `<link rel="modulepreload" href="/omvarld/${content.name}" integrity="${content.integrity}">`;
    site = await openSite(
      {
        [`tampered/${content.name}`]: await changed(content.name),
        [`other-script/${manifest.entry}`]: await changed(manifest.entry),
        "feed.json": feed,
        "index.html": page(snippet),
        "base.html": page(snippet, '<base href="/elsewhere/">'),
        "tampered.html": page(integritySnippet(manifest, "/tampered/")),
        "other-script.html": page(integritySnippet(manifest, "/other-script/")),
        "unchecked.html": page(`<script type="module" src="/tampered/${manifest.entry}"></script>`),
        "preload.html": page(snippet + preload),
      },
      {
        copies: { omvarld: "dist/cdn", tampered: "dist/cdn", "other-script": "dist/cdn" },
        serving: { headers: (path) => (path === "/" ? { "content-security-policy": header } : undefined) },
      },
    );
    ({ browser, server } = site);
    const other = await site.serve({ headers: { "access-control-allow-origin": "*" } });
    await site.write("elsewhere.html", page(integritySnippet(manifest, `${other.url}/omvarld/`)));
  });

  after(() => site?.close());

  async function see(path, { isDrawn }) {
    const { page: shown, errors } = await visit(browser, server.url + path);
    try {
      if (isDrawn) await settle(shown);
      else await shown.waitForNetworkIdle({ idleTime: 500 });
      return {
        errors,
        ...(await shown.evaluate(() => ({
          text: document.body.innerText,
          links: [...document.querySelectorAll("a")].map((link) => link.getAttribute("href")),
          harmed: globalThis.harmed === true,
        }))),
      };
    } finally {
      await shown.close();
    }
  }

  // With a base address, and with the files on another server.
  for (const path of ["/", "/base.html", "/elsewhere.html"]) {
    test(`shows its towns at ${path}, with nothing to complain of`, async () => {
      const { errors, text } = await see(path, { isDrawn: true });
      assert.deepEqual(errors, []);
      assert.match(text, /Ukmergė/);
    });
  }

  test("asks once for a file that its head names beforehand", async () => {
    const start = server.requests.length;
    const { errors, text } = await see("/preload.html", { isDrawn: true });
    assert.deepEqual(errors, []);
    assert.match(text, /Ukmergė/);
    const chunks = server.requests.slice(start).filter((path) => path.startsWith("/omvarld/chunks/"));
    assert.equal(chunks.filter((path) => path.includes("/content-")).length, 1, chunks.join());
  });

  test("refuses a chunk with other bytes, and keeps what stands between the tags", async () => {
    const { errors, links, harmed } = await see("/tampered.html", { isDrawn: false });
    assert.equal(harmed, false);
    assert.deepEqual(links, ["/vanorter"]);
    assert.ok(
      errors.some((line) => /integrity/i.test(line)),
      errors.join("\n"),
    );
  });

  test("refuses a script with other bytes, and keeps what stands between the tags", async () => {
    const { links, harmed } = await see("/other-script.html", { isDrawn: false });
    assert.equal(harmed, false);
    assert.deepEqual(links, ["/vanorter"]);
  });

  test("would run those bytes if it had not said what they must be", async () => {
    const { harmed } = await see("/unchecked.html", { isDrawn: true });
    assert.equal(harmed, true);
  });
});
