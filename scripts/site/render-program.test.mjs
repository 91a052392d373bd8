/** The built command line that prints, as a process of its own. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { full } from "../../src/feed/fixtures/full.ts";
import { minimal } from "../../src/feed/fixtures/minimal.ts";
import { makeFolder } from "./open-site.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Runs the command line as a user does: in a process of its own. */
async function shell(script, args, { flags = [], input = "" } = {}) {
  const child = spawn(process.execPath, [...flags, script, ...args]);
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((done) => child.on("close", done)),
  ]);
  return { code, stdout, stderr };
}

const program = at("dist/cli/omvarld.js");

describe("omvarld render as a program", () => {
  test("prints ten thousand members without holding them all", async () => {
    const contacts = Array.from({ length: 6 }, (_, index) => ({
      id: `k${index}`,
      name: `Kontakt ${index}`,
      phones: [{ number: "0340-884 26" }],
      emails: [{ address: `k${index}@lindvik.example` }],
    }));
    // Each says much more than the feed does: all at once, what they say is several times the room there is.
    const twinTowns = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Ort ${index}`,
      country: "LT",
      contacts: contacts.map(({ id }) => id),
    }));
    const input = JSON.stringify({ ...minimal, contacts, twinTowns });
    const { code, stdout, stderr } = await shell(program, ["render", "-", "--tag", "twin-towns"], {
      flags: ["--max-old-space-size=32"],
      input,
    });
    assert.equal(code, 0, stderr.slice(0, 500));
    assert.equal(stdout.match(/<li role="listitem" class="omvarld-item omvarld-town"/g).length, 10_000);
    assert.ok(stdout.length > 15_000_000);
  });

  test("stops calmly where nobody reads on", async () => {
    const child = spawn(process.execPath, [program, "render", at("demo/feeds/eu-coach.json"), "--tag", "page"]);
    child.stdout.once("data", () => child.stdout.destroy());
    const [stderr] = await Promise.all([text(child.stderr), new Promise((done) => child.on("close", done))]);
    assert.equal(stderr, "");
  });

  test("needs jsdom for a feed with HTML alone, and says so", async (t) => {
    const { folder, close } = await makeFolder(
      { "node_modules/omvarld/package.json": { name: "omvarld", type: "module" } },
      { copies: { "node_modules/omvarld/dist/cli": "dist/cli" } },
    );
    t.after(close);
    const home = join(folder, "node_modules");
    for (const name of ["lit", "@lit", "dompurify"]) await symlink(at(`node_modules/${name}`), join(home, name));
    const installed = join(home, "omvarld/dist/cli/omvarld.js");
    const args = ["render", "-", "--tag", "twin-towns", "--locale", "en"];
    const plain = await shell(installed, args, { input: JSON.stringify(minimal) });
    assert.deepEqual([plain.code, plain.stderr], [0, ""]);
    assert.match(plain.stdout, /^<omvarld-twin-towns>/);
    const rich = await shell(installed, args, { input: JSON.stringify(full) });
    assert.deepEqual([rich.code, rich.stdout], [2, ""]);
    assert.match(rich.stderr, /npm install jsdom/);
  });
});
