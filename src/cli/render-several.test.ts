import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { JSDOM } from "jsdom";
import { run } from "./run.ts";

const feedOf = (name: string, ...towns: readonly object[]) => ({
  version: 1,
  language: "sv",
  municipality: { name, country: "SE" },
  twinTowns: towns.map((town) => ({ country: "LT", ...town })),
});

const lindvik = feedOf("Lindvik", { name: "Ukmergė", links: [{ url: "avtal", title: "Avtal" }] }, { name: "Türi" });
const norrby = feedOf(
  "Norrby",
  { name: "Türi", links: [{ url: "avtal", title: "Avtal" }] },
  { name: "X", country: "" },
);
const next = { ...lindvik, next: "lindvik-2.json" };

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "omvarld-render-several-"));
  for (const [name, feed] of Object.entries({
    lindvik,
    norrby,
    next,
    "lindvik-2": feedOf("Lindvik", { name: "Oppdal" }),
  })) {
    await writeFile(join(folder, `${name}.json`), JSON.stringify(feed));
  }
});
after(() => rm(folder, { recursive: true, force: true }));

const file = (name: string) => join(folder, `${name}.json`);

async function render(...args: readonly string[]) {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const texts = [text(streams.stdout), text(streams.stderr)];
  const code = await run(["render", "--tag", "twin-towns", ...args], { ...streams, env: { LANG: "en" } });
  streams.stdout.end();
  streams.stderr.end();
  const [stdout = "", stderr = ""] = await Promise.all(texts);
  const { body } = new JSDOM(stdout).window.document;
  return { code, stdout, stderr, tag: body.firstElementChild, names: [...body.querySelectorAll("h3")].map(nameOf) };
}

const nameOf = ({ textContent }: Element) => textContent?.trim();
const place = ["--src", "/a/lindvik.json https://b.example/norrby.json", "--page-url", "https://www.region.example/v"];

describe("omvarld render of several feeds", () => {
  it("prints one tag with all that they have, in their order, each from its own place", async () => {
    const { code, tag, names, stderr } = await render(file("lindvik"), file("norrby"), ...place);
    assert.equal(code, 0);
    assert.equal(tag?.getAttribute("src"), place[1]);
    assert.deepEqual(names, ["Ukmergė", "Türi", "Türi"]);
    assert.deepEqual([...(tag?.querySelectorAll(".omvarld-owner") ?? [])].map(nameOf), [
      "Lindvik",
      "Lindvik",
      "Norrby",
    ]);
    assert.deepEqual(
      [...(tag?.querySelectorAll("li.omvarld-town") ?? [])].map(({ id }) => id),
      ["lindvik.ukmerge", "lindvik.turi", "norrby.turi"].map((id) => `omvarld-twin-towns-${id}`),
    );
    assert.deepEqual(
      [...(tag?.querySelectorAll<HTMLAnchorElement>(".omvarld-links a") ?? [])].map(({ href }) => href),
      ["https://www.region.example/a/avtal", "https://b.example/avtal"],
    );
    const told = `${file("norrby")} /twinTowns/1: country is missing.`;
    assert.ok(stderr.startsWith(told), stderr);
    assert.match(stderr, /Left out: 1\. /);
  });

  it("prints all parts of each", async () => {
    const { code, names } = await render(file("next"), file("norrby"), ...place);
    assert.equal(code, 0);
    assert.deepEqual(names, ["Ukmergė", "Türi", "Oppdal", "Türi"]);
  });

  it("prints of one municipality's feeds once what they say twice, and tells editors which", async () => {
    const { code, names, stderr } = await render(
      file("lindvik"),
      file("next"),
      "--src",
      "/a.json /b.json",
      ...place.slice(2),
    );
    assert.equal(code, 0);
    assert.deepEqual(names, ["Ukmergė", "Türi", "Oppdal"]);
    assert.ok(stderr.includes(`${file("next")} /twinTowns/0: ukmerge is already in an earlier feed`), stderr);
    assert.doesNotMatch(stderr, /Left out/);
  });

  it("gives the tag the addresses that it has read them from, where nothing else is said", async () => {
    const server = createServer((request, response) => {
      response.end(JSON.stringify(request.url?.startsWith("/norrby") ? norrby : lindvik));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { code, tag, names } = await render(`${address}/a b.json`, `${address}/norrby.json`);
      assert.equal(code, 0);
      assert.equal(tag?.getAttribute("src"), `${address}/a%20b.json ${address}/norrby.json`);
      assert.equal(names.length, 3);
      assert.equal(tag?.querySelector<HTMLAnchorElement>(".omvarld-links a")?.href, `${address}/avtal`);
    } finally {
      server.close();
    }
  });

  it("prints a whole page of them, without script", async () => {
    const { code, stdout } = await render(file("lindvik"), file("norrby"), ...place, "--standalone");
    assert.equal(code, 0);
    assert.match(stdout, /^<!doctype html>[^]*Ukmergė[^]*Norrby/);
  });

  for (const [what, args, said] of [
    [
      "fewer addresses than feeds",
      ["--src", "/a.json", ...place.slice(2)],
      /Feeds to read: 2\. Addresses in --src: 1\./,
    ],
    [
      "more addresses than feeds",
      ["--src", "/a /b /c", ...place.slice(2)],
      /Feeds to read: 2\. Addresses in --src: 3\./,
    ],
    ["addresses that count from an unknown page", place.slice(0, 2), /the tag's address for each must be known/],
    ["no addresses", place.slice(2), /the tag's address for each must be known/],
    [
      "one that is not there",
      ["nowhere.json", "--src", "/a /b /c", ...place.slice(2)],
      /nowhere\.json: The file cannot be read/,
    ],
  ] as const) {
    it(`prints nothing, and says why, of ${what}`, async () => {
      const { code, stdout, stderr } = await render(file("lindvik"), file("norrby"), ...args);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, said);
    });
  }
});
