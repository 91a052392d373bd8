import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findInstalled, productOf, tryBrowser } from "./browser-programs.mjs";
import { installPackages } from "./debian.mjs";
import { installFromNpm, tryNpmChromium } from "./npm-chromium.mjs";

/**
 * Finds a browser for tests: the one in CHROME_PATH, else a Chromium relative, else a Firefox, else one installed
 * for this purpose.
 * @param {object} [options]
 * @param {boolean} [options.install] Whether to install Chromium on Linux if there is no browser.
 * @param {(line: string) => void} [options.log] Told what is being installed and what went wrong.
 * @returns {Promise<import("./browser-programs.mjs").Browser>}
 * @throws {Error} if there is none; its message is one sentence that says what to install
 */
export async function findBrowser({ install = false, log = () => {} } = {}) {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    const browser = await tryBrowser(chosen, productOf(chosen), log);
    if (!browser) {
      // Another browser in its place would hide the mistake.
      throw new Error(
        `CHROME_PATH is "${chosen}", which does not start as a browser: correct it, or unset it to let one be found.`,
      );
    }
    return browser;
  }

  const found =
    (await findInstalled("chrome", log)) ?? (await findInstalled("firefox", log)) ?? (await tryNpmChromium(log));
  if (found) {
    return found;
  }

  if (install && process.platform === "linux") {
    const installed = (await installFromDebian(log)) ?? (await installFromNpm(log));
    if (installed) {
      return installed;
    }
  }

  throw new Error(
    "No browser was found: install Chromium (on Debian: apt-get install chromium), Chrome, Edge or Firefox, or set CHROME_PATH to a browser's program file.",
  );
}

async function installFromDebian(log) {
  log("No browser here: installing Debian's chromium with apt-get ...");
  return (await installPackages(["chromium"], log)) ? findInstalled("chrome", log) : undefined;
}

const isMain = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);

if (isMain) {
  try {
    const browser = await findBrowser({
      install: process.argv.includes("--install"),
      log: (line) => console.error(line),
    });
    console.log(`Browser: ${browser.name}, ${browser.path}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
