import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveFolder } from "../serve.mjs";
import { startBrowser } from "./visit.mjs";

const project = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * A folder of a test's own, for what needs neither server nor browser or starts them late. `write` puts one more file
 * into it, `serve` serves it or a folder in it, and `close` takes all of it away.
 * @param {Record<string, string | Uint8Array | object>} files By path; objects become JSON.
 * @param {object} [options]
 * @param {Record<string, string | string[]>} [options.copies] Folders and files of the project, by where they go.
 */
export async function makeFolder(files = {}, { copies = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "omvarld-site-"));
  const endings = [() => rm(folder, { recursive: true, force: true })];
  const write = async (name, content) => {
    const isReady = typeof content === "string" || content instanceof Uint8Array;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), isReady ? content : JSON.stringify(content));
  };
  /** Starts what is closed with the folder, the last first. */
  const keep = async (starting) => {
    const started = await starting;
    endings.unshift(() => started.close());
    return started;
  };
  /**
   * @param {Parameters<typeof serveFolder>[1]} [serving]
   * @param {string} [part] A folder in this one.
   */
  const serve = (serving, part = ".") => keep(serveFolder(join(folder, part), serving));
  const close = async () => {
    for (const end of endings) await end();
  };
  for (const [place, sources] of Object.entries(copies)) {
    for (const source of [sources].flat()) await cp(project(source), join(folder, place), { recursive: true });
  }
  for (const [name, content] of Object.entries(files)) await write(name, content);
  return { folder, write, serve, keep, close };
}

/**
 * Such a folder, served on loopback, and a browser to look at it with.
 * @param {Parameters<typeof makeFolder>[0]} files
 * @param {object} [options]
 * @param {Record<string, string | string[]>} [options.copies]
 * @param {Parameters<typeof serveFolder>[1]} [options.serving]
 */
export async function openSite(files = {}, { copies = { ".": "dist/cdn" }, serving } = {}) {
  const made = await makeFolder(files, { copies });
  try {
    const server = await made.serve(serving);
    const browser = await made.keep(startBrowser());
    return { ...made, server, browser };
  } catch (error) {
    // A server that nobody closes would keep the test from ending.
    await made.close();
    throw error;
  }
}
