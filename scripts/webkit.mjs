/** WebKitGTK, which stands in for Safari where there is none, driven over WebDriver. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findInstalled, installPackages } from "./debian.mjs";
import { freePorts } from "./free-ports.mjs";

const libraryFolders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"];
const packages = ["webkit2gtk-driver", "xvfb", "xauth"];
const secondsForStart = 30;

function findPrograms() {
  const driver = findInstalled("WebKitWebDriver");
  const display = findInstalled("xvfb-run");
  const browser = libraryFolders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name, "MiniBrowser")))
    .find((file) => /webkit2gtk-[\d.]+.MiniBrowser$/.test(file) && existsSync(file));
  return driver && display && browser ? { driver, display, browser } : undefined;
}

/**
 * Finds WebKitGTK and what drives it, else installs Debian's packages.
 * @throws {Error} if there is none; its message says what to install
 */
export async function findWebKit({ log = () => {} } = {}) {
  const found = findPrograms() ?? ((await installPackages(packages, log)) ? findPrograms() : undefined);
  if (!found) throw new Error(`No WebKitGTK was found: install it (on Debian: apt-get install ${packages.join(" ")}).`);
  return found;
}

/**
 * Starts a WebKitGTK on a display of its own, with an empty profile.
 * @returns what opens pages in it: `open` loads an address and waits for it, `evaluate` gives what an expression of the
 *   page comes to, its promise awaited, `windows` counts them
 */
export async function startWebKit(options) {
  const { driver, display, browser } = await findWebKit(options);
  const [port] = await freePorts(1);
  const child = spawn(display, ["-a", driver, `--port=${port}`, "--host=127.0.0.1"], {
    stdio: "ignore",
    // Its own sandbox does not start where everything runs as root.
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    // A group of its own, so that the display ends with the driver.
    detached: true,
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const stop = () => process.kill(-child.pid, "SIGTERM");
  try {
    for (let turn = 0; ; turn++) {
      const isReady = await ask("GET", "/status").then(
        () => true,
        () => false,
      );
      if (isReady) break;
      if (turn > secondsForStart * 10 || child.exitCode !== null) throw new Error(`${driver} does not start.`);
      await wait(100);
    }
    const { sessionId } = await ask("POST", "/session", {
      capabilities: {
        alwaysMatch: { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } },
      },
    });
    const session = `/session/${sessionId}`;
    return {
      open: (url) => ask("POST", `${session}/url`, { url }),
      evaluate: (expression) =>
        ask("POST", `${session}/execute/async`, {
          script: `const done = arguments[arguments.length - 1];
            Promise.resolve(${expression}).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
          args: [],
        }).then(({ value, error }) => {
          if (error) throw new Error(error);
          return value;
        }),
      windows: async () => (await ask("GET", `${session}/window/handles`)).length,
      close: async () => {
        await ask("DELETE", session).catch(() => undefined);
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
