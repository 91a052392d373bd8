/**
 * Programs of Debian's packages. What is installed is taken as it is; what is not is fetched and unpacked into the project's
 * cache: nothing is installed, and nothing of the system's is changed.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const cache = fileURLToPath(new URL("../node_modules/.cache", import.meta.url));
const secondsForDownload = 60;

/** The path of an installed program, also where only an administrator's PATH would lead. */
export const findInstalled = (name) =>
  [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"]
    .map((place) => join(place, name))
    .find((file) => existsSync(file));

/**
 * Unpacks packages into a folder of the project's cache, once.
 * @param {string} name of the folder
 * @param {string[]} packages
 * @param {string} missing says what to install where this fails: a sentence without its full stop
 * @returns {Promise<string>} the folder
 * @throws {Error} with one sentence
 */
export async function unpackPackages(name, packages, missing) {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  if (process.platform !== "linux") throw new Error(`${missing}.`);
  await mkdir(cache, { recursive: true });
  // Only a rename at the end makes a folder whole.
  const unfinished = await mkdtemp(`${folder}-`);
  try {
    const options = { cwd: unfinished, timeout: secondsForDownload * 1000 };
    await run("apt-get", ["download", ...packages], options);
    await run("sh", ["-c", 'for file in *.deb; do dpkg-deb -x "$file" . || exit 1; done'], options);
    await rename(unfinished, folder);
    return folder;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw new Error(`${missing}; apt-get download did not bring it either: ${lastLine(error)}`);
  }
}

/** What a program that failed said at its end. */
export const lastLine = (error) =>
  String(error.stderr || error.message)
    .trim()
    .split("\n")
    .at(-1);
