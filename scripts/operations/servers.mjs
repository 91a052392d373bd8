/** What the documentation of operations says, started on this machine: the server behind, and the caches before it. */
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePorts } from "../free-ports.mjs";
import { get } from "../get.mjs";
import { startNginx } from "../nginx.mjs";

export const document = fileURLToPath(new URL("../../docs/operations.md", import.meta.url));
const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** Seconds for which a feed is fresh, and for which an old copy is sent while a new one is fetched, as documented. */
export const times = { fresh: 5, old: 15 };

/** The documentation's own texts. */
export async function readSettings() {
  const doc = await readFile(document, "utf8");
  const blocks = (language) =>
    [...doc.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(([, text]) => text);
  const [behind, nginx] = blocks("nginx");
  const [vcl] = blocks("vcl");
  const command = /^ {4}varnishd (.*)$/m.exec(doc)?.[1];
  if (!behind || !nginx || !vcl || !command) throw new Error("docs/operations.md has not all that is to be started.");
  return { behind, nginx, vcl, command };
}

/**
 * A text with this machine's places in it.
 * @param {string} text
 * @param {Record<string, string>} places what stands there, and what comes in its place
 * @throws {Error} where the text has not what is to be replaced
 */
export function place(text, places) {
  return Object.entries(places).reduce((placed, [from, to]) => {
    if (!placed.includes(from)) throw new Error(`docs/operations.md does not say "${from}" any more.`);
    return placed.replaceAll(from, to);
  }, text);
}

/** The same with other times, for those who cannot wait so long. */
export const hasten = ({ behind, vcl, ...settings }, { fresh, old }) => ({
  ...settings,
  behind: place(behind, {
    [`s-maxage=${times.fresh}`]: `s-maxage=${fresh}`,
    [`stale-while-revalidate=${times.old},`]: `stale-while-revalidate=${old},`,
  }),
  vcl: place(vcl, { [`req.grace = ${times.old}s`]: `req.grace = ${old}s` }),
});

/**
 * A site as it is served: the library's files and the feeds of the demo, and one page.
 * @typedef {object} Site
 * @property {string} root its folder
 * @property {string} log what the server behind is asked: connection, status, address, and compressions taken
 * @property {string} entry the name of the script that changes with its bytes
 * @property {() => Promise<void>} remove
 */

/** @returns {Promise<Site>} */
export async function makeSite() {
  const root = await mkdtemp(join(tmpdir(), "omvarld-operations-"));
  const site = join(root, "www");
  await mkdir(site);
  await cp(join(dist, "cdn"), join(site, "omvarld"), { recursive: true });
  await cp(join(dist, "demo/feeds"), join(site, "feeds"), { recursive: true });
  await writeFile(join(site, "index.html"), "<!doctype html><title>Lindvik</title>");
  const { entry } = JSON.parse(await readFile(join(site, "omvarld/manifest.json"), "utf8"));
  return { root: site, log: join(root, "behind.log"), entry, remove: () => rm(root, { recursive: true, force: true }) };
}

/**
 * Starts the server behind.
 * @param {import("../nginx.mjs").Nginx} nginx
 * @param {string} settings
 * @param {Site} site
 * @param {number} port
 */
export const startBehind = (nginx, settings, { root, log }, port) =>
  startNginx(
    nginx,
    () => `
  log_format behind '$connection $status $request_uri $http_accept_encoding';
  access_log ${log} behind;
${place(settings, {
  "127.0.0.1:8080": `127.0.0.1:${port}`,
  "/srv/www": root,
  "brotli_static on;": nginx.brotliModule ? "brotli_static on;" : "",
})}`,
    [port],
  );

/**
 * Starts nginx as the cache.
 * @param {import("../nginx.mjs").Nginx} nginx
 * @param {string} settings
 * @param {number} behind the port of the server behind
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startNginxCache(nginx, settings, behind) {
  const { ports, stop } = await startNginx(nginx, ([port], own) =>
    place(settings, {
      "listen 443 ssl;": `listen 127.0.0.1:${port};`,
      "127.0.0.1:8080": `127.0.0.1:${behind}`,
      "/var/cache/nginx/omvarld": join(own, "cache"),
    }),
  );
  return { url: `http://127.0.0.1:${ports[0]}`, stop };
}

/**
 * Starts Varnish as the cache.
 * @param {import("./programs.mjs").Program} varnish
 * @param {{ vcl: string, command: string }} settings
 * @param {number} behind the port of the server behind
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startVarnish({ path, env, library }, { vcl, command }, behind) {
  const own = await mkdtemp(join(tmpdir(), "omvarld-varnish-"));
  const [port] = await freePorts(1);
  const file = join(own, "omvarld.vcl");
  await writeFile(file, place(vcl, { '"8080"': `"${behind}"` }));
  const args = place(command, { "-a :80": `-a 127.0.0.1:${port}`, "/etc/varnish/omvarld.vcl": file }).split(" ");
  const modules = library ? ["-p", `vmod_path=${join(library, "varnish/vmods")}`] : [];
  // In the foreground, under the rights that this process has, with its own folder and nothing to be steered by.
  const child = spawn(path, ["-F", "-j", "none", "-n", own, "-T", "none", ...modules, ...args], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  const ended = new Promise((done) => child.once("close", done));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(own, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (let turn = 0; turn < 100 && child.exitCode === null; turn++) {
    await wait(100);
    const answer = await get(`${url}/`).catch(() => undefined);
    if (answer) return { url, stop };
  }
  await stop();
  throw new Error(`Varnish does not start: ${errors.trim()}`);
}
