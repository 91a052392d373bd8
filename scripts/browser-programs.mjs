import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { isRoot, lastLines, run } from "./run.mjs";

/**
 * A browser that can be started. For puppeteer-core's `launch`: `executablePath` is `path`, `browser` is `product`,
 * and `args`, `headless` and `env` are as they are.
 * @typedef {object} Browser
 * @property {string} path
 * @property {"chrome" | "firefox"} product Chromium and Edge count as "chrome".
 * @property {string} name Its name and version, for people.
 * @property {string[]} args
 * @property {true | "shell"} headless
 * @property {Record<string, string | undefined>} env
 */

const isWindows = process.platform === "win32";

const chromeCommands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const firefoxCommands = ["firefox", "firefox-esr"];

const macPrograms = {
  chrome: [
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  firefox: ["Firefox.app/Contents/MacOS/firefox"],
};

const windowsPrograms = {
  chrome: [
    "Chromium\\Application\\chrome.exe",
    "Google\\Chrome\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ],
  firefox: ["Mozilla Firefox\\firefox.exe"],
};

const chromeArgs = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Seconds that a browser may take to start. */
export const secondsForStart = 30;

/** @returns {"chrome" | "firefox"} */
export function productOf(path) {
  return /firefox/i.test(basename(path)) ? "firefox" : "chrome";
}

/**
 * The first browser of a family that is on this machine and starts.
 * @returns {Promise<Browser | undefined>}
 */
export async function findInstalled(product, log) {
  for (const path of listPrograms(product)) {
    const browser = await tryBrowser(path, product, log);
    if (browser) {
      return browser;
    }
  }
  return undefined;
}

/** Where a browser may be: on the PATH first, then in the system's usual places. */
function listPrograms(product) {
  const commands = product === "chrome" ? chromeCommands : firefoxCommands;
  const places = commands.map(findOnPath).filter((path) => path !== undefined);
  if (process.platform === "darwin") {
    for (const folder of ["/Applications", join(homedir(), "Applications")]) {
      places.push(...macPrograms[product].map((program) => join(folder, program)));
    }
  }
  if (isWindows) {
    const { PROGRAMFILES, LOCALAPPDATA, "PROGRAMFILES(X86)": programFiles32 } = process.env;
    for (const folder of [PROGRAMFILES, programFiles32, LOCALAPPDATA].filter(Boolean)) {
      places.push(...windowsPrograms[product].map((program) => join(folder, program)));
    }
  }
  return places;
}

function findOnPath(command) {
  const fileName = isWindows ? `${command}.exe` : command;
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, fileName))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Starts a program once, to see that it is a browser.
 * @returns {Promise<Browser | undefined>}
 */
export async function tryBrowser(path, product, log, { env = process.env, headless = true } = {}) {
  if (!isProgram(path)) {
    return undefined;
  }
  const browser = {
    path,
    product,
    name: basename(path),
    args: product === "chrome" ? argsForChrome() : [],
    headless,
    env: { ...env },
  };
  if (isWindows) {
    // There --version opens a window.
    return browser;
  }
  // Ubuntu's chromium-browser may be a script that only says to install a snap, and libraries may be missing.
  const { isDone, output } = await run(path, ["--version"], { env, seconds: secondsForStart });
  // Debian's start script may print complaints of its own before the line that counts.
  const name = /^[A-Z][^\d/\n]*\d[\d.]*/m.exec(output)?.[0];
  if (!isDone || !name) {
    log(`${path} does not start: ${lastLines(output, 5)}`);
    return undefined;
  }
  return { ...browser, name };
}

function argsForChrome() {
  // Chromium refuses to start its sandbox as root; everyone else keeps it.
  return isRoot() ? ["--no-sandbox", ...chromeArgs] : [...chromeArgs];
}
