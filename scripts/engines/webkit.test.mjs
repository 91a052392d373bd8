import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
  assertAllThere,
  assertHarmless,
  batches,
  batchSize,
  judge,
  makeAttackSite,
  membersOf,
  page,
  policy,
} from "../site/attack-site.mjs";
import { beWhole, isSettled } from "../site/visit.mjs";
import { startWebKit } from "../webkit.mjs";

let place;
let site;
let browser;

before(async () => {
  place = await makeAttackSite();
  [site, browser] = await Promise.all([
    place.serve({ headers: { "content-security-policy-report-only": policy } }),
    place.keep(startWebKit({ log: console.error })),
  ]);
});

after(() => place?.close());

/** Opens a page, and waits until its tags have all that they show. */
async function open(url) {
  await browser.open(url);
  for (let turn = 0; !(await browser.evaluate(`(${isSettled})()`)); turn++) {
    assert.ok(turn < 300, `${url} does not settle`);
    await wait(100);
  }
  // Chunks on demand come after.
  await wait(500);
  await browser.evaluate(`(${beWhole})()`);
}

/** Opens a page of attacks, and notes all that they do, as far as WebDriver and the page itself can tell. */
async function look(name, { root = "omvarld-page", members = [] } = {}) {
  const url = `${site.url}/${name}.html`;
  await open(url);
  const found = await browser.evaluate(
    `(${judge})(document.querySelector(${JSON.stringify(root)}), ${JSON.stringify(members)})`,
  );
  assert.equal(await browser.evaluate("location.href"), url);
  return {
    ...found,
    dialogs: [],
    errors: [],
    popups: Array.from({ length: (await browser.windows()) - 1 }, () => "a window"),
    elsewhere: found.loaded.filter((address) => !address.startsWith(`${site.url}/`)),
  };
}

describe("a feed that attacks in every field, in WebKit", () => {
  test("is met by a browser of that family", async () => {
    assert.match(await browser.evaluate("navigator.userAgent"), /AppleWebKit\/[\d.]+ .*Version\/[\d.]+ Safari/);
  });

  for (const batch of batches) {
    test(`does no harm, and loses no valid member: ${batch.name}`, async () => {
      const found = await look(`page-${batch.name}`, { members: membersOf(batch) });
      assertHarmless(found);
      assertAllThere(found, batch);
    });
  }

  for (const { name } of batches.filter(({ family }) => family === "markup")) {
    test(`does no harm in a shadow root and to editors: ${name}`, async () => {
      const found = await look(`news-${name}`, { root: "omvarld-news" });
      assertHarmless(found);
      assert.ok(found.kept >= batchSize / 4, `${found.kept}`);
    });
  }

  test("is judged by one who sees", async () => {
    const { faults, frames } = await look("unsafe", { root: "div" });
    for (const fault of ["p[onclick]", "img[onerror]", "p[style]", "<iframe>", "<x-y>", "href=javascript:pwn()"]) {
      assert.ok(faults.includes(fault), `${fault} is not among ${faults}`);
    }
    assert.ok(faults.includes("pwn()"));
    assert.ok(frames > 1);
  });
});

describe("a page in WebKit", () => {
  test("writes languages within Swedish sentences as Swedish does", async () => {
    const contacts = [{ name: "Vera Lind", languages: ["sv", "en"] }];
    const feed = { version: 1, language: "sv", municipality: { name: "Lindvik", country: "SE" }, contacts };
    await place.write("feeds/languages.json", feed);
    await place.write("languages.html", page('<omvarld-contacts src="feeds/languages.json"></omvarld-contacts>'));
    await open(`${site.url}/languages.html`);
    assert.match(await browser.evaluate("document.body.innerText"), /svenska och engelska/);
  });
});
