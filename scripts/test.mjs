/** Runs everything, and closes with one line that counts it. */
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { countFile } from "./counting-reporter.mjs";
import { findNginx } from "./nginx.mjs";
import { findVarnish } from "./operations/programs.mjs";

const total = { passed: 0, failed: 0 };
/** What Node's own test runner has said of tests that failed. */
const failures = [];
let hasFailed = false;

/** Runs one of the project's scripts; its output is shown as it comes. */
function run(script) {
  return new Promise((resolve) => {
    console.log(`\n> ${script}`);
    const child = spawn("npm", ["run", "-s", script], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.on("close", (code) => {
      if (code !== 0) hasFailed = true;
      resolve({ code, output });
    });
  });
}

/** Adds what Node's own test runner says at its end. */
function addNodeCount(output) {
  const number = (name) => Number(new RegExp(`^\\S+ ${name} (\\d+)$`, "m").exec(output)?.[1] ?? 0);
  total.passed += number("pass");
  total.failed += number("fail") + number("cancelled");
  const start = output.indexOf("✖ failing tests:");
  if (start !== -1) failures.push(output.slice(start).trimEnd());
}

/** A step that is no test runner counts as one test. */
async function step(script) {
  const { code } = await run(script);
  total[code === 0 ? "passed" : "failed"]++;
}

/** Runs tests that need programs of others; where one is missing, says so. */
async function runWith(script, ...programs) {
  try {
    for (const find of programs) await find();
  } catch (error) {
    console.log(`\nLeft out, npm run ${script}: ${error.message}`);
    return;
  }
  addNodeCount((await run(script)).output);
}

await step("types");
await step("lint");
await step("format:check");
await step("generated");
addNodeCount((await run("test:unit")).output);
await step("build");
await step("size:check");
rmSync(countFile, { force: true });
const browser = await run("test:browser");
try {
  const count = JSON.parse(readFileSync(countFile, "utf8"));
  total.passed += count.passed;
  total.failed += count.failed;
} catch {
  console.error("The browser tests did not run to their end.");
  total.failed++;
}
if (browser.code !== 0 && total.failed === 0) total.failed++;
addNodeCount((await run("test:site")).output);
await runWith("test:nginx", findNginx);
await runWith("test:operations", findNginx, findVarnish);

// Once more where a log that is cut off has it too: a property's seed and counterexample come but once.
for (const failure of failures) console.log(`\n${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = hasFailed || total.failed > 0 ? 1 : 0;
