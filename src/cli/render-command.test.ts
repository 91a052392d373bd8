import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { JSDOM } from "jsdom";
import { full } from "../feed/fixtures/full.ts";
import { hostile } from "../feed/fixtures/hostile.ts";
import { run } from "./run.ts";
import { tags } from "./tags.ts";
import { write } from "./terminal.ts";

const feed = {
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE", location: { lat: 60, lon: 15 } },
  twinTowns: [
    {
      name: "Ukmergė",
      country: "LT",
      since: "2008",
      url: "https://www.ukmerge.example/",
      location: { lat: 55, lon: 25 },
    },
    { name: "Türi", country: "EE", until: "2019", links: [{ url: "turi", title: "Mer" }] },
    { name: "Oppdal", country: "NO" },
  ],
};

/** Runs a command with a feed on standard input, or with nothing there. */
async function call(args: readonly string[], input?: unknown, env: Readonly<Record<string, string>> = {}) {
  const written = { stdout: "", stderr: "" };
  const into = (name: keyof typeof written) =>
    new Writable({
      decodeStrings: false,
      write(piece: string, _, next) {
        written[name] += piece;
        next();
      },
    });
  const text = input === undefined || typeof input === "string" ? (input ?? "") : JSON.stringify(input);
  const code = await run(args, {
    stdin: Readable.from([Buffer.from(text)]),
    stdout: into("stdout"),
    stderr: into("stderr"),
    env,
  });
  return { code, ...written };
}

const render = (...args: readonly string[]) => call(["render", "-", "--tag", "twin-towns", ...args], feed);

const parse = (html: string) => new JSDOM(`<!doctype html>${html}`).window.document;

const first = (html: string): Element => {
  const { firstElementChild } = parse(html).body;
  if (!firstElementChild) throw new Error("Nothing was printed.");
  return firstElementChild;
};

const attributesOf = (element: Element) =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));

describe("the tags of the command line", () => {
  it("are those that can be registered", async () => {
    const files = await readdir(new URL("../define/", import.meta.url));
    const registered = files
      .map((file) => file.replace(/\.ts$/, ""))
      .filter((name) => !/^(all|define|feed|placeholders|.*\.test)$/.test(name));
    assert.deepEqual(tags.map(({ name }) => name).sort(), registered.sort());
  });
});

describe("omvarld render", () => {
  it("prints the tag with its attributes as they were given, and its box inside", async () => {
    const { code, stdout, stderr } = await render("--src", "/a?b&c", "--heading-level", "3", "--searchable");
    assert.equal(code, 0);
    assert.equal(stderr.includes("Left out: 1"), true, "the relative link cannot be worked out");
    const tag = first(stdout);
    assert.equal(tag.localName, "omvarld-twin-towns");
    assert.deepEqual(attributesOf(tag), { src: "/a?b&c", "heading-level": "3", searchable: "" });
    const { "data-omvarld-stamp": stamp, ...worn } = attributesOf(tag.children[0] ?? tag);
    assert.deepEqual(worn, { part: "omvarld", class: "omvarld", lang: "sv", dir: "ltr" });
    assert.match(stamp ?? "", /^[0-9a-z]{9,11} \d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/);
    assert.equal(tag.querySelector("h3")?.textContent, "Våra vänorter");
    assert.equal(tag.querySelectorAll("li.omvarld-town").length, 3);
  });

  it("takes the tag by its whole name as well", async () => {
    const { code, stdout } = await call(["render", "-", "--tag", "omvarld-twin-towns"], feed);
    assert.equal(code, 0);
    assert.match(stdout, /^<omvarld-twin-towns><div/);
  });

  it("prints a div for content systems that strip unknown tags", async () => {
    const { stdout } = await render(
      "--as",
      "div",
      "--src",
      "/f.json",
      "--view",
      "table",
      "--id",
      "orter",
      "--lang",
      "en",
    );
    const div = first(stdout);
    assert.deepEqual(attributesOf(div), {
      "data-omvarld": "twin-towns",
      "data-omvarld-src": "/f.json",
      "data-omvarld-view": "table",
      "data-omvarld-lang": "en",
      id: "orter",
      lang: "en",
    });
    assert.equal(div.querySelector("h2")?.id, "omvarld-orter");
    assert.equal(div.querySelectorAll("tbody tr").length, 3);
  });

  it("prints the same inside the div as inside the tag", async () => {
    const [tag, div] = await Promise.all([render(), render("--as", "div")]);
    assert.equal(first(div.stdout).innerHTML, first(tag.stdout).innerHTML);
  });

  it("says the language on its box where the page around does not", async () => {
    const boxOf = async (...args: readonly string[]) => {
      const { lang, dir } = attributesOf(first((await render(...args)).stdout).children[0] ?? first("<p>"));
      return { lang, dir };
    };
    const [none, said] = [
      { lang: undefined, dir: undefined },
      { lang: "sv", dir: "ltr" },
    ];
    assert.deepEqual(await boxOf(), said);
    assert.deepEqual(await boxOf("--page-lang", "sv-SE"), none);
    assert.deepEqual(await boxOf("--page-lang", "uk"), said);
    assert.deepEqual(await boxOf("--lang", "en", "--page-lang", "sv"), none);
  });

  it("counts with the day that it is told", async () => {
    const badges = async (today: string) =>
      first((await render("--today", today)).stdout).querySelectorAll(".omvarld-past").length;
    assert.equal(await badges("2018-01-01"), 0);
    assert.equal(await badges("2021-01-01"), 1);
  });

  it("works out addresses and whose site it is from the page", async () => {
    const { stdout, stderr } = await render("--page-url", "https://www.ukmerge.example/a/b", "--src", "../f/x.json");
    assert.equal(stderr, "");
    const links = [...first(stdout).querySelectorAll("a")];
    assert.deepEqual(
      links.map(({ href }) => href),
      ["https://www.ukmerge.example/", "https://www.ukmerge.example/f/turi"],
    );
    assert.doesNotMatch(stdout, /annan webbplats/);
  });

  it("tells what was left out, with pointers, and prints the rest", async () => {
    const { code, stdout, stderr } = await call(["render", "-", "--tag", "page", "--locale", "sv"], hostile);
    assert.equal(code, 0);
    assert.match(stderr, /^\/twinTowns\/\d+\/country: /m);
    assert.match(stderr, /Utelämnat: \d+\./);
    assert.match(stdout, /Giltig/);
    const elements = [...first(stdout).querySelectorAll("*")];
    const names = elements.flatMap(({ attributes }) => [...attributes].map(({ name }) => name));
    assert.deepEqual(
      names.filter((name) => /^on|^style$|^srcdoc$/.test(name)),
      [],
    );
    assert.deepEqual(
      elements.filter((element) => element.matches("script, style, iframe, form, svg, [href^=javascript]")),
      [],
    );
  });

  it("resolves the links of the feed's HTML", async () => {
    const news = [{ title: "A", bodyHtml: '<p onclick="a()">B <a href="c">d</a></p><script>e</script>' }];
    const { stdout } = await call(
      ["render", "-", "--tag", "news", "--page-url", "https://l.example/sida/", "--src", "/f/x.json"],
      { ...feed, news },
    );
    const rich = first(stdout).querySelector(".omvarld-rich");
    assert.equal(rich?.innerHTML, '<div><p>B <a href="https://l.example/f/c" class="omvarld-link">d</a></p></div>');
  });

  describe("as a page of its own", () => {
    const alone = async (tag: string, ...args: readonly string[]) => {
      const { code, stdout } = await call(["render", "-", "--tag", tag, "--standalone", ...args], full);
      assert.equal(code, 0);
      return new JSDOM(stdout).window.document;
    };

    for (const { name } of tags) {
      it(`has a language, a title, one heading of level one and no script: ${name}`, async () => {
        const document = await alone(name, "--lang", "en", ...(name === "twin-towns" ? ["--searchable"] : []));
        assert.equal(document.compatMode, "CSS1Compat");
        assert.equal(document.documentElement.lang, "en");
        assert.match(document.title, /\S/);
        assert.equal(document.querySelectorAll("h1").length, 1);
        assert.equal(document.querySelectorAll("main > .omvarld").length, 1);
        assert.equal(document.querySelectorAll("style").length, 1);
        assert.equal(document.querySelectorAll("script, link, [onclick], :not(:defined)").length, 0);
        assert.equal(document.querySelectorAll("button, input, select").length, 0);
      });
    }

    it("shows all members, however few were asked for, and folds what is over", async () => {
      const [few, all] = await Promise.all([
        alone("twin-towns", "--limit", "1", "--past", "fold"),
        alone("twin-towns", "--past", "fold"),
      ]);
      const towns = (document: Document) => document.querySelectorAll(".omvarld-town").length;
      assert.equal(towns(few), full.twinTowns.length);
      assert.equal(towns(few), towns(all));
      assert.ok(few.querySelector("details summary")?.textContent);
    });

    it("is named after its heading and the municipality", async () => {
      assert.match((await alone("news", "--heading", "Nytt <i>")).title, /^Nytt <i> – /);
      assert.match((await alone("news", "--lang", "sv")).title, /^Nyheter – /);
    });

    it("wears its theme from edge to edge", async () => {
      const look = (document: Document) => document.documentElement.className;
      assert.equal(look(await alone("news", "--theme", "dark")), "omvarld-theme omvarld-theme-dark");
      assert.equal(look(await alone("news")), "");
    });

    it("takes the heading level that is asked for", async () => {
      const document = await alone("news", "--heading-level", "2");
      assert.equal(document.querySelectorAll("h1").length, 0);
      assert.ok(document.querySelector("h2"));
    });
  });

  describe("of an address", () => {
    let address = "";
    const server = createServer((request, response) => {
      if (request.url !== "/a/feed.json") response.writeHead(404);
      response.end(JSON.stringify(feed));
    });
    before(async () => {
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => {
      server.closeAllConnections();
      server.close();
    });

    it("names it as the source, and resolves against it", async () => {
      const { code, stdout, stderr } = await call(["render", `${address}/a/feed.json`, "--tag", "twin-towns"]);
      assert.equal(code, 0);
      assert.equal(stderr, "");
      const tag = first(stdout);
      assert.deepEqual(attributesOf(tag), { src: `${address}/a/feed.json` });
      assert.equal(tag.querySelector(".omvarld-links a")?.getAttribute("href"), `${address}/a/turi`);
    });

    it("names another source where it is told to", async () => {
      const { stdout } = await call(["render", `${address}/a/feed.json`, "--tag", "twin-towns", "--src", "/f.json"]);
      assert.deepEqual(attributesOf(first(stdout)), { src: "/f.json" });
    });

    it("prints nothing where it is not there", async () => {
      const { code, stdout, stderr } = await call(["render", `${address}/b`, "--tag", "twin-towns", "--locale", "en"]);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /\/b: The server/);
    });
  });

  describe("of a file", () => {
    let folder = "";
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "omvarld-cli-"));
    });
    after(() => rm(folder, { recursive: true, force: true }));

    const marked = Buffer.from(`\ufeff${JSON.stringify(feed)}`, "utf16le");
    for (const [what, bytes] of [
      ["with a byte order mark", Buffer.from(`\ufeff${JSON.stringify(feed)}`)],
      ["in UTF-16, as a browser does", marked],
      ["in UTF-16 with its bytes the other way round", Buffer.from(marked).swap16()],
    ] as const) {
      it(`reads it ${what}`, async () => {
        const file = join(folder, "a.json");
        await writeFile(file, bytes);
        const { code, stdout } = await call(["render", file, "--tag", "twin-towns"]);
        assert.equal(code, 0);
        assert.match(stdout, /Ukmergė/);
      });
    }

    it("prints nothing where there is none", async () => {
      const { code, stdout, stderr } = await call(["render", join(folder, "b"), "--tag", "news", "--locale", "en"]);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /The file cannot be read/);
    });
  });

  describe("prints the tag, and says what it does not understand of", () => {
    const asked: readonly (readonly [args: readonly string[], said: string])[] = [
      [["--view", "crads"], 'view är "crads", som inte finns. Välj något av: cards, list, table. Menar du cards?'],
      [["--past", "no"], "Vi visar det som är över sist"],
      [["--heading-level", "7"], "Rubriknivå 7 finns inte. Välj 1–6."],
      [["--limit", "0"], 'limit är "0". Skriv ett heltal från 1. Vi visar alla.'],
    ];
    for (const [args, said] of asked) {
      it(args.join(" "), async () => {
        const { code, stdout, stderr } = await render("--locale", "sv", ...args);
        assert.equal(code, 0);
        assert.match(stdout, /^<omvarld-twin-towns [^]*Ukmergė/);
        assert.ok(stderr.includes(said), stderr);
      });
    }
  });

  describe("prints nothing, and says why, of", () => {
    const news = ["render", "-", "--tag", "news"];
    const wrong: readonly (readonly [what: string, args: readonly string[], input: unknown, said: RegExp])[] = [
      ["what is not JSON", news, '{\n"a": 1\n"b": 2}', /^-: Line 2, column 7: A comma is missing after 1\.$/m],
      ["what is no feed", news, [], /version 1/],
      ["another version", news, { ...feed, version: 2 }, /version/],
      ["half an address", ["render", "https://", "--tag", "news"], feed, /cannot be read/],
      ["no feed", ["render", "--tag", "news"], feed, /which feed/],
      ["two feeds without addresses", [...news, "b.json"], feed, /address for each must be known/],
      ["no tag", ["render", "-"], feed, /--tag: page, twin-towns/],
      ["an unknown tag", ["render", "-", "--tag", "vanorter"], feed, /no tag vanorter.*twin-towns/],
      ["an unknown option", [...news, "--toString"], feed, /no --toString/],
      ["an option of another tag", [...news, "--view", "table"], feed, /news has no --view/],
      ["an option without its value", [...news, "--heading"], feed, /--heading lacks/],
      ["a flag with a value", [...news, "--debug=no"], feed, /--debug takes no value/],
      ["a day that there is not", [...news, "--today", "2026-02-30"], feed, /--today is 2026-02-30/],
      ["a month for a day", [...news, "--today", "2026-02"], feed, /--today is 2026-02/],
      ["a page that is no address", [...news, "--page-url", "/sida"], feed, /--page-url is \/sida/],
      ["an unknown form", [...news, "--as", "span"], feed, /--as is span/],
      ["what is no language", [...news, "--lang", "sv_SE"], feed, /--lang is sv_SE/],
      ["what is no language of the page", [...news, "--page-lang", "!"], feed, /--page-lang is !/],
      ["an unknown command", ["rendr"], feed, /no command rendr[^]*omvarld render/],
    ];
    for (const [what, args, input, said] of wrong) {
      it(what, async () => {
        const { code, stdout, stderr } = await call(args, input);
        assert.deepEqual([code, stdout], [2, ""]);
        assert.match(stderr, said);
      });
    }
  });

  describe("explains itself", () => {
    const attributes = ["--src", "--heading-level", "--theme", "--view", "--without-map", "--lang"];
    const languages: readonly (readonly [
      args: readonly string[],
      env: Readonly<Record<string, string>>,
      said: RegExp,
    ])[] = [
      [[], {}, /FEED is a file/],
      [[], { LANG: "sv_SE.UTF-8" }, /INNEHÅLLSFIL är en fil/],
      [[], { LANG: "sv_SE.UTF-8", LC_ALL: "C" }, /FEED is a file/],
      [["--locale", "sv"], {}, /INNEHÅLLSFIL är en fil/],
      [["--locale=en"], { LANG: "sv_FI" }, /FEED is a file/],
    ];
    for (const [args, env, said] of languages) {
      it(`in the language of ${JSON.stringify(env)} and ${JSON.stringify(args)}, with every attribute`, async () => {
        const { code, stdout, stderr } = await call(["render", "--help", ...args], undefined, env);
        assert.deepEqual([code, stderr], [0, ""]);
        assert.match(stdout, said);
        for (const name of attributes) assert.ok(stdout.includes(`  ${name}`), name);
      });
    }

    it("where no command is named", async () => {
      const { code, stdout } = await call([], undefined, { LANG: "sv_SE" });
      assert.equal(code, 0);
      assert.match(stdout, /omvarld render {2}skriver/);
    });
  });
});

describe("write", () => {
  it("goes no faster than what it writes to", async () => {
    let made = 0;
    let taken = 0;
    let most = 0;
    const pieces = {
      *[Symbol.iterator]() {
        for (; made < 500; made++) yield "x".repeat(1000);
      },
    };
    const slow = new Writable({
      decodeStrings: false,
      highWaterMark: 20_000,
      write(piece: string, _, next) {
        most = Math.max(most, made * 1000 - taken);
        taken += piece.length;
        void pause(1).then(() => next());
      },
    });
    await write(slow, pieces);
    slow.end();
    await new Promise((finished) => slow.on("finish", finished));
    assert.equal(taken, 500_000);
    assert.ok(most <= 60_000, `${most} characters were waiting`);
  });
});
