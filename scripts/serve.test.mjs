import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { serveFolder } from "./serve.mjs";

const page = "<!doctype html><title>Omvärld</title>";
const script = "export const towns = 12;\n".repeat(50);

let parent;
let folder;

before(async () => {
  parent = await mkdtemp(join(tmpdir(), "omvarld-serve-"));
  folder = join(parent, "site");
  await mkdir(join(folder, "sub"), { recursive: true });
  await writeFile(join(parent, "secret.txt"), "secret");
  await mkdir(join(parent, "site-beside"));
  await writeFile(join(parent, "site-beside", "secret.txt"), "secret");
  await symlink(join(parent, "secret.txt"), join(folder, "link.txt"));
  await writeFile(join(folder, "index.html"), page);
  await writeFile(join(folder, "sub", "index.html"), page);
  await writeFile(join(folder, "å b.json"), "{}");
  await writeFile(join(folder, "a.js"), script);
  for (const name of ["a.css", "a.json", "a.pdf", "a.png", "a.svg", "a.js.map", "a.unknown"]) {
    await writeFile(join(folder, name), "x");
  }
});

after(() => rm(parent, { recursive: true, force: true }));

/** Runs `body` against a server that is closed afterwards, whatever happens. */
async function withServer(options, body) {
  const server = await serveFolder(folder, options);
  try {
    await body(server);
  } finally {
    await server.close();
  }
}

/** A request whose path reaches the server as it is written; `fetch` would tidy it and decompress the answer. */
function sendRaw(url, path, headers = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, headers, agent: false }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on("error", reject);
    request.end();
  });
}

describe("serveFolder", () => {
  test("serves a file, a folder's index.html and encoded names", () =>
    withServer({}, async ({ url }) => {
      for (const path of ["/", "/index.html", "/sub/", "/?lang=sv"]) {
        const response = await fetch(url + path);
        assert.equal(response.status, 200, path);
        assert.equal(await response.text(), page, path);
      }
      const encoded = await fetch(`${url}/${encodeURIComponent("å b.json")}`);
      assert.equal(await encoded.text(), "{}");
    }));

  test("sends a folder's address without a slash on to the one with it", () =>
    withServer({}, async ({ url }) => {
      const response = await sendRaw(url, "/sub?lang=sv");
      assert.equal(response.status, 301);
      assert.equal(response.headers.location, "/sub/?lang=sv");
      assert.equal((await sendRaw(url, "//sub")).headers.location, "/sub/");
    }));

  test("answers 404 where there is no file", () =>
    withServer({}, async ({ url }) => {
      for (const path of ["/none.html", "/sub/none/", "/index.html/x"]) {
        assert.equal((await fetch(url + path)).status, 404, path);
      }
    }));

  test("lets no path out of the folder", () =>
    withServer({}, async ({ url }) => {
      const statuses = {
        "/../secret.txt": 403,
        "/sub/../../secret.txt": 403,
        "/..%2fsecret.txt": 403,
        "/%2e%2e/secret.txt": 403,
        "/..%5csecret.txt": 403,
        "/../site-beside/secret.txt": 403,
        "/link.txt": 404,
        "/%00": 400,
        "/%": 400,
        "secret.txt": 400,
      };
      for (const [path, status] of Object.entries(statuses)) {
        const response = await sendRaw(url, path);
        assert.equal(response.status, status, path);
        assert.doesNotMatch(response.body.toString(), /secret/, path);
      }
    }));

  test("names the content type", () =>
    withServer({}, async ({ url }) => {
      const types = {
        "/index.html": "text/html; charset=utf-8",
        "/a.js": "text/javascript; charset=utf-8",
        "/a.css": "text/css; charset=utf-8",
        "/a.json": "application/json; charset=utf-8",
        "/a.pdf": "application/pdf",
        "/a.png": "image/png",
        "/a.svg": "image/svg+xml; charset=utf-8",
        "/a.js.map": "application/json; charset=utf-8",
        "/a.unknown": "application/octet-stream",
      };
      for (const [path, type] of Object.entries(types)) {
        const response = await fetch(url + path);
        assert.equal(response.headers.get("content-type"), type, path);
        await response.arrayBuffer();
      }
    }));

  test("answers 304 to who has the file already, and 200 once it has changed", () =>
    withServer({}, async ({ url }) => {
      const path = "/changing.json";
      await writeFile(join(folder, path), "1");
      const { etag } = (await sendRaw(url, path)).headers;
      assert.match(etag, /^".+"$/);
      for (const header of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
        const response = await sendRaw(url, path, { "if-none-match": header });
        assert.equal(response.status, 304, header);
        assert.equal(response.headers.etag, etag);
        assert.equal(response.body.length, 0);
      }
      await writeFile(join(folder, path), "2");
      const changed = await sendRaw(url, path, { "if-none-match": etag });
      assert.equal(changed.status, 200);
      assert.equal(changed.body.toString(), "2");
    }));

  test("compresses text with brotli when asked for and accepted", async () => {
    await withServer({ brotli: true }, async ({ url }) => {
      const plain = await sendRaw(url, "/a.js");
      assert.equal(plain.headers["content-encoding"], undefined);
      assert.equal(plain.headers.vary, "Accept-Encoding");
      const small = await sendRaw(url, "/a.js", { "accept-encoding": "gzip, br" });
      assert.equal(small.headers["content-encoding"], "br");
      assert.notEqual(small.headers.etag, plain.headers.etag);
      assert.ok(small.body.length < plain.body.length);
      assert.equal(brotliDecompressSync(small.body).toString(), script);
      const refused = await sendRaw(url, "/a.js", { "accept-encoding": "br;q=0" });
      assert.equal(refused.headers["content-encoding"], undefined);
      const picture = await sendRaw(url, "/a.png", { "accept-encoding": "br" });
      assert.equal(picture.headers["content-encoding"], undefined);
    });
    await withServer({}, async ({ url }) => {
      const response = await sendRaw(url, "/a.js", { "accept-encoding": "br" });
      assert.equal(response.headers["content-encoding"], undefined);
    });
  });

  test("adds headers and waits, for all paths or by path", async () => {
    await withServer({ headers: { "Cache-Control": "max-age=60" } }, async ({ url }) => {
      const response = await sendRaw(url, "/");
      assert.equal(response.headers["cache-control"], "max-age=60");
    });
    const options = {
      headers: (path) => (path === "/a.json" ? { "access-control-allow-origin": "*" } : undefined),
      delay: (path) => (path === "/a.json" ? 120 : 0),
    };
    await withServer(options, async ({ url }) => {
      const start = performance.now();
      const slow = await sendRaw(url, "/a.json");
      assert.ok(performance.now() - start >= 100);
      assert.equal(slow.headers["access-control-allow-origin"], "*");
      const quick = await sendRaw(url, "/");
      assert.equal(quick.headers["access-control-allow-origin"], undefined);
    });
  });

  test("answers GET and HEAD only", () =>
    withServer({}, async ({ url }) => {
      const head = await fetch(url, { method: "HEAD" });
      assert.equal(head.status, 200);
      assert.equal(head.headers.get("content-length"), String(Buffer.byteLength(page)));
      assert.equal(await head.text(), "");
      assert.equal((await fetch(url, { method: "POST", body: "x" })).status, 405);
    }));

  test("notes the requests in order", () =>
    withServer({}, async ({ url, requests }) => {
      await sendRaw(url, "/a.json?v=2");
      await sendRaw(url, "/none");
      assert.deepEqual(requests, ["/a.json?v=2", "/none"]);
    }));

  test("listens to this machine only", async () => {
    for (const host of ["0.0.0.0", "::", "192.0.2.1", "127.example.org"]) {
      await assert.rejects(serveFolder(folder, { host }), /this machine only/, host);
    }
  });

  test("closes at once, with a connection open and an answer waiting", async () => {
    const { url, close } = await serveFolder(folder, {
      delay: (path) => (path === "/a.json" ? 60_000 : 0),
    });
    const kept = await fetch(url);
    await kept.text();
    const waiting = assert.rejects(fetch(`${url}/a.json`));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const start = performance.now();
    await close();
    await close();
    assert.ok(performance.now() - start < 1000);
    await waiting;
    await assert.rejects(fetch(url));
  });
});
