import { Readable, Writable } from "node:stream";

/**
 * Runs the built command line in this process.
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.input] What it reads.
 * @param {Record<string, string>} [options.env]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} how it ended, and what it has written
 */
export async function omvarld(args, { input = "", env = {} } = {}) {
  // Not before it is needed: a build may come first.
  const { run } = await import("../dist/cli/run.js");
  const [stdout, stderr] = [[], []];
  const into = (pieces) =>
    new Writable({
      decodeStrings: false,
      write(piece, _, next) {
        pieces.push(piece);
        next();
      },
    });
  const stdin = Readable.from([Buffer.from(input)]);
  const code = await run(args, { stdin, stdout: into(stdout), stderr: into(stderr), env });
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

/** A tag's attributes as the command line's options; `true` stands for one without a value. */
export const optionsOf = (attributes) =>
  Object.entries(attributes).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, value]));
