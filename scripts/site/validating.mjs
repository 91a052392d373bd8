/* The built command line, as a process of its own, over files of a folder of its own. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { makeFolder } from "./open-site.mjs";

const program = fileURLToPath(new URL("../../dist/cli/omvarld.js", import.meta.url));

/** Where the files lie; what is served beside them closes with them. */
export let place;

export async function startFiles() {
  place = await makeFolder();
}

export const stopFiles = () => place?.close();

/** Writes a feed, or a text as it is, to a file. */
export const file = (name, content) =>
  place.write(name, typeof content === "string" ? content : JSON.stringify(content, null, 2));

/** Runs the command line in the folder of the files. */
export function omvarld(args, { input = "", env = {} } = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: place.folder,
    env: { PATH: process.env.PATH, LANG: "sv_SE.UTF-8", ...env },
  });
  const result = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) {
    child[name].setEncoding("utf8").on("data", (piece) => {
      result[name] += piece;
    });
  }
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...result }));
  });
}

export const validate = (...args) => omvarld(["validate", "--today", "2026-11-23", ...args]);

export const start = { version: 1, language: "sv", municipality: { name: "Lindvik", country: "SE" } };
const location = { lat: 55, lon: 25 };
export const town = { name: "Ukmergė", country: "LT", location };
export const bad = {
  ...start,
  twinTowns: [town, { name: "Türi", country: "Estland", location }, { name: "De Pere", country: "US" }],
};
