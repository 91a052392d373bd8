import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { readBlock } from "../doc-part.mjs";
import { startServer } from "../start-server.mjs";
import { settle, startBrowser, visit } from "./visit.mjs";
import { doc, feed, forms, judge } from "./ways-in.mjs";

/* What real editors leave of each way to put a tag into a page, once somebody has written beside it and saved. */

const folder = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const versionOf = (name) => JSON.parse(readFileSync(folder(`node_modules/${name}/package.json`), "utf8")).version;

/** What a tag makes of a feed, taken from a page. */
async function finishedHtml(browser, site) {
  const { page } = await visit(browser, `${site}/?page=finished`);
  try {
    await page.evaluate((json) => Object.assign(document.querySelector("omvarld-twin-towns"), { feed: json }), feed);
    await settle(page);
    // What a template engine leaves between the nodes, and a name for a shadow root's box, are no part of a finished page.
    return await page.evaluate(() =>
      document.querySelector("omvarld-twin-towns > .omvarld").outerHTML.replace(/<!--[^]*?-->| part="[^"]*"/g, ""),
    );
  } finally {
    await page.close();
  }
}

const finished = `
  <script type="module" src="/cdn/omvarld.js"></script>
  <omvarld-twin-towns without-map></omvarld-twin-towns>`;

const tinymce = (settings) => `
  <script src="/tinymce/tinymce.min.js"></script>
  <textarea id="text"></textarea>
  <script>
    globalThis.start = async (html) => {
      ${settings}
      document.querySelector("#text").value = html;
      const [editor] = await tinymce.init({ selector: "#text", license_key: "gpl", ...own });
      globalThis.toEnd = () => {
        editor.focus();
        editor.selection.select(editor.getBody(), true);
        editor.selection.collapse(false);
      };
      globalThis.saved = () => {
        tinymce.triggerSave();
        return document.querySelector("#text").value;
      };
      globalThis.leave = () => tinymce.remove();
    };
  </script>`;

const ckeditor = (settings) => `
  <link rel="stylesheet" href="/ckeditor5/dist/browser/ckeditor5.css">
  <script src="/ckeditor5/dist/browser/ckeditor5.umd.js"></script>
  <div id="text"></div>
  <script>
    globalThis.start = async (html) => {
      const { ClassicEditor, Essentials, Paragraph, Heading, Bold, Italic, Link, List, BlockQuote, Table } = CKEDITOR;
      const plugins = [Essentials, Paragraph, Heading, Bold, Italic, Link, List, BlockQuote, Table];
      ${settings}
      const editor = await ClassicEditor.create(document.querySelector("#text"), {
        licenseKey: "GPL", initialData: html, ...own, plugins: [...plugins, ...more],
      });
      globalThis.toEnd = () => {
        editor.editing.view.focus();
        editor.model.change((writer) => writer.setSelection(editor.model.document.getRoot(), "end"));
      };
      globalThis.saved = () => editor.getData();
      globalThis.leave = () => editor.destroy();
    };
  </script>`;

/** Each editor as it comes, and with the very lines that the document advises. */
function makeEditors() {
  const text = readFileSync(doc, "utf8");
  const own = (name, variable) => `${readBlock(text, name)}\nconst own = ${variable};`;
  return {
    [`TinyMCE ${versionOf("tinymce")}`]: tinymce("const own = {};"),
    "TinyMCE, with its lines": tinymce(own("tinymce", "omvarldInTinyMce")),
    [`CKEditor ${versionOf("ckeditor5")}`]: ckeditor("const own = {}, more = [];"),
    "CKEditor, with its lines": ckeditor(
      `${own("ckeditor", "omvarldInCkEditor")}\nconst more = [CKEDITOR.GeneralHtmlSupport];`,
    ),
  };
}

const types = { ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

/** A page of a site with the script, whose article is what was saved. */
const article = (saved) => `
  <meta name="omvarld-feed" content="/feeds/varld.json">
  <script type="module" src="/cdn/omvarld.js"></script>
  <article>${saved}</article>`;

/** Serves a page for each source, the feed, and the files of the editors and of the built script. */
async function serve(sources) {
  return startServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://127.0.0.1");
    const send = (status, type, body) =>
      response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(body);
    if (pathname.endsWith("/")) {
      const source = sources[searchParams.get("page")];
      return send(200, "text/html", `<!doctype html><html lang="sv"><link rel="icon" href="data:,"><body>${source}`);
    }
    if (pathname === "/feeds/varld.json") return send(200, types[".json"], JSON.stringify(feed));
    const path = pathname.startsWith("/cdn/") ? `dist${pathname}` : `node_modules${pathname}`;
    const body = await readFile(folder(path)).catch(() => undefined);
    return body ? send(200, types[extname(path)] ?? "text/plain", body) : send(404, "text/plain", path);
  });
}

/** Opens an editor with the HTML, writes a word behind it with the keyboard, saves, and gives back what was saved. */
async function save(page, html) {
  await page.evaluate((text) => globalThis.start(text), `<p>Före.</p>${html}<p>Efter.</p>`);
  await page.evaluate(() => globalThis.toEnd());
  await page.keyboard.type(" Skrivet");
  const saved = await page.evaluate(() => globalThis.saved());
  await page.evaluate(() => globalThis.leave());
  return saved;
}

/** What a reader of the page sees that has what was saved. */
async function read(browser, address) {
  const { page, errors } = await visit(browser, address);
  try {
    await page.waitForNetworkIdle({ idleTime: 300, timeout: 10_000 });
    await settle(page);
    const shown = await page.evaluate(() => document.querySelector("article").innerText);
    return { shown, errors };
  } finally {
    await page.close();
  }
}

/**
 * Takes every way in through every editor.
 * @returns {Promise<{ places: string[], strangers: string[], rows: { form: string, given: string,
 *   results: Record<string, { left: string, saved: string, shown: string, errors: string[] }> }[] }>} `strangers`: what was
 *   asked of other servers; `shown`: the text of a page of the site with what was saved
 */
export async function measureEditors() {
  const browser = await startBrowser();
  const editors = makeEditors();
  const sources = { finished, ...editors };
  const server = await serve(sources);
  try {
    const ways = { ...forms, "finished HTML": await finishedHtml(browser, server.url) };
    const rows = Object.entries(ways).map(([form, given]) => ({ form, given, results: {} }));
    const strangers = [];
    for (const name of Object.keys(editors)) {
      const address = `${server.url}/redigera/?${new URLSearchParams({ page: name })}`;
      const { page, errors, requests } = await visit(browser, address);
      for (const { given, results } of rows) {
        const saved = await save(page, given);
        results[name] = { left: await page.evaluate(judge, given, saved), saved };
      }
      if (errors.length > 0) throw new Error(`${name}: ${errors.join("\n")}`);
      strangers.push(...requests.filter((url) => /^https?:/.test(url) && !url.startsWith(`${server.url}/`)));
      await page.close();
      for (const { form, results } of rows) {
        const key = `${form}, saved with ${name}`;
        sources[key] = article(results[name].saved);
        // In the folder of the page that it was written in: an editor may have written addresses that count from there.
        const address = `${server.url}/redigera/?${new URLSearchParams({ page: key })}`;
        Object.assign(results[name], await read(browser, address));
      }
    }
    return { places: Object.keys(editors), strangers, rows };
  } finally {
    await server.close();
    await browser.close();
  }
}
