import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { minifyHTMLLiterals } from "minify-literals";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { chunksWithoutEntry } from "./scripts/chunks-without-entry.ts";
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

/** Serves the sources as the one script that a site has, and shows each demo page's own source. */
const demo: Plugin = {
  name: "omvarld-demo",
  resolveId: (id) => (id === "/omvarld.js" ? at("src/define/all.ts") : undefined),
  transformIndexHtml: { order: "pre", handler: showSource },
};

/** Of all that decides what is rendered; more than that does no harm. */
function hashOfSources(): string {
  const hash = createHash("sha256").update(readFileSync(at("package-lock.json")));
  const sources = readdirSync(at("src"), { recursive: true, encoding: "utf8" }).filter((name) => /\.ts$/.test(name));
  for (const name of sources.filter((one) => !/\.test\.ts$|fixtures/.test(one)).sort()) {
    hash.update(readFileSync(at(`src/${name}`)));
  }
  return hash.digest("base64url").slice(0, 8);
}

/** Tells each build what it was built from. */
const edition: Plugin = {
  name: "omvarld-edition",
  load: {
    filter: { id: /\/src\/styles\/edition\.ts$/ },
    handler: () => `export const edition = "${hashOfSources()}";`,
  },
};

const defined = readdirSync(at("src/define")).filter((file) => !/^define\.ts$|\.test\.ts$/.test(file));

/** The package: one module a source module, nothing minified, which is left to those who bundle it. */
const library: UserConfig = {
  plugins: [edition],
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
      external: [/^lit($|\/)/, /^@lit\//, "dompurify", "ical.js", "jsonc-parser"],
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

const modules = (...paths: readonly string[]) => new RegExp(`/(${paths.join("|")})`);

/** The kinds of content, each of which a tag shows: a folder each, with the templates that its tag loads. */
const kinds = readdirSync(at("src/elements"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "feed")
  .map(({ name }) => name);

/** What a kind alone needs, besides what stands in its folder. */
const moreOfKind: Readonly<Record<string, readonly string[]>> = {
  page: ["src/elements/kinds"],
  "twin-towns": ["src/elements/twin-towns/(own-form|map/(distance|map-place))", "src/feed/fold"],
};

const kindModules = (name: string) =>
  modules(
    `src/elements/${name}/[a-z-]+[.](template|styles)`,
    `src/i18n/messages/sv/${name}`,
    ...(moreOfKind[name] ?? []),
  );

/** What the templates of all tags share. */
const contentModules = modules(
  "node_modules/lit(-html)?/directive",
  "src/element-kit/(cast|groups|html-at-level|kind|lazily|pictures|scope|templates/(link|members?|section|text))",
  "src/feed/(phone|select|status)",
  "src/i18n/(format|messages/sv/content)",
  "src/styles/(group-room|omvarld)",
);

/** What some tags share: their buttons for files to take away, and what they draw. */
const takeAwayModules = modules(
  "src/element-kit/(take-away|templates/save)",
  "src/feed/calendar",
  "src/i18n/messages/take-away",
);
const pictureModules = modules(
  "src/element-kit/templates/(bar|eu-statement)",
  "src/i18n/messages/pictures",
  "src/styles/(bar|eu-statement)",
);

/** What only some pages or readers need; each is a chunk with what it needs besides. */
const onDemandModules = modules(
  "src/element-kit/(arrive|editor|fit-html|idle|json-ld|long-list|parts|placeholders|placement|prerendered|sanitise|save-file|slices|stamp)",
  "src/feed/(advice|allowed-html|json-ld|json-pieces|json-text|merge|municipality-key|nearest|parts)",
  "src/loading/(feed-parts|kept|pace|several)",
  "src/i18n/messages/(en|json-faults|map|parts|placement|problems)",
  "src/styles/edition[.]ts",
);

/** What joins the parts of a feed, and what that has in common with what joins several feeds. */
const partModules = modules("src/(element-kit|feed|i18n/messages)/parts", "src/loading/feed-parts");
const joiningModules = modules("src/feed/municipality-key", "src/loading/pace");

/** What every page with a tag needs at once. */
const scriptModules = modules(
  "node_modules/@?lit",
  "src/(define|element-kit|feed|i18n|loading|styles)/",
  "src/elements/[a-z-]+/[a-z-]+[.]ts",
);

/** The site's script: all tags in one file, and beside it what only some need. */
const site: UserConfig = {
  plugins: [edition, minifyTemplates, chunksWithoutEntry],
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
        // What shows the feed comes beside the feed and not after it: what all tags share, and the tag's own.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            ...kinds.map((name) => ({ name, test: kindModules(name), priority: 1 })),
            { name: "content", test: contentModules, priority: 1 },
            { name: "take-away", test: takeAwayModules, priority: 1 },
            { name: "pictures", test: pictureModules, priority: 1 },
            { name: "allowed-html", test: modules("src/feed/allowed-html"), priority: 1 },
            { name: "parts", test: partModules, priority: 1 },
            { name: "joining", test: joiningModules, priority: 1 },
            { name: "omvarld", test: (id) => scriptModules.test(id) && !onDemandModules.test(id) },
          ],
        },
        entryFileNames: "omvarld.js",
        // Their names get a hash when their bytes are final.
        chunkFileNames: "chunks/[name].js",
        minify: { mangle: true, compress: true, codegen: { removeWhitespace: true } },
      },
    },
  },
};

/** What fetches the map and draws it is for browsers alone. */
const withoutMap: Plugin = {
  name: "omvarld-without-map",
  load: {
    filter: { id: /\/map\/map-place\.ts$/ },
    handler: () =>
      'import { Directive, directive } from "lit/directive.js"; export const mapPlace = directive(class extends Directive { render() {} }); export const enlivenMaps = () => {};',
  },
};

/** The command line, with the very templates that the site's script has: the same white space, so the same nodes. */
const commandLine: UserConfig = {
  plugins: [edition, withoutMap, minifyTemplates],
  build: {
    outDir: "dist/cli",
    emptyOutDir: true,
    target: "node20",
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: { omvarld: at("src/cli/omvarld.ts"), run: at("src/cli/run.ts"), styles: at("src/cli/styles.ts") },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name].js" },
    },
  },
};

const builds: Readonly<Record<string, UserConfig>> = { site, cli: commandLine };

export default defineConfig(({ command, mode }) => {
  if (command === "serve") {
    return {
      root: at("demo"),
      plugins: [demo],
      server: { host: "127.0.0.1", open: false, fs: { allow: [at(".")] } },
      optimizeDeps: {
        include: ["lit", "@lit/context", "ical.js", "jsonc-parser"],
      },
    };
  }
  return builds[mode] ?? library;
});
