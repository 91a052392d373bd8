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
import { mutantsOf } from "./mutants.mjs";

const projectFolder = fileURLToPath(new URL("..", import.meta.url));

const sanitiserTests = ["src/cli/sanitiser.test.ts"];
const readerTests = ["src/feed/kinds.test.ts", "src/feed/read.test.ts", "src/feed/total.test.ts"];
const shapeTests = ["src/feed/feed-shape.test.ts", "src/feed/read.test.ts", "src/feed/json-schema.test.ts"];
const sanitiserInBrowser = ["src/element-kit/sanitise.test.ts"];

/**
 * Sources with the tests that must notice, the quickest first; with those in a browser for what only they can notice; and
 * with how many in a hundred changes may go unnoticed. Of those that decide what may run or be followed, none may: where a
 * change makes no difference to anybody, the source says more than it needs to.
 */
const targets = {
  "src/feed/url.ts": { tests: ["src/feed/url.test.ts"], most: 0 },
  "src/feed/allowed-html.ts": { tests: sanitiserTests, inBrowser: sanitiserInBrowser, most: 0 },
  "src/element-kit/sanitise.ts": { tests: sanitiserTests, inBrowser: sanitiserInBrowser, most: 0 },
  "src/feed/read.ts": { tests: readerTests, most: 10 },
  "src/feed/ids.ts": { tests: readerTests, most: 10 },
  "src/feed/shape.ts": { tests: shapeTests, most: 0 },
  "src/feed/feed-shape.ts": { tests: shapeTests, most: 3 },
};

/** Tests that measure time or try thousands of values: the others say the same sooner. */
const slow = "time in proportion|whatever";

/** Milliseconds for one run of the tests; a change that makes them hang is noticed. */
const patience = 120_000;

/** Whether a command ends well, in time. */
async function ends(folder, command) {
  const child = spawn(process.execPath, command, {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, CI: "1" },
    // A group of its own, so that a browser goes with the tests that it runs.
    detached: true,
  });
  const timer = setTimeout(() => process.kill(-child.pid, "SIGKILL"), patience);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  return code === 0;
}

/** Runs tests until one fails, each with the same values in every run. */
async function pass(folder, tests) {
  for (const test of tests) {
    const command = ["--import", "./scripts/same-seed.mjs", `--test-skip-pattern=/${slow}/`, test];
    if (!(await ends(folder, command))) return false;
  }
  return true;
}

/** The same in a browser. */
const passInBrowser = (folder, tests) =>
  ends(folder, ["node_modules/@web/test-runner/dist/bin.js", "--files", ...tests]);

function copy() {
  const folder = mkdtempSync(join(tmpdir(), "omvarld-mutation-"));
  for (const name of ["src", "scripts", "demo/feeds", "package.json", "tsconfig.json", "web-test-runner.config.mjs"])
    cpSync(join(projectFolder, name), join(folder, name), { recursive: true });
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The changes that tests do not notice, tried in as many folders at a time as are given. */
async function unnoticed(path, mutants, folders, passes) {
  const survivors = [];
  const queue = mutants.values();
  await Promise.all(
    folders.map(async (folder) => {
      for (const mutant of queue) {
        writeFileSync(join(folder, path), mutant.text);
        if (await passes(folder)) survivors.push(mutant);
      }
    }),
  );
  return survivors;
}

async function mutate(path, { tests, inBrowser, most }, every) {
  const began = Date.now();
  const source = readFileSync(join(projectFolder, path), "utf8");
  const mutants = mutantsOf(path, source).filter((_, index) => index % every === 0);
  const folders = Array.from({ length: Math.max(1, Math.min(4, availableParallelism())) }, copy);
  try {
    const [first] = folders;
    if (!(await pass(first, tests))) throw new Error(`${tests.join(", ")}: fails without a change.`);
    let survivors = await unnoticed(path, mutants, folders, (folder) => pass(folder, tests));
    if (inBrowser && survivors.length > 0) {
      const passes = (folder) => passInBrowser(folder, inBrowser);
      writeFileSync(join(first, path), source);
      if (!(await passes(first))) throw new Error(`${inBrowser.join(", ")}: fails without a change.`);
      // One at a time: a browser that waits for another may fail of that alone.
      survivors = await unnoticed(path, survivors, [first], passes);
    }
    for (const { line, what } of survivors) console.log(`${path}:${line}: ${what}`);
    const share = (100 * survivors.length) / mutants.length;
    const minutes = ((Date.now() - began) / 60_000).toFixed(1);
    console.log(
      `${path}: ${mutants.length - survivors.length} of ${mutants.length} changes are noticed, in ${minutes} minutes.`,
    );
    if (share > most) process.exitCode = 1;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

const { values, positionals: wanted } = parseArgs({
  options: { every: { type: "string", default: "1" } },
  allowPositionals: true,
});
for (const [path, target] of Object.entries(targets)) {
  if (wanted.length === 0 || wanted.includes(path)) await mutate(path, target, Number(values.every));
}
