import { existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Writes a generated source, or with `--check` fails where it is not what would be written.
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
  console.error(`${target.pathname.replace(/^.*\/src\//, "src/")} is out of date: ${command}`);
  process.exitCode = 1;
}
