import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { openSite } from "./open-site.mjs";
import { collapse, settle, visit } from "./visit.mjs";

const feedOf = (name, ...towns) => ({
  version: 1,
  language: "sv",
  municipality: { name, country: "SE" },
  twinTowns: towns.map((town) => ({ name: town, country: "LT" })),
});

const page = (src) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Regionen</title><link rel="icon" href="data:,">
<meta name="omvarld-feed" content="${src}">
<script type="module" src="/omvarld.js"></script></head>
<body><main><h1>Regionen</h1>
<omvarld-twin-towns><p><a href="/vanorter">Våra vänorter</a></p></omvarld-twin-towns>
<div data-omvarld="twin-towns" data-omvarld-heading="Bara Norrby" data-omvarld-ids="norrby.turi"><p>Reserv</p></div>
</main></body>
</html>
`;

let site;
let lindvik;
let norrby;

before(async () => {
  const anybody = { "access-control-allow-origin": "*" };
  site = await openSite({
    "lindvik/feed.json": feedOf("Lindvik", "Ukmergė", "Türi"),
    "norrby/feed.json": feedOf("Norrby", "Türi"),
    "norrby/private.json": feedOf("Hemby", "Tartu"),
  });
  lindvik = await site.serve({ headers: anybody }, "lindvik");
  norrby = await site.serve({ headers: (path) => (path === "/feed.json" ? anybody : {}) }, "norrby");
  const both = `${lindvik.url}/feed.json ${norrby.url}/feed.json`;
  await site.write("both.html", page(both));
  await site.write("refused.html", page(`${norrby.url}/private.json ${both} ${lindvik.url}/missing.json`));
  await site.write("one.html", page(`${lindvik.url}/feed.json`));
});

after(() => site?.close());

const headings = (open) =>
  open.$$eval("omvarld-twin-towns", (tags) =>
    tags.map((tag) => [...tag.querySelectorAll("h3")].map(({ textContent }) => textContent.trim())),
  );

/** Waits until the towns of a tag are so many. */
const towns = (open, count) =>
  open.waitForFunction((wanted) => document.querySelectorAll("omvarld-twin-towns h3").length === wanted, {}, count);

describe("feeds of two other sites", () => {
  test("are shown as one by every tag and placeholder, each asked for once", async () => {
    const starts = [lindvik.requests.length, norrby.requests.length];
    const { page: open, errors, warnings, requests } = await visit(site.browser, `${site.server.url}/both.html`);
    await settle(open);
    await towns(open, 4);
    assert.deepEqual(await headings(open), [["Ukmergė", "Türi", "Türi"], ["Türi"]]);
    const text = collapse(await open.evaluate(() => document.querySelector("main").innerText));
    assert.match(text, /Ukmergė Lindvik .*Türi Lindvik .*Türi Norrby .*Bara Norrby .*Türi Norrby/);
    assert.deepEqual([errors, warnings], [[], []]);
    assert.deepEqual(
      [lindvik, norrby].map(({ requests }, at) => requests.slice(starts[at])),
      [["/feed.json"], ["/feed.json"]],
    );
    assert.ok(requests.some((url) => /several-feeds/.test(url)));
    await open.evaluate(axe.source);
    const { violations } = await open.evaluate(() => globalThis.axe.run());
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    await open.close();
  });

  test("keep their own where another site refuses, and the console names the refused once", async () => {
    const { page: open, warnings } = await visit(site.browser, `${site.server.url}/refused.html`);
    await settle(open);
    await towns(open, 4);
    const text = await open.evaluate(() => document.querySelector("main").innerText);
    assert.doesNotMatch(text, /Hemby|CORS|404|Försök/);
    const said = () => warnings.join("\n");
    for (let turn = 0; turn < 40 && !said().includes("missing.json: "); turn++)
      await new Promise((done) => setTimeout(done, 50));
    assert.equal(said().split(`${norrby.url}/private.json: `).length, 2, said());
    assert.equal(said().split(`${lindvik.url}/missing.json: `).length, 2, said());
    await open.close();
  });

  test("cost a page with one feed nothing: what merges is not fetched", async () => {
    const { page: open, requests } = await visit(site.browser, `${site.server.url}/one.html`);
    await settle(open);
    await towns(open, 2);
    assert.ok(!requests.some((url) => /several-feeds/.test(url)), requests.join("\n"));
    assert.doesNotMatch(await open.evaluate(() => document.querySelector("main").innerText), /Lindvik/);
    await open.close();
  });
});
