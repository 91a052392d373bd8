/**
 * Weighs what the library is made of: all tags in one file, and how much smaller it is without each part. Writes the table to
 * docs/performance.md. Takes a minute or two, and is for those who look for bytes; `npm run size` says what pages download.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { build, parseAst } from "vite";
import config from "../vite.config.ts";
import { brotli } from "./compress.mjs";
import { writePart } from "./doc-part.mjs";

const projectFolder = fileURLToPath(new URL("..", import.meta.url));
const documentPath = join(projectFolder, "docs/performance.md");

/** What a module belongs to: the first that fits. */
const parts = [
  ["Lit", /node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element)\//],
  ["`@lit/context`", /node_modules\/@lit\/context\//],
  ["CSS", /[.]styles[.]ts$|\/src\/styles\//],
  ["words, Swedish", /\/src\/i18n\/(messages|index)/],
  ["dates, sums and names in a language", /\/src\/i18n\//],
  ["the feed's rules", /\/src\/feed\/(feed-)?shape/],
  ["telephone numbers", /\/src\/feed\/phone/],
  ["reading the feed", /\/src\/feed\/(read|clean-text|url|text|problem|day)/],
  ["choosing what is shown", /\/src\/feed\//],
  ["loading, retries, the last good copy", /\/src\/loading\//],
  ["templates that tags share", /\/src\/element-kit\/(templates|kind|scope|html-at-level|lazily|take-away)/],
  ["what every tag does", /\/src\/(element-kit|define)\//],
  ["the tags' classes", /\/src\/elements\/([a-z-]+)\/\1[.]ts$/],
  ["templates of `<omvarld-twin-towns>`", /\/src\/elements\/twin-towns\//],
  ["of `<omvarld-projects>`", /\/src\/elements\/projects\//],
  ["of `<omvarld-page>`", /\/src\/elements\/(page|kinds)/],
  ["of the seven other tags", /\/src\/elements\//],
];
const partOf = (id) => parts.find(([, test]) => test.test(id))?.[0];

/** All that is not on demand, in one file and readable, module by module. */
async function bundled() {
  const site = config({ command: "build", mode: "site" });
  const { output } = site.build.rolldownOptions;
  const atOnce = output.codeSplitting.groups.filter(({ name }) => name !== "allowed-html").map(({ test }) => test);
  const isAtOnce = (id) => atOnce.some((test) => (test instanceof RegExp ? test.test(id) : test(id)));
  output.codeSplitting = { includeDependenciesRecursively: false, groups: [{ name: "omvarld", test: isAtOnce }] };
  output.minify = false;
  const plugins = site.plugins.filter(({ name }) => name !== "omvarld-chunks-without-entry");
  const result = await build({
    ...site,
    plugins,
    build: { ...site.build, write: false, minify: false },
    configFile: false,
    logLevel: "error",
  });
  const chunks = (Array.isArray(result) ? result[0] : result).output.filter(({ type }) => type === "chunk");
  const isWhole = ({ moduleIds }) => moduleIds.some((id) => id.endsWith("/src/element-kit/omvarld-element.ts"));
  return chunks.find(isWhole);
}

/** The names that a module's code declares. */
function declared(code) {
  const names = [];
  for (const { type, id, declarations } of parseAst(code).body) {
    if (type === "FunctionDeclaration" || type === "ClassDeclaration") names.push(id.name);
    for (const { id } of declarations ?? []) {
      if (id.type === "Identifier") names.push(id.name);
      for (const { value } of id.properties ?? []) names.push(value.name);
    }
  }
  return names;
}

/** As in the site's script; what loses its users stays, or each part would take along what it uses. */
async function weigh(code) {
  const small = await minify(code, {
    module: true,
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true, keep_fargs: false, unused: false },
  });
  return brotli(Buffer.from(small.code)).length;
}

const { code, modules } = await bundled();
const whole = await weigh(code);
const rows = [];
for (const [part] of parts) {
  let rest = code;
  const names = [];
  for (const [id, module] of Object.entries(modules)) {
    if (partOf(id) !== part || !module.code) continue;
    const own = module.code.trim();
    if (!rest.includes(own)) throw new Error(`${id} is not to be found in the file.`);
    rest = rest.replace(own, () => "");
    names.push(...declared(own));
  }
  if (names.length > 0) rows.push([part, whole - (await weigh(`${rest}\nlet ${names.join()};`))]);
}
rows.sort(([, one], [, other]) => other - one);

const kB = (bytes) => (bytes / 1000).toFixed(1);
const table = [
  ["part", "kB"],
  ...rows.map(([part, bytes]) => [part, kB(bytes)]),
  ["**all in one file**", `**${kB(whole)}**`],
];
const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column].length)));
const lines = table.map(([part, size]) => `| ${part.padEnd(widths[0])} | ${size.padStart(widths[1])} |`);
lines.splice(1, 0, `| ${"-".repeat(widths[0])} | ${"-".repeat(widths[1] - 1)}: |`);
console.log(lines.join("\n"));
writeFileSync(documentPath, writePart(readFileSync(documentPath, "utf8"), "size-parts", lines.join("\n")));
