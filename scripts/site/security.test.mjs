import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { full } from "../../src/feed/fixtures/full.ts";
import { integritySnippet } from "../site-files.mjs";
import { startServer } from "../start-server.mjs";
import { tagChunks } from "../tag-chunks.mjs";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const advice = new URL("../../docs/security-headers.md", import.meta.url);

/** The policies as the documentation gives them to copy, by their headings. */
const policies = Object.fromEntries(
  [...(await readFile(advice, "utf8")).matchAll(/^## (.+)\n[^#]*?```http\n([\s\S]*?)```/gm)].map(
    ([, heading, header]) => [
      heading,
      header
        .replace(/^Content-Security-Policy:/, "")
        .replace(/\s+/g, " ")
        .trim(),
    ],
  ),
);

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"><path d="M0 0h12v8z"/></svg>';

/** Its pictures lie on the site itself, as they do where only those are allowed. */
const feed = JSON.parse(
  JSON.stringify(full)
    .replaceAll(/https:\/\/www\.lindvik\.example\/bilder\/[\w-]+\.(jpg|svg)/g, "/picture.svg")
    .replace("<p>Allt finns", '<p><img src=\\"/picture.svg\\" alt=\\"\\" width=\\"12\\" height=\\"8\\">Allt finns'),
);
const faulty = { ...feed, twinTowns: [...feed.twinTowns, { name: "Ukmergė", country: "LT", since: "19992" }] };

const names = Object.keys(tagChunks);

const fallback = '<p><a href="/vanorter">Våra vänorter</a></p>';

/** Every tag in the light and isolated, with all that an attribute brings out. */
const everything = (src) => `<omvarld-feed src="${src}">
${names.map((name) => `<omvarld-${name}>${fallback}</omvarld-${name}>`).join("\n")}
${names.map((name) => `<omvarld-${name} isolated lang="en" debug theme="dark">${fallback}</omvarld-${name}>`).join("\n")}
${names.map((name) => `<omvarld-${name} limit="1" past="fold">${fallback}</omvarld-${name}>`).join("\n")}
<omvarld-twin-towns view="table" searchable group-by="country"></omvarld-twin-towns>
<omvarld-twin-towns view="list" searchable sort="since"></omvarld-twin-towns>
</omvarld-feed>
<omvarld-twin-towns debug src="/fel.json"></omvarld-twin-towns>
<omvarld-news src="/finns-inte.json">${fallback}</omvarld-news>`;

const one = (src) => `<omvarld-twin-towns src="${src}">${fallback}</omvarld-twin-towns>`;

const html = (head, body) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="/picture.svg">${head}</head>
<body><h1>Lindvik</h1>
${body}
</body>
</html>
`;

const script = '<script type="module" src="/omvarld.js"></script>';

let browser;
let server;
let site;
const reports = [];
/** The pages, each with the policy that it is sent with. */
const pages = {};

before(async () => {
  let reportTo;
  site = await openSite(
    { "picture.svg": picture, "feed.json": feed, "fel.json": faulty },
    {
      copies: { ".": "dist/cdn", omvarld: "dist/cdn" },
      serving: {
        headers: (path) => {
          const name = /^\/([\w-]+)\.html$/.exec(path)?.[1];
          return name && { "content-security-policy": `${pages[name].policy}; report-uri ${reportTo}/${name}` };
        },
      },
    },
  );
  ({ browser, server } = site);
  const other = await site.serve({ headers: { "access-control-allow-origin": "*" } });
  ({ url: reportTo } = await site.keep(
    startServer(async (request, response) => {
      const body = await text(request);
      if (request.method === "POST") reports.push({ path: request.url, body });
      response.writeHead(204, { "access-control-allow-origin": "*", "access-control-allow-headers": "*" }).end();
    }),
  ));
  const manifest = JSON.parse(await readFile(`${site.folder}/manifest.json`, "utf8"));
  const snippet = integritySnippet(manifest, "/omvarld/");
  const [, mapHash] = /'(sha256-[^']+)'/.exec(snippet);

  Object.assign(pages, {
    own: { policy: policies["The usual policy"], body: html(script, everything("/feed.json")) },
    elsewhere: {
      policy: policies["The feed and its pictures on another server"].replaceAll("https://data.kommun.se", other.url),
      body: html(script, everything(`${other.url}/feed.json`)),
    },
    nonce: {
      policy: policies["A nonce for each answer"].replaceAll("RANDOM", "c2Vrcg"),
      body: html('<script type="module" nonce="c2Vrcg" src="/omvarld.js"></script>', everything("/feed.json")),
    },
    checked: {
      policy: policies["With the files' hashes"].replaceAll("sha256-HASH", mapHash),
      body: html(snippet, everything("/feed.json")),
    },
    twice: {
      policy: policies["Where the page has another copy of Lit or DOMPurify"],
      body: html(`${script}<script type="module" src="/omvarld.js?v=2"></script>`, everything("/feed.json")),
    },
    "no-lit": {
      policy: policies["The usual policy"].replace(" lit-html", ""),
      body: html(script, one("/feed.json")),
    },
    "no-purify": {
      policy: policies["The usual policy"].replace(" dompurify", ""),
      body: html(script, everything("/feed.json")),
    },
    "twice-refused": {
      policy: policies["The usual policy"],
      body: html(`${script}<script type="module" src="/omvarld.js?v=2"></script>`, one("/feed.json")),
    },
    "no-connect": {
      policy: policies["The usual policy"].replace("connect-src 'self'", "connect-src 'none'"),
      body: html(script, one("/feed.json")),
    },
    inline: {
      policy: policies["The usual policy"],
      body: html(`<script>globalThis.harmed = true</script>${script}`, one("/feed.json")),
    },
  });
  for (const [name, page] of Object.entries(pages)) {
    assert.ok(page.policy, `the documentation has no policy for "${name}"`);
    await site.write(`${name}.html`, page.body);
  }
});

after(() => site?.close());

const withoutSetHtml = "?without-sethtml";

/* The browser tells of a violation where it happens; this listens before anything of the page's has run. */
function listen() {
  globalThis.violations = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    globalThis.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}`),
  );
  if (location.search === "?without-sethtml") delete Element.prototype.setHTML;
}

/** Uses what can be used: the map comes when it is near, a search narrows, a button shows the rest. */
async function useAll(page) {
  await page.evaluate(async () => {
    const roots = [document, ...[...document.querySelectorAll("[isolated]")].map((tag) => tag.shadowRoot)];
    const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    for (const details of all("details")) details.open = true;
    for (const button of all("omvarld-page button, [limit] button")) button.click();
    for (const input of all('input[type="search"]')) {
      input.value = "zzz";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((done) => setTimeout(done, 20));
    }
  });
  await page.waitForNetworkIdle({ idleTime: 400, timeout: 10_000 });
}

async function see(name, { query = "", isDrawn = true } = {}) {
  const { page, errors, requests } = await visit(browser, `${server.url}/${name}.html${query}`, { prepare: listen });
  try {
    if (isDrawn) {
      await settle(page, { timeout: 20_000 });
      await useAll(page);
    } else {
      await page.waitForNetworkIdle({ idleTime: 800 });
    }
    const seen = await page.evaluate(() => ({
      violations: globalThis.violations,
      text: document.body.innerText,
      links: [...document.querySelectorAll("a")].map((link) => link.getAttribute("href")),
      hasTable: document.querySelector("omvarld-news td") !== null,
      maps: [document, ...[...document.querySelectorAll("[isolated]")].map((tag) => tag.shadowRoot)].map(
        (root) => root.querySelectorAll(".omvarld-map [role=img]").length,
      ),
      harmed: globalThis.harmed === true,
      isolated: [...document.querySelectorAll("[isolated]")].map((tag) => tag.shadowRoot.textContent.length),
      looks: getComputedStyle(document.querySelector("omvarld-twin-towns :is(h2, a)")).fontSize,
      states: [...document.querySelectorAll(":defined")]
        .filter((tag) => tag.localName.startsWith("omvarld-") && tag.localName !== "omvarld-feed")
        .map((tag) => (tag.matches(":state(ready)") ? "ready" : "other")),
    }));
    return { ...seen, errors, requests };
  } finally {
    await page.close();
  }
}

const reportsOf = (name) => reports.filter(({ path }) => path === `/${name}`).map(({ body }) => body);

function assertAllIsThere({ text, hasTable, maps, isolated, states }) {
  assert.ok(hasTable, "the news' HTML is drawn");
  assert.ok(maps[0] > 1, "the maps are drawn");
  assert.ok(
    maps.slice(1).some((count) => count > 0),
    "an isolated map is drawn",
  );
  assert.ok(text.includes("19992"), "editors are told");
  assert.equal(isolated.length, names.length);
  assert.ok(Math.min(...isolated) > 50, `isolated tags are drawn: ${isolated}`);
  assert.equal(states.filter((state) => state !== "ready").length, 1, "all but the one without a feed are ready");
}

describe("a content security policy from the documentation", () => {
  for (const [name, query] of [
    ["own", ""],
    ["own", withoutSetHtml],
    ["elsewhere", ""],
    ["nonce", ""],
    ["nonce", withoutSetHtml],
    ["checked", ""],
    ["twice", ""],
  ]) {
    const how = query ? "DOMPurify" : "the browser's own sanitiser, where it has one";
    test(`"${name}" lets every tag work with ${how}, and has nothing to report`, async () => {
      const seen = await see(name, { query });
      assert.deepEqual(seen.violations, []);
      assert.deepEqual(reportsOf(name), []);
      assert.deepEqual(
        seen.errors.filter((line) => !line.includes("finns-inte.json")),
        [],
      );
      assertAllIsThere(seen);
      if (query)
        assert.ok(
          seen.requests.some((url) => url.includes("purify")),
          "DOMPurify was asked for",
        );
    });
  }

  test("forbids all that it does not name, and allows nothing unsafe", () => {
    assert.equal(Object.keys(policies).length, 5);
    for (const [heading, policy] of Object.entries(policies)) {
      assert.match(policy, /^default-src 'none';/, heading);
      assert.doesNotMatch(policy, /unsafe-/, heading);
      assert.match(policy, /require-trusted-types-for 'script'; trusted-types lit-html dompurify/, heading);
    }
  });
});

describe("a content security policy that lacks something", () => {
  test("leaves what stands between the tags where it does not name Lit's policy", async () => {
    const { links, violations } = await see("no-lit", { isDrawn: false });
    assert.deepEqual(links, ["/vanorter"]);
    assert.match(violations.join(), /^trusted-types/);
    assert.ok(reportsOf("no-lit").length > 0, "the report has arrived");
  });

  test("leaves what stands between the tags where the feed may not be asked for", async () => {
    const { links, violations } = await see("no-connect", { isDrawn: false });
    assert.ok(links.includes("/vanorter"));
    assert.match(violations.join(), /^connect-src/);
  });

  test("reports another's inline script, and the tags work", async () => {
    const { harmed, violations, text } = await see("inline");
    assert.equal(harmed, false);
    assert.match(violations.join(), /^script-src-elem inline/);
    assert.equal(violations.length, 1);
    assert.ok(reportsOf("inline").some((body) => body.includes("inline")));
    assert.ok(text.includes("Mėlynupis"));
  });

  test("shows HTML as text where DOMPurify is needed and not named", async () => {
    const { text, hasTable, violations } = await see("no-purify", { query: withoutSetHtml });
    assert.ok(text.includes("Fredag Invigning"), "the HTML's words are there");
    assert.doesNotMatch(text, /\bnull\b/);
    assert.equal(hasTable, false);
    assert.match(violations.join(), /^trusted-types/);
  });

  test("stops the second copy of the script where a name may be used once, and the first shows the tags", async () => {
    const { text, violations } = await see("twice-refused");
    assert.ok(text.includes("Mėlynupis"));
    assert.match(violations.join(), /^trusted-types/);
  });
});
