/**
 * Changes decisions in sources one at a time, and fails where the tests do not notice: `npm run test:mutation`, or with
 * the paths of some of the sources behind `--`; `--every 4` makes every fourth change. All take half an hour. It works on
 * copies in folders of their own.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import ts from "typescript";

const projectFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Sources with the tests that must notice, the quickest first, and how many in a hundred changes may go unnoticed. Of those
 * that decide what may run or be followed, none may, but for those that are known to change nothing.
 */
const targets = {
  "src/feed/url.ts": { tests: ["src/feed/url.test.ts"], most: 0 },
  "src/element-kit/sanitise.ts": { tests: ["src/cli/sanitiser.test.ts"], most: 0 },
  "src/feed/read.ts": { tests: ["src/feed/read.test.ts", "src/feed/total.test.ts"], most: 10 },
  "src/feed/shape.ts": { tests: ["src/feed/read.test.ts", "src/feed/json-schema.test.ts"], most: 10 },
  "src/feed/feed-shape.ts": { tests: ["src/feed/read.test.ts", "src/feed/json-schema.test.ts"], most: 10 },
};

/** Tests that measure time or try thousands of values: the others say the same sooner. */
const slow = "time in proportion|whatever";

/** Milliseconds for one run of the tests; a change that makes them hang is noticed. */
const patience = 120_000;

/** All changes to a source, each a new text with what was changed. */
export function mutantsOf(path, source) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const change = (node, by, start = node.getStart(file), end = node.getEnd()) => {
    const before = source.slice(start, end);
    if (before === by) return;
    const { line } = file.getLineAndCharacterOfPosition(start);
    const short = (text) => (text.length > 90 ? `${text.slice(0, 88)}…` : text).replaceAll(/\s+/g, " ");
    mutants.push({
      text: source.slice(0, start) + by + source.slice(end),
      by,
      source: source.split("\n")[line],
      line: line + 1,
      what: `${short(before)} → ${short(by)}`,
    });
  };
  const swaps = {
    "&&": ["||"],
    "||": ["&&"],
    "??": ["&&"],
    "===": ["!=="],
    "!==": ["==="],
    "<": ["<=", ">="],
    "<=": ["<", ">"],
    ">": [">=", "<="],
    ">=": [">", "<"],
    "+": ["-"],
    "-": ["+"],
  };
  const visit = (node) => {
    if (
      ts.isTypeNode(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isImportDeclaration(node)
    )
      return;
    if (ts.isBinaryExpression(node)) {
      for (const by of swaps[node.operatorToken.getText(file)] ?? []) change(node.operatorToken, by);
    }
    if (ts.isIfStatement(node)) for (const by of ["true", "false"]) change(node.expression, by);
    if (ts.isConditionalExpression(node)) for (const by of ["true", "false"]) change(node.condition, by);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      change(node, node.operand.getText(file));
    if (node.kind === ts.SyntaxKind.TrueKeyword) change(node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword) change(node, "true");
    if (ts.isNumericLiteral(node)) change(node, String(Number(node.text.replaceAll("_", "")) + 1));
    if (ts.isReturnStatement(node) && node.expression) change(node.expression, "undefined");
    if (ts.isExpressionStatement(node) && !ts.isStringLiteral(node.expression)) change(node, ";");
    if (ts.isArrayLiteralExpression(node)) {
      node.elements.forEach((element, at) => {
        if (ts.isSpreadElement(element)) return;
        const next = node.elements[at + 1];
        change(element, "", element.getStart(file), next ? next.getStart(file) : element.getEnd());
      });
    } else if (ts.isStringLiteral(node) && !ts.isArrayLiteralExpression(node.parent)) {
      const words = node.text.split(" ");
      if (words.length > 3)
        words.forEach((_, at) => change(node, JSON.stringify(words.filter((__, index) => index !== at).join(" "))));
      else change(node, JSON.stringify(node.text ? "" : "mutant"));
    }
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const [, body, flags] = /^\/([^]*)\/([a-z]*)$/.exec(node.text);
      // What one character stands for is taken out whole.
      for (const { 0: sign, index } of body.matchAll(/\\[pP]\{[^}]*\}|\\u[\da-f]{4}|\\.|\{[\d,]+\}|[^]/g)) {
        const rest = body.slice(0, index) + body.slice(index + sign.length);
        try {
          new RegExp(rest, flags);
        } catch {
          continue;
        }
        if (rest) change(node, `/${rest}/${flags}`);
      }
      for (const flag of flags) {
        try {
          new RegExp(body, flags.replace(flag, ""));
        } catch {
          continue;
        }
        change(node, `/${body}/${flags.replace(flag, "")}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

/** Runs tests until one fails. */
async function pass(folder, tests) {
  for (const test of tests) {
    const child = spawn(process.execPath, [`--test-skip-pattern=/${slow}/`, test], { cwd: folder, stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    const code = await new Promise((resolve) => child.on("close", resolve));
    clearTimeout(timer);
    if (code !== 0) return false;
  }
  return true;
}

function copy() {
  const folder = mkdtempSync(join(tmpdir(), "omvarld-mutation-"));
  for (const name of ["src", "package.json"])
    cpSync(join(projectFolder, name), join(folder, name), { recursive: true });
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  return folder;
}

async function mutate(path, { tests, most }, every) {
  const source = readFileSync(join(projectFolder, path), "utf8");
  const mutants = mutantsOf(path, source)
    .filter((mutant) => !isKnown(path, mutant))
    .filter((_, index) => index % every === 0);
  const folders = Array.from({ length: Math.max(1, Math.min(4, availableParallelism())) }, copy);
  try {
    if (!(await pass(folders[0], tests))) throw new Error(`${tests.join(", ")}: fails without a change.`);
    const survivors = [];
    const queue = mutants.values();
    await Promise.all(
      folders.map(async (folder) => {
        for (const mutant of queue) {
          writeFileSync(join(folder, path), mutant.text);
          if (!(await pass(folder, tests))) continue;
          survivors.push(mutant);
          console.log(`${path}:${mutant.line}: ${mutant.what}`);
        }
      }),
    );
    const share = (100 * survivors.length) / mutants.length;
    console.log(`${path}: ${mutants.length - survivors.length} of ${mutants.length} changes are noticed.`);
    if (share > most) process.exitCode = 1;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** Changes that these tests cannot notice, each with the line where it is made and why. */
const sanitiser = "src/element-kit/sanitise.ts";
const known = [
  { path: sanitiser, line: "create().setHTML ?", by: /^false$/, why: "jsdom has no sanitiser of its own; browsers do" },
  { path: sanitiser, line: "if (purify) {", by: /^true$/, why: "the same" },
  { path: sanitiser, line: "holder.setHTML?.(", by: /^;$/, why: "the same" },
  { path: sanitiser, line: "if (made) ", by: /^true$/, why: "jsdom has no trusted types; the tests of policies do" },
  { path: sanitiser, line: 'text.nodeValue ?? ""', by: /^"mutant"$/, why: "a text has a value" },
  { path: sanitiser, line: "if (calm !== data)", by: /^true$/, why: "the same text written again shows the same" },
  { path: sanitiser, line: '"p br strong', by: /^(?!.* tbody )/, why: "DOMPurify adds it wherever there is table" },
];
const isKnown = (path, { source, by }) =>
  known.some((one) => one.path === path && source.includes(one.line) && one.by.test(by));

const { values, positionals: wanted } = parseArgs({
  options: { every: { type: "string", default: "1" } },
  allowPositionals: true,
});
for (const [path, target] of Object.entries(targets)) {
  if (wanted.length === 0 || wanted.includes(path)) await mutate(path, target, Number(values.every));
}
