import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { npmCommand } from "../npm-command.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const cacheFolder = at("../../node_modules/.cache/omvarld-bench");

/** A contender's script with what it imports, minified as for production, and the sheets that it imports. */
const bundle = async (name, plugins) => {
  const { output } = await build({
    configFile: false,
    root: at("contenders"),
    logLevel: "warn",
    mode: "production",
    plugins,
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: {
        input: at(`contenders/${name}.js`),
        output: { entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  });
  const text = (kind) =>
    output
      .filter(({ fileName }) => fileName.endsWith(kind))
      .map(({ code, source }) => code ?? String(source))
      .join("\n");
  return { script: text(".js"), css: text(".css") };
};

/**
 * Installs what only the bench needs into a folder of its own, with the very bytes that the lock names: whoever never
 * measures need not download it.
 */
function installPackages(log) {
  const own = ["package.json", "package-lock.json"].map((name) => [name, readFileSync(at(`packages/${name}`), "utf8")]);
  const isThere = own.every(([name, text]) => {
    const file = join(cacheFolder, name);
    return existsSync(file) && readFileSync(file, "utf8") === text;
  });
  if (isThere && existsSync(join(cacheFolder, "node_modules/.package-lock.json"))) return;
  log("Installing React and Web Awesome for the bench ...");
  mkdirSync(cacheFolder, { recursive: true });
  for (const [name, text] of own) writeFileSync(join(cacheFolder, name), text);
  const { command, args, shell } = npmCommand();
  const { status, stderr } = spawnSync(command, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: cacheFolder,
    shell,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`npm ci for the bench's contenders failed:\n${stderr}`);
}

/** Finds packages as if the contenders lay in the folder where they are installed. */
const fromCache = {
  name: "omvarld-bench-packages",
  enforce: "pre",
  resolveId(source, importer) {
    if (!/^(?:react|@awesome\.me)/.test(source) || importer?.startsWith(cacheFolder)) return undefined;
    return this.resolve(source, join(cacheFolder, "package.json"), { skipSelf: true });
  },
};

/**
 * Builds the scripts that compete with the tag.
 * @param {string[]} names
 * @param {(line: string) => void} log told what is installed
 * @returns {Promise<Map<string, { script: string, css: string }>>} by name
 */
export async function buildContenders(names, log) {
  const needsPackages = names.some((name) => name === "react" || name === "web-awesome");
  if (needsPackages) installPackages(log);
  const built = new Map();
  for (const name of names) built.set(name, await bundle(name, needsPackages ? [fromCache] : []));
  return built;
}
