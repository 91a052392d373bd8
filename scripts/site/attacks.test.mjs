import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { collections } from "../../src/feed/feed-shape.ts";
import { addresses, lookalikes } from "../../src/feed/fixtures/attacks/addresses.ts";
import { markup } from "../../src/feed/fixtures/attacks/markup.ts";
import { texts } from "../../src/feed/fixtures/attacks/texts.ts";
import { findBrowser } from "../browser.mjs";
import { serveFolder } from "../serve.mjs";
import { attackingFeed } from "./attacking-feed.mjs";
import { settle, startBrowser, visit } from "./visit.mjs";

const siteScript = fileURLToPath(new URL("../../dist/cdn", import.meta.url));

/** Attacks on one page: so many that a page is soon shown, so few that there are not many pages. */
const batchSize = 60;

const escaped = (address) => address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

const families = {
  markup: Object.values(markup)
    .flat()
    .map((attack) => ({
      text: attack,
      html: attack,
      url: "https://www.lindvik.example/x",
      email: "a@lindvik.example",
    })),
  texts: texts.map((text) => ({
    text,
    html: `<p>Kvar</p><p>${text}`,
    url: "https://www.lindvik.example/x",
    email: "a@lindvik.example",
  })),
  addresses: [...addresses, ...lookalikes].map((address) => ({
    text: address,
    // HTML has no NUL: with what the parser puts in its place the address is a harmless relative one.
    html: `<p>Kvar <a href="${escaped(address.replaceAll("\0", ""))}">x</a></p><img alt="" src="${escaped(address.replaceAll("\0", ""))}">`,
    url: address,
    email: address.replace(/^mailto:/i, ""),
  })),
};

const batches = Object.entries(families).flatMap(([family, attacks]) =>
  Array.from({ length: Math.ceil(attacks.length / batchSize) }, (_, index) => ({
    name: `${family}-${index + 1}`,
    family,
    attacks: attacks.slice(index * batchSize, (index + 1) * batchSize),
  })),
);

const page = (body) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="icon.svg">
<script type="module" src="cdn/omvarld.js"></script></head>
<body>${body}</body>
</html>
`;

// It reports, and stops nothing: what it tells of would have happened.
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src https: http:; base-uri 'none'; form-action 'none'";

/** Runs in the page before all else. */
function watch() {
  globalThis.pwned = [];
  globalThis.pwn = () => globalThis.pwned.push("pwn()");
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    globalThis[name] = () => globalThis.pwned.push(name);
  }
  globalThis.reports = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
    globalThis.reports.push(`${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`);
  });
}

/** Runs in the page: all that a feed could have smuggled in below an element, in words; and who has come through. */
async function judge(host, members) {
  const root = host.shadowRoot ?? host;
  const faults = new Set();
  const schemes = ["http:", "https:", "mailto:", "tel:"];
  const unsafeElements =
    /^(script|style|link|meta|base|title|iframe|frame|frameset|object|embed|applet|form|template|slot|svg|math|portal|video|audio|canvas|dialog|map|noscript|.*-.*)$/;
  const unsafeAttributes =
    /^(on.*|style|srcdoc|srcset|is|slot|name|autofocus|contenteditable|action|formaction|target|ping|popover|nonce|download|background|poster|data|accesskey|draggable|item.*|for|form|usemap|http-equiv|xlink:.*|.*\$.*)$/;
  const stay = (event) => event.preventDefault();
  document.addEventListener("click", stay);
  for (const element of root.querySelectorAll("*")) {
    // The map and the bars are drawn by the library from numbers alone, and the emblem from nothing of a feed's. Feeds
    // can give no class.
    if (element.closest(".omvarld-map")) continue;
    if (element.closest(".omvarld-eu > svg, svg.omvarld-bar, svg.omvarld-axis") && !element.closest(".omvarld-rich"))
      continue;
    const { localName } = element;
    const isControl = /^(input|button)$/.test(localName) && !element.closest(".omvarld-rich");
    if (unsafeElements.test(localName) || element.shadowRoot) faults.add(`<${localName}>`);
    for (const { name, value } of element.attributes) {
      if (unsafeAttributes.test(name) && !(isControl && name === "name")) faults.add(`${localName}[${name}]`);
      if (name === "id" && !/^omvarld-/.test(value)) faults.add(`id=${value}`);
      if (name === "class" && /(^|\s)(?!omvarld(-|$))\S/.test(value)) faults.add(`class=${value}`);
      if (name === "data-omvarld-action" && element.closest(".omvarld-rich")) faults.add(name);
      if (name !== "href" && name !== "src") continue;
      if (value.startsWith("#omvarld-")) continue;
      const url = URL.parse(value);
      if (!url || !schemes.includes(url.protocol) || url.username || url.password) faults.add(`${name}=${value}`);
      if (url?.protocol === "mailto:" && (url.search || url.pathname.split("@").length !== 2)) faults.add(value);
      if (url?.protocol === "tel:" && !/^\+?[\d().-]+(;ext=\d+)?$/.test(url.pathname)) faults.add(value);
    }
    for (const type of ["pointerenter", "mouseover", "focus", "click"]) {
      if (!isControl && localName !== "summary")
        element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    }
  }
  document.removeEventListener("click", stay);
  await new Promise((done) => setTimeout(done, 100));
  return {
    faults: [...faults, ...globalThis.pwned],
    reports: [...new Set(globalThis.reports)],
    lost: members.filter((id) => !document.getElementById(id)),
    images: [...root.querySelectorAll("img")].map(({ src }) => src),
    kept: root.querySelectorAll(".omvarld-rich").length,
    isPolluted: "polluted" in {},
  };
}

let folder;
let site;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "omvarld-attacks-"));
  await cp(siteScript, join(folder, "cdn"), { recursive: true });
  await mkdir(join(folder, "feeds"));
  await writeFile(join(folder, "icon.svg"), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  for (const { name, attacks } of batches) {
    const src = `src="feeds/${name}.json"`;
    await writeFile(join(folder, `page-${name}.html`), page(`<omvarld-page ${src}></omvarld-page>`));
    await writeFile(join(folder, `news-${name}.html`), page(`<omvarld-news ${src} isolated debug></omvarld-news>`));
    await writeFile(join(folder, "feeds", `${name}.json`), JSON.stringify(attackingFeed(attacks)));
  }
  await writeFile(join(folder, "unsafe.html"), page('<div class="omvarld"></div><script src="unsafe.js"></script>'));
  await writeFile(
    join(folder, "unsafe.js"),
    `document.querySelector("div").innerHTML = ${JSON.stringify(
      [
        "<p onclick=pwn()>x</p><img alt='' src=x: onerror=pwn()><p style='color: red' id=body>x</p>",
        "<a href=javascript:pwn()>x</a><iframe src=/x></iframe><link rel=stylesheet href=https://ond.example/x.css>",
        "<x-y class=z></x-y><template></template><p class=omvarld-rich><b data-omvarld-action=retry>x</b></p>",
      ].join(""),
    )};`,
  );
  [site, browser] = await Promise.all([
    serveFolder(folder, { headers: { "content-security-policy-report-only": policy } }),
    startBrowser(),
  ]);
});

after(async () => {
  await browser?.close();
  await site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Opens a page of attacks, and notes all that they do. */
async function look(name, { prepare = watch, root = "omvarld-page", members = [] } = {}) {
  const dialogs = [];
  const popups = [];
  const note = (target) => popups.push(target.url());
  browser.on("targetcreated", note);
  const { page, errors, requests } = await visit(browser, `${site.url}/${name}.html`, { prepare });
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
      frames: page.frames().length,
      url: page.url(),
      elsewhere: requests.filter((url) => !url.startsWith(`${site.url}/`) && !/^(data|about):/.test(url)),
    };
  } finally {
    await page.close();
  }
}

/** What browsers say of styles, attributes and bases that they have only parsed: none of them is in the page. */
const isNoise = (report) =>
  /^(?:(?:script|style)-src-attr|style-src-elem inline) |^base-uri .*\/purify\.es/.test(report);

function assertHarmless(found) {
  assert.deepEqual(found.faults, []);
  assert.deepEqual(
    found.reports.filter((report) => !isNoise(report)),
    [],
  );
  assert.deepEqual([found.dialogs, found.popups, found.errors, found.frames], [[], [], [], 1]);
  // A feed's pictures may lie elsewhere; nothing else is asked for there.
  assert.deepEqual(
    found.elsewhere.filter((url) => !found.images.includes(url)),
    [],
  );
  assert.equal(found.isPolluted, false);
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

  for (const { name, family, attacks } of batches) {
    test(`does no harm, and loses no valid member: ${name}`, async () => {
      const kinds = Object.keys(collections).filter((kind) => family !== "addresses" || kind !== "documents");
      const members = kinds.flatMap((kind) => attacks.map((_, index) => `omvarld-page-${kind}-m${index}`));
      // A document is named after its place in a list, and not after itself.
      const found = await look(`page-${name}`, { members: members.filter((id) => !id.includes("-documents-")) });
      assertHarmless(found);
      assert.deepEqual(found.lost, []);
      assert.ok(found.kept >= attacks.length * 5, `${found.kept}`);
      assert.equal(found.url, `${site.url}/page-${name}.html`);
    });
  }

  for (const { name } of batches.filter(({ family }) => family === "markup")) {
    test(`does no harm in a shadow root, to editors, or where the browser has no sanitiser: ${name}`, async () => {
      const prepare = `Reflect.deleteProperty(Element.prototype, "setHTML");(${watch})();`;
      const found = await look(`news-${name}`, { prepare, root: "omvarld-news" });
      assertHarmless(found);
      assert.ok(found.kept >= batchSize / 4, `${found.kept}`);
    });
  }

  test("leaves its bare words where the page's policy lets no HTML be made", async () => {
    const strict = await serveFolder(folder, {
      headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types lit-html" },
    });
    const { name } = batches[0];
    const prepare = `Reflect.deleteProperty(Element.prototype, "setHTML");(${watch})();`;
    const { page } = await visit(browser, `${strict.url}/page-${name}.html`, { prepare });
    try {
      await settle(page, { timeout: 30_000 });
      const [boxes, elements, words] = await page.evaluate(() => [
        document.querySelectorAll(".omvarld-rich").length,
        document.querySelectorAll(".omvarld-rich *").length,
        [...document.querySelectorAll(".omvarld-rich")].every(({ innerText }) => innerText.trim().startsWith("Kvar")),
      ]);
      assert.ok(boxes > 0);
      assert.deepEqual([elements, words], [0, true]);
      assert.deepEqual(await page.evaluate(() => globalThis.pwned), []);
    } finally {
      await page.close();
      await strict.close();
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
