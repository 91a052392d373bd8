import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { full } from "../../src/feed/fixtures/full.ts";
import { omvarld, optionsOf } from "../command-line.mjs";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

let browser;
let server;
let folder;
let site;

before(async () => {
  site = await openSite({ "full.json": full });
  ({ browser, server, folder } = site);
});

after(() => site?.close());

describe("what was printed", () => {
  /** What a reader without script must not meet: controls, and the place of a picture that never comes. */
  const dead = () =>
    [...document.querySelectorAll("button, input, [data-omvarld-action], .omvarld-filter, .omvarld-map")].filter(
      (element) => element.checkVisibility(),
    ).length;

  for (const [name, attributes] of [
    ["page", {}],
    ["twin-towns", { searchable: true, past: "fold" }],
    ["projects", {}],
  ]) {
    test(`stands as a page of its own, and asks for nothing: ${name}`, async () => {
      const call = ["render", join(folder, "full.json"), "--tag", name, "--standalone", ...optionsOf(attributes)];
      const { code, stdout } = await omvarld(call);
      assert.equal(code, 0);
      await site.write(`alone-${name}.html`, stdout);
      const { page, errors, requests } = await visit(browser, `${server.url}/alone-${name}.html`, { width: 360 });
      try {
        assert.equal(await page.evaluate(dead), 0);
        assert.deepEqual(errors, []);
        assert.deepEqual(
          requests.filter((url) => url.startsWith(server.url) && !url.endsWith("/favicon.ico")),
          [`${server.url}/alone-${name}.html`],
        );
        const seen = await page.evaluate(() => ({
          weight: getComputedStyle(document.querySelector(".omvarld-heading")).fontWeight,
          width: document.documentElement.scrollWidth,
          towns: document.querySelectorAll(".omvarld-town").length,
        }));
        assert.equal(seen.weight, "650", "the library's sheet is there");
        assert.equal(seen.width, 360);
        await page.evaluate(axe.source);
        const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations.map(({ id }) => id));
        assert.deepEqual(violations, []);
        if (name === "twin-towns") {
          assert.equal(seen.towns, full.twinTowns.length);
          await page.click("summary");
          assert.ok(await page.evaluate(() => document.querySelector("details .omvarld-town").checkVisibility()));
        }
      } finally {
        await page.close();
      }
    });
  }

  test("looks with omvarld.css alone as it does with the script", async () => {
    const { stdout } = await omvarld(["render", join(folder, "full.json"), "--tag", "page", "--page-lang", "sv"]);
    const head = '<meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">';
    const html = (more, body) =>
      `<!doctype html><html lang="sv"><head>${head}${more}</head><body>${body}</body></html>`;
    await site.write("css.html", html('<link rel="stylesheet" href="omvarld.css">', stdout));
    await site.write(
      "script.html",
      html('<script type="module" src="omvarld.js"></script>', '<omvarld-page src="full.json"></omvarld-page>'),
    );
    const looks = [];
    for (const path of ["css.html", "script.html"]) {
      const { page } = await visit(browser, `${server.url}/${path}`);
      try {
        await settle(page);
        looks.push(
          await page.evaluate(() =>
            [...document.querySelectorAll(".omvarld *:not(.omvarld-map *)")].map((element) => {
              const { display, fontSize, color, marginBlockStart, paddingInlineStart, gap } = getComputedStyle(element);
              return [element.className, display, fontSize, color, marginBlockStart, paddingInlineStart, gap].join("|");
            }),
          ),
        );
      } finally {
        await page.close();
      }
    }
    assert.ok(looks[0].length > 300);
    assert.deepEqual(looks[0], looks[1]);
  });

  test("shows no dead control where the browser runs no script", async () => {
    const call = ["render", join(folder, "full.json"), "--tag", "twin-towns", "--searchable", "--limit", "2"];
    const { stdout } = await omvarld(call);
    const sheet = '<link rel="stylesheet" href="omvarld.css">';
    await site.write("no-script.html", `<!doctype html><title>a</title>${sheet}${stdout}`);
    const { page } = await visit(browser, `${server.url}/no-script.html`);
    try {
      assert.ok((await page.evaluate(dead)) > 0, "with script they wait for it");
      await page.setJavaScriptEnabled(false);
      await page.reload();
      assert.equal(await page.evaluate(dead), 0);
    } finally {
      await page.close();
    }
  });
});
