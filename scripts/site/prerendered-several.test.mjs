import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { full } from "../../src/feed/fixtures/full.ts";
import { folder, look, open, settleTag, startPages, stopPages, takePlace } from "./finished-page.mjs";

const program = fileURLToPath(new URL("../../dist/cli/omvarld.js", import.meta.url));

const norrby = {
  version: 1,
  language: "en",
  updated: "2026-03-04",
  municipality: { name: "Norrby", country: "SE", url: "https://www.norrby.example/" },
  twinTowns: [
    { name: "Türi", country: "EE", since: "2004", description: "Schools meet." },
    { name: "Tartu", country: "EE", links: [{ url: "tartu", title: "More" }] },
  ],
  news: [{ title: "Visit", published: "2026-02-01", bodyHtml: '<p>Read <a href="more">more</a>.</p>' }],
};

before(() =>
  startPages({
    "norrby.json": norrby,
    "norrby-before.json": JSON.stringify(norrby).replace("Tartu", "Tarto"),
    "lost.json": norrby,
    "lost-for-now.json": norrby,
  }),
);

after(stopPages);

/** What a content system makes of it that takes away what it does not know. */
const withoutStamp = (html) => html.replace(/ data-omvarld-stamp="[^"]*"/, "");

const text = (page) => page.evaluate(() => document.body.innerText);

/** Waits until all that a tag asks for has come or failed, some of it three times, and it has done with it. */
const rest = (page) => page.waitForNetworkIdle({ idleTime: 1500, timeout: 20_000 });

describe("finished HTML of several feeds", () => {
  for (const [name, attributes, language] of [
    ["twin-towns", { "group-by": "municipality", searchable: true }, "sv"],
    ["twin-towns", { view: "table", lang: "sv" }, "en"],
    ["page", {}, "sv"],
    ["news", { theme: "light" }, "en"],
  ]) {
    for (const [what, store] of [
      ["where nothing is rendered", undefined],
      ["where a content system has taken its stamp away", withoutStamp],
    ]) {
      test(`stays, node by node, ${what}: ${name} ${JSON.stringify(attributes)}`, async () => {
        const { page, errors } = await open(name, "full.json norrby.json", attributes, { language, store });
        try {
          assert.match(await text(page), /Norrby/);
          await page.evaluate(takePlace);
          await page.evaluate(() => globalThis.shiftsNow().splice(0));
          await settleTag(page);
          await rest(page);
          const { sections, lost, boxes, shifts, isFocused, count } = await page.evaluate(look);
          assert.deepEqual({ lost, boxes, shifts, isFocused }, { lost: [], boxes: [1], shifts: [], isFocused: true });
          assert.equal(sections > 0, !!store, `${sections} sections made`);
          assert.ok(count > 10, `${count} nodes`);
          assert.deepEqual(errors, []);
        } finally {
          await page.close();
        }
      });
    }
  }

  test("stays where one of them cannot be had, until a reader asks for something", async () => {
    const files = [join(folder, "lost.json"), join(folder, "lost-for-now.json")];
    const opened = open(
      "twin-towns",
      "full.json lost.json",
      { searchable: true },
      { printed: "full.json lost-for-now.json" },
    );
    // It is there for the command line, and gone when the page asks.
    await rename(files[0], `${files[0]}.away`);
    const { page } = await opened;
    try {
      await settleTag(page);
      await rest(page);
      const { lost, boxes, shifts } = await page.evaluate(look);
      assert.deepEqual([lost, boxes, shifts], [[], [1], []]);
      assert.match(await text(page), /Tartu/);
      await page.type("input[type=search]", "skola");
      await page.waitForFunction(
        (all) => document.querySelectorAll("li.omvarld-town:not([hidden])").length < all,
        { timeout: 5000 },
        full.twinTowns.length,
      );
      assert.equal(await page.evaluate(() => document.activeElement.value), "skola");
      assert.doesNotMatch(await text(page), /Tartu/);
    } finally {
      await page.close();
    }
  });

  test("gives way to what there is where an editor asks what is wrong", async () => {
    const { page } = await open(
      "twin-towns",
      "full.json gone.json",
      { debug: true },
      { printed: "full.json norrby.json" },
    );
    try {
      await page.waitForFunction(() => /gone\.json/.test(document.body.innerText), { timeout: 15_000 });
      assert.doesNotMatch(await text(page), /Tartu/);
    } finally {
      await page.close();
    }
  });

  test("gives way once, in one frame, where one of them says something else", async () => {
    const { page, errors } = await open(
      "twin-towns",
      "full.json norrby.json",
      {},
      { printed: "full.json norrby-before.json" },
    );
    try {
      assert.match(await text(page), /Tarto/);
      await page.evaluate(() => {
        globalThis.shiftsNow().splice(0);
        globalThis.turns = 0;
        const tag = document.querySelector("omvarld-twin-towns");
        const count = (changes) => {
          globalThis.turns += changes.filter(({ target }) => target === tag).length;
        };
        new MutationObserver(count).observe(tag, { childList: true });
      });
      await settleTag(page);
      await rest(page);
      assert.match(await text(page), /Tartu/);
      assert.doesNotMatch(await text(page), /Tarto/);
      const { boxes, shifts } = await page.evaluate(look);
      assert.deepEqual([boxes, shifts, errors], [[1], [], []]);
      assert.equal(await page.evaluate(() => globalThis.turns), 1);
    } finally {
      await page.close();
    }
  });

  test("is printed by the command itself, with each feed's own addresses", async () => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [
        program,
        "render",
        join(folder, "full.json"),
        join(folder, "norrby.json"),
        ...["--tag", "twin-towns", "--src", "/a/full.json https://www.norrby.example/b/feed.json"],
        ...["--page-url", "https://www.region.example/vanorter", "--page-lang", "sv"],
      ],
      { env: { PATH: process.env.PATH, LANG: "en" } },
    );
    assert.ok(
      stdout.startsWith(
        '<omvarld-twin-towns src="/a/full.json https://www.norrby.example/b/feed.json"><div part="omvarld"',
      ),
      stdout.slice(0, 200),
    );
    assert.match(stdout, /id="omvarld-twin-towns-norrby\.tartu"/);
    assert.match(stdout, /href="https:\/\/www\.norrby\.example\/b\/tartu"/);
    assert.match(stdout, /<span lang="en">Schools meet\.<\/span>|lang="en"[^>]*>Schools meet\./);
    assert.equal(stderr, "");
  });
});
