/**
 * What a site puts on its server: the names of the files, the list of them, and their compressed copies. Each step takes
 * whatever lies in the folder, so whoever adds a file does so before the first of them.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { readBuiltModule } from "./built-module.mjs";
import { brotli, gzip } from "./compress.mjs";
import { severalFeedsChunks, tagChunks } from "./tag-chunks.mjs";

/** The script's name that never changes, for a site's template. */
export const entryName = "omvarld.js";

/**
 * @typedef {object} SiteFile
 * @property {string} name Its path beside the list, with slashes.
 * @property {number} bytes
 * @property {number} brotli Its size in bytes as it is sent with Brotli.
 * @property {string} integrity SHA-384, as the attribute `integrity` takes it.
 * @property {boolean} immutable Whether the name changes with the bytes, so that the file may be cached for ever.
 * @property {string[]} loadedBy The names of the files that ask for it; empty where only a page does.
 */

/**
 * @typedef {object} SiteManifest
 * @property {string} version The package's.
 * @property {string} entry The name of the script to load that may be cached for ever.
 * @property {SiteFile[]} files
 * @property {Record<string, string[]>} tags The names of the chunks that show a tag, by its name without `omvarld-`.
 */

const withHash = /-[0-9a-f]{8}\.\w+$/;

const namesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join("/"))
    .sort();

const nameWithHash = (name, body) => {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 8);
  return name.replace(/\.js$/, `-${hash}.js`);
};

/** Replaces the addresses that a module asks for; each stands in it as a string of its own. */
function replaceAddresses(code, addresses) {
  return code.replaceAll(/(["'`])(\.{1,2}\/[^"'`]+)\1/g, (found, quote, address) => {
    const other = addresses.get(address);
    return other ? `${quote}${other}${quote}` : found;
  });
}

const addressFrom = (file, other) => {
  const path = relative(dirname(file), other).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
};

/**
 * Gives each chunk a name with a hash of its final bytes, the names of what it loads included, and puts beside the script
 * a copy of it with such a name. A bundler hashes its own output, and what is done to a chunk after that goes unseen.
 * @param {string} folder
 * @throws {Error} where two files load each other, or nothing loads one
 */
export function nameByContent(folder) {
  const named = new Map();

  function name(file, path) {
    if (path.includes(file))
      throw new Error(`${[...path, file].map((one) => basename(one)).join(", ")} load each other.`);
    const known = named.get(file);
    if (known) return known;
    const { code, imports, onDemand } = readBuiltModule(file);
    const addresses = new Map();
    for (const other of [...imports, ...onDemand]) {
      addresses.set(addressFrom(file, other), addressFrom(file, name(other, [...path, file])));
    }
    const final = replaceAddresses(code, addresses);
    const target = nameWithHash(file, final);
    writeFileSync(file, final);
    if (basename(file) === entryName) writeFileSync(target, final);
    else renameSync(file, target);
    named.set(file, target);
    return target;
  }

  name(resolve(folder, entryName), []);
  const files = namesIn(folder).map((file) => resolve(folder, file));
  const known = new Set([...named.keys(), ...named.values()]);
  for (const file of files.filter((other) => other.endsWith(".js"))) {
    if (!known.has(file)) throw new Error(`Nothing loads ${basename(file)}.`);
    const { imports, onDemand } = readBuiltModule(file);
    const lost = [...imports, ...onDemand].find((other) => !files.includes(other));
    if (lost) throw new Error(`${basename(file)} loads ${basename(lost)}, which is not there.`);
  }
}

/** The names of the files that a site puts on its server; not those that are made from them. */
const isMade = (name) => name === "manifest.json" || name === "integrity.html" || /\.(br|gz)$/.test(name);

/** @returns {SiteManifest} of the files that lie in the folder */
export function describeFiles(folder, version) {
  const loaders = new Map();
  const names = namesIn(folder).filter((name) => !isMade(name));
  for (const name of names.filter((other) => other.endsWith(".js"))) {
    const { imports, onDemand } = readBuiltModule(resolve(folder, name));
    for (const other of new Set([...imports, ...onDemand])) {
      const key = relative(resolve(folder), other).split(sep).join("/");
      loaders.set(key, [...(loaders.get(key) ?? []), name]);
    }
  }
  const filesOf = (chunks) => names.filter((name) => chunks.includes(/^chunks\/(.+)-[0-9a-f]{8}\.js$/.exec(name)?.[1]));
  return {
    version,
    entry: basename(nameWithHash(entryName, readFileSync(join(folder, entryName)))),
    files: names.map((name) => {
      const body = readFileSync(join(folder, name));
      return {
        name,
        bytes: body.length,
        brotli: brotli(body).length,
        integrity: `sha384-${createHash("sha384").update(body).digest("base64")}`,
        immutable: withHash.test(name),
        loadedBy: loaders.get(name) ?? [],
      };
    }),
    tags: Object.fromEntries(Object.entries(tagChunks).map(([tag, chunks]) => [tag, filesOf(chunks)])),
    severalFeeds: filesOf(severalFeedsChunks),
  };
}

/**
 * What stands in a page's head so that the browser refuses every file of the library whose bytes are not the built ones:
 * the script by its attribute, what it loads on demand by the import map.
 * @param {SiteManifest} manifest
 * @param {string} base where the files lie, ending in a slash: a path from the site's root, or an absolute address
 */
export function integritySnippet({ entry, files }, base) {
  const chunks = files.filter(({ name, immutable }) => immutable && name.endsWith(".js") && name !== entry);
  const map = JSON.stringify({
    integrity: Object.fromEntries(chunks.map(({ name, integrity }) => [base + name, integrity])),
  });
  const hash = createHash("sha256").update(map).digest("base64");
  const { integrity } = files.find(({ name }) => name === entry);
  return `<!-- A content security policy allows the map with script-src 'sha256-${hash}' -->
<script type="importmap">${map}</script>
<script type="module" src="${base}${entry}" integrity="${integrity}" crossorigin></script>
`;
}

/** Writes the list of the files, and what a page says to have them checked. */
export function writeManifest(folder, version) {
  const manifest = describeFiles(folder, version);
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(folder, "integrity.html"), integritySnippet(manifest, "/omvarld/"));
}

/** Puts a Brotli and a gzip copy beside each file that is smaller for it: a server need not compress, and none does it better. */
export function writeCompressed(folder) {
  for (const name of namesIn(folder).filter((other) => /\.(js|css|json|txt)$/.test(other))) {
    const file = join(folder, name);
    const body = readFileSync(file);
    writeFileSync(`${file}.br`, brotli(body));
    writeFileSync(`${file}.gz`, gzip(body));
  }
}
