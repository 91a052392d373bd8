import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { feedShape } from "../src/feed/feed-shape.ts";

const sources = fileURLToPath(new URL("../src", import.meta.url));

const attributes = "href|src|srcset|action|formaction|poster|cite|ping|data|background|longdesc|manifest|xlink:href";
const binding = new RegExp(`[\\s.?@](${attributes})\\s*=\\s*["']?([^"'<>\\s]*)$`);
const fixed = new RegExp(`[\\s](${attributes})\\s*=\\s*["']?([^"'<>\\s]+)["'\\s>]`, "g");

/** Every place in the sources that gives an element an address: in a template, or in script. */
function findAddresses() {
  const found = new Set();
  for (const name of readdirSync(sources, { recursive: true })) {
    if (!name.endsWith(".ts") || /\.test\.ts$|fixtures|testing\.ts$/.test(name)) continue;
    const text = readFileSync(join(sources, name), "utf8");
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isTaggedTemplateExpression(node)) {
        const { template } = node;
        const parts = ts.isTemplateExpression(template)
          ? [template.head, ...template.templateSpans.map(({ literal }) => literal)]
          : [template];
        parts.forEach((part, index) => {
          for (const [, attribute, value] of part.text.matchAll(fixed)) found.add(`${attribute}=${value}`);
          const [, attribute, before] = binding.exec(part.text) ?? [];
          const value = attribute && template.templateSpans[index]?.expression.getText();
          if (value) found.add(`${attribute}=${before}\${${value}}`);
        });
      }
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
        const [, property] = new RegExp(`\\.(${attributes}|location)$`).exec(node.left.getText()) ?? [];
        if (property) found.add(`.${property} = ${node.right.getText()}`);
      }
      if (ts.isCallExpression(node)) {
        const callee = node.expression.getText();
        const [first, second] = node.arguments.map((argument) => argument.getText());
        const isNamed = new RegExp(`^["'\`](${attributes})["'\`]$`).test(first ?? "");
        // A name that is not written out may be any.
        if (/\.setAttribute$/.test(callee) && (isNamed || !/^["'`]/.test(first))) {
          found.add(`${name}: setAttribute(${first}, ${second})`);
        }
        if (/(^|\.)(fetch|open|sendBeacon|assign|Worker|EventSource|WebSocket)$/.test(callee)) {
          if (callee !== "Object.assign") found.add(`${name}: ${callee}(${first})`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return [...found].sort();
}

/* Who adds one says here how its address has been read. */
const known = {
  // A field of the kind `url`, which the reader has through `readUrl`.
  "href=${url}": "a field",
  "src=${url}": "a field",
  "href=${apply.url}": "a field",
  // A place in the tag itself.
  "href=#${scope.prefix}": "an id of ours",
  "href=#${memberId(scope, whole)}": "an id of ours",
  // Built of what has been read: a number by `readPhone`, an address of the kind `email`.
  "href=${href}": "readPhone",
  "href=mailto:${address}": "isMailAddress",
};

const inScript = {
  // A file that was made in the page.
  ".href = url": "createObjectURL",
  "cli/links.ts: fetch(url)": "fields of a feed, asked for on the command line",
  "element-kit/fit-html.ts: setAttribute(kept, value)": "lang and dir alone",
  // What an editor has written into the page: attributes of our own tags, and none of a feed's.
  "element-kit/placeholders.ts: setAttribute(known, value)": "the page's own",
  "element-kit/placeholders.ts: setAttribute(option, value)": "the page's own",
  "element-kit/root-box.ts: setAttribute(name, value)": "part, class, lang and dir alone",
  "element-kit/sanitise.ts: setAttribute(name, read)": "readUrl",
  "elements/twin-towns/map/draw.ts: setAttribute(key, String(value))": "numbers and names of shapes",
  "loading/kept-feeds.ts: caches.open(cacheName)": "a name of ours",
  "loading/load-feed.ts: fetch(url)": "src, and next by readUrl",
};

describe("every address in the page", () => {
  const found = findAddresses();

  test("has been read, in a template", () => {
    assert.deepEqual(
      found.filter((place) => /^[a-z:]+=/.test(place)),
      Object.keys(known).sort(),
    );
  });

  test("has been read, in script", () => {
    assert.deepEqual(
      found.filter((place) => !/^[a-z:]+=/.test(place)),
      Object.keys(inScript).sort(),
    );
  });

  test("comes from a field that is read as an address: none that is named so is read as something else", () => {
    const kinds = new Set();
    const visit = ({ fields = {}, of, or }) => {
      for (const [key, shape] of Object.entries(fields)) {
        if (/url$|^(next|online|href|src)$/i.test(key)) kinds.add(`${key} ${shape.kind}`);
        visit(shape);
      }
      if (of) visit(of);
      if (or) visit(or);
    };
    visit(feedShape);
    assert.deepEqual([...kinds].sort(), ["feedbackUrl url", "next url", "online url", "url url"]);
  });
});
