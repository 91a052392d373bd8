import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const name = "Lindvik </script><script>globalThis.harmed = true</script><!--";
const feed = {
  version: 1,
  language: "sv",
  municipality: { name, country: "SE" },
  page: { title: { sv: "Sidan", en: "The page" } },
  twinTowns: [{ name: "Ukmergė", country: "LT" }],
};

const page = `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script src="/note.js"></script><script type="module" src="/omvarld.js"></script></head>
<body><omvarld-page src="/feed.json" json-ld></omvarld-page></body>
</html>
`;

const note = `globalThis.violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, sample }) =>
  violations.push(effectiveDirective + " " + sample));
`;

const policies = {
  "scripts from the site alone": "script-src 'self'",
  "scripts from the site alone, and trusted types":
    "script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html dompurify",
};

let site;

before(async () => {
  site = await openSite({ "feed.json": feed, "index.html": page, "note.js": note });
});

after(() => site?.close());

/** What stands in the page's data blocks. */
const blocks = (open) =>
  open.evaluate(() =>
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) =>
      JSON.parse(textContent)["@graph"].map((node) => node.name),
    ),
  );

describe("linked data, under a policy that allows", () => {
  for (const [words, policy] of Object.entries(policies)) {
    test(words, async () => {
      const server = await site.serve({ headers: { "content-security-policy": policy } });
      const { page: open, errors } = await visit(site.browser, `${server.url}/`);
      await settle(open);
      assert.deepEqual(await blocks(open), [[name, "Sidan", "Ukmergė"]]);
      await open.evaluate(() => document.querySelector("omvarld-page").setAttribute("lang", "en"));
      await open.waitForFunction(() => document.querySelector("omvarld-page > script")?.text.includes("The page"));
      assert.deepEqual(await blocks(open), [[name, "The page", "Ukmergė"]]);
      assert.equal(await open.evaluate(() => globalThis.harmed), undefined);
      assert.deepEqual(await open.evaluate(() => globalThis.violations), []);
      assert.deepEqual(errors, []);
      // The page's own watch does see what a text put into an ordinary script element sets off.
      await open.evaluate(() => {
        const script = document.createElement("script");
        script.append("1");
        document.body.append(script);
      });
      assert.notDeepEqual(await open.evaluate(() => globalThis.violations), []);
      await open.close();
    });
  }
});
