import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
  answers,
  failures,
  feed,
  loseContent,
  newPath,
  ok,
  pageOf,
  reader,
  stale,
  startSites,
  stopSites,
  tag,
} from "./returning-reader.mjs";

before(startSites);
after(stopSites);

describe("without any network", () => {
  test("a page shows the kept copy, and the feed in its place when the network is back", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok({ "cache-control": "no-store" }));
      const address = pageOf(tag(path, "keep"));
      await visit(address, path);
      answers.set(path, (_, response) => response.writeHead(200).end(feed("Türi")));
      const { text, requests } = await visit(address, path, {
        prepare: (page) => page.setOfflineMode(true),
        more: async ({ page, look }) => {
          // The three requests are over, so that only the network's return can bring the feed.
          await wait(2000);
          assert.match((await look()).text, /Ukmergė/);
          await page.setOfflineMode(false);
          await page.waitForFunction(() => document.querySelector("omvarld-twin-towns").innerText.includes("Türi"), {
            polling: 50,
          });
          const { text: after } = await look();
          assert.doesNotMatch(after, /Ukmergė|gällde/);
        },
      });
      assert.equal(requests, 0);
      assert.match(text, /Ukmergė/);
      assert.ok(text.includes(stale), text);
    }));

  test("a page without a copy shows the message, and the feed in its place when the network is back", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok({ "cache-control": "no-store" }));
      await visit(pageOf(tag(path)), path);
      const { text } = await visit(pageOf(tag(path)), path, {
        prepare: (page) => page.setOfflineMode(true),
        more: async ({ page }) => {
          await page.setOfflineMode(false);
          await page.waitForFunction(() => document.querySelector("omvarld-twin-towns:state(ready)"), {
            timeout: 8000,
            polling: 50,
          });
        },
      });
      assert.match(text, /går inte att visa just nu/);
    }));
});

describe("a page that gets neither its feed nor what shows it", () => {
  test("shows the message, and the feed in its place when the network is back", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, failures[404]);
      loseContent(true);
      try {
        const { text } = await visit(pageOf(tag(path)), path, {
          more: async ({ page }) => {
            loseContent(false);
            answers.set(path, ok());
            await page.setOfflineMode(true);
            await page.waitForFunction(() => !navigator.onLine, { polling: 50 });
            await page.setOfflineMode(false);
            await page.waitForFunction(() => document.querySelector("omvarld-twin-towns:state(ready)"), {
              timeout: 8000,
              polling: 50,
            });
          },
        });
        assert.match(text, /går inte att visa just nu/);
      } finally {
        loseContent(false);
      }
    }));
});
