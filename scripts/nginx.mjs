import { execFile, spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findInstalled, lastLine, unpackPackages } from "./debian.mjs";
import { freePorts } from "./free-ports.mjs";

const run = promisify(execFile);

const packages = ["nginx", "nginx-common", "libnginx-mod-http-brotli-static"];
const missing = "No nginx was found: install it (on Debian: apt-get install nginx libnginx-mod-http-brotli-static)";

/**
 * An nginx that can be started.
 * @typedef {object} Nginx
 * @property {string} program
 * @property {string | undefined} version
 * @property {string} mimeTypes its own list of content types, to be included
 * @property {string | undefined} brotliModule what sends files that are compressed with Brotli already, where there is it
 */

/**
 * Finds the nginx that is installed, else Debian's package.
 * @returns {Promise<Nginx>}
 * @throws {Error} if there is none; its message is one sentence that says what is missing
 */
export async function findNginx() {
  const installed = findInstalled("nginx");
  if (installed) {
    return complete(installed, ["/etc/nginx", "/usr/local/etc/nginx", "/opt/homebrew/etc/nginx"], "/usr/lib/nginx");
  }
  const folder = await unpackPackages("omvarld-nginx", packages, missing);
  return complete(join(folder, "usr/sbin/nginx"), [join(folder, "etc/nginx")], join(folder, "usr/lib/nginx"));
}

async function complete(program, settings, library) {
  let version;
  try {
    version = /\d+\.\d+\.\d+/.exec((await run(program, ["-v"])).stderr)?.[0];
  } catch (error) {
    throw new Error(`${program} does not start: ${lastLine(error)}`);
  }
  const mimeTypes = settings.map((place) => join(place, "mime.types")).find((file) => existsSync(file));
  if (!mimeTypes)
    throw new Error(`${program} has no list of content types: none of ${settings.join(", ")} has mime.types.`);
  const brotliModule = join(library, "modules/ngx_http_brotli_static_module.so");
  return { program, version, mimeTypes, brotliModule: existsSync(brotliModule) ? brotliModule : undefined };
}

/**
 * Starts nginx on this machine only, with a configuration and a folder of its own for all that it writes.
 * @param {Nginx} nginx
 * @param {(ports: number[], folder: string) => string} httpSettings what stands in `http { }`, for three ports and the
 *   folder; its access log is called `omvarld`
 * @param {number[]} [given] the ports; else free ones
 * @returns {Promise<{ ports: number[], log: string, stop: () => Promise<void> }>} `log` is the access log's path: a line
 *   for each request, with port, status and address
 */
export async function startNginx({ program, mimeTypes, brotliModule }, httpSettings, given) {
  const own = await mkdtemp(join(tmpdir(), "omvarld-nginx-"));
  const ports = given ?? (await freePorts(3));
  const log = join(own, "access.log");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${join(own, name)};`)
    .join("\n  ");
  await writeFile(
    join(own, "nginx.conf"),
    `${brotliModule ? `load_module ${brotliModule};\n` : ""}daemon off;
master_process off;
pid ${join(own, "nginx.pid")};
error_log stderr;
events {}
http {
  include ${mimeTypes};
  ${temporary}
  log_format omvarld '$server_port $status $request_uri';
  access_log ${log} omvarld;
${httpSettings(ports, own)}
}
`,
  );
  const child = spawn(program, ["-p", own, "-c", join(own, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  const ended = new Promise((done) => child.once("close", done));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(own, { recursive: true, force: true });
  };
  for (let turn = 0; turn < 50 && child.exitCode === null; turn++) {
    await wait(100);
    const answer = await fetch(`http://127.0.0.1:${ports[0]}/`).catch(() => undefined);
    if (answer) {
      await writeFile(log, "");
      return { ports, log, stop };
    }
  }
  await stop();
  throw new Error(`nginx does not start: ${errors.trim()}`);
}

const isMain = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);

if (isMain) {
  try {
    const { program, brotliModule } = await findNginx();
    console.log(`nginx: ${program}${brotliModule ? ", with Brotli" : ""}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
