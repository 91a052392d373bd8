import assert from "node:assert/strict";
import { Readable, Writable } from "node:stream";
import { describe, it } from "node:test";
import { run } from "./run.ts";

/** Runs the command over a feed with one error, in a window. */
async function inWindow(env: Readonly<Record<string, string>>, isTTY: boolean): Promise<string> {
  let written = "";
  const stdout = new Writable({
    decodeStrings: false,
    write(piece: string, _, next) {
      written += piece;
      next();
    },
  });
  const feed = '{"version": 1, "language": "sv", "municipality": {"name": "X", "country": "\\u001b[35m"}}';
  const stdin = Readable.from([Buffer.from(feed)]);
  await run(["validate", "-"], { stdin, stdout: Object.assign(stdout, { isTTY }), stderr: stdout, env });
  return written;
}

const escapes = (text: string): number => text.split("\u001b").length - 1;

describe("in a window, omvarld validate", () => {
  it("paints the place, the kind and the path, and nothing of the feed's does", async () => {
    const painted = await inWindow({}, true);
    assert.equal(escapes(painted), 6);
    assert.ok(painted.startsWith("\u001b[1m-:1:"), painted);
    assert.ok(painted.includes("\u001b[31mError\u001b[0m"));
    assert.ok(painted.includes("\\u001b[35m"));
  });

  it("paints nothing with NO_COLOR, unless it is empty, nor where it is no window", async () => {
    assert.equal(escapes(await inWindow({ NO_COLOR: "1" }, true)), 0);
    assert.equal(escapes(await inWindow({ NO_COLOR: "" }, true)), 6);
    assert.equal(escapes(await inWindow({}, false)), 0);
  });
});
