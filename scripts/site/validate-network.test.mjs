import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { startServer } from "../start-server.mjs";
import { bad, file, place, start, startFiles, stopFiles, town, validate } from "./validating.mjs";

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
  const answer = async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    most = Math.max(most, ++now);
    await wait(20);
    now--;
    if (request.url === "/no-head" && request.method === "HEAD") response.writeHead(405).end();
    else if (request.url === "/no-head" || request.url.startsWith("/many")) response.writeHead(200).end("x");
    else {
      const [status, headers, body] = answers[request.url] ?? [404, {}, ""];
      response
        .writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) })
        .end(request.method === "HEAD" ? "" : body);
    }
  };

  before(async () => {
    await startFiles();
    ({ url: base } = await place.keep(startServer(answer)));
  });

  after(stopFiles);

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
    await file("links.json", links);
    asked.length = 0;
    assert.equal((await validate("links.json", "--feed-url", `${base}/links.json`)).code, 0);
    assert.deepEqual(asked, []);
  });

  it("asks for what a feed links to with --links, and tells what does not answer as the feed says", async () => {
    await file("links.json", links);
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
    await file("links.json", links);
    asked.length = 0;
    const { stdout } = await validate("links.json", "--links");
    assert.deepEqual(asked, []);
    assert.match(stdout, /Ingen server svarar på http:\/\/127\.0\.0\.1:1\/x/);
  });

  it("asks for each address once, and for six at a time", async () => {
    const towns = Array.from({ length: 40 }, (_, index) => ({ ...town, id: `x${index}`, url: `/many${index % 20}` }));
    await file("many.json", { ...start, twinTowns: towns });
    asked.length = 0;
    most = 0;
    assert.equal((await validate("many.json", "--links", "--feed-url", `${base}/x.json`)).code, 0);
    assert.deepEqual([...asked].sort(), Array.from({ length: 20 }, (_, index) => `HEAD /many${index}`).sort());
    assert.ok(most > 1 && most <= 6, `${most} at a time`);
  });
});
