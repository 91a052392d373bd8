import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { dataPackages } from "../licenses.mjs";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const read = (path) => readFileSync(`${projectFolder}/${path}`, "utf8");
const notices = () => read("dist/cdn/THIRD-PARTY-LICENSES.txt");
const listed = () =>
  [...notices().matchAll(/^-{72}\n\n(\S+) (\S+) \(/gm)].map(([, name, version]) => ({ name, version }));

/** The packages that the site's sources ask for when they run, and not only for types. */
function imported() {
  const exclude = ["**/*.test.ts", "**/*testing.ts", "src/cli/**"];
  const sources = globSync("src/**/*.ts", { cwd: projectFolder, exclude });
  const names = sources.flatMap((path) =>
    [
      ...read(path).matchAll(/^\s*(?:import|export)\s(?!type\b)[^;]*?from "([^".][^"]*)"|import\("([^".][^"]*)"\)/gm),
    ].map(([, at, later]) => /^(?:@[^/]+\/)?[^/]+/.exec(at ?? later)?.[0]),
  );
  return [...new Set(names)].filter((name) => name && !name.startsWith("node:"));
}

test("the site's script tells where the notices are, and they are there", () => {
  assert.match(read("dist/cdn/omvarld.js"), /^\/\*! THIRD-PARTY-LICENSES\.txt \*\//);
  assert.ok(listed().length > 5);
  assert.equal(existsSync(`${projectFolder}/dist/cdn/licenses.json`), false);
});

test("every package that the sources ask for is listed", () => {
  const names = listed().map(({ name }) => name);
  const asked = imported();
  for (const name of ["lit", "dompurify", "d3-geo"]) assert.ok(asked.includes(name), `${name} is asked for`);
  for (const name of asked) assert.ok(names.includes(name), `${name} is missing`);
});

test("every package whose data are in the sources is listed", () => {
  const data = dataPackages();
  assert.ok(data.length > 1);
  for (const one of data) {
    assert.ok(
      listed().some(({ name, version }) => name === one.name && version === one.version),
      one.name,
    );
  }
});

test("every package that leaves its mark in what is built is listed", () => {
  const marks = {
    "lit-html": /litHtmlVersions/,
    "lit-element": /litElementVersions/,
    "@lit/reactive-element": /reactiveElementVersions/,
    "@lit/context": /context-request/,
    dompurify: /isSupported/,
  };
  const built = globSync("dist/cdn/**/*.js", { cwd: projectFolder }).map(read).join("\n");
  const names = listed().map(({ name }) => name);
  for (const [name, mark] of Object.entries(marks)) {
    assert.match(built, mark);
    assert.ok(names.includes(name), name);
  }
});

test("every notice is the package's own licence, whole, in the version that is installed", () => {
  for (const { name, version } of listed()) {
    assert.equal(JSON.parse(read(`node_modules/${name}/package.json`)).version, version, name);
    const [file] = globSync("{LICENSE,LICENCE,license}*", { cwd: `${projectFolder}/node_modules/${name}` }).sort();
    assert.ok(notices().includes(read(`node_modules/${name}/${file}`).trim()), name);
  }
});
