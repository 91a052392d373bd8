import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import ICAL from "ical.js";
import { full } from "../../src/feed/fixtures/full.ts";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

/** As strict as a site can be: nothing but its own files, and no markup from strings but by the named policies. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html dompurify",
].join("; ");

const html = (tags) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script type="module" src="omvarld.js"></script></head>
<body>${tags}</body>
</html>
`;

/** The fixture's sections name one contact of two; without them all is shown. */
const feed = {
  ...full,
  page: undefined,
  news: [{ ...full.news[0], summary: { sv: "Tre dagar med sång, öl och mat på ängen. ".repeat(9) } }],
};

const files = {
  "feed.json": feed,
  "index.html": html('<omvarld-page src="feed.json"></omvarld-page>'),
  "isolated.html": html('<omvarld-contacts isolated src="feed.json"></omvarld-contacts>'),
};

let browser;
let server;
let site;

before(async () => {
  site = await openSite(files, { serving: { headers: { "content-security-policy": policy } } });
  ({ browser, server } = site);
});

after(() => site?.close());

const newDownloads = () => mkdtemp(join(site.folder, "downloads-"));

/** What the page's policy had to stop. */
function noteViolations() {
  globalThis.violations = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    globalThis.violations.push(`${violatedDirective}: ${blockedURI}`),
  );
}

/** Presses a button as a reader would, and reads the file that the browser has put into the reader's folder. */
async function save(path, name) {
  const downloadPath = await newDownloads();
  const { page, errors, requests } = await visit(browser, `${server.url}/${path}`, { prepare: noteViolations });
  try {
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath });
    await settle(page);
    // Pictures are forbidden here, and the feed has some: what counts is what a press of the button adds.
    await page.evaluate(() => (globalThis.violations.length = 0));
    const before = { requests: requests.length, errors: errors.length };
    const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
    await button.focus();
    await page.keyboard.press("Enter");
    const file = await arrived(downloadPath);
    return {
      file,
      content: await readFile(join(downloadPath, file), "utf8"),
      asked: requests.slice(before.requests).filter((url) => !url.startsWith("blob:")),
      violations: await page.evaluate(() => globalThis.violations),
      status: await page
        .waitForFunction(() => document.querySelector("[role=status]").textContent)
        .then((handle) => handle.jsonValue()),
      errors: errors.slice(before.errors),
    };
  } finally {
    await page.close();
  }
}

async function arrived(path) {
  for (let turn = 0; turn < 200; turn++) {
    const [file, ...more] = await readdir(path);
    if (file && more.length === 0 && !/\.(crdownload|tmp|part)$/.test(file) && !file.startsWith(".")) return file;
    await wait(50);
  }
  throw new Error(`No file came: ${await readdir(path)}`);
}

const wishes = [
  ["index.html", "Spara kontakten – Vera Lind", "vera-lind-lindviks-kommun.vcf", "fn", "Vera Lind"],
  ["isolated.html", "Spara kontakten – Kontaktcenter", "kontaktcenter-lindviks-kommun.vcf", "fn", "Kontaktcenter"],
  [
    "index.html",
    "Spara i kalendern – Välkommen till vänortsdagarna",
    "valkommen-till-vanortsdagarna.ics",
    "summary",
    "Välkommen till vänortsdagarna",
  ],
  [
    "index.html",
    "Spara i kalendern – Sista dag att söka: Havet binder samman",
    "sista-dag-att-soka-havet-binder-samman.ics",
    "summary",
    "Sista dag att söka: Havet binder samman",
  ],
  [
    "index.html",
    "Spara i kalendern – Sista dag att söka: Renare hamnar, Kustfonden",
    "sista-dag-att-soka-renare-hamnar-kustfonden.ics",
    "summary",
    "Sista dag att söka: Renare hamnar, Kustfonden",
  ],
];

describe("what a reader takes away from a strict site", () => {
  for (const [path, button, name, property, value] of wishes) {
    test(`comes as a file: ${name} from ${path}`, async () => {
      const { file, content, asked, violations, status, errors } = await save(path, button);
      assert.equal(file, name);
      const root = new ICAL.Component(ICAL.parse(content));
      const part = root.getFirstSubcomponent("vevent") ?? root;
      assert.equal(part.getFirstPropertyValue(property), value);
      const longest = Math.max(...content.split("\r\n").map((line) => Buffer.byteLength(line)));
      assert.ok(longest <= 75, `${longest} octets in a line`);
      assert.equal(status, `Filen är klar: ${name}`);
      assert.equal(asked.length, 1, `one chunk and nothing else: ${asked}`);
      assert.match(asked[0], /\/chunks\/save-file-/);
      assert.deepEqual(violations, []);
      assert.deepEqual(errors, []);
    });
  }

  test("is judged by one who sees a policy at work", async () => {
    const { page } = await visit(browser, `${server.url}/index.html`, { prepare: noteViolations });
    try {
      await page.evaluate(() => {
        const frame = document.createElement("iframe");
        frame.src = URL.createObjectURL(new Blob(["x"], { type: "text/plain" }));
        document.body.append(frame);
      });
      await page.waitForFunction(() => globalThis.violations.some((line) => line.startsWith("frame-src")));
    } finally {
      await page.close();
    }
  });

  test("says so where its chunk cannot be had, and gives it at the next try", async () => {
    const { page } = await visit(browser, `${server.url}/index.html`);
    try {
      await settle(page);
      const session = await page.createCDPSession();
      const downloadPath = await newDownloads();
      await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath });
      await page.setOfflineMode(true);
      const button = await page.waitForSelector('::-p-aria([name="Spara kontakten – Vera Lind"][role="button"])');
      await button.click();
      const sentence = "Filen går inte att hämta just nu. Försök igen om en stund.";
      await page.waitForFunction((text) => document.querySelector("[role=status]").textContent === text, {}, sentence);
      assert.ok((await page.evaluate(() => document.querySelector("omvarld-page").innerText)).includes(sentence));
      await page.setOfflineMode(false);
      await button.click();
      assert.equal(await arrived(downloadPath), "vera-lind-lindviks-kommun.vcf");
    } finally {
      await page.close();
    }
  });
});
