import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const projectFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Writes a generated source or document, or with `--check` fails where it is not what would be written.
 * @param {URL} target
 * @param {string} source
 * @param {string} command that writes it, for the sentence
 */
export function writeGenerated(target, source, command) {
  if (!process.argv.includes("--check")) {
    writeFileSync(target, source);
    return;
  }
  const current = existsSync(target) ? readFileSync(target, "utf8") : "";
  if (current === source) return;
  console.error(`${relative(projectFolder, fileURLToPath(target))} is out of date: ${command}`);
  process.exitCode = 1;
}
