/**
 * Measures how much a cache bears that is set up as the documentation says, while the server behind it is stopped, and writes
 * its table to docs/operations.md. Fails where a single request fails.
 *
 *   --check    writes nothing
 */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { writePart } from "../doc-part.mjs";
import { freePorts } from "../free-ports.mjs";
import { get } from "../get.mjs";
import { findNginx } from "../nginx.mjs";
import { findVarnish, findWrk } from "./programs.mjs";
import { document, makeSite, readSettings, startBehind, startNginxCache, startVarnish, times } from "./servers.mjs";

const run = promisify(execFile);

const report = fileURLToPath(new URL("report.lua", import.meta.url));
const connections = 64;
/** Seconds of load, and after how many of them the server behind stops. */
const short = { lasts: 8, stops: 3 };
/** Long enough that the copy of a feed becomes older than it may be while all is well. */
const long = { lasts: times.fresh + times.old + 10, stops: 4 };

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const takes = { "Accept-Encoding": "gzip, deflate, br" };

/** Loads one address, and looks by itself, five times a second, whether the answer is still the right one. */
async function load(wrk, url, headers, { lasts, stops }, stop) {
  const right = await get(url, headers);
  if (![200, 304].includes(right.status)) throw new Error(`${url} answers ${right.status}.`);
  const args = ["-t1", `-c${connections}`, `-d${lasts}s`, "--timeout", "5s", "-s", report];
  for (const [name, value] of Object.entries(headers)) args.push("-H", `${name}: ${value}`);
  let isRunning = true;
  let wrong = 0;
  let looks = 0;
  const looking = (async () => {
    while (isRunning) {
      const { status, body } = await get(url, headers).catch(() => ({ status: 0, body: right.body }));
      looks++;
      if (status !== right.status || !body.equals(right.body)) wrong++;
      await wait(200);
    }
  })();
  const stopping = wait(stops * 1000).then(stop);
  try {
    const { stdout } = await run(wrk.path, [...args, url], { env: wrk.env });
    const seen = JSON.parse(stdout.trim().split("\n").at(-1));
    return { ...seen, failed: seen.failed + wrong, looks, bytesEach: right.body.length };
  } finally {
    isRunning = false;
    await Promise.all([looking, stopping]);
  }
}

/** How long a reader waits for a feed that has been saved, read ten times a second. */
async function secondsUntilSeen(url, file) {
  const feed = JSON.parse(await readFile(file, "utf8"));
  await get(url);
  await writeFile(file, JSON.stringify({ ...feed, updated: "2026-11-24" }));
  const begun = performance.now();
  while (!(await get(url)).body.includes("2026-11-24")) await wait(100);
  return (performance.now() - begun) / 1000;
}

async function measure(name, startCache, { nginx, wrk, settings }) {
  const site = await makeSite();
  const [port] = await freePorts(1);
  let behind;
  const start = async () => (behind ??= await startBehind(nginx, settings.behind, site, port));
  const stop = async () => {
    await behind?.stop();
    behind = undefined;
  };
  await start();
  const cache = await startCache(port);
  try {
    const feed = `${cache.url}/feeds/eu-coach.json`;
    const { etag } = (await get(feed, takes)).headers;
    const cases = [
      ["feed", feed, takes, long],
      ["feed, `304`", feed, { ...takes, "If-None-Match": etag }, short],
      ["script", `${cache.url}/omvarld/omvarld.js`, takes, short],
    ];
    const seen = await secondsUntilSeen(`${cache.url}/feeds/amal.json`, join(site.root, "feeds/amal.json"));
    console.log(`${name}: a saved feed is seen after ${seen.toFixed(1)} s`);
    const rows = [];
    for (const [what, url, headers, plan] of cases) {
      await start();
      // Varnish needs two good answers before it takes the server behind for healthy again.
      await wait(rows.length > 0 ? 11_000 : 0);
      const result = await load(wrk, url, headers, plan, stop);
      console.log(`${name}, ${what}: ${JSON.stringify(result)}`);
      rows.push({ what, plan, ...result });
    }
    return { name, seen, rows };
  } finally {
    await cache.stop();
    await stop();
    await site.remove();
  }
}

const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, " ");
const milliseconds = (value) => (value / 1000).toFixed(value < 10_000 ? 1 : 0);

function describe(results, { nginx, varnish, wrk }) {
  const head =
    "asked for|bytes each|requests a second|half within, ms|99 % within, ms|99,9 % within, ms|longest, ms|failed";
  const lines = [`| cache | ${head.replaceAll(",9", ".9").split("|").join(" | ")} |`, `|${" --- |".repeat(9)}`];
  for (const { name, rows } of results) {
    rows.forEach((row, index) => {
      const { what, bytesEach, requests, microseconds, p50, p99, p999, max, failed } = row;
      const cells = [
        index === 0 ? name : "",
        what,
        number(bytesEach),
        number(Math.round(requests / (microseconds / 1_000_000))),
        ...[p50, p99, p999, max].map(milliseconds),
        `${failed} of ${number(requests)}`,
      ];
      lines.push(`| ${cells.join(" | ")} |`);
    });
  }
  const seen = results.map(({ name, seen: seconds }) => `${seconds.toFixed(1)} s (${name})`).join(" and ");
  return `${lines.join("\n")}

${connections} connections that ask again as soon as they are answered, from the same machine: wrk and the cache share its processors, so a
server of its own bears more. The server behind is stopped after ${long.stops} seconds of ${long.lasts} (feed) and ${short.stops} of ${short.lasts} (the others), and stays so to the
end; "failed" counts every answer that is not 200 or 304, does not come, or has other bytes. A saved feed was seen after ${seen}.

${new Date().toISOString().slice(0, 10)}, nginx ${nginx} (one process), Varnish ${varnish}, wrk ${wrk}, ${cpus()[0]?.model.trim()}, ${cpus().length} processors.`;
}

try {
  const [nginx, varnish, wrk] = [await findNginx(), await findVarnish(), await findWrk()];
  const settings = await readSettings();
  const tools = { nginx, wrk, settings };
  const results = [
    await measure("nginx", (port) => startNginxCache(nginx, settings.nginx, port), tools),
    await measure("Varnish", (port) => startVarnish(varnish, settings, port), tools),
  ];
  const versions = { nginx: nginx.version, varnish: varnish.version, wrk: wrk.version };
  if (!values.check) {
    await writeFile(document, writePart(await readFile(document, "utf8"), "load", describe(results, versions)));
  }
  const failed = results.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.failed, 0);
  if (failed > 0) throw new Error(`${failed} requests failed.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
