import { basename } from "node:path";
import { minify } from "terser";
import type { Plugin, Rolldown } from "vite";

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

interface ChunkFunction {
  /** A function of the script's parts and of those of the chunks that it takes. */
  readonly code: string;
  /** File names of those chunks. */
  readonly taken: readonly string[];
  /** Of those that it loads in its turn. */
  readonly loaded: readonly string[];
}

/**
 * The chunks that a chunk holds copies of: those that nothing needs but itself and its other copies, and that are not there
 * already because they have loaded it. Each comes after what it needs.
 */
function copiesFor(fileName: string, made: ReadonlyMap<string, ChunkFunction>): readonly string[] {
  const copies: string[] = [];
  const isHeld = (file: string) => file === fileName || copies.includes(file);
  const takersOf = (file: string) => [...made].flatMap(([taker, { taken }]) => (taken.includes(file) ? [taker] : []));
  const queue = [...(made.get(fileName)?.taken ?? [])];
  for (let file = queue.shift(); file; file = queue.shift()) {
    if (isHeld(file) || made.get(file)?.loaded.includes(fileName) || !takersOf(file).every(isHeld)) continue;
    copies.push(file);
    queue.push(...(made.get(file)?.taken ?? []));
  }
  return copies.reverse();
}

/** Fewer letters than this are not worth a request: each chunk that needs them gets them. */
const leastForRequest = 1500;

/**
 * Hands the script's parts to its chunks instead of letting them import the script: a page that asks for
 * `omvarld.js?v=2` would otherwise fetch and run it a second time, as another module. A chunk that needs another chunk is
 * handed that one's parts too; both are fetched side by side.
 *
 * What no other chunk needs, a chunk holds as a copy of its own: a whole page, which needs each kind of content, is then
 * one file, which compresses far better than one a kind, and each kind's own file is there for pages that show only that.
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
    /** The chunks that are made into functions. */
    const made = new Map<string, ChunkFunction>();
    /** Whose parts each of them is handed, once it holds copies of the others. */
    const takenBy = new Map<string, readonly string[]>();
    /** Of which another chunk holds a copy. */
    const held = new Set<string>();
    const isSmall = (chunk: Rolldown.OutputChunk) =>
      chunk !== entry && chunk.imports.length === 0 && chunk.code.length < leastForRequest;
    // Those that need anything, and what they need: only a function can be handed to another.
    const functions = new Set(chunks.filter((chunk) => chunk !== entry && chunk.imports.length > 0));
    for (const { imports } of functions) {
      for (const chunk of chunks.filter(({ fileName }) => imports.includes(fileName))) {
        if (chunk !== entry && !isSmall(chunk)) functions.add(chunk);
      }
    }
    const small = new Set<string>();
    for (const chunk of functions) {
      const taken: string[] = [];
      const patterns: string[] = [];
      let helpers = "";
      let script = "{}";
      const body = chunk.code.replaceAll(/\bimport\{([^}]*)\}from"\.{1,2}\/([^"]+)";/g, (_, clause, file) => {
        const pattern = `{${properties(clauseNames(clause).map(([name, own = name]) => [name, own]))}}`;
        const shared = bundle[`chunks/${file}`];
        if (shared?.type === "chunk" && isSmall(shared)) {
          small.add(shared.fileName);
          helpers += `const ${pattern}=(()=>{${asFunctionBody(shared.code)}})();`;
        } else if (file === entryName) script = pattern;
        else {
          taken.push(`chunks/${file}`);
          patterns.push(pattern);
        }
        return "";
      });
      if (/\bimport\s*[{*"]/.test(body)) throw new Error(`${chunk.fileName} is not of the expected form.`);
      const code = `((${[script || "_", ...patterns]})=>{${helpers}${asFunctionBody(body)}})`;
      made.set(chunk.fileName, { code, taken, loaded: chunk.dynamicImports });
    }
    for (const fileName of made.keys()) {
      const chunk = bundle[fileName];
      if (chunk?.type !== "chunk") continue;
      const copies = copiesFor(fileName, made);
      for (const file of copies) held.add(file);
      const needed = [...copies, fileName].flatMap((file) => made.get(file)?.taken ?? []);
      const taken = [...new Set(needed)].filter((file) => !copies.includes(file));
      const names = new Map([...copies, ...taken].map((file, index) => [file, `part${index}`]));
      const runs = (file: string) =>
        `${made.get(file)?.code}(${["omvarldParts", ...(made.get(file)?.taken ?? []).map((name) => names.get(name))]})`;
      const own = copies.map((file) => `const ${names.get(file)}=${runs(file)};`).join("");
      // The name of the first parameter stays: what the chunk loads in its turn is handed the same.
      const parameters = ["omvarldParts", ...taken.map((file) => names.get(file))];
      chunk.code = `let made;const make=(${parameters})=>{${loadersPlace}${own}return ${runs(fileName)}};export default(...parts)=>made??=make(...parts);`;
      takenBy.set(fileName, taken);
    }
    for (const file of small) delete bundle[file];
    const loaded = new Set<string>();
    for (const chunk of chunks) {
      /** A function for each chunk that this one loads, however often. */
      const loaders = new Map<string, string>();
      const load = (file: string, folder: string): string => {
        const taken = takenBy.get(file);
        loaded.add(file);
        if (!loaders.has(file) && taken) {
          loaders.set(file, "");
          const own = `import("./${folder}${basename(file)}")`;
          // Those that it needs are fetched beside it; each runs once, however many need it. The one that asks is there.
          const others = taken.map((name) => (name === chunk.fileName ? "made" : load(name, folder)));
          const all = others.length > 0 ? `Promise.all([${[own, ...others]}])` : own;
          const parts = others.length > 0 ? "[{default:m},...parts]" : "{default:m}";
          const more = others.length > 0 ? ",...parts" : "";
          loaders.set(file, `${all}.then((${parts})=>m(omvarldParts${more}))`);
        }
        return `load_${file.replace(/\W/g, "_")}()`;
      };
      const code = chunk.code.replaceAll(
        /import\(([`"'])\.\/((?:chunks\/)?)([^`"']+)\1\)/g,
        (found, _quote, folder, file) => (takenBy.has(`chunks/${file}`) ? load(`chunks/${file}`, folder) : found),
      );
      const functions = [...loaders].map(([file, how]) => `const load_${file.replace(/\W/g, "_")}=()=>${how};`);
      chunk.code = code.includes(loadersPlace)
        ? code.replace(loadersPlace, () => functions.join(""))
        : functions.join("") + code;
    }
    const missed = [...takenBy.keys()].filter((name) => !loaded.has(name));
    const lost = missed.filter((name) => !held.has(name));
    if (lost.length > 0) throw new Error(`Nothing loads ${lost.join(", ")}.`);
    for (const name of missed) delete bundle[name];
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
