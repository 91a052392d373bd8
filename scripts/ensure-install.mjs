import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmCommand } from "./npm-command.mjs";

const projectFolder = fileURLToPath(new URL("..", import.meta.url));
const lockPath = join(projectFolder, "package-lock.json");
// npm writes this file last, so a broken-off installation has none.
const installedPath = join(projectFolder, "node_modules", ".package-lock.json");

/** Whether node_modules holds what the lock asks for. */
function isInstalled() {
  const lockTime = statSync(lockPath, { throwIfNoEntry: false })?.mtimeMs;
  const installedTime = statSync(installedPath, { throwIfNoEntry: false })?.mtimeMs;
  if (lockTime === undefined || installedTime === undefined || installedTime < lockTime) {
    return false;
  }
  // Time alone does not tell: copied and unpacked folders, and older locks checked out, have any time.
  try {
    return hasSamePackages(readPackages(lockPath), readPackages(installedPath));
  } catch {
    return false;
  }
}

/** The packages of a lock file, by their folder. */
function readPackages(path) {
  const { "": _project, ...packages } = JSON.parse(readFileSync(path, "utf8")).packages;
  return packages;
}

function hasSamePackages(locked, installed) {
  for (const [folder, wanted] of Object.entries(locked)) {
    const found = installed[folder];
    if (found ? !isSamePackage(wanted, found) : !mayBeMissing(wanted)) {
      return false;
    }
  }
  // Extraneous ones were added by hand with --no-save; they do no harm.
  return Object.entries(installed).every(([folder, found]) => folder in locked || found.extraneous);
}

function isSamePackage(wanted, found) {
  const isOtherContent = wanted.integrity && found.integrity && wanted.integrity !== found.integrity;
  // The address is left out: it depends on the registry and on npm's settings.
  return wanted.version === found.version && !isOtherContent;
}

/** npm leaves optional packages for other systems out. */
function mayBeMissing(wanted) {
  return Boolean(wanted.optional || wanted.devOptional);
}

if (!isInstalled()) {
  const { command, args, shell } = npmCommand();
  // NODE_ENV=production would leave out the tools that the scripts are about to use.
  const result = spawnSync(command, [...args, "ci", "--include=dev"], {
    cwd: projectFolder,
    shell,
    stdio: "inherit",
  });
  if (result.error) {
    console.error(`npm could not be started: ${result.error.message}`);
  }
  process.exitCode = result.status ?? 1;
}
