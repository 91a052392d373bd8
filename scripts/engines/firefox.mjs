/** Runs the tests of attacks in Firefox, which is installed from Debian's packages where there is none. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findInstalled, installPackages } from "../debian.mjs";

const find = () => findInstalled("firefox-esr") ?? findInstalled("firefox");

const firefox = find() ?? ((await installPackages(["firefox-esr"], console.error)) ? find() : undefined);
if (!firefox) {
  console.error("No Firefox was found: install it (on Debian: apt-get install firefox-esr).");
  process.exit(1);
}
const attacks = fileURLToPath(new URL("../site/attacks.test.mjs", import.meta.url));
const env = { ...process.env, CHROME_PATH: firefox };
spawn(process.execPath, ["--test", attacks], { stdio: "inherit", env }).on("close", (code) => {
  process.exitCode = code ?? 1;
});
