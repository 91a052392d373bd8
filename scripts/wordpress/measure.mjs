import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readBlock } from "../doc-part.mjs";
import { startBrowser, visit } from "../site/visit.mjs";
import { doc, feed, forms, judge } from "../site/ways-in.mjs";
import { startWordPress } from "./wordpress.mjs";

/** How somebody comes to write HTML: into a block of it, or into the text of the classic editor. */
const writings = {
  "in a block of HTML": (html) =>
    `<!-- wp:paragraph -->\n<p>Före.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:html -->\n${html}\n<!-- /wp:html -->`,
  "in the classic editor": (html) => `Före.\n\n${html}\n\nEfter.`,
};

/** Who writes, and what is in force. */
const writers = {
  editor: { role: "editor" },
  author: { role: "author" },
  "editor, strict": { role: "editor", isStrict: true },
  "author, with the lines": { role: "author", isStrict: true, hasLines: true },
};

/**
 * Publishes every way in as every writer, and opens each page.
 * @returns {Promise<{ version: string, places: string[], rows: { form: string, results: Record<string,
 *   { left: string, text: string, errors: string[] }> }[] }>}
 */
export async function measureWordPress() {
  const text = readFileSync(doc, "utf8");
  const wordpress = await startWordPress({
    functions: readBlock(text, "wordpress-script"),
    script: fileURLToPath(new URL("../../dist/cdn", import.meta.url)),
    files: { "feeds/varld.json": JSON.stringify(feed) },
  });
  let browser;
  try {
    browser = await startBrowser();
    const rows = [];
    for (const [place, write] of Object.entries(writings)) {
      for (const [form, given] of Object.entries(forms)) {
        rows.push({ form: `${form}, ${place}`, given, text: write(given), results: {} });
      }
    }
    for (const [name, { role, isStrict = false, hasLines = false }] of Object.entries(writers)) {
      await wordpress.setStrict(isStrict);
      await wordpress.setPlugin(hasLines && readBlock(text, "wordpress"));
      for (const { given, text: post, results } of rows) {
        const link = await wordpress.publish(role, post);
        results[name] = await see(browser, link, given);
      }
    }
    return { version: wordpress.version, places: Object.keys(writers), rows };
  } finally {
    await browser?.close();
    await wordpress.close();
  }
}

/** What a published page holds when it comes from the server, and what it shows when the script has run. */
async function see(browser, link, given) {
  const source = await (await fetch(link)).text();
  const { page, errors } = await visit(browser, link);
  try {
    await page.waitForNetworkIdle({ idleTime: 300, timeout: 10_000 });
    const [, main = ""] = /<main>([^]*)<\/main>/.exec(source) ?? [];
    return {
      left: await page.evaluate(judge, given, main),
      text: await page.evaluate(() => document.body.innerText),
      errors,
    };
  } finally {
    await page.close();
  }
}
