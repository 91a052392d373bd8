import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";

const eslint = new ESLint({ cwd: fileURLToPath(new URL("..", import.meta.url)) });

/** What the linter says of a source, as if it stood in a file. */
async function complaints(code, file = "src/elements/news/news.template.ts") {
  const [result] = await eslint.lintText(code, { filePath: file });
  return result.messages.filter(({ ruleId }) => ruleId?.startsWith("no-")).map(({ ruleId }) => ruleId);
}

const box = "export const box = document.createElement('div');\n";

const forbidden = {
  innerHTML: `${box}box.innerHTML = "x";`,
  "innerHTML by another name": `${box}box["innerHTML"] = "x";`,
  "innerHTML by a template's name": `${box}box[\`innerHTML\`] = "x";`,
  "innerHTML taken out": `${box}export const { innerHTML } = box;`,
  "innerHTML in a template": 'export const x = html`<p .innerHTML=${"x"}></p>`;',
  outerHTML: `${box}box.outerHTML = "x";`,
  insertAdjacentHTML: `${box}box.insertAdjacentHTML("beforeend", "x");`,
  setHTML: `${box}box.setHTML("x");`,
  setHTMLUnsafe: `${box}box.setHTMLUnsafe("x");`,
  parseHTMLUnsafe: 'export const x = Document.parseHTMLUnsafe("x");',
  DOMParser: 'export const x = new DOMParser().parseFromString("x", "text/html");',
  createContextualFragment: 'export const x = document.createRange().createContextualFragment("x");',
  "document.write": 'document.write("x");',
  "document.writeln": 'document.writeln("x");',
  srcdoc: 'document.createElement("iframe").srcdoc = "x";',
  "srcdoc as an attribute": `${box}box.setAttribute("srcdoc", "x");`,
  "srcdoc in a template": 'export const x = html`<iframe srcdoc=${"x"}></iframe>`;',
  eval: 'eval("x");',
  "eval of another realm": 'globalThis.eval("x");',
  "new Function": 'export const x = new Function("x");',
  Function: 'export const x = Function("x");',
  "a string after a while": 'setTimeout("x()", 1);',
  "a string again and again": "setInterval(`x()`, 1);",
  "a handler as an attribute": `${box}box.setAttribute("onclick", "x()");`,
  "a handler in a template": 'export const x = html`<p onclick="x()"></p>`;',
  "a style as an attribute": `${box}box.setAttribute("style", "color: red");`,
  unsafeHTML: 'import { unsafeHTML } from "lit/directives/unsafe-html.js";\nexport const x = 1;',
  unsafeSVG: 'import { unsafeSVG } from "lit/directives/unsafe-svg.js";\nexport const x = 1;',
  unsafeMathML: 'import { unsafeMathML as safe } from "lit/directives/unsafe-mathml.js";\nexport const x = 1;',
  unsafeStatic: 'import { html, unsafeStatic } from "lit/static-html.js";\nexport const x = 1;',
  "unsafeStatic by the short way": 'import { unsafeStatic as literal } from "lit-html/static.js";\nexport const x = 1;',
  "an address made up while it runs": "export const x = (name) => import(`./${name}.ts`);",
};

describe("the linter", () => {
  for (const [what, code] of Object.entries(forbidden)) {
    test(`refuses ${what}, in every room`, async () => {
      for (const room of ["elements/news", "element-kit", "define", "loading", "i18n", "styles"]) {
        const found = await complaints(code, `src/${room}/x.ts`);
        assert.ok(found.length > 0, room);
      }
    });
  }

  test("lets the one place use the browser's own sanitiser, and nothing else of the kind", async () => {
    const place = "src/element-kit/sanitise.ts";
    assert.deepEqual(await complaints(forbidden.setHTML, place), []);
    for (const [what, code] of Object.entries(forbidden)) {
      if (what !== "setHTML") assert.ok((await complaints(code, place)).length > 0, what);
    }
  });

  test("has nothing against what is safe", async () => {
    const code = `${box}box.textContent = "x";\nbox.setAttribute("lang", "sv");\nbox.append("x");\nsetTimeout(() => {}, 1);`;
    assert.deepEqual(await complaints(code), []);
  });
});
