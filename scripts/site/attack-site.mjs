import assert from "node:assert/strict";
import { collections } from "../../src/feed/feed-shape.ts";
import { addresses, lookalikes } from "../../src/feed/fixtures/attacks/addresses.ts";
import { markup } from "../../src/feed/fixtures/attacks/markup.ts";
import { texts } from "../../src/feed/fixtures/attacks/texts.ts";
import { attackingFeed } from "./attacking-feed.mjs";
import { makeFolder } from "./open-site.mjs";

/** Attacks on one page: so many that a page is soon shown, so few that there are not many pages. */
export const batchSize = 60;

const escaped = (address) => address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

export const families = {
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

export const batches = Object.entries(families).flatMap(([family, attacks]) =>
  Array.from({ length: Math.ceil(attacks.length / batchSize) }, (_, index) => ({
    name: `${family}-${index + 1}`,
    family,
    attacks: attacks.slice(index * batchSize, (index + 1) * batchSize),
  })),
);

export const page = (body, scripts = ["watch.js"]) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="icon.svg">
${scripts.map((script) => `<script src="${script}"></script>`).join("")}
<script type="module" src="cdn/omvarld.js"></script></head>
<body>${body}</body>
</html>
`;

// It reports, and stops nothing: what it tells of would have happened.
export const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src https: http:; base-uri 'none'; form-action 'none'";

/** Runs in the page before all else. */
function watch() {
  globalThis.pwned = [];
  globalThis.pwn = () => globalThis.pwned.push("pwn()");
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    globalThis[name] = () => globalThis.pwned.push(name);
  }
  globalThis.reports = [];
  for (const type of ["error", "unhandledrejection"]) {
    addEventListener(type, (event) => globalThis.pwned.push(`${type}: ${event.message ?? event.reason}`));
  }
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
    globalThis.reports.push(`${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`);
  });
}

/** Runs in the page: all that a feed could have smuggled in below an element, in words; and who has come through. */
export async function judge(host, members) {
  const root = host.shadowRoot ?? host;
  const faults = new Set();
  const schemes = ["http:", "https:", "mailto:", "tel:"];
  const unsafeElements =
    /^(script|style|link|meta|base|title|iframe|frame|frameset|object|embed|applet|form|template|slot|svg|math|portal|video|audio|canvas|dialog|map|noscript|.*-.*)$/;
  const unsafeAttributes =
    /^(on.*|style|srcdoc|srcset|is|slot|name|autofocus|contenteditable|action|formaction|target|ping|popover|nonce|download|background|poster|data|accesskey|draggable|item.*|for|form|usemap|http-equiv|xlink:.*|.*\$.*)$/;
  const stay = (event) => event.preventDefault();
  // Out of a shadow root no such event comes by itself.
  for (const place of [root, document]) place.addEventListener("click", stay);
  for (const element of root.querySelectorAll("*")) {
    // The map and the bars are drawn by the library from numbers alone, and the emblem from nothing of a feed's. Feeds
    // can give no class.
    if (element.closest(".omvarld-map")) continue;
    if (element.closest(".omvarld-eu > svg, svg.omvarld-bar, svg.omvarld-axis") && !element.closest(".omvarld-rich"))
      continue;
    const { localName } = element;
    const isControl = /^(input|button)$/.test(localName) && !element.closest(".omvarld-rich");
    if (unsafeElements.test(localName) || element.shadowRoot) faults.add(`<${localName}>`);
    // How high a group of a long list is.
    const isGroup = element.parentElement?.matches(".omvarld-long") && !element.closest(".omvarld-rich");
    const isMeasured =
      isGroup &&
      /^contain-intrinsic-block-size: auto (calc\(|[\d.]+|px|var\(--_omvarld-rem\)|[ *)])+;$/.test(
        element.style.cssText,
      );
    for (const { name, value } of element.attributes) {
      if (name === "style" && isMeasured) continue;
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
  for (const place of [root, document]) place.removeEventListener("click", stay);
  await new Promise((done) => setTimeout(done, 100));
  return {
    faults: [...faults, ...globalThis.pwned],
    reports: [...new Set(globalThis.reports)],
    lost: members.filter((id) => !document.getElementById(id)),
    images: [...root.querySelectorAll("img")].map(({ src }) => src),
    kept: root.querySelectorAll(".omvarld-rich").length,
    frames: 1 + globalThis.length,
    loaded: performance.getEntriesByType("resource").map(({ name }) => name),
    isPolluted: "polluted" in {},
  };
}

/** A batch's pages and its feed, by path. */
const pagesOf = ({ name, attacks }) => {
  const src = `src="feeds/${name}.json"`;
  const isolated = page(`<omvarld-news ${src} isolated debug></omvarld-news>`, ["watch.js", "without-sanitiser.js"]);
  return [
    [`page-${name}.html`, page(`<omvarld-page ${src}></omvarld-page>`)],
    [`news-${name}.html`, isolated],
    [`feeds/${name}.json`, attackingFeed(attacks)],
  ];
};

/**
 * Writes a page for each batch, whose feed attacks in every field: `page-…` as readers get it, `news-…` in a shadow root, for
 * editors, where the browser has no sanitiser; and `unsafe`, which falls for all of it.
 * @returns {ReturnType<typeof makeFolder>} what the caller closes
 */
export const makeAttackSite = () =>
  makeFolder(
    {
      "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
      "watch.js": `(${watch})();`,
      "without-sanitiser.js": `Reflect.deleteProperty(Element.prototype, "setHTML");`,
      ...Object.fromEntries(batches.flatMap(pagesOf)),
      "unsafe.html": page('<div class="omvarld"></div><script src="unsafe.js"></script>'),
      "unsafe.js": `document.querySelector("div").innerHTML = ${JSON.stringify(
        [
          "<p onclick=pwn()>x</p><img alt='' src=x: onerror=pwn()><p style='color: red' id=body>x</p>",
          "<a href=javascript:pwn()>x</a><iframe src=/x></iframe><link rel=stylesheet href=https://ond.example/x.css>",
          "<x-y class=z></x-y><template></template><p class=omvarld-rich><b data-omvarld-action=retry>x</b></p>",
        ].join(""),
      )};`,
    },
    { copies: { cdn: "dist/cdn" } },
  );

/** What browsers say of styles, attributes and bases that they have only parsed: none of them is in the page. */
export const isNoise = (report) =>
  /^(?:(?:script|style)-src-attr|style-src-elem inline) |^base-uri .*\/purify\.es/.test(report);

export function assertHarmless(found) {
  assert.deepEqual(found.faults, []);
  assert.deepEqual(
    found.reports.filter((report) => !isNoise(report)),
    [],
  );
  assert.deepEqual([found.dialogs, found.popups, found.errors, found.frames], [[], [], [], 1]);
  // A feed's pictures may lie elsewhere; nothing else is asked for there.
  assert.deepEqual(
    found.elsewhere.filter((url) => !/^(data|about):/.test(url) && !found.images.includes(url)),
    [],
  );
  assert.equal(found.isPolluted, false);
}

/** The ids in the page of all members that a batch has. A document is named after its place in a list, and not after itself. */
export const membersOf = ({ attacks }) =>
  Object.keys(collections)
    .filter((kind) => kind !== "documents")
    .flatMap((kind) => attacks.map((_, index) => `omvarld-page-${kind}-m${index}`));

export function assertAllThere(found, { attacks }) {
  assert.deepEqual(found.lost, []);
  assert.ok(found.kept >= attacks.length * 5, `${found.kept}`);
}
