/** The built command line, as a process of its own, over real files and a server of this machine. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const program = join(projectFolder, "dist/cli/omvarld.js");
const folder = mkdtempSync(join(tmpdir(), "omvarld-validate-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a feed, or a text as it is, to a file. */
function file(name, content) {
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  return name;
}

/** Runs the command line in the folder of the files. */
function omvarld(args, { input = "", env = {} } = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, LANG: "sv_SE.UTF-8", ...env },
  });
  const result = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) {
    child[name].setEncoding("utf8").on("data", (piece) => {
      result[name] += piece;
    });
  }
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...result }));
  });
}

const validate = (...args) => omvarld(["validate", "--today", "2026-11-23", ...args]);

const start = { version: 1, language: "sv", municipality: { name: "Lindvik", country: "SE" } };
const place = { lat: 55, lon: 25 };
const town = { name: "Ukmergė", country: "LT", location: place };
const bad = {
  ...start,
  twinTowns: [town, { name: "Türi", country: "Estland", location: place }, { name: "De Pere", country: "US" }],
};
/** Everything that commands a terminal or a workflow, wherever a feed can have it. */
const evil = "\u001b[31m\u009b2J\u0007\r\n::error file=x::y\u202e\u2028";
const hostile = {
  ...start,
  [evil]: 1,
  twinTowns: [{ name: "X", country: evil, since: `%0A::${evil}`, location: place, [`a/b~c,d:${evil}`]: 1 }],
};

describe("omvarld validate", () => {
  it("ends with 0 where there is nothing to mend, and says so", async () => {
    file("good.json", { ...start, twinTowns: [town] });
    const { code, stdout, stderr } = await validate("good.json");
    assert.deepEqual([code, stdout, stderr], [0, "good.json: Vi hittar inget att rätta.\n", ""]);
  });

  it("ends with 0 where there is advice alone", async () => {
    file("advice.json", { ...start, policies: [{ title: "Strategi", validTo: "2020" }] });
    const { code, stdout } = await validate("advice.json");
    assert.equal(code, 0);
    assert.match(stdout, /^advice\.json:11:18: Råd: Det gäller inte längre\. .*\(\/policies\/0\/validTo\)$/m);
    assert.match(stdout, /^advice\.json: 0 fel, 1 råd\.$/m);
  });

  it("counts with the day that it is told", async () => {
    file("day.json", { ...start, policies: [{ title: "Strategi", validTo: "2020" }] });
    assert.match((await validate("day.json", "--today", "2019-01-01")).stdout, /inget att rätta/);
  });

  it("ends with 1 where something is wrong, and says where, what and how to mend it", async () => {
    file("bad.json", bad);
    const { code, stdout } = await validate("bad.json");
    assert.equal(code, 1);
    const lines = readFileSync(join(folder, "bad.json"), "utf8").split("\n");
    const [, line, column] =
      /^bad\.json:(\d+):(\d+): Fel: country är "Estland"\..*\(\/twinTowns\/1\/country\)$/m.exec(stdout) ?? [];
    assert.ok(lines[line - 1].slice(column - 1).startsWith('"Estland"'));
    assert.match(stdout, /Råd: Orten saknar koordinater .*\(\/twinTowns\/2\)$/m);
    assert.match(stdout, /^bad\.json: 1 fel, 1 råd\.$/m);
  });

  it("says where a file is not JSON", async () => {
    file("comma.json", '{\n  "version": 1\n  "language": "sv"\n}');
    const { code, stdout } = await validate("comma.json");
    assert.equal(code, 1);
    assert.match(stdout, /^comma\.json:2:15: Fel: Ett kommatecken saknas efter 1\.$/m);
  });

  it("reads files that begin with a byte order mark, and places them without it", async () => {
    file("bom.json", `\ufeff${JSON.stringify(bad)}`);
    const { stdout } = await validate("bom.json");
    const column = JSON.stringify(bad).indexOf('"Estland"') + 1;
    assert.ok(stdout.includes(`bom.json:1:${column}: Fel:`), stdout);
  });

  it("ends with 1 where a file is another thing than a feed", async () => {
    file("other.json", "[]");
    file("two.json", { version: 2 });
    const { code, stdout } = await validate("other.json", "two.json");
    assert.equal(code, 1);
    assert.match(stdout, /^other\.json:1:1: Fel: Innehållsfilen är \[…\]/m);
    assert.match(stdout, /^two\.json:2:14: Fel: version är 2\./m);
  });

  it("ends with 2 where a file is not there, and still tells of the others", async () => {
    file("bad.json", bad);
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
    file("relative.json", {
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
    file("part.json", { ...start, twinTowns: [town], next: "part-2.json" });
    file("part-2.json", { ...start, language: "en", twinTowns: [{ ...town, name: "De Pere" }] });
    const { code, stdout } = await validate("part.json");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^part-2\.json:3:15: Råd: Den här delen är på engelska \(en\), men den första på svenska \(sv\)\./m,
    );
  });

  it("speaks the language that is asked for, else the terminal's", async () => {
    file("good.json", { ...start, twinTowns: [town] });
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
      file("hostile.json", hostile);
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
    file("text.json", `["a" ${evil}]`);
    assert.doesNotMatch((await validate("text.json")).stdout, raw);
  });

  it("and there is no colour where there is no terminal", async () => {
    file("bad.json", bad);
    assert.ok(!(await validate("bad.json")).stdout.includes("\u001b"));
  });
});

describe("omvarld validate --format json", () => {
  it("gives one object of a fixed shape", async () => {
    file("bad.json", bad);
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
    file("bad,1.json", bad);
    const { code, stdout } = await validate("bad,1.json", "--format", "github");
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=bad%2C1\.json,line=\d+,col=\d+,title=country::country är "Estland"\./m);
    assert.match(stdout, /^::warning file=bad%2C1\.json,line=\d+,col=\d+,title=no-location::/m);
  });
});

describe("over the network, omvarld validate", () => {
  const asked = [];
  let most = 0;
  let now = 0;
  let base;
  const pdf = { "content-type": "application/pdf" };
  const answers = {
    "/feed.json": [200, { "content-type": "application/json" }, JSON.stringify(bad)],
    "/page.html": [200, { "content-type": "text/html" }, "<!doctype html><title>X</title>"],
    "/good.pdf": [200, pdf, "x".repeat(1000)],
    "/large.pdf": [200, pdf, "x".repeat(5000)],
    "/other.pdf": [200, { "content-type": "text/html; charset=utf-8" }, "x"],
    "/private": [401, {}, ""],
    "/broken": [503, {}, ""],
    "/moved": [301, { location: "/good.pdf" }, ""],
  };
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    most = Math.max(most, ++now);
    setTimeout(() => {
      now--;
      if (request.url === "/no-head" && request.method === "HEAD") response.writeHead(405).end();
      else if (request.url === "/no-head" || request.url.startsWith("/many")) response.writeHead(200).end("x");
      else {
        const [status, headers, body] = answers[request.url] ?? [404, {}, ""];
        response
          .writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) })
          .end(request.method === "HEAD" ? "" : body);
      }
    }, 20);
  });
  before(async () => {
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  it("reads a feed from its address", async () => {
    const { code, stdout } = await validate(`${base}/feed.json`);
    assert.equal(code, 1);
    assert.ok(stdout.includes(`${base}/feed.json:1:`), stdout);
  });

  it("gives a feed of the network no place in the repository", async () => {
    const { stdout } = await validate(`${base}/feed.json`, "--format", "github");
    assert.ok(stdout.startsWith(`::error title=country::${base}/feed.json: country`), stdout);
  });

  it("says what is wrong with an address that is none of a feed", async () => {
    assert.match((await validate(`${base}/page.html`)).stdout, /Här finns en webbsida/);
    const missing = await validate(`${base}/nowhere.json`);
    assert.equal(missing.code, 2);
    assert.match(missing.stdout, /Servern lämnar inte ut innehållsfilen \(404\)\. Har filen flyttats\?/);
    const closed = await validate("http://127.0.0.1:1/feed.json");
    assert.equal(closed.code, 2);
    assert.match(closed.stdout, /går inte att hämta/);
  });

  const links = {
    ...start,
    documents: [
      { title: "Bra", url: "/good.pdf", mediaType: "application/pdf", size: 1000 },
      { title: "Ungefär", url: "/good.pdf?2", size: 990 },
      { title: "Stor", url: "/large.pdf", mediaType: "application/pdf", size: 1000 },
      { title: "Annan", url: "/other.pdf", mediaType: "application/pdf" },
      { title: "Borta", url: "/gone.pdf" },
      { title: "Låst", url: "/private" },
      { title: "Trasig", url: "/broken" },
      { title: "Flyttad", url: "/moved" },
      { title: "Utan HEAD", url: "/no-head" },
      { title: "Stängd", url: "http://127.0.0.1:1/x" },
    ],
  };
  answers["/good.pdf?2"] = answers["/good.pdf"];

  it("asks for nothing in a feed where it is not told to", async () => {
    file("links.json", links);
    asked.length = 0;
    assert.equal((await validate("links.json", "--feed-url", `${base}/links.json`)).code, 0);
    assert.deepEqual(asked, []);
  });

  it("asks for what a feed links to with --links, and tells what does not answer as the feed says", async () => {
    file("links.json", links);
    const { code, stdout } = await validate(
      "links.json",
      "--links",
      "--feed-url",
      `${base}/x.json`,
      "--format",
      "json",
    );
    assert.equal(code, 1);
    const told = JSON.parse(stdout).files[0].problems.map(({ code, severity, path, line }) => {
      assert.ok(line > 1);
      return `${severity} ${code} ${path}`;
    });
    assert.deepEqual(told, [
      "advice link-size /documents/2/url",
      "advice link-type /documents/3/url",
      "error link-status /documents/4/url",
      "advice link-unknown /documents/5/url",
      "advice link-unknown /documents/6/url",
      "error link-network /documents/9/url",
    ]);
    assert.ok(asked.includes("GET /no-head") && asked.includes("HEAD /good.pdf") && !asked.includes("GET /good.pdf"));
  });

  it("asks for relative links only where it is told what they are relative to", async () => {
    file("links.json", links);
    asked.length = 0;
    const { stdout } = await validate("links.json", "--links");
    assert.deepEqual(asked, []);
    assert.match(stdout, /Ingen server svarar på http:\/\/127\.0\.0\.1:1\/x/);
  });

  it("asks for each address once, and for six at a time", async () => {
    const towns = Array.from({ length: 40 }, (_, index) => ({ ...town, id: `x${index}`, url: `/many${index % 20}` }));
    file("many.json", { ...start, twinTowns: towns });
    asked.length = 0;
    most = 0;
    assert.equal((await validate("many.json", "--links", "--feed-url", `${base}/x.json`)).code, 0);
    assert.deepEqual([...asked].sort(), Array.from({ length: 20 }, (_, index) => `HEAD /many${index}`).sort());
    assert.ok(most > 1 && most <= 6, `${most} at a time`);
  });
});
