import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { serveFolder } from "../serve.mjs";
import { collapse, settle, startBrowser, visit } from "./visit.mjs";

const siteScript = fileURLToPath(new URL("../../dist/cdn", import.meta.url));

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

const folders = [];
const newFolder = async () => {
  folders.push(await mkdtemp(join(tmpdir(), "omvarld-several-")));
  return folders.at(-1);
};

let browser;
let site;
let lindvik;
let norrby;

before(async () => {
  const anybody = { "access-control-allow-origin": "*" };
  const [home, first, second] = [await newFolder(), await newFolder(), await newFolder()];
  await cp(siteScript, home, { recursive: true });
  await writeFile(join(first, "feed.json"), JSON.stringify(feedOf("Lindvik", "Ukmergė", "Türi")));
  await writeFile(join(second, "feed.json"), JSON.stringify(feedOf("Norrby", "Türi")));
  await writeFile(join(second, "private.json"), JSON.stringify(feedOf("Hemby", "Tartu")));
  lindvik = await serveFolder(first, { headers: anybody });
  norrby = await serveFolder(second, { headers: (path) => (path === "/feed.json" ? anybody : {}) });
  site = await serveFolder(home);
  const both = `${lindvik.url}/feed.json ${norrby.url}/feed.json`;
  await writeFile(join(home, "both.html"), page(both));
  await writeFile(join(home, "refused.html"), page(`${norrby.url}/private.json ${both} ${lindvik.url}/missing.json`));
  await writeFile(join(home, "one.html"), page(`${lindvik.url}/feed.json`));
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  for (const server of [site, lindvik, norrby]) await server?.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

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
    const { page: open, errors, warnings, requests } = await visit(browser, `${site.url}/both.html`);
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
    const { page: open, warnings } = await visit(browser, `${site.url}/refused.html`);
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
    const { page: open, requests } = await visit(browser, `${site.url}/one.html`);
    await settle(open);
    await towns(open, 2);
    assert.ok(!requests.some((url) => /several-feeds/.test(url)), requests.join("\n"));
    assert.doesNotMatch(await open.evaluate(() => document.querySelector("main").innerText), /Lindvik/);
    await open.close();
  });
});
