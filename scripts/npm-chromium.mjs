import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { secondsForStart, tryBrowser } from "./browser-programs.mjs";
import { npmCommand } from "./npm-command.mjs";
import { lastLines, run } from "./run.mjs";

// The one browser that comes out of the npm registry itself; others download theirs from elsewhere.
const npmChromium = {
  name: "@sparticuz/chromium",
  version: "147.0.0",
  integrity: "sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==",
};

const npmFolder = fileURLToPath(new URL("../node_modules/.cache/omvarld-browser", import.meta.url));
const npmChromiumFolder = join(npmFolder, `chromium-${npmChromium.version}`);

const secondsForNpm = 300;

/**
 * Installs it where it is not there yet.
 * @returns {Promise<import("./browser-programs.mjs").Browser | undefined>}
 */
export async function installFromNpm(log) {
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

/**
 * The one that has been installed before, where it starts.
 * @returns {Promise<import("./browser-programs.mjs").Browser | undefined>}
 */
export async function tryNpmChromium(log) {
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
