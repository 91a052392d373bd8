import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { npmCommand } from "../npm-command.mjs";
import { makeFolder } from "./open-site.mjs";
import { settle, startBrowser, visit } from "./visit.mjs";

const run = promisify(execFile);
const project = fileURLToPath(new URL("../..", import.meta.url));
const tool = (name) => join(project, "node_modules/.bin", name);

const feed = {
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  twinTowns: [
    { name: "Ukmergė", country: "LT", location: { lat: 55.25, lon: 24.75 } },
    { name: "Mėlynupis", country: "LT", since: "19992" },
  ],
};

const page = (script) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script type="module" src="./${script}"></script></head>
<body><omvarld-twin-towns src="./feed.json"><p>Reserv</p></omvarld-twin-towns><omvarld-news src="./feed.json"><p>Kvar</p></omvarld-news></body>
</html>
`;

const files = {
  "package.json": { name: "a-site", private: true, type: "module" },
  "pure.html": page("pure.js"),
  "pure.js": `import * as omvarld from "omvarld";
globalThis.classes = Object.keys(omvarld).filter((name) => /^Omvarld[A-Z]/.test(name));
globalThis.pure = omvarld;`,
  "define.html": page("define.js"),
  "define.js": 'import "omvarld/define/twin-towns";',
  "all.html": page("all.js"),
  "all.js": 'import "omvarld/define/all";',
  "feed.mjs": `import { readFeed } from "omvarld/feed";
import schema from "omvarld/feed.schema.json" with { type: "json" };
const { feed, problems } = readFeed(${JSON.stringify(feed)}, { url: "https://lindvik.example/feed.json" });
console.log(JSON.stringify({ towns: feed.twinTowns.map(({ name }) => name), problems: problems.length, schema: schema.type }));`,
  "types.ts": `import { OmvarldTwinTowns } from "omvarld";
import { readFeed } from "omvarld/feed";
import "omvarld/define/twin-towns";
const tag: OmvarldTwinTowns | null = document.querySelector("omvarld-twin-towns");
export const isSearchable: boolean | undefined = tag?.searchable;
export const path: string | undefined = readFeed({}, { url: "https://lindvik.example/" }).problems[0]?.path;`,
  "wrong.ts": `import { OmvarldTwinTowns } from "omvarld";
export const isSearchable: number = new OmvarldTwinTowns().searchable;`,
};

let site;
let folder;
let server;
let browser;

before(async () => {
  site = await makeFolder(files);
  ({ folder } = site);
  const { command, args, shell } = npmCommand();
  const npm = (parameters, cwd) => run(command, [...args, ...parameters], { cwd, shell });
  const packed = await npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], project);
  const [{ filename }] = JSON.parse(packed.stdout);
  await npm(
    ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", join(folder, filename)],
    folder,
  );
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    base: "./",
    build: {
      rolldownOptions: { input: ["pure", "define", "all"].map((name) => join(folder, `${name}.html`)) },
    },
  });
  await site.write("dist/feed.json", feed);
  server = await site.serve({}, "dist");
  browser = await site.keep(startBrowser());
});

after(() => site?.close());

async function see(name) {
  const { page: shown, errors } = await visit(browser, `${server.url}/${name}.html`);
  try {
    await settle(shown);
    const seen = await shown.evaluate(() => ({
      text: document.body.innerText,
      defined: [...document.querySelectorAll(":defined")]
        .map(({ localName }) => localName)
        .filter((tag) => tag.startsWith("omvarld-")),
      classes: globalThis.classes,
    }));
    return { ...seen, errors };
  } finally {
    await shown.close();
  }
}

describe("the package, installed into an empty folder", () => {
  test("brings what it promises, and nothing that is only for its makers", async () => {
    const own = join(folder, "node_modules/omvarld");
    const { exports, customElements } = JSON.parse(await readFile(join(own, "package.json"), "utf8"));
    const names = (await readdir(own, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
    const promised = Object.values(exports).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    );
    for (const target of [...promised, customElements]) {
      const pattern = target
        .replace(/^\.\//, "")
        .replace(/[.[\]]/g, "\\$&")
        .replace("*", "[\\w-]+");
      assert.ok(
        names.some((name) => new RegExp(`^${pattern}$`).test(name)),
        target,
      );
    }
    assert.deepEqual(
      names.filter((name) => /(^|\/)(demo|stories|scripts|fixtures|testing)(\/|\.|$)|\.test\.|^src\//.test(name)),
      [],
    );
    const manifest = JSON.parse(await readFile(join(own, "dist/cdn/manifest.json"), "utf8"));
    for (const { name } of manifest.files) assert.ok(names.includes(`dist/cdn/${name}`), name);
  });

  test("gives the classes without changing anything", async () => {
    const { text, defined, classes, errors } = await see("pure");
    assert.deepEqual(errors, []);
    assert.ok(classes.includes("OmvarldTwinTowns") && classes.length > 8, classes.join());
    assert.deepEqual(defined, []);
    assert.match(text, /^Reserv\s+Kvar$/);
  });

  test("registers one tag, which shows its feed", async () => {
    const { text, defined, errors } = await see("define");
    assert.deepEqual(errors, []);
    assert.deepEqual(defined, ["omvarld-twin-towns"]);
    assert.ok(text.includes("Ukmergė") && text.includes("Mėlynupis") && text.includes("Kvar"), text);
    assert.ok(!text.includes("Reserv"));
  });

  test("registers all tags", async () => {
    const { text, defined, errors } = await see("all");
    assert.deepEqual(errors, []);
    assert.deepEqual(defined, ["omvarld-twin-towns", "omvarld-news"]);
    assert.ok(text.includes("Ukmergė"));
    assert.ok(!text.includes("Kvar"));
  });

  test("reads a feed in Node", async () => {
    const { stdout } = await run(process.execPath, ["feed.mjs"], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout), { towns: ["Ukmergė", "Mėlynupis"], problems: 1, schema: "object" });
  });

  test("gives its classes in Node, which has no elements", async () => {
    const { stdout } = await run(
      process.execPath,
      ["--input-type=module", "--eval", 'import { OmvarldPage } from "omvarld"; console.log(typeof OmvarldPage);'],
      { cwd: folder },
    );
    assert.equal(stdout.trim(), "function");
  });

  test("brings a command line that knows which version it is", async () => {
    const { version } = JSON.parse(await readFile(join(project, "package.json"), "utf8"));
    for (const name of ["--version", "-v"]) {
      const { stdout } = await run(join(folder, "node_modules/.bin/omvarld"), [name], { cwd: folder });
      assert.equal(stdout, `${version}\n`);
    }
  });

  for (const resolution of ["bundler", "nodenext"]) {
    test(`has types for the resolution "${resolution}"`, async () => {
      const module = resolution === "bundler" ? "esnext" : resolution;
      const settings = {
        strict: true,
        noEmit: true,
        target: "es2022",
        types: [],
        lib: ["es2023", "dom", "dom.iterable"],
      };
      const sources = ["types.ts", "wrong.ts"];
      for (const name of sources) await site.write(`${resolution}/${name}`, files[name]);
      await site.write(`${resolution}/tsconfig.json`, {
        compilerOptions: { ...settings, module, moduleResolution: resolution, skipLibCheck: false },
        files: sources,
      });
      const { stdout } = await run(tool("tsc"), ["-p", join(folder, resolution)]).catch((error) => error);
      // What is right passes, and what is wrong is known to be: the types are no `any`.
      assert.match(stdout.trim(), /^\S*wrong\.ts\(2,14\): error TS2322: [^\n]+$/);
    });
  }

  test("has nothing that publint objects to", async () => {
    const { stdout } = await run(tool("publint"), ["--strict"], { cwd: project }).catch((error) => error);
    assert.match(stdout, /All good!/);
  });
});
