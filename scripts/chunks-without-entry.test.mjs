import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { chunksWithoutEntry } from "./chunks-without-entry.ts";

/** So much that a chunk with it is worth a request. */
const weight = "x".repeat(2000);

/** Says how often a module has run. */
const counted = (name) => `(globalThis.omvarldRuns ??= []).push("${name}");`;

/** A script that loads, by their names, the modules that it is told, and what some of them share. */
const sources = (...names) => ({
  "omvarld.js": `export const own = "script";
    globalThis.omvarldLoad = {${names.map((name) => `${name}: () => import("./${name}.js")`)}};`,
  "large.js": `${counted("large")} export const large = { name: "large", weight: "${weight}" };`,
  "small.js": `export const small = { name: "small" };`,
});

/** Builds a site's script of such modules, runs it, and hands over what loads each of them. */
async function built(t, files) {
  const folder = await mkdtemp(join(tmpdir(), "omvarld-chunks-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  await mkdir(from);
  for (const [name, code] of Object.entries(files)) await writeFile(join(from, name), code);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await build({
    configFile: false,
    root: from,
    logLevel: "error",
    plugins: [chunksWithoutEntry],
    build: {
      outDir: to,
      emptyOutDir: true,
      target: "es2022",
      lib: { formats: ["es"], entry: { omvarld: join(from, "omvarld.js") } },
      rolldownOptions: {
        preserveEntrySignatures: "allow-extension",
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: ["large", "small"].map((name) => ({ name, test: new RegExp(`/${name}[.]js`) })),
          },
          entryFileNames: "omvarld.js",
          chunkFileNames: "chunks/[name].js",
          minify: { mangle: true, compress: true, codegen: { removeWhitespace: true } },
        },
      },
    },
  });
  globalThis.omvarldRuns = [];
  await import(pathToFileURL(join(to, "omvarld.js")).href);
  const { omvarldLoad: load, omvarldRuns: runs } = globalThis;
  return { load, runs, chunks: (await readdir(join(to, "chunks"))).sort() };
}

describe("a chunk without the script", () => {
  test("is handed what it needs of the script, of another chunk and of a small one", async (t) => {
    const { load, chunks } = await built(t, {
      ...sources("one", "two"),
      "one.js": `import { own } from "./omvarld.js"; import { large } from "./large.js"; import { small } from "./small.js";
        export const words = () => [own, large.name, small.name];`,
      "two.js": `import { own } from "./omvarld.js"; import { large } from "./large.js"; import { small } from "./small.js";
        export const words = () => [small.name, own, large.name];`,
    });
    assert.deepEqual((await load.one()).words(), ["script", "large", "small"]);
    assert.deepEqual((await load.two()).words(), ["small", "script", "large"]);
    assert.deepEqual(chunks, ["large.js", "one.js", "two.js"]);
  });

  test("may need another chunk and not the script; that one runs once", async (t) => {
    const { load, runs } = await built(t, {
      ...sources("one", "two"),
      "one.js": 'import { large } from "./large.js"; export const words = () => ["one", large.name];',
      "two.js": 'import { large } from "./large.js"; export const words = () => ["two", large.name];',
    });
    const [one, two] = await Promise.all([load.one(), load.two()]);
    assert.deepEqual(
      [one.words(), two.words()],
      [
        ["one", "large"],
        ["two", "large"],
      ],
    );
    assert.deepEqual(runs, ["large"]);
  });

  test("may need nothing but a small one", async (t) => {
    const { load } = await built(t, {
      ...sources("one", "two"),
      "one.js": 'import { small } from "./small.js"; export const words = () => [small.name];',
      "two.js": `import { small } from "./small.js"; import { own } from "./omvarld.js";
        export const words = () => [small.name, own];`,
    });
    assert.deepEqual((await load.one()).words(), ["small"]);
    assert.deepEqual((await load.two()).words(), ["small", "script"]);
  });

  test("may be needed by what it loads in its turn", async (t) => {
    const { load, runs, chunks } = await built(t, {
      ...sources("one"),
      "one.js": `import { own } from "./omvarld.js"; ${counted("one")}
        export const words = () => ["one", own]; export const more = () => import("./more.js");`,
      "more.js": `import { words } from "./one.js"; import { own } from "./omvarld.js";
        export const said = () => ["more", own, ...words()];`,
    });
    const one = await load.one();
    assert.deepEqual((await one.more()).said(), ["more", "script", "one", "script"]);
    assert.deepEqual(runs, ["one"]);
    assert.deepEqual(chunks, ["more.js", "one.js"]);
  });

  test("holds what it alone needs, which is no file then", async (t) => {
    const { load, chunks } = await built(t, {
      ...sources("one"),
      "one.js": 'import { large } from "./large.js"; export const words = () => ["one", large.name];',
    });
    assert.deepEqual((await load.one()).words(), ["one", "large"]);
    assert.deepEqual(chunks, ["one.js"]);
  });
});
