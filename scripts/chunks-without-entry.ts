import { minify } from "terser";
import type { Plugin } from "vite";

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

/** Where a chunk's functions go that load others: where it has been handed the parts. */
const loadersPlace = "/* loaders */";

/** Whether a file holds the bundler's own few lines. */
const isRuntime = (file: string) => /rolldown-runtime[^/]*$/.test(file);

/**
 * Hands the script's parts to its chunks instead of letting them import the script: a page that asks for
 * `omvarld.js?v=2` would otherwise fetch and run it a second time, as another module. A chunk that needs another chunk is
 * handed that one's parts too; both are fetched side by side.
 */
export const chunksWithoutEntry: Plugin = {
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
    const needsOthers = ({ imports }: { readonly imports: readonly string[] }) =>
      imports.some((file) => !isRuntime(file));
    for (const chunk of chunks.filter((chunk) => chunk !== entry && needsOthers(chunk))) {
      const taken: string[] = [];
      const patterns: string[] = [];
      let helpers = "";
      let script = "";
      const body = chunk.code.replaceAll(/\bimport\{([^}]*)\}from"\.{1,2}\/([^"]+)";/g, (_, clause, file) => {
        const pattern = `{${properties(clauseNames(clause).map(([name, own = name]) => [name, own]))}}`;
        // The bundler's own few lines are not worth a request: each chunk gets them.
        const shared = bundle[`chunks/${file}`];
        if (shared?.type === "chunk" && isRuntime(shared.fileName)) {
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
      chunk.code = `let made;export default(omvarldParts,...parts)=>made??=((${[script, ...patterns]})=>{${loadersPlace}${helpers}${asFunctionBody(body)}})(omvarldParts,...parts);`;
      made.set(chunk.fileName, taken);
    }
    for (const file of runtime) delete bundle[file];
    const loaded = new Set<string>();
    for (const chunk of chunks) {
      /** A function for each chunk that this one loads, however often. */
      const loaders = new Map<string, string>();
      const load = (file: string, folder: string): string => {
        const taken = made.get(`chunks/${file}`);
        loaded.add(`chunks/${file}`);
        if (!loaders.has(file) && taken) {
          loaders.set(file, "");
          const own = `import("./${folder}${file}")`;
          // Those that it needs are fetched beside it; each runs once, however many need it.
          const others = taken.map((name) => load(name, folder));
          const all = others.length > 0 ? `Promise.all([${[own, ...others]}])` : own;
          const parts = others.length > 0 ? "[{default:m},...parts]" : "{default:m}";
          const more = others.length > 0 ? ",...parts" : "";
          loaders.set(file, `${all}.then((${parts})=>m(omvarldParts${more}))`);
        }
        return `load_${file.replace(/\W/g, "_")}()`;
      };
      const code = chunk.code.replaceAll(
        /import\(([`"'])\.\/((?:chunks\/)?)([^`"']+)\1\)/g,
        (found, _quote, folder, file) => (made.has(`chunks/${file}`) ? load(file, folder) : found),
      );
      const functions = [...loaders].map(([file, how]) => `const load_${file.replace(/\W/g, "_")}=()=>${how};`);
      chunk.code = code.includes(loadersPlace)
        ? code.replace(loadersPlace, () => functions.join(""))
        : functions.join("") + code;
    }
    const missed = [...made.keys()].filter((name) => !loaded.has(name));
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
