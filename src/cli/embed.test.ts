import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { type SiteManifest, printEmbed } from "./embed.ts";
import { run } from "./run.ts";
import { tags } from "./tags.ts";

const manifest: SiteManifest = {
  entry: "omvarld-01234567.js",
  files: [
    { name: "chunks/content-01234567.js", integrity: "sha384-c" },
    { name: "omvarld-01234567.js", integrity: "sha384-s" },
  ],
  tags: { news: ["chunks/content-01234567.js", "chunks/news-01234567.js"] },
  severalFeeds: ["chunks/several-feeds-01234567.js"],
};

const print = (name: string, attributes: Readonly<Record<string, string>>, base = "/omvarld/") => {
  const tag = tags.find((one) => one.name === name);
  assert.ok(tag);
  return [...printEmbed({ manifest, base, tag, attributes: new Map(Object.entries(attributes)) })].join("");
};

describe("the embed that is advised", () => {
  it("names the feed, what shows the tag and the script in the head, reserves height, and has the tag", () => {
    assert.equal(
      print("news", { src: "/a.json?b&c", heading: "Nytt" }),
      `<!-- In the page's head -->
<link rel="preload" as="fetch" crossorigin="anonymous" href="/a.json?b&amp;c">
<link rel="modulepreload" href="/omvarld/chunks/content-01234567.js" integrity="sha384-c">
<link rel="modulepreload" href="/omvarld/chunks/news-01234567.js">
<script type="module" src="/omvarld/omvarld-01234567.js" integrity="sha384-s" crossorigin="anonymous"></script>
<style>omvarld-news{display:block;min-block-size:100vh}</style>
<!-- In its place -->
<omvarld-news src="/a.json?b&amp;c" heading="Nytt"></omvarld-news>
`,
    );
  });

  it("names each of several feeds, what puts them together, and files on another server", () => {
    const printed = print("news", { src: "/a.json  /b.json" }, "https://cdn.lindvik.example/o/");
    assert.deepEqual(
      [...printed.matchAll(/(?:href|<script.* src)="([^"]*)"/g)].map(([, address]) => address),
      [
        "/a.json",
        "/b.json",
        "https://cdn.lindvik.example/o/chunks/content-01234567.js",
        "https://cdn.lindvik.example/o/chunks/news-01234567.js",
        "https://cdn.lindvik.example/o/chunks/several-feeds-01234567.js",
        "https://cdn.lindvik.example/o/omvarld-01234567.js",
      ],
    );
  });

  it("names no feed where the page has one of its own", () => {
    assert.doesNotMatch(print("news", {}), /preload" as/);
  });
});

describe("omvarld embed", () => {
  const call = async (...args: readonly string[]) => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const code = await run(["embed", ...args], { stdin, stdout, stderr, env: { LANG: "sv_SE.UTF-8" } });
    for (const stream of [stdout, stderr]) stream.end();
    return { code, stdout: await text(stdout), stderr: await text(stderr) };
  };

  it("tells its options, and every attribute of the tags", async () => {
    const { code, stdout } = await call("--help");
    assert.equal(code, 0);
    for (const word of ["--tag NAMN", "--base ADRESS", "--heading-level VÄRDE", "--searchable"]) {
      assert.ok(stdout.includes(word), word);
    }
    assert.match((await call("--help", "--locale", "en")).stdout, /where the library's files lie/);
  });

  for (const [what, args, said] of [
    ["no tag", [], "Skriv vilken tagg"],
    ["a tag that there is not", ["--tag", "weather"], "Taggen weather finns inte"],
    ["an attribute of another tag", ["--tag", "news", "--view", "table"], "--view finns inte på news"],
    ["a place that is no folder", ["--tag", "news", "--base", "/omvarld"], "--base är /omvarld"],
    ["a feed to read", ["--tag", "news", "varld.json"], "varld.json finns inte"],
  ] as const) {
    it(`says what is wrong with ${what}, and prints nothing`, async () => {
      const { code, stdout, stderr } = await call(...args);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.ok(stderr.includes(said), stderr);
    });
  }
});
