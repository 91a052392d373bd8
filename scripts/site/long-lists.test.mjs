import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./open-site.mjs";
import { settle, startBrowser, visit } from "./visit.mjs";

const names = Array.from({ length: 200 }, (_, index) => `Ort ${index + 1}`);
const found = names.filter((name) => name.startsWith("Ort 19"));

const views = ["cards", "table"];
const html = (view) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script type="module" src="omvarld.js"></script></head>
<body><h1>Lindvik</h1><omvarld-twin-towns src="long.json" view="${view}" searchable></omvarld-twin-towns></body>
</html>
`;

let browser;
let server;
let site;

before(async () => {
  const towns = names.map((name) => ({ name, country: "LT" }));
  const feed = { version: 1, language: "sv", municipality: { name: "Lindvik", country: "SE" }, twinTowns: towns };
  const pages = Object.fromEntries(views.map((view) => [`${view}.html`, html(view)]));
  site = await openSite({ "long.json": feed, ...pages }, { copies: { ".": "dist/demo" } });
  ({ browser, server } = site);
});

after(() => site?.close());

/** Runs in the page: the names of the towns that are to be seen. */
const look = () =>
  [...document.querySelectorAll(".omvarld-town h3, tbody th")]
    .filter((name) => name.checkVisibility())
    .map((name) => name.textContent.trim());

/** Opens a page on which what makes long lists is dealt with by the caller, until it says so. */
async function open(t, view, deal) {
  const { page, errors } = await visit(browser, "about:blank");
  t.after(async () => {
    await page.close();
    assert.deepEqual(errors, []);
  });
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url().includes("/chunks/long-list-")) deal(request);
    else request.continue();
  });
  await page.goto(`${server.url}/${view}.html`);
  await page.waitForSelector("omvarld-twin-towns:state(ready)");
  const until = (wanted) =>
    page.waitForFunction(
      (look, wanted) => String(new Function(`return (${look})`)()()) === wanted,
      { timeout: 5000 },
      `${look}`,
      `${wanted}`,
    );
  /** How many of the first are there, where no more are to be had yet. */
  const begun = async () => {
    const shown = await page.evaluate((look) => new Function(`return (${look})`)()(), `${look}`);
    assert.ok(shown.length > 5 && shown.length <= 60, `${shown.length} at first`);
    assert.deepEqual(shown, names.slice(0, shown.length));
    return shown;
  };
  return { page, until, begun };
}

for (const view of views) {
  describe(`a long list, as ${view}, whose file does not come`, () => {
    test("is there as a whole, and can be searched", async (t) => {
      const { page, until } = await open(t, view, (request) => request.abort());
      await until(names);
      await page.type("input[type=search]", "ort 19");
      await until(found);
      assert.match(await page.$eval(".omvarld-shown", ({ innerText }) => innerText), /^Visar 11 av 200 orter/);
      await page.click(".omvarld-shown button");
      await until(names);
    });
  });

  describe(`a long list, as ${view}, whose file is late`, () => {
    test("goes to the printer as a whole, and stays so", async (t) => {
      const late = [];
      const { page, until, begun } = await open(t, view, (request) => late.push(request));
      await begun();
      const printed = await page.evaluate((look) => {
        // As where a script prints: what is there when all have been told is what goes to the printer.
        dispatchEvent(new Event("beforeprint"));
        return new Function(`return (${look})`)()();
      }, `${look}`);
      assert.deepEqual(printed, names);
      await Promise.all(late.map((request) => request.continue()));
      await page.waitForNetworkIdle({ idleTime: 300 });
      await until(names);
    });

    test("shows what a reader looks for meanwhile", async (t) => {
      const late = [];
      const { page, until, begun } = await open(t, view, (request) => late.push(request));
      const first = await begun();
      await page.type("input[type=search]", "ort 1");
      await until(first.filter((name) => name.startsWith("Ort 1")));
      await Promise.all(late.map((request) => request.continue()));
      await until(names.filter((name) => name.startsWith("Ort 1")));
    });
  });
}

describe("a long list, to those who hear it,", () => {
  for (const [view, list, member, heads] of [
    ["cards", "list", "listitem", 0],
    ["table", "table", "row", 1],
  ]) {
    test(`is one ${list} of all its members, also of those that are not drawn yet: ${view}`, async (t) => {
      // Without it Chromium spares itself the work of telling what it has not drawn; where somebody listens it does not.
      const listening = await startBrowser(["--force-renderer-accessibility"]);
      t.after(() => listening.close());
      const { page } = await visit(listening, `${server.url}/${view}.html`);
      await settle(page);
      const cdp = await page.createCDPSession();
      const { nodes } = await cdp.send("Accessibility.getFullAXTree");
      const told = nodes.filter(({ ignored }) => !ignored);
      const of = (role) => told.filter((node) => node.role?.value === role).map(({ name }) => name?.value);
      assert.deepEqual([of(list).length, of(member).length, of("group").length], [1, names.length + heads, 0]);
      const heard = new Set(of("StaticText"));
      assert.deepEqual(
        names.filter((name) => !heard.has(name)),
        [],
      );
    });
  }
});
