/** Writes what WordPress leaves of each way in: it runs a WordPress, and needs the built script (`npm run build`). */
import { readFileSync } from "node:fs";
import { writePart } from "./doc-part.mjs";
import { doc, survivalTable } from "./site/ways-in.mjs";
import { measureWordPress } from "./wordpress/measure.mjs";
import { writeGenerated } from "./write-generated.mjs";

const table = survivalTable(await measureWordPress());
writeGenerated(
  doc,
  writePart(readFileSync(doc, "utf8"), "wordpress-table", table),
  "node scripts/generate-wordpress-table.mjs",
);
