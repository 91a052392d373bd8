import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { Agent, createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { freePorts } from "../free-ports.mjs";
import { get } from "../get.mjs";
import { findNginx } from "../nginx.mjs";
import { findVarnish } from "./programs.mjs";
import { hasten, makeSite, readSettings, startBehind, startNginxCache, startVarnish } from "./servers.mjs";

/** Seconds; the documented ones would make this test last for minutes. */
const times = { fresh: 1, old: 1 };
/** Caches count whole seconds: the documentation says six where the settings say five. */
const rounding = 1;
/** What a machine that does other things too may take longer. */
const grace = 1;

const taking = (encodings) => ({ "accept-encoding": encodings });

const tools = {
  nginx: { find: findNginx, start: (program, settings, port) => startNginxCache(program, settings.nginx, port) },
  Varnish: { find: findVarnish, start: startVarnish },
};

describe("a cache before a server, set up as the documentation says", { concurrency: true }, () => {
  for (const [name, { find, start }] of Object.entries(tools)) {
    describe(name, { concurrency: 1 }, () => {
      let nginx;
      let settings;
      let site;
      let port;
      let behind;
      let cache;

      before(async () => {
        nginx = await findNginx();
        settings = hasten(await readSettings(), times);
        site = await makeSite();
        [port] = await freePorts(1);
        behind = await startBehind(nginx, settings.behind, site, port);
        cache = await start(await find(), settings, port);
      });

      after(async () => {
        await cache?.stop();
        await behind?.stop();
        await site?.remove();
      });

      /** What the server behind was asked since the last time, but for whether it lives. */
      async function asked() {
        const lines = (await readFile(site.log, "utf8")).trim().split("\n");
        await writeFile(site.log, "");
        return lines
          .map((line) => line.split(" "))
          .filter(([, , address]) => address && !["/", "/omvarld/omvarld.js"].includes(address))
          .map(([connection, status, address, ...takes]) => ({ connection, status, address, takes: takes.join(" ") }));
      }

      const readFeed = (headers) => get(`${cache.url}/feeds/amal.json`, headers);
      const save = (text) => writeFile(join(site.root, "feeds/amal.json"), JSON.stringify({ version: 1, text }));

      /** Reads the feed until it says so, and returns for how many seconds it did not. */
      async function untilItSays(text) {
        const begun = performance.now();
        for (;;) {
          const { status, body } = await readFeed();
          assert.equal(status, 200);
          const seconds = (performance.now() - begun) / 1000;
          if (body.includes(text)) return seconds;
          assert.ok(seconds < 20, `the feed does not say "${text}"`);
          await wait(50);
        }
      }

      test("asks once where many ask at the same time", async () => {
        await asked();
        const address = `${cache.url}/feeds/eu-coach.json`;
        const answers = await Promise.all(Array.from({ length: 60 }, () => get(address)));
        const body = await readFile(join(site.root, "feeds/eu-coach.json"));
        assert.ok(answers.every((answer) => answer.status === 200 && answer.body.equals(body)));
        assert.equal((await asked()).length, 1);
      });

      test("lets every site read the feed, and has browsers ask each time", async () => {
        const { status, headers } = await readFeed();
        assert.equal(status, 200);
        assert.equal(headers["access-control-allow-origin"], "*");
        assert.equal(headers["cache-control"], "no-cache");
        assert.equal(headers["x-content-type-options"], "nosniff");
        const again = await readFeed({ "if-none-match": headers.etag });
        assert.equal(again.status, 304);
        assert.equal(again.body.length, 0);
        assert.equal(again.headers["access-control-allow-origin"], "*");
        assert.equal(again.headers.etag, headers.etag);
        assert.equal((await readFeed({ "if-none-match": '"another"' })).status, 200);
      });

      test("keeps what changes its name with its bytes, and asks for it no more", async () => {
        const address = `${cache.url}/omvarld/${site.entry}`;
        const { headers } = await get(address);
        await asked();
        await wait((times.fresh + times.old) * 1000);
        const again = await get(address);
        assert.equal(again.status, 200);
        assert.equal(headers["cache-control"], "public, max-age=31536000, immutable");
        assert.equal(again.headers["cache-control"], headers["cache-control"]);
        assert.equal(again.headers["access-control-allow-origin"], "*");
        assert.deepEqual(await asked(), []);
      });

      test("keeps compressions apart, and one copy of each however a browser names them", async () => {
        const address = `${cache.url}/omvarld/${site.entry}`;
        const plain = await readFile(join(site.root, "omvarld", site.entry));
        const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
        const best = nginx.brotliModule ? "br" : "gzip";
        const wanted = [
          ["gzip, deflate, br, zstd", best],
          ["", undefined],
          ["gzip, deflate", "gzip"],
          ["br;q=1.0, gzip;q=0.8, *;q=0.1", best],
          ["gzip", "gzip"],
          ["identity", undefined],
          ["br,gzip", best],
          ["br", undefined],
        ];
        await asked();
        for (const turn of [1, 2]) {
          for (const [takes, encoding] of wanted) {
            const { headers, body } = await get(address, taking(takes));
            assert.equal(headers["content-encoding"], encoding, `${takes}, turn ${turn}`);
            assert.match(headers.vary, /\bAccept-Encoding\b/i);
            assert.ok((encoding ? unpack[encoding](body) : body).equals(plain));
          }
        }
        // The plain one was there from the test before.
        assert.deepEqual((await asked()).map(({ takes }) => takes).sort(), ["gzip", "gzip, br"]);
        const feed = await get(`${cache.url}/feeds/savsjo.json`, taking("gzip, deflate, br, zstd"));
        assert.equal(feed.headers["content-encoding"], "gzip");
        assert.ok(gunzipSync(feed.body).equals(await readFile(join(site.root, "feeds/savsjo.json"))));
        assert.equal((await get(`${cache.url}/feeds/savsjo.json`)).headers["content-encoding"], undefined);
      });

      test("shows a saved feed within the documented seconds while it is read", async () => {
        await save("first");
        await untilItSays("first");
        await save("second");
        assert.ok((await untilItSays("second")) < times.fresh + rounding + grace);
      });

      test("knows what is new, the same and gone when somebody comes after a while", async () => {
        const deleted = join(site.root, "feeds/deleted.json");
        await writeFile(deleted, "{}");
        await get(`${cache.url}/feeds/savsjo.json`);
        assert.equal((await get(`${cache.url}/feeds/deleted.json`)).status, 200);
        await save("unread");
        await rm(deleted);
        await wait((times.fresh + times.old + grace) * 1000);
        await asked();
        assert.ok((await readFeed()).body.includes("unread"));
        assert.equal((await get(`${cache.url}/feeds/savsjo.json`)).status, 200);
        assert.equal((await get(`${cache.url}/feeds/deleted.json`)).status, 404);
        assert.deepEqual(
          (await asked()).map(({ status }) => status),
          ["200", "304", "404"],
        );
      });

      test("keeps connections open on both sides", async () => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        await asked();
        try {
          const ports = new Set();
          agent.on("free", (socket) => ports.add(socket.localPort));
          for (let turn = 0; turn < 20; turn++) {
            const answer = await get(`${cache.url}/index.html?${turn}`, {}, agent);
            assert.equal(answer.status, 200);
          }
          assert.equal(ports.size, 1);
        } finally {
          agent.destroy();
        }
        const connections = (await asked()).map(({ connection }) => connection);
        assert.equal(connections.length, 20);
        assert.ok(new Set(connections).size <= 2, connections.join());
      });

      test("keeps nothing of the rest of the site, and no failure", async () => {
        const page = join(site.root, "index.html");
        for (const text of ["Lindvik", "Åmål"]) {
          await writeFile(page, text);
          assert.equal((await get(`${cache.url}/index.html`)).body.toString(), text);
        }
        const file = join(site.root, "feeds/new.json");
        assert.equal((await get(`${cache.url}/feeds/new.json`)).status, 404);
        await writeFile(file, "{}");
        assert.equal((await get(`${cache.url}/feeds/new.json`)).status, 200);
      });

      test("sends what it has while the server behind fails or is gone, and what is new once it is back", async () => {
        await save("before");
        await untilItSays("before");
        const { headers } = await readFeed();
        assert.equal((await get(`${cache.url}/omvarld/${site.entry}`)).status, 200);
        const seesAll = async () => {
          const feed = await readFeed();
          assert.deepEqual([feed.status, feed.body.includes("before")], [200, true]);
          assert.equal(feed.headers["access-control-allow-origin"], "*");
          assert.equal((await readFeed({ "if-none-match": headers.etag })).status, 304);
          assert.equal((await get(`${cache.url}/omvarld/${site.entry}`)).status, 200);
        };
        await behind.stop();
        const failing = createServer((_, response) => response.writeHead(500).end("broken")).listen(port, "127.0.0.1");
        try {
          await seesAll();
          await wait((times.fresh + times.old + grace) * 1000);
          await seesAll();
          assert.ok((await get(`${cache.url}/feeds/herrljunga.json`)).status >= 500);
        } finally {
          failing.closeAllConnections();
          await new Promise((done) => failing.close(done));
        }
        await wait(times.fresh * 1000);
        await Promise.all(Array.from({ length: 20 }, seesAll));
        const begun = performance.now();
        assert.ok((await get(`${cache.url}/feeds/varberg.json`)).status >= 502);
        assert.ok(performance.now() - begun < 5000);
        await save("after");
        behind = await startBehind(nginx, settings.behind, site, port);
        // Varnish looks every five seconds whether the server behind lives.
        assert.ok((await untilItSays("after")) < 5 * 2 + times.fresh + grace);
      });
    });
  }
});
