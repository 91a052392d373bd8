import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findBrowser } from "../browser.mjs";
import {
  assertAllThere,
  assertHarmless,
  batches,
  batchSize,
  families,
  isNoise,
  judge,
  makeAttackSite,
  membersOf,
  policy,
} from "./attack-site.mjs";
import { settle, startBrowser, visit } from "./visit.mjs";

let place;
let site;
let browser;

before(async () => {
  place = await makeAttackSite();
  [site, browser] = await Promise.all([
    place.serve({ headers: { "content-security-policy-report-only": policy } }),
    place.keep(startBrowser()),
  ]);
});

after(() => place?.close());

/** Opens a page of attacks, and notes all that they do. */
async function look(name, { root = "omvarld-page", members = [] } = {}) {
  const dialogs = [];
  const popups = [];
  const note = (target) => popups.push(target.url());
  browser.on("targetcreated", note);
  const { page, errors, requests } = await visit(browser, `${site.url}/${name}.html`);
  browser.off("targetcreated", note);
  try {
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    if (root !== "div") await settle(page, { timeout: 30_000 });
    const found = await page.evaluate(
      `(${judge})(document.querySelector(${JSON.stringify(root)}), ${JSON.stringify(members)})`,
    );
    return {
      ...found,
      dialogs,
      // The page itself is a target too.
      popups: popups.filter((url) => url !== "about:blank" && !url.startsWith(site.url)),
      errors: errors.filter((line) => !/content.security.policy|ERR_|NetworkError/i.test(line)),
      url: page.url(),
      elsewhere: requests.filter((url) => !url.startsWith(`${site.url}/`)),
    };
  } finally {
    await page.close();
  }
}

// Two pages at a time: CI has two cores, and the whole should take less than a minute. Firefox opens no window while it closes one.
const { product } = await findBrowser({ install: true });

describe("a feed that attacks in every field", { concurrency: product === "chrome" ? 2 : 1 }, () => {
  test("holds more than 600 attacks", () => {
    const all = new Set(
      Object.values(families)
        .flat()
        .map(({ text }) => text),
    );
    assert.ok(all.size > 600, `${all.size}`);
  });

  for (const batch of batches) {
    const { name } = batch;
    test(`does no harm, and loses no valid member: ${name}`, async () => {
      const found = await look(`page-${name}`, { members: membersOf(batch) });
      assertHarmless(found);
      assertAllThere(found, batch);
      assert.equal(found.url, `${site.url}/page-${name}.html`);
    });
  }

  for (const { name } of batches.filter(({ family }) => family === "markup")) {
    test(`does no harm in a shadow root, to editors, or where the browser has no sanitiser: ${name}`, async () => {
      const found = await look(`news-${name}`, { root: "omvarld-news" });
      assertHarmless(found);
      assert.ok(found.kept >= batchSize / 4, `${found.kept}`);
    });
  }

  test("leaves its bare words where the page's policy lets no HTML be made", async () => {
    const strict = await place.serve({
      headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types lit-html" },
    });
    const { name } = batches[0];
    const prepare = 'Reflect.deleteProperty(Element.prototype, "setHTML")';
    const { page } = await visit(browser, `${strict.url}/page-${name}.html`, { prepare });
    try {
      await settle(page, { timeout: 30_000 });
      const [boxes, elements, words] = await page.evaluate(() => [
        document.querySelectorAll(".omvarld-rich").length,
        document.querySelectorAll(".omvarld-rich *").length,
        [...document.querySelectorAll(".omvarld-rich")].every(({ textContent }) =>
          textContent.trim().startsWith("Kvar"),
        ),
      ]);
      assert.ok(boxes > 0);
      assert.deepEqual([elements, words], [0, true]);
      assert.deepEqual(await page.evaluate(() => globalThis.pwned), []);
    } finally {
      await page.close();
    }
  });

  test("is judged by one who sees", async () => {
    const found = await look("unsafe", { root: "div" });
    const expected = [
      ...["pwn()", "p[onclick]", "img[onerror]", "p[style]", "id=body", "class=z", "data-omvarld-action"],
      ...["<iframe>", "<link>", "<x-y>", "<template>", "href=javascript:pwn()"],
    ];
    for (const fault of expected) assert.ok(found.faults.includes(fault), fault);
    assert.ok(found.elsewhere.includes("https://ond.example/x.css"));
    assert.ok(found.frames > 1);
    assert.ok(
      found.reports.some((report) => !isNoise(report)),
      found.reports.join("\n"),
    );
  });
});
