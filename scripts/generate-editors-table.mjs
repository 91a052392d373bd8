/** Writes what real editors leave of each way in: it starts a browser, and needs the built script (`npm run build`). */
import { readFileSync } from "node:fs";
import { writePart } from "./doc-part.mjs";
import { measureEditors } from "./site/editors.mjs";
import { doc, survivalTable } from "./site/ways-in.mjs";
import { writeGenerated } from "./write-generated.mjs";

const table = survivalTable(await measureEditors());
writeGenerated(doc, writePart(readFileSync(doc, "utf8"), "editors", table), "node scripts/generate-editors-table.mjs");
