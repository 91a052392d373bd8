import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { run } from "./run.ts";

async function call(args: readonly string[], LANG = "sv_SE.UTF-8") {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const code = await run(args, { ...streams, env: { LANG } });
  streams.stdout.end();
  streams.stderr.end();
  return { code, stdout: await text(streams.stdout), stderr: await text(streams.stderr) };
}

describe("omvarld", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

  for (const name of ["--version", "-v"]) {
    it(`says with ${name} which version it is, and nothing else`, async () => {
      assert.deepEqual(await call([name]), { code: 0, stdout: `${version}\n`, stderr: "" });
    });
  }

  it("says what it can do, in the terminal's language", async () => {
    for (const args of [[], ["--help"]]) {
      const { code, stdout } = await call(args);
      assert.equal(code, 0);
      for (const command of ["validate", "render", "embed", "split", "--version"]) {
        assert.match(stdout, new RegExp(`^  omvarld ${command}  \\S`, "m"));
      }
    }
    assert.match((await call([], "en")).stdout, /--version {2}shows which version this is/);
  });

  it("says what it cannot do, and what it can, and ends with 2", async () => {
    for (const name of ["publish", "--verson", "-V", "constructor"]) {
      const { code, stdout, stderr } = await call([name]);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.ok(stderr.startsWith(`Kommandot ${name} finns inte.\nKommandon:\n`), stderr);
    }
  });
});
