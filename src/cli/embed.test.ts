import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type SiteManifest, printEmbed } from "./embed.ts";
import { tags } from "./tags.ts";

const manifest: SiteManifest = {
  entry: "omvarld-01234567.js",
  files: [
    { name: "chunks/content-01234567.js", integrity: "sha384-c" },
    { name: "omvarld-01234567.js", integrity: "sha384-s" },
  ],
  tags: { news: ["chunks/content-01234567.js", "chunks/news-01234567.js"] },
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

  it("names each of several feeds, and files on another server", () => {
    const printed = print("news", { src: "/a.json  /b.json" }, "https://cdn.lindvik.example/o/");
    assert.deepEqual(
      [...printed.matchAll(/(?:href|<script.* src)="([^"]*)"/g)].map(([, address]) => address),
      [
        "/a.json",
        "/b.json",
        "https://cdn.lindvik.example/o/chunks/content-01234567.js",
        "https://cdn.lindvik.example/o/chunks/news-01234567.js",
        "https://cdn.lindvik.example/o/omvarld-01234567.js",
      ],
    );
  });

  it("names no feed where the page has one of its own", () => {
    assert.doesNotMatch(print("news", {}), /preload" as/);
  });
});
