/** The built command line cuts feeds, a server has the parts, and the built script and the command line join them. */
import assert from "node:assert/strict";
import { readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { omvarld as runCommand } from "../command-line.mjs";
import { readFeed } from "../../dist/feed/index.js";
import { full } from "../../src/feed/fixtures/full.ts";
import { openSite } from "./open-site.mjs";
import { visit } from "./visit.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let browser;
let server;
let folder;
let site;

before(async () => {
  site = await openSite();
  ({ browser, server, folder } = site);
});

after(() => site?.close());

const omvarld = (args, input) => runCommand(args, { input, env: { LANG: "en" } });

/** Cuts a feed into a folder of its own on the server. */
async function cut(name, json, members) {
  const source = join(folder, `${name}-whole.json`);
  await site.write(`${name}-whole.json`, json);
  const out = join(folder, name);
  const result = await omvarld(["split", source, "--members", String(members), "--out", out]);
  const first = `${server.url}/${name}/${name}-whole.json`;
  return { ...result, source, out, first };
}

const plain = (feed) => JSON.parse(JSON.stringify(feed));

/** What the page's script makes of a feed. */
async function joinInPage(first) {
  await site.write(
    "page.html",
    `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Lindvik</title>
<link rel="icon" href="data:,"><script type="module" src="omvarld.js"></script></head><body></body></html>`,
  );
  const { page, errors } = await visit(browser, `${server.url}/page.html`);
  try {
    const feed = await page.evaluate(
      (first) =>
        new Promise((done) => {
          document.addEventListener("omvarld-load", ({ detail }) => {
            if (!detail.feed.next) done(detail.feed);
          });
          document.body.innerHTML = `<omvarld-page src="${first}"></omvarld-page>`;
        }),
      first,
    );
    assert.deepEqual(errors, []);
    return feed;
  } finally {
    await page.close();
  }
}

const start = { version: 1, language: "sv", municipality: { name: "Lindvik", country: "SE", code: "1234" } };

/** Each with a namesake, a contact in another part and a project that belongs to an earlier one. */
const directory = (count) => ({
  ...start,
  _made: "by a test",
  page: { title: "Världen", sections: [{ show: "twinTowns", ids: ["ort-7", "ort-7-2"] }] },
  twinTowns: Array.from({ length: count }, (_, index) => ({
    name: `Ort ${index % (count / 2)}`,
    country: index % 2 ? "EE" : "LT",
    region: `Trakt ${index}`,
    contacts: [`person-${index % 30}`],
  })),
  contacts: Array.from({ length: 30 }, (_, index) => ({ name: `Person ${index}` })),
  projects: Array.from({ length: 10 }, (_, index) => ({
    id: `projekt-${index}`,
    title: `Projekt ${index}`,
    participants: [{ id: "vi", name: "Vi" }],
    themes: [{ title: "Miljö", area: "Vatten", participants: ["vi"] }],
    ...(index ? { partOf: `projekt-${index - 1}` } : {}),
  })),
});

describe("omvarld split", () => {
  for (const [name, members] of [
    ["amal", 2],
    ["varberg", 1],
    ["eu-coach", 1],
    ["herrljunga", 1],
    ["savsjo", 1],
    ["full", 2],
  ]) {
    test(`cuts ${name} into parts that page and command line join to the very same feed`, async () => {
      const json = name === "full" ? full : JSON.parse(await readFile(at(`demo/feeds/${name}.json`), "utf8"));
      const { code, stdout, stderr, out, first } = await cut(name, json, members);
      assert.deepEqual([code, stderr], [0, ""], stdout);
      const whole = plain(readFeed(json, { url: first }).feed);
      assert.ok((await readdir(out)).length > 1);
      assert.deepEqual(await joinInPage(first), whole);
      const args = ["--tag", "page", "--src", first, "--page-url", `${server.url}/page.html`, "--today", "2026-11-23"];
      const [ofParts, ofWhole] = await Promise.all([
        omvarld(["render", join(out, `${name}-whole.json`), ...args]),
        omvarld(["render", join(folder, `${name}-whole.json`), ...args]),
      ]);
      assert.equal(ofParts.code, 0, ofParts.stderr);
      assert.equal(ofParts.stdout, ofWhole.stdout);
    });
  }

  test("cuts 20 000 members in a few seconds, which are joined to the very same feed", async () => {
    const json = directory(20_000);
    const begun = performance.now();
    const { code, stderr, stdout, out, first } = await cut("directory", json, 200);
    const took = performance.now() - begun;
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /20040 members in 101 parts/);
    assert.ok(took < 20_000, `${took} ms`);
    const parts = await readdir(out);
    assert.equal(parts.length, 101);
    for (const name of parts) assert.match(name, /^directory-whole(?:-[0-9a-f]{8})?\.json$/);
    const part = JSON.parse(await readFile(join(out, "directory-whole.json"), "utf8"));
    assert.deepEqual(
      [part.contacts.length, part.projects.length, part.twinTowns.length, part._made],
      [30, 10, 50, "by a test"],
    );
    const whole = plain(readFeed(json, { url: first }).feed);
    assert.deepEqual(await joinInPage(first), whole);
    const { code: found, stdout: told } = await omvarld([
      "validate",
      join(out, "directory-whole.json"),
      "--lang",
      "en",
    ]);
    assert.equal(found, 0);
    assert.doesNotMatch(told, /refers|lead/i);
    assert.equal(told.match(/^.*: 0 errors/gm)?.length, 101);
  });

  test("lets parts keep their names when one before them changes, and names anew those that lead to a change", async () => {
    const json = directory(40);
    const { out } = await cut("kept", json, 20);
    const before = await readdir(out);
    const last = json.twinTowns.length - 1;
    await cut("kept", { ...json, page: { title: "Annat" } }, 20);
    assert.deepEqual(await readdir(out), before);
    await cut("kept", { ...json, twinTowns: json.twinTowns.with(last, { ...json.twinTowns[last], region: "Ny" }) }, 20);
    const after = await readdir(out);
    assert.equal(after.length, before.length * 2 - 1);
  });

  test("cuts what has been cut before anew, from the server too", async () => {
    const json = directory(40);
    const { first } = await cut("again", json, 20);
    const { code, stderr } = await omvarld(["split", first, "--members", "7", "--out", join(folder, "anew")]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.deepEqual(
      await joinInPage(`${server.url}/anew/again-whole.json`),
      plain(readFeed(json, { url: `${server.url}/anew/again-whole.json` }).feed),
    );
  });

  test("leaves a short feed whole, and one without members", async () => {
    for (const [name, json, told] of [
      ["short", { ...start, twinTowns: [{ name: "Ukmergė", country: "LT" }] }, "1 member in 1 part."],
      ["none", start, "0 members in 1 part."],
    ]) {
      const { code, stdout, out } = await cut(name, json, 200);
      assert.equal(code, 0);
      assert.ok(stdout.endsWith(`${told}\n`), stdout);
      assert.deepEqual(await readdir(out), [`${name}-whole.json`]);
    }
  });

  test("tells of what the parts cannot say as the whole does, and ends with 1", async () => {
    const town = { name: "Ukmergė", country: "LT" };
    const { code, stderr } = await cut("twice", { ...start, twinTowns: [town, town] }, 1);
    assert.equal(code, 1);
    assert.match(stderr, /not quite the same as the whole/);
  });

  test("writes nothing where it cannot, and says why", async () => {
    const source = join(folder, "small.json");
    await site.write("small.json", directory(10));
    const out = join(folder, "nothing");
    for (const [args, told] of [
      [[source], /--out/],
      [[source, "--out", out, "--members", "0"], /--members is 0/],
      [[source, "--out", out, "--members", "many"], /--members is many/],
      [[source, "--out", folder], /the feed itself/],
      [[join(folder, "missing.json"), "--out", out], /missing\.json/],
      [[source, "--out", source], /cannot be written/],
      [[source, source, "--out", out], /One feed/],
      [[source, "--out", out, "--folder", "x"], /--folder/],
    ]) {
      const { code, stdout, stderr } = await omvarld(["split", ...args]);
      assert.equal(code, 2, args.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, told);
    }
    await symlink(folder, join(folder, "leads-back"));
    const linked = await omvarld(["split", source, "--out", join(folder, "leads-back")]);
    assert.deepEqual([linked.code, /the feed itself/.test(linked.stderr)], [2, true]);
    const deep = join(folder, "deep.json");
    await site.write(
      "deep.json",
      JSON.stringify(directory(10)).replace(/}$/, `,"x":${"[".repeat(20_000)}${"]".repeat(20_000)}}`),
    );
    const tooDeep = await omvarld(["split", deep, "--out", out]);
    assert.deepEqual([tooDeep.code, /thousands of levels/.test(tooDeep.stderr)], [2, true]);
    const many = await cut("many", directory(1200), 2);
    assert.equal(many.code, 2);
    assert.match(many.stderr, /3 at least/);
    const { code, stdout } = await omvarld(["split", "--help"]);
    assert.deepEqual([code, /omvarld split FEED/.test(stdout)], [0, true]);
    await assert.rejects(readdir(out), /ENOENT/);
  });
});

describe("a feed in parts, on the command line,", () => {
  test("is looked through with the parts that it goes on in, each in its place and once", async () => {
    const one = { ...start, twinTowns: [{ name: "A", country: "LT", contacts: ["anna"] }], next: "parts/two.json" };
    const two = { ...start, twinTowns: [{ name: "B", country: "Estland" }], contacts: [{ id: "anna", name: "Anna" }] };
    await site.write("one.json", one);
    await site.write("parts/two.json", two);
    const names = [join(folder, "parts/two.json"), join(folder, "one.json")];
    const { code, stdout } = await omvarld(["validate", ...names, "--format", "json", "--lang", "en"]);
    assert.equal(code, 1);
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map(({ file, errors }) => [file.replace(folder, ""), errors]),
      [
        ["/one.json", 0],
        ["/parts/two.json", 1],
      ],
    );
    assert.ok(files.every(({ problems }) => problems.every(({ code }) => code !== "unknown-reference")));
    const served = await omvarld(["validate", `${server.url}/one.json`, "--lang", "en"]);
    assert.match(served.stdout, /two\.json:1:\d+: Error/);
  });

  test("is neither printed nor cut where a part is missing, broken or outside its folder", async () => {
    for (const [next, told] of [
      ["none.json", /none\.json: /],
      ["..%2F..%2Fetc%2Fpasswd", /passwd: The file cannot be read/],
      ["broken.json", /broken\.json: /],
    ]) {
      await site.write("broken.json", "{");
      await site.write("torn.json", { ...start, twinTowns: [], next });
      for (const args of [
        ["render", join(folder, "torn.json"), "--tag", "twin-towns"],
        ["split", join(folder, "torn.json"), "--out", join(folder, "torn")],
      ]) {
        const { code, stdout, stderr } = await omvarld(args);
        assert.deepEqual([code, stdout], [2, ""], args[0]);
        assert.match(stderr, told);
      }
      const { code } = await omvarld(["validate", join(folder, "torn.json")]);
      assert.notEqual(code, 0);
    }
  });

  test("ends where it leads back, and editors are told once", async () => {
    await site.write("round.json", { ...start, next: "round.json" });
    const { code, stdout } = await omvarld(["validate", join(folder, "round.json"), "--lang", "en"]);
    assert.equal(code, 1);
    assert.equal(stdout.match(/leads back/g)?.length, 1);
  });
});
