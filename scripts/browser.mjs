import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, realpathSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { devNull, homedir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "./debian.mjs";
import { npmCommand } from "./npm-command.mjs";
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

const projectFolder = fileURLToPath(new URL("..", import.meta.url));

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

// The one browser that comes out of the npm registry itself; others download theirs from elsewhere.
const npmChromium = {
  name: "@sparticuz/chromium",
  version: "147.0.0",
  integrity: "sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==",
};

const npmFolder = join(projectFolder, "node_modules", ".cache", "omvarld-browser");
const npmChromiumFolder = join(npmFolder, `chromium-${npmChromium.version}`);

const secondsForStart = 30;
const secondsForNpm = 300;

/**
 * Finds a browser for tests: the one in CHROME_PATH, else a Chromium relative, else a Firefox, else one installed
 * for this purpose.
 * @param {object} [options]
 * @param {boolean} [options.install] Whether to install Chromium on Linux if there is no browser.
 * @param {(line: string) => void} [options.log] Told what is being installed and what went wrong.
 * @returns {Promise<Browser>}
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

/** @returns {"chrome" | "firefox"} */
function productOf(path) {
  return /firefox/i.test(basename(path)) ? "firefox" : "chrome";
}

async function findInstalled(product, log) {
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

/** @returns {Promise<Browser | undefined>} */
async function tryBrowser(path, product, log, { env = process.env, headless = true } = {}) {
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

async function installFromDebian(log) {
  log("No browser here: installing Debian's chromium with apt-get ...");
  return (await installPackages(["chromium"], log)) ? findInstalled("chrome", log) : undefined;
}

async function installFromNpm(log) {
  // What is there already has been tried, and would be the same again.
  if (process.arch !== "x64" || existsSync(npmChromiumFolder)) {
    return undefined;
  }
  const { name, version } = npmChromium;
  log(`No browser here: installing ${name}@${version} with npm (66 MB) ...`);
  try {
    await mkdir(npmFolder, { recursive: true });
    await installNpmPackage();
    await unpackNpmChromium();
  } catch (error) {
    log(`npm did not bring a browser: ${error.message}`);
    return undefined;
  }
  return tryNpmChromium(log);
}

async function installNpmPackage() {
  const { name, version, integrity } = npmChromium;
  const { command, args } = npmCommand();
  const install = await run(
    command,
    [
      ...args,
      "install",
      "--prefix",
      npmFolder,
      "--ignore-scripts",
      "--no-save",
      "--no-audit",
      "--no-fund",
      `${name}@${version}`,
    ],
    { cwd: npmFolder, env: process.env, seconds: secondsForNpm },
  );
  if (!install.isDone) {
    throw new Error(lastLines(install.output, 20));
  }
  // npm has checked the bytes against the hash that it notes here, so this hash being ours settles it.
  const notes = JSON.parse(readFileSync(join(npmFolder, "node_modules", ".package-lock.json"), "utf8"));
  const found = notes.packages[`node_modules/${name}`]?.integrity;
  if (found !== integrity) {
    await rm(join(npmFolder, "node_modules"), { recursive: true, force: true });
    throw new Error(`${name}@${version} has the hash ${found}, not the expected ${integrity}`);
  }
}

async function unpackNpmChromium() {
  // The package takes whatever lies in its folder for complete; only a rename at the end makes that true.
  const unfinished = await mkdtemp(join(npmFolder, "unpacking-"));
  try {
    // The package reads these two at import and changes the environment, hence a process of its own:
    // it unpacks into TMPDIR, and its libraries (nss, nspr, expat) only where it takes itself to be on AWS.
    const unpack = await run(
      process.execPath,
      ["--input-type=module", "--eval", `import chromium from "${npmChromium.name}"; await chromium.executablePath();`],
      {
        cwd: npmFolder,
        env: {
          ...process.env,
          TMPDIR: unfinished,
          AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
        },
        seconds: secondsForNpm,
      },
    );
    if (!unpack.isDone) {
      throw new Error(lastLines(unpack.output, 20));
    }
    // The package's own file names /tmp/fonts, where nothing is.
    await writeFile(
      join(unfinished, "fonts", "fonts.conf"),
      `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
    );
    await rename(unfinished, npmChromiumFolder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have been faster.
    if (!existsSync(npmChromiumFolder)) {
      throw error;
    }
  }
}

async function tryNpmChromium(log) {
  const path = join(npmChromiumFolder, "chromium");
  const libraries = [join(npmChromiumFolder, "al2023", "lib"), process.env.LD_LIBRARY_PATH];
  const env = {
    ...process.env,
    FONTCONFIG_PATH: join(npmChromiumFolder, "fonts"),
    LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter),
  };
  // This build is Chrome's headless shell and has no other mode.
  const browser = await tryBrowser(path, "chrome", log, { env, headless: "shell" });
  if (!browser) {
    return undefined;
  }
  // Packaged browsers bring the system's leave to use their sandbox; this one may lack it (Ubuntu, containers):
  // https://chromium.googlesource.com/chromium/src/+/main/docs/security/apparmor-userns-restrictions.md
  // Steered through a pipe that is at its end, it starts, finds nothing to do and ends well.
  const nothing = openSync(devNull, "r+");
  const { isDone, output } = await run(path, [...browser.args, "--remote-debugging-pipe"], {
    env,
    seconds: secondsForStart,
    moreFiles: [nothing, nothing],
  });
  closeSync(nothing);
  if (!isDone) {
    log(`${path} does not start: ${lastLines(output, 5)}`);
    return undefined;
  }
  return browser;
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
