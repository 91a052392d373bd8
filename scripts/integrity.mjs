/**
 * Prints what a page says to have the library's files checked: `npm run integrity -- https://cdn.kommun.se/omvarld/`.
 * Without an address they lie at `/omvarld/`.
 */
import { readFileSync } from "node:fs";
import { integritySnippet } from "./site-files.mjs";

const [base = "/omvarld/"] = process.argv.slice(2);
if (!/^(\/|https?:\/\/)(.*\/)?$/.test(base)) {
  console.error("Say where the files lie: a path from the site's root or an address, with a slash at its end.");
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(new URL("../dist/cdn/manifest.json", import.meta.url), "utf8"));
process.stdout.write(integritySnippet(manifest, base));
