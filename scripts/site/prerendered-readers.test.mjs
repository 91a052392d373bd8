import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { full } from "../../src/feed/fixtures/full.ts";
import { look, open, settleTag, startPages, stopPages } from "./finished-page.mjs";

before(() => startPages());
after(stopPages);

for (const form of ["tag", "div"]) {
  describe(`finished HTML whose reader acts, printed as a ${form}`, () => {
    test("answers a search, and one that was begun before the script came", async () => {
      const { page } = await open("twin-towns", "full.json", { searchable: true }, { form });
      try {
        await page.type("input[type=search]", "skola");
        await settleTag(page);
        const list = () =>
          page.$$eval("li.omvarld-town", (items) => items.filter((item) => item.checkVisibility()).length);
        const all = full.twinTowns.length;
        assert.ok((await list()) < all);
        assert.equal(await page.evaluate(() => document.activeElement.value), "skola");
        await page.click("[data-omvarld-action=clear]");
        await page.waitForFunction(() => document.activeElement.value === "");
        assert.equal(await list(), all);
        await page.waitForSelector(".omvarld-map [role=img]", { timeout: 5000 });
      } finally {
        await page.close();
      }
    });

    test("draws its map on in what takes its place when a reader searches", async () => {
      const { page } = await open("twin-towns", "full.json", { searchable: true }, { form });
      try {
        await settleTag(page);
        await page.waitForSelector(".omvarld-map [role=img]", { timeout: 5000 });
        await page.evaluate(() => globalThis.shiftsNow().splice(0));
        await page.type("input[type=search]", "skola");
        await page.waitForSelector(".omvarld-map .omvarld-map-dimmed", { timeout: 5000 });
        assert.equal(await page.$$eval(".omvarld-map figure", ({ length }) => length), 1);
        assert.equal(await page.evaluate(() => document.activeElement.value), "skola");
      } finally {
        await page.close();
      }
    });

    test("shows all when it is asked, before the feed is there and after", async () => {
      for (const isEarly of [true, false]) {
        const { page } = await open("twin-towns", "full.json", { limit: "2" }, { form });
        try {
          await page.waitForFunction(() => document.querySelector("omvarld-twin-towns")?.matches(":defined"));
          if (!isEarly) await settleTag(page);
          await page.click("[data-omvarld-action=show-all]");
          await settleTag(page);
          await page.waitForFunction(
            (all) => document.querySelectorAll("li.omvarld-town").length === all,
            { timeout: 5000 },
            full.twinTowns.length,
          );
          assert.equal(await page.$("[data-omvarld-action=show-all]"), null);
        } finally {
          await page.close();
        }
      }
    });

    test("saves a contact", async () => {
      const { page } = await open("contacts", "full.json", {}, { form });
      try {
        await settleTag(page);
        await page.click("[data-omvarld-action^=save]");
        await page.waitForFunction(() => /\.vcf/.test(document.querySelector("[role=status]")?.textContent), {
          timeout: 5000,
        });
        const { lost } = await page.evaluate(look);
        assert.deepEqual(lost, []);
      } finally {
        await page.close();
      }
    });

    test("saves a contact when it is asked before the feed is there", async () => {
      const { page } = await open("contacts", "full.json", {}, { form });
      try {
        await page.waitForFunction(() => document.querySelector("omvarld-contacts")?.matches(":defined"));
        await page.click("[data-omvarld-action^=save]");
        assert.equal(await page.evaluate(() => !!document.querySelector(":state(ready)")), false);
        await page.waitForFunction(() => /\.vcf/.test(document.querySelector("[role=status]")?.textContent), {
          timeout: 5000,
        });
      } finally {
        await page.close();
      }
    });

    for (const attributes of [
      {},
      { limit: "1" },
      { past: "fold" },
      { isolated: true },
      { isolated: true, limit: "1" },
    ]) {
      test(`is where an address leads: ${JSON.stringify(attributes)}`, async () => {
        const id = `omvarld-twin-towns-${full.twinTowns.at(-1).id}`;
        const above = '<div style="block-size: 3000px"></div>';
        const { page } = await open("twin-towns", "full.json", attributes, { form, above, hash: `#${id}` });
        try {
          await settleTag(page);
          const find = (id) => {
            const tag = document.querySelector("omvarld-twin-towns");
            const found = (tag.shadowRoot ?? tag).querySelector(`[id="${id}"]`);
            const { top } = found?.getBoundingClientRect() ?? {};
            return found?.checkVisibility() && top >= 0 && top < innerHeight;
          };
          await page.waitForFunction(find, { timeout: 5000 }, id);
        } finally {
          await page.close();
        }
      });
    }

    test("stands in for an isolated tag until its feed is there, and is not told twice", async () => {
      const { page, errors } = await open("twin-towns", "full.json", { isolated: true }, { form });
      try {
        const visible = () => [...document.querySelectorAll(".omvarld")].filter((box) => box.checkVisibility()).length;
        assert.equal(await page.evaluate(visible), 1);
        await settleTag(page);
        const seen = await page.evaluate(() => {
          const tag = document.querySelector("omvarld-twin-towns");
          const inside = tag.shadowRoot.querySelector(".omvarld");
          return {
            inside: inside.checkVisibility(),
            outside: tag.querySelector(".omvarld")?.checkVisibility() ?? false,
          };
        });
        assert.deepEqual(seen, { inside: true, outside: false });
        await page.waitForFunction(
          () => document.querySelector("omvarld-twin-towns").shadowRoot.querySelector(".omvarld-map [role=img]"),
          { timeout: 5000 },
        );
        assert.deepEqual(await page.evaluate(() => globalThis.shiftsNow()), []);
        assert.deepEqual(errors, []);
      } finally {
        await page.close();
      }
    });
  });
}
