import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { findInstalled, lastLine, unpackPackages } from "../debian.mjs";

const run = promisify(execFile);

const folder = "omvarld-operations";
const packages = ["varnish", "libvarnishapi3", "libjemalloc2", "wrk", "libluajit-5.1-2", "libluajit-5.1-common"];
const advice = "install it (on Debian: apt-get install varnish wrk)";

/**
 * A program that can be started.
 * @typedef {object} Program
 * @property {string} path
 * @property {string} version for people
 * @property {NodeJS.ProcessEnv} env
 * @property {string} [library] where its libraries lie, if they are not the system's
 */

/**
 * Finds a Varnish that is installed, else Debian's package.
 * @returns {Promise<Program>}
 * @throws {Error} if it cannot be started; its message is one sentence that says what is missing
 */
export async function findVarnish() {
  if (!findInstalled("gcc") && !findInstalled("cc")) {
    throw new Error("Varnish compiles its configuration and finds no C compiler (on Debian: apt-get install gcc).");
  }
  return find("varnishd", "usr/sbin", ["-V"]);
}

/**
 * Finds a wrk that is installed, else Debian's package.
 * @returns {Promise<Program>}
 * @throws {Error} if it cannot be started; its message is one sentence that says what is missing
 */
export const findWrk = () => find("wrk", "usr/bin", ["-v"]);

async function find(name, place, question) {
  const installed = findInstalled(name);
  if (installed) return complete({ path: installed, env: process.env }, question);
  const root = await unpackPackages(folder, packages, `No ${name} was found: ${advice}`);
  const libraries = join(root, "usr/lib");
  const library = readdirSync(libraries).find((entry) => /-linux-/.test(entry));
  if (!library) throw new Error(`Debian's packages in ${root} are not whole: remove that folder.`);
  const env = { ...process.env, LD_LIBRARY_PATH: join(libraries, library) };
  return complete({ path: join(root, place, name), env, library: join(libraries, library) }, question);
}

async function complete(program, question) {
  // wrk tells its version and calls it a failure.
  const said = await run(program.path, question, { env: program.env }).catch((error) => error);
  const version = /\b\d+\.\d+(?:\.\d+)?/.exec(`${said.stdout}${said.stderr}`)?.[0];
  if (!version) throw new Error(`${program.path} does not start: ${lastLine(said)}`);
  return { ...program, version };
}
