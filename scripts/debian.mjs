/**
 * Programs of Debian's packages. What is installed is taken as it is. What is not is unpacked into the project's cache, which
 * changes nothing of the system's; only browsers, which need a hundred libraries, are installed.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isRoot, lastLines, run } from "./run.mjs";

const execute = promisify(execFile);

const cache = fileURLToPath(new URL("../node_modules/.cache", import.meta.url));
const secondsForDownload = 60;
const secondsForUpdate = 120;
const secondsForInstall = 300;

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
    await execute("apt-get", ["download", ...packages], options);
    await execute("sh", ["-c", 'for file in *.deb; do dpkg-deb -x "$file" . || exit 1; done'], options);
    await rename(unfinished, folder);
    return folder;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process, or another test of this one, may have been faster.
    if (existsSync(folder)) return folder;
    throw new Error(`${missing}; apt-get download did not bring it either: ${lastLine(error)}`);
  }
}

/** What a program that failed said at its end. */
export const lastLine = (error) =>
  String(error.stderr || error.message)
    .trim()
    .split("\n")
    .at(-1);

/**
 * Installs packages with apt-get, where that is there and this process may.
 * @param {string[]} packages
 * @param {(line: string) => void} log told what went wrong
 * @returns {Promise<boolean>} whether they are there now
 */
export async function installPackages(packages, log) {
  const prefix = await findRootPrefix();
  if (!findInstalled("apt-get") || !prefix) return false;
  const apt = (seconds, ...args) => {
    const [command, ...rest] = [
      ...prefix,
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      // The limit is kept on the other side of sudo: this process has no right to end what runs as root.
      "timeout",
      "--kill-after=10",
      String(seconds),
      "apt-get",
      ...args,
    ];
    return run(command, rest, { env: process.env });
  };
  // A single unreachable source makes the update fail; the packages may be there all the same.
  const update = await apt(secondsForUpdate, "update");
  const options = ["-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=60"];
  const install = await apt(secondsForInstall, "install", ...options, ...packages);
  if (!install.isDone)
    log(`apt-get did not bring ${packages.join(", ")}:\n${lastLines(update.output + install.output, 20)}`);
  return install.isDone;
}

/** What to put before a command that needs root: nothing as root, sudo if it asks for no password. */
async function findRootPrefix() {
  if (isRoot()) return [];
  if (!findInstalled("sudo")) return undefined;
  const { isDone } = await run("sudo", ["-n", "true"], { env: process.env, seconds: 10 });
  return isDone ? ["sudo", "-n"] : undefined;
}
