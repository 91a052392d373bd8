/**
 * Writes the package to `dist/`, the site's script and sheet to `dist/cdn/`, the command line to `dist/cli/`, and the demo
 * with that script to `dist/demo/`. The tags' manifest goes to the top, where tools look for it.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchema } from "../src/feed/json-schema.ts";
import { writeLicenses } from "./licenses.mjs";
import { showSource } from "./show-source.mjs";
import { nameByContent, writeCompressed, writeManifest } from "./site-files.mjs";

const run = (command, ...parameters) =>
  execFileSync("npx", ["--no-install", command, ...parameters], { stdio: "inherit" });

rmSync("dist", { recursive: true, force: true });
run("vite", "build", "--logLevel", "warn");
run("vite", "build", "--mode", "site", "--logLevel", "warn");
writeLicenses("dist/cdn/licenses.json", "dist/cdn/THIRD-PARTY-LICENSES.txt");
run("vite", "build", "--mode", "cli", "--logLevel", "warn");
run("tsc", "-p", "tsconfig.build.json");
run("cem", "analyze", "--config", "custom-elements-manifest.config.mjs", "--quiet");
chmodSync("dist/cli/omvarld.js", 0o755);
const { siteStyles } = await import("../dist/cli/styles.js");
writeFileSync("dist/cdn/omvarld.css", siteStyles());
writeFileSync("dist/feed.schema.json", `${JSON.stringify(jsonSchema(), null, 2)}\n`);

// After all that changes or adds a file of the site's.
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
nameByContent("dist/cdn");
writeManifest("dist/cdn", version);
writeCompressed("dist/cdn");

cpSync("demo", "dist/demo", { recursive: true });
for (const file of readdirSync("dist/demo").filter((name) => name.endsWith(".html"))) {
  const path = join("dist/demo", file);
  writeFileSync(path, showSource(readFileSync(path, "utf8")));
}
cpSync("dist/cdn", "dist/demo", { recursive: true });
