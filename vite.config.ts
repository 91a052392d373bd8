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

/**
 * Hands the script's parts to its chunks instead of letting them import the script: a page that asks for
 * `omvarld.js?v=2` would otherwise fetch and run it a second time, as another module.
 */
const chunksWithoutEntry: Plugin = {
  name: "omvarld-chunks-without-entry",
  async generateBundle(_options, bundle) {
    const entry = bundle["omvarld.js"];
    if (entry?.type !== "chunk") throw new Error("The site's script has another name than expected.");
    const exported = /export\{([^}]*)\};?\s*$/.exec(entry.code);
    const names = (list: string) => list.split(",").map((item) => item.trim().split(" as ") as [string, string?]);
    const parts = names(exported?.[1] ?? "").map(([own, name = own]) => `${name}:${own}`);
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk" || !chunk.imports.includes("omvarld.js")) continue;
      const shape = /^import\{([^}]*)\}from"\.\.\/omvarld\.js";([\s\S]*)export\{([^}]*)\};?\s*$/.exec(chunk.code);
      const [, taken = "", body = "", given = ""] = shape ?? [];
      if (!shape || /\bimport\s*[{*"]/.test(body)) throw new Error(`${chunk.fileName} is not of the expected form.`);
      const taking = names(taken).map(([name, own = name]) => `${name}:${own}`);
      const giving = names(given).map(([own, name = own]) => `${name}:${own}`);
      chunk.code = `let made;export default omvarldParts=>made??=(({${taking}})=>{${body};return{${giving}}})(omvarldParts);`;
      const file = chunk.fileName.replace("chunks/", "").replaceAll(".", "\\.");
      const loads = new RegExp(`import\\(([\`"'])\\./(?:chunks/)?${file}\\1\\)`, "g");
      let isLoaded = false;
      for (const other of Object.values(bundle)) {
        if (other.type !== "chunk" || !other.code.match(loads)) continue;
        isLoaded = true;
        other.code = other.code.replaceAll(loads, (found) => `${found}.then(({default:m})=>m(omvarldParts))`);
      }
      if (!isLoaded) throw new Error(`Nothing loads ${chunk.fileName}.`);
    }
    entry.code = entry.code.replace(exported?.[0] ?? "", `const omvarldParts={${parts}};`);
    // A second minifier after the bundler's own takes away two more hundredths; what it has put together, it shortens again.
    for (const chunk of Object.values(bundle)) {
      for (let turn = 0; turn < 2 && chunk.type === "chunk"; turn++) {
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
        });
        chunk.code = code ?? chunk.code;
      }
    }
  },
};

/** Serves the sources as the one script that a site has, and shows each demo page's own source. */
const demo: Plugin = {
  name: "omvarld-demo",
  resolveId: (id) => (id === "/omvarld.js" ? at("src/define/all.ts") : undefined),
  transformIndexHtml: { order: "pre", handler: showSource },
};

const defined = readdirSync(at("src/define")).filter((file) => file !== "define.ts");

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

/** The templates with what only they need. */
const contentModules =
  /src\/(element-kit\/(templates\/(text|link|member|section)|phone|kind)|feed\/select|elements\/[a-z-]+\/[a-z-]+\.(template|styles)|elements\/kinds|elements\/twin-towns\/map\/(distance|load-map))/;

/** What every page with a tag needs at once. */
const sharedModules =
  /rolldown\/runtime|node_modules\/@?lit|src\/(define|loading|styles|feed\/(?!advice)|i18n\/(?!messages\/(en|problems|map))|element-kit\/(?!editor|sanitise)|elements\/[a-z-]+\/[a-z-]+\.ts)/;

/** The site's script: all tags in one file, and beside it what only some need. */
const site: UserConfig = {
  plugins: [minifyTemplates, chunksWithoutEntry],
  build: {
    outDir: "dist/cdn",
    emptyOutDir: true,
    target: "es2022",
    // As a library, so that a chunk on demand is a plain import() and no helper comes with it.
    lib: { formats: ["es"], entry: { omvarld: at("src/define/all.ts") } },
    rolldownOptions: {
      preserveEntrySignatures: "allow-extension",
      output: {
        // What shows the feed comes as one file beside the feed: split by tag, the parts that tags share would have to
        // be fetched first, and a whole page would weigh a fifth more.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
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
