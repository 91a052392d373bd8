import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
  answers,
  browser,
  failures,
  newPath,
  ok,
  pageOf,
  reader,
  sites,
  stale,
  staleWithoutDate,
  startSites,
  stopSites,
  tag,
} from "./returning-reader.mjs";

before(startSites);
after(stopSites);

describe("a feed on the page's own site", () => {
  test("is asked for once on a first visit, and the console says nothing", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok());
      const { text, requests, said } = await visit(pageOf(tag(path)), path);
      assert.match(text, /Ukmergė/);
      assert.equal(requests, 1);
      assert.deepEqual(said, []);
    }));

  for (const [what, headers, requests] of [
    ["once, with its validator, where it may have changed", { "cache-control": "no-cache" }, 1],
    ["not at all while the browser's copy is good", { "cache-control": "max-age=600", date: undefined }, 0],
  ]) {
    test(`is asked for ${what}`, () =>
      reader(async (visit) => {
        const path = newPath();
        answers.set(path, ok({ ...headers, date: headers.date ?? new Date().toUTCString() }));
        await visit(pageOf(tag(path)), path);
        const second = await visit(pageOf(tag(path)), path);
        assert.match(second.text, /Ukmergė/);
        assert.doesNotMatch(second.text, /tidigare|gällde/);
        assert.equal(second.requests, requests);
        assert.deepEqual(second.said, []);
      }));
  }

  test("is asked for once where the page has a preload link, and the console says nothing", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok({ "cache-control": "no-cache" }));
      const address = pageOf(tag(path), `<link rel="preload" as="fetch" crossorigin href="${path}">`);
      for (let turn = 0; turn < 3; turn++) {
        const { text, requests, said } = await visit(address, path);
        assert.match(text, /Ukmergė/);
        assert.equal(requests, 1);
        assert.deepEqual(said, []);
      }
    }));

  for (const [what, failure] of Object.entries(failures)) {
    test(`is shown from the browser's copy, with its date, after ${what}`, () =>
      reader(async (visit) => {
        const path = newPath();
        answers.set(path, ok());
        await visit(pageOf(tag(path)), path);
        answers.set(path, failure);
        const { text, said } = await visit(pageOf(tag(path)), path);
        assert.match(text, /Ukmergė/);
        assert.ok(text.includes(stale), text);
        assert.deepEqual(
          said.filter((line) => !line.startsWith("error: Failed to load resource")),
          [],
        );
      }));
  }
});

describe("a feed on another site", () => {
  test("is asked for once, also on a second visit", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok({ "cache-control": "no-cache" }));
      for (let turn = 0; turn < 2; turn++) {
        const { text, requests, said } = await visit(pageOf(tag(sites[1].url + path)), path);
        assert.match(text, /Ukmergė/);
        assert.equal(requests, 1);
        assert.deepEqual(said, []);
      }
    }));

  test("is shown from the browser's copy where the connection fails", () =>
    reader(async (visit) => {
      const path = newPath();
      answers.set(path, ok());
      await visit(pageOf(tag(sites[1].url + path)), path);
      answers.set(path, failures["no connection"]);
      const { text } = await visit(pageOf(tag(sites[1].url + path)), path);
      assert.match(text, /Ukmergė/);
      assert.ok(text.includes(staleWithoutDate), text);
    }));

  for (const [what, failure] of Object.entries(failures)) {
    test(`is shown from the kept copy, with keep, after ${what}`, () =>
      reader(async (visit) => {
        const path = newPath();
        answers.set(path, ok({ "cache-control": "no-store", "access-control-expose-headers": "date" }));
        await visit(pageOf(tag(sites[1].url + path, "keep")), path);
        answers.set(path, failure);
        const { text } = await visit(pageOf(tag(sites[1].url + path, "keep")), path);
        assert.match(text, /Ukmergė/);
        assert.ok(text.includes(stale), text);
      }));
  }
});

describe("a page whose storage is blocked", () => {
  test("shows its feed all the same, and throws nothing", async () => {
    const path = newPath();
    answers.set(path, ok());
    const inside = `${sites[0].url}/frame?${new URLSearchParams({ body: tag(sites[0].url + path, "keep") })}`;
    const page = await browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    // A sandbox has an origin of its own, and no storage.
    await page.goto(pageOf(`<iframe sandbox="allow-scripts" src="${inside.replaceAll("&", "&amp;")}"></iframe>`));
    const frame = await page.waitForFrame((each) => each.url().includes("/frame"));
    await frame.waitForFunction(() => document.querySelector("omvarld-twin-towns")?.innerText.includes("Ukmergė"));
    const refusal = await frame.evaluate(async () => {
      try {
        await caches.open("omvarld-feeds");
        return "none";
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(refusal, "SecurityError");
    await wait(300);
    assert.deepEqual(said, []);
    await page.close();
  });
});
