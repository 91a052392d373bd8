import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { bad, file, omvarld, place, start, startFiles, stopFiles, town, validate } from "./validating.mjs";

before(startFiles);
after(stopFiles);

/** Everything that commands a terminal or a workflow, wherever a feed can have it. */
const evil = "\u001b[31m\u009b2J\u0007\r\n::error file=x::y\u202e\u2028";
const hostile = {
  ...start,
  [evil]: 1,
  twinTowns: [{ name: "X", country: evil, since: `%0A::${evil}`, location: town.location, [`a/b~c,d:${evil}`]: 1 }],
};

describe("omvarld validate", () => {
  it("ends with 0 where there is nothing to mend, and says so", async () => {
    await file("good.json", { ...start, twinTowns: [town] });
    const { code, stdout, stderr } = await validate("good.json");
    assert.deepEqual([code, stdout, stderr], [0, "good.json: Vi hittar inget att rätta.\n", ""]);
  });

  it("ends with 0 where there is advice alone", async () => {
    await file("advice.json", { ...start, policies: [{ title: "Strategi", validTo: "2020" }] });
    const { code, stdout } = await validate("advice.json");
    assert.equal(code, 0);
    assert.match(stdout, /^advice\.json:11:18: Råd: Det gäller inte längre\. .*\(\/policies\/0\/validTo\)$/m);
    assert.match(stdout, /^advice\.json: 0 fel, 1 råd\.$/m);
  });

  it("counts with the day that it is told", async () => {
    await file("day.json", { ...start, policies: [{ title: "Strategi", validTo: "2020" }] });
    assert.match((await validate("day.json", "--today", "2019-01-01")).stdout, /inget att rätta/);
  });

  it("ends with 1 where something is wrong, and says where, what and how to mend it", async () => {
    await file("bad.json", bad);
    const { code, stdout } = await validate("bad.json");
    assert.equal(code, 1);
    const lines = (await readFile(join(place.folder, "bad.json"), "utf8")).split("\n");
    const [, line, column] =
      /^bad\.json:(\d+):(\d+): Fel: country är "Estland"\..*\(\/twinTowns\/1\/country\)$/m.exec(stdout) ?? [];
    assert.ok(lines[line - 1].slice(column - 1).startsWith('"Estland"'));
    assert.match(stdout, /Råd: Orten saknar koordinater .*\(\/twinTowns\/2\)$/m);
    assert.match(stdout, /^bad\.json: 1 fel, 1 råd\.$/m);
  });

  it("says where a file is not JSON", async () => {
    await file("comma.json", '{\n  "version": 1\n  "language": "sv"\n}');
    const { code, stdout } = await validate("comma.json");
    assert.equal(code, 1);
    assert.match(stdout, /^comma\.json:2:15: Fel: Ett kommatecken saknas efter 1\.$/m);
  });

  it("reads files that begin with a byte order mark, and places them without it", async () => {
    await file("bom.json", `\ufeff${JSON.stringify(bad)}`);
    const { stdout } = await validate("bom.json");
    const column = JSON.stringify(bad).indexOf('"Estland"') + 1;
    assert.ok(stdout.includes(`bom.json:1:${column}: Fel:`), stdout);
  });

  it("ends with 1 where a file is another thing than a feed", async () => {
    await file("other.json", "[]");
    await file("two.json", { version: 2 });
    const { code, stdout } = await validate("other.json", "two.json");
    assert.equal(code, 1);
    assert.match(stdout, /^other\.json:1:1: Fel: Innehållsfilen är \[…\]/m);
    assert.match(stdout, /^two\.json:2:14: Fel: version är 2\./m);
  });

  it("ends with 2 where a file is not there, and still tells of the others", async () => {
    await file("bad.json", bad);
    const { code, stdout } = await validate("nowhere.json", "bad.json");
    assert.equal(code, 2);
    assert.match(stdout, /^nowhere\.json: Fel: Filen går inte att läsa\.$/m);
    assert.match(stdout, /^bad\.json: 1 fel/m);
  });

  it("reads standard input", async () => {
    const { code, stdout } = await omvarld(["validate", "-"], { input: JSON.stringify(bad) });
    assert.equal(code, 1);
    assert.match(stdout, /^-:1:\d+: Fel: country/m);
  });

  it("takes relative addresses for good, wherever the feed will be", async () => {
    await file("relative.json", {
      ...start,
      documents: [
        { url: "avtal.pdf", title: "Avtal" },
        { url: "http://[", title: "X" },
      ],
    });
    const { stdout } = await validate("relative.json");
    assert.match(stdout, /\/documents\/1\/url/);
    assert.doesNotMatch(stdout, /\/documents\/0/);
  });

  it("looks through all parts, and advises of one in another language than the first", async () => {
    await file("part.json", { ...start, twinTowns: [town], next: "part-2.json" });
    await file("part-2.json", { ...start, language: "en", twinTowns: [{ ...town, name: "De Pere" }] });
    const { code, stdout } = await validate("part.json");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^part-2\.json:3:15: Råd: Den här delen är på engelska \(en\), men den första på svenska \(sv\)\./m,
    );
  });

  it("speaks the language that is asked for, else the terminal's", async () => {
    await file("good.json", { ...start, twinTowns: [town] });
    const english = "good.json: We find nothing to mend.\n";
    assert.equal((await validate("good.json", "--lang", "en")).stdout, english);
    assert.equal((await validate("good.json", "--lang=en")).stdout, english);
    assert.equal((await omvarld(["validate", "good.json"], { env: { LANG: "de_DE" } })).stdout, english);
    assert.match((await omvarld(["validate", "good.json"], { env: { LANG: "sv_FI" } })).stdout, /inget att rätta/);
  });

  for (const [name, args, sentence] of [
    ["no file", [], "Skriv vilken innehållsfil"],
    ["a form that there is not", ["a.json", "--format", "xml"], "--format är xml. Välj något av text, json, github."],
    ["a day that there is not", ["a.json", "--today", "2026-02-30"], "--today är 2026-02-30."],
    ["an option that there is not", ["a.json", "--fix"], "--fix finns inte."],
    ["an option without its value", ["a.json", "--format"], "--format saknar värde."],
    ["half an address", ["a.json", "--feed-url", "/feeds/"], "--feed-url är /feeds/."],
    ["a terminal's command for an option", ["a.json", "--\u001b[31m"], "--\\u001b[31m finns inte."],
  ]) {
    it(`ends with 2 and a sentence for ${name}`, async () => {
      const { code, stdout, stderr } = await validate(...args);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.ok(stderr.includes(sentence), stderr);
      assert.match(stderr, /omvarld validate --help/);
    });
  }

  it("explains itself", async () => {
    const { code, stdout } = await validate("--help");
    assert.equal(code, 0);
    for (const option of ["format", "links", "feed-url", "today", "lang"]) assert.ok(stdout.includes(`--${option} `));
    assert.match((await omvarld(["--help"])).stdout, /omvarld validate {2}granskar innehållsfiler/);
  });
});

describe("nothing of a feed commands a terminal or a workflow", () => {
  // What is written out is harmless; a line break ends a line of ours and is nothing else.
  const raw = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;

  for (const format of ["text", "json", "github"]) {
    it(`as ${format}`, async () => {
      await file("hostile.json", hostile);
      const { code, stdout } = await validate("hostile.json", "--format", format);
      assert.equal(code, 1);
      assert.doesNotMatch(stdout, raw);
      const lines = stdout.trimEnd().split("\n");
      if (format === "text") for (const line of lines) assert.match(line, /^hostile\.json:/);
      if (format === "github")
        for (const line of lines)
          assert.match(line, /^::(?:error|warning) file=hostile\.json,line=\d+,col=\d+,title=[\w-]+::/);
      if (format === "json") assert.ok(JSON.parse(stdout).files[0].problems.some(({ path }) => path === `/${evil}`));
    });
  }

  it("nor what is no JSON", async () => {
    await file("text.json", `["a" ${evil}]`);
    assert.doesNotMatch((await validate("text.json")).stdout, raw);
  });

  it("and there is no colour where there is no terminal", async () => {
    await file("bad.json", bad);
    assert.ok(!(await validate("bad.json")).stdout.includes("\u001b"));
  });
});

describe("omvarld validate --format json", () => {
  it("gives one object of a fixed shape", async () => {
    await file("bad.json", bad);
    const { code, stdout } = await validate("bad.json", "nowhere.json", "--format", "json", "--lang", "en");
    assert.equal(code, 2);
    const { version, files } = JSON.parse(stdout);
    assert.equal(version, 1);
    assert.deepEqual(
      files.map(({ file, read, errors, advice }) => [file, read, errors, advice]),
      [
        ["bad.json", true, 1, 1],
        ["nowhere.json", false, 1, 0],
      ],
    );
    const [{ line, column, ...problem }] = files[0].problems;
    assert.ok(line > 1 && column > 1);
    assert.deepEqual(problem, {
      severity: "error",
      code: "country",
      path: "/twinTowns/1/country",
      leftOut: "/twinTowns/1",
      message:
        'country is "Estland". Write the country\'s two-letter code, for example LT for Lithuania. Therefore /twinTowns/1 is not shown.',
    });
    assert.deepEqual(files[1].problems, [{ severity: "error", code: "no-file", message: "The file cannot be read." }]);
  });
});

describe("omvarld validate --format github", () => {
  it("gives an annotation for each, at its line", async () => {
    await file("bad,1.json", bad);
    const { code, stdout } = await validate("bad,1.json", "--format", "github");
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=bad%2C1\.json,line=\d+,col=\d+,title=country::country är "Estland"\./m);
    assert.match(stdout, /^::warning file=bad%2C1\.json,line=\d+,col=\d+,title=no-location::/m);
  });
});
