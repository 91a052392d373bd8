import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveFolder } from "../serve.mjs";
import { startBrowser } from "./visit.mjs";

const project = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * A site in a folder of its own, served on loopback, and a browser to look at it with.
 * @param {Record<string, string | Uint8Array | object>} files By path; objects become JSON.
 * @param {object} [options]
 * @param {Record<string, string>} [options.copies] Folders of the project, by where they go.
 * @param {Parameters<typeof serveFolder>[1]} [options.serving]
 */
export async function openSite(files = {}, { copies = { ".": "dist/cdn" }, serving } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "omvarld-site-"));
  for (const [place, source] of Object.entries(copies)) {
    await cp(project(source), join(folder, place), { recursive: true });
  }
  for (const [name, content] of Object.entries(files)) {
    const isReady = typeof content === "string" || content instanceof Uint8Array;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), isReady ? content : JSON.stringify(content));
  }
  const server = await serveFolder(folder, serving);
  const browser = await startBrowser();
  const close = async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, server, browser, close };
}
