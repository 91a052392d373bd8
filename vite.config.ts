import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { minifyHTMLLiterals } from "minify-literals";
import { minify } from "terser";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { showSource } from "./scripts/show-source.mjs";

const at = (path: string) => resolve(import.meta.dirname, path);

/** Takes the white space out of templates and sheets. */
const minifyTemplates: Plugin = {
  name: "omvarld-minify-templates",
  transform: {
    filter: { id: /\/src\/.*\.ts$/ },
    async handler(code, id) {
      const minified = await minifyHTMLLiterals(code, { fileName: id });
      return minified ? { code: minified.code, map: minified.map ?? null } : undefined;
    },
  },
};

/** The names of an import or export clause: `a as b, c`. */
const clauseNames = (clause: string) =>
  clause.split(",").map((item) => item.trim().split(" as ") as [name: string, other?: string]);

/** What stands between the braces of an object that holds, or a pattern that takes, what the clause names. */
const properties = (names: readonly (readonly [name: string, own: string])[]) =>
  names.map(([name, own]) => `${name}:${own}`).join();

/** A module's code as that of a function which returns what the module exports. */
function asFunctionBody(code: string): string {
  const end = /export\{([^}]*)\};?\s*$/.exec(code);
  if (!end) throw new Error("A chunk that exports nothing is of no use to others.");
  const given = clauseNames(end[1] ?? "").map(([own, name = own]) => [name, own] as const);
  return `${code.slice(0, end.index)};return{${properties(given)}}`;
}

/**
 * Hands the script's parts to its chunks instead of letting them import the script: a page that asks for
 * `omvarld.js?v=2` would otherwise fetch and run it a second time, as another module. A chunk that needs another chunk is
 * handed that one's parts too; both are fetched side by side.
 */
const chunksWithoutEntry: Plugin = {
  name: "omvarld-chunks-without-entry",
  async generateBundle(_options, bundle) {
    const entryName = "omvarld.js";
    const entry = bundle[entryName];
    if (entry?.type !== "chunk") throw new Error("The site's script has another name than expected.");
    const chunks = Object.values(bundle).filter((chunk) => chunk.type === "chunk");
    const given = /export\{([^}]*)\};?\s*$/.exec(entry.code);
    const parts = clauseNames(given?.[1] ?? "").map(([own, name = own]) => [name, own] as const);
    entry.code = entry.code.replace(given?.[0] ?? "", `const omvarldParts={${properties(parts)}};`);
    /** The chunks made into functions, with the files whose parts those take. */
    const made = new Map<string, readonly string[]>();
    const runtime = new Set<string>();
    for (const chunk of chunks.filter(({ imports }) => imports.includes(entryName))) {
      const taken: string[] = [];
      const patterns: string[] = [];
      let helpers = "";
      let script = "";
      const body = chunk.code.replaceAll(/\bimport\{([^}]*)\}from"\.{1,2}\/([^"]+)";/g, (_, clause, file) => {
        const pattern = `{${properties(clauseNames(clause).map(([name, own = name]) => [name, own]))}}`;
        // The bundler's own few lines are not worth a request: each chunk gets them.
        const shared = bundle[`chunks/${file}`];
        if (shared?.type === "chunk" && file.startsWith("rolldown-runtime")) {
          runtime.add(shared.fileName);
          helpers += `const ${pattern}=(()=>{${asFunctionBody(shared.code)}})();`;
        } else if (file === entryName) script = pattern;
        else {
          taken.push(file);
          patterns.push(pattern);
        }
        return "";
      });
      if (/\bimport\s*[{*"]/.test(body)) throw new Error(`${chunk.fileName} is not of the expected form.`);
      // The name of the first parameter stays: what the chunk loads in its turn is handed the same.
      chunk.code = `let made;export default(omvarldParts,...parts)=>made??=((${[script, ...patterns]})=>{${helpers}${asFunctionBody(body)}})(omvarldParts,...parts);`;
      made.set(chunk.fileName, taken);
    }
    for (const file of runtime) delete bundle[file];
    const loaded = new Set<string>();
    for (const chunk of chunks) {
      chunk.code = chunk.code.replaceAll(
        /import\(([`"'])\.\/((?:chunks\/)?)([^`"']+)\1\)/g,
        (found, _quote, folder, file) => {
          const taken = made.get(`chunks/${file}`);
          if (!taken) return found;
          loaded.add(`chunks/${file}`);
          if (taken.length === 0) return `${found}.then(({default:m})=>m(omvarldParts))`;
          if (taken.some((name) => made.get(`chunks/${name}`)?.length !== 0)) {
            throw new Error(`${file} needs a chunk that needs another one.`);
          }
          const loads = taken.map((name) => `import("./${folder}${name}").then(({default:m})=>m(omvarldParts))`);
          return `Promise.all([${found},${loads}]).then(([{default:m},...parts])=>m(omvarldParts,...parts))`;
        },
      );
    }
    const missed = [...made.keys()].filter(
      (name) => !loaded.has(name) && ![...made.values()].flat().includes(name.slice(7)),
    );
    if (missed.length > 0) throw new Error(`Nothing loads ${missed.join(", ")}.`);
    // A second minifier after the bundler's own takes away two more hundredths; what it has put together, it shortens again.
    for (const chunk of chunks) {
      for (let turn = 0; turn < 2; turn++) {
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
        });
        chunk.code = code ?? chunk.code;
      }
    }
    entry.code = `/*! THIRD-PARTY-LICENSES.txt */${entry.code}`;
  },
};

/** Serves the sources as the one script that a site has, and shows each demo page's own source. */
const demo: Plugin = {
  name: "omvarld-demo",
  resolveId: (id) => (id === "/omvarld.js" ? at("src/define/all.ts") : undefined),
  transformIndexHtml: { order: "pre", handler: showSource },
};

const defined = readdirSync(at("src/define")).filter((file) => !/^define\.ts$|\.test\.ts$/.test(file));

/** The package: one module a source module, nothing minified, which is left to those who bundle it. */
const library: UserConfig = {
  build: {
    outDir: "dist",
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    lib: {
      formats: ["es"],
      entry: {
        index: at("src/index.ts"),
        "feed/index": at("src/feed/index.ts"),
        ...Object.fromEntries(defined.map((file) => [`define/${file.slice(0, -3)}`, at(`src/define/${file}`)])),
      },
    },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^@lit\//, "dompurify"],
      output: {
        chunkFileNames: "chunks/[name].js",
        // A package leaves out folders of that name, and the map's projection is one of them.
        entryFileNames: ({ name }) => `${name.replaceAll("node_modules", "vendor")}.js`,
        preserveModules: true,
        preserveModulesRoot: "src",
      },
    },
  },
};

/** What the page as a whole needs, and the one kind that outweighs all others. */
const pageModules = /src\/elements\/(page\/page\.(template|styles)|kinds|projects\/.*\.(template|styles))/;

/** The templates with what only they need. */
const contentModules =
  /src\/(element-kit\/(templates\/(text|link|member|section)|phone|kind)|feed\/select|styles\/omvarld|elements\/[a-z-]+\/[a-z-]+\.(template|styles)|elements\/twin-towns\/map\/(distance|map-place))|node_modules\/lit(-html)?\/directive/;

/** What every page with a tag needs at once. */
const sharedModules =
  /rolldown\/runtime|node_modules\/@?lit|src\/(define|loading|styles|feed\/(?!advice|nearest)|i18n\/(?!messages\/(en|problems|placement|map))|element-kit\/(?!arrive|editor|placeholders|placement|prerendered|sanitise)|elements\/[a-z-]+\/[a-z-]+\.ts)/;

/** The site's script: all tags in one file, and beside it what only some need. */
const site: UserConfig = {
  plugins: [minifyTemplates, chunksWithoutEntry],
  build: {
    outDir: "dist/cdn",
    emptyOutDir: true,
    license: { fileName: "licenses.json" },
    target: "es2022",
    // As a library, so that a chunk on demand is a plain import() and no helper comes with it.
    lib: { formats: ["es"], entry: { omvarld: at("src/define/all.ts") } },
    rolldownOptions: {
      preserveEntrySignatures: "allow-extension",
      output: {
        // What shows the feed comes beside the feed and not after it, in one file or two: split by tag, a whole page would
        // weigh a fifth more.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "page", test: pageModules, priority: 2 },
            { name: "content", test: contentModules, priority: 1 },
            { name: "omvarld", test: sharedModules },
          ],
        },
        entryFileNames: "omvarld.js",
        chunkFileNames: "chunks/[name]-[hash].js",
        minify: { mangle: true, compress: true, codegen: { removeWhitespace: true } },
      },
    },
  },
};

export default defineConfig(({ command, mode }) => {
  if (command === "serve") {
    return {
      root: at("demo"),
      plugins: [demo],
      server: { host: "127.0.0.1", open: false, fs: { allow: [at(".")] } },
      optimizeDeps: {
        include: ["lit", "@lit/context"],
      },
    };
  }
  return mode === "site" ? site : library;
});
