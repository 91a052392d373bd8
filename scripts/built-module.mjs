import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseAst } from "vite";

/**
 * A built file as its syntax tree tells it.
 * @typedef {object} BuiltModule
 * @property {string} code
 * @property {string[]} imports The files that it imports at once, as absolute paths.
 * @property {string[]} onDemand The files that it asks for when they are needed, as absolute paths.
 * @property {string[]} strings All texts in it: those of strings, and those of templates between their values.
 * @property {string[]} faults What no built file may hold, in words.
 */

/**
 * @param {string} file an absolute path
 * @returns {BuiltModule}
 */
export function readBuiltModule(file) {
  const code = readFileSync(file, "utf8");
  const module = { code, imports: [], onDemand: [], strings: [], faults: [] };
  let tree;
  try {
    tree = parseAst(code);
  } catch (error) {
    module.faults.push(`is not JavaScript: ${error.message.split("\n")[0]}`);
    return module;
  }
  const at = (source) => resolve(dirname(file), source);
  visit(tree, (node) => {
    if (node.decorators?.length > 0) {
      module.faults.push(`holds decorator syntax, which no browser reads: ${code.slice(node.start, node.start + 60)}`);
    }
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && node.source) {
      if (node.source.value.startsWith(".")) module.imports.push(at(node.source.value));
    } else if (node.type === "ImportExpression") {
      const source = node.source.value ?? node.source.quasis?.[0]?.value.cooked;
      if (!source) module.faults.push("loads a chunk whose name is only known in the browser");
      else if (source.startsWith(".")) module.onDemand.push(at(source));
    } else if (node.type === "Literal" && typeof node.value === "string") {
      module.strings.push(node.value);
    } else if (node.type === "TemplateElement") {
      module.strings.push(node.value.raw);
    }
  });
  return module;
}

function visit(node, enter) {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, enter);
  } else if (typeof node?.type === "string") {
    enter(node);
    for (const value of Object.values(node)) if (typeof value === "object") visit(value, enter);
  }
}
