import { expect } from "@open-wc/testing";
import { faults, pause, seenByServer } from "../element-kit/testing.ts";
import { FeedError, type FeedErrorCode } from "./feed-error.ts";
import type { FeedState } from "./feed-state.ts";
import { loadFeed, type LoadOptions } from "./load-feed.ts";

const load = (url: string, deadline?: number, options: Partial<LoadOptions> = {}): Promise<FeedState> =>
  loadFeed(url, {
    signal: new AbortController().signal,
    looksBack: false,
    ...(deadline ? { deadline } : {}),
    ...options,
  });

const towns = (state: FeedState): unknown =>
  "feed" in state ? state.feed.twinTowns.map(({ name }) => name) : `none, ${state.status}`;

const errorOf = (state: FeedState): FeedError | undefined => ("error" in state ? state.error : undefined);

/** The same server by another name, which makes it another site. */
const elsewhere = (url: string) =>
  url.replace(/\/\/(localhost|127\.0\.0\.1)/, (_, host) => `//${host === "localhost" ? "127.0.0.1" : "localhost"}`);

describe("loadFeed", () => {
  describe("reads what a server may send", () => {
    const rows: readonly (readonly [
      kind: string,
      what: string,
      names: readonly string[],
      query?: Readonly<Record<string, string>>,
    ])[] = [
      ["ok", "a feed", ["Ukmergė"]],
      ["bom", "a feed that begins with a byte order mark", ["Ukmergė"]],
      ["wrong-type", "a feed that says that it is HTML", ["Ukmergė"]],
      ["pieces", "a feed whose letters are cut in two on the way", ["Türi"]],
      ["empty", "a feed with nothing in it", []],
      ["problem", "a feed with a defect", ["Ukmergė"]],
      ["moved", "a feed that has moved", ["Ukmergė"]],
      ["away", "a feed that has moved to another site, which allows it", ["Ukmergė"], { kind: "shared" }],
      ["utf-16", "a feed in UTF-16", ["Türi"]],
      ["utf-16", "a feed in UTF-16 with its bytes the other way round", ["Türi"], { endian: "be" }],
      ["latin-1", "a feed that is not in UTF-8, but for the letters that cannot be read", ["T\ufffdri"]],
    ];
    for (const [kind, what, expected, query] of rows) {
      it(what, async () => {
        const url = faults(kind, query);
        const state = await load(url);
        expect(state.status).to.equal("ready");
        expect(towns(state)).to.deep.equal(expected);
        expect("url" in state && state.url).to.equal(url);
      });
    }

    describe("of more than a megabyte", () => {
      const parse = JSON.parse;
      let longest = 0;
      before(() => {
        JSON.parse = (text: string, ...more) => {
          longest = Math.max(longest, text.length);
          return parse(text, ...more) as unknown;
        };
        // The tests' own pages lie behind each other, and one that is not in sight parses without a pause.
        Object.defineProperty(document, "hidden", { value: false, configurable: true });
      });
      after(() => {
        JSON.parse = parse;
        Reflect.deleteProperty(document, "hidden");
      });

      it("a feed, of which no piece is parsed that would take long", async () => {
        const state = await load(faults("long"));
        const names = towns(state) as readonly string[];
        expect(names.length).to.equal(5000);
        expect(names[4999]).to.include("Ort 5000 ");
        expect("size" in state && state.size).to.be.above(1_000_000);
        expect(longest).to.be.within(100_000, 400_000);
      });

      it("a feed that is no JSON: with the words of the whole", async () => {
        const url = faults("long", { end: "}" });
        const error = errorOf(await load(url));
        const text = await (await fetch(url)).text();
        expect(error?.code).to.equal("not-json");
        expect(error?.text === text).to.be.true;
        expect(() => parse(text) as unknown).to.throw(SyntaxError, (error?.cause as Error).message);
      });

      it("a feed that nobody waits for any more", async () => {
        const abort = new AbortController();
        const loading = load(faults("long"), undefined, { signal: abort.signal }).catch((reason: unknown) => reason);
        // Between two pieces.
        const { port1, port2 } = new MessageChannel();
        const isParsing = () => (longest > 0 ? abort.abort() : port2.postMessage(0));
        longest = 0;
        port1.onmessage = isParsing;
        isParsing();
        expect(await loading).to.equal(abort.signal.reason);
        expect(longest).to.be.below(400_000);
        port1.close();
      });
    });

    it("tells the problems of a feed that it could read", async () => {
      const state = await load(faults("problem"));
      expect("problems" in state && state.problems.map(({ path }) => path)).to.deep.equal(["/twinTowns/1/country"]);
      expect("problems" in (await load(faults("ok")))).to.be.true;
    });

    it("resolves addresses against where the feed was found at last", async () => {
      const state = await load(faults("moved"));
      const address = "feed" in state ? state.feed.documents[0]?.url : "";
      expect(address).to.equal(new URL("/faults/elsewhere/plan.pdf", location.href).href);
    });

    it("reads a feed of another site that allows it", async () => {
      expect(towns(await load(elsewhere(faults("shared", { name: "Asikkala" }))))).to.deep.equal(["Asikkala"]);
    });

    it("asks plainly: no headers that need a preflight, no credentials for another site", async () => {
      const asked: (RequestInit | undefined)[] = [];
      const realFetch = globalThis.fetch;
      globalThis.fetch = (input, init) => {
        asked.push(init);
        return realFetch(input, init);
      };
      try {
        await load(faults("ok"));
        await load(faults("ok"), undefined, { looksBack: true });
      } finally {
        globalThis.fetch = realFetch;
      }
      expect(asked.map((init) => init?.cache)).to.deep.equal(["default", "only-if-cached", "default"]);
      for (const init of asked) {
        expect(init).not.to.have.any.keys("headers", "method", "body");
        expect(init?.credentials).to.be.oneOf(["omit", "same-origin"]);
      }
    });
  });

  describe("says why a feed could not be had", () => {
    const rows: readonly (readonly [
      kind: string,
      what: string,
      code: FeedErrorCode,
      status?: number | undefined,
      query?: Readonly<Record<string, string>>,
    ])[] = [
      ["404", "an address with nothing at it", "status", 404],
      ["401", "a feed behind a password", "status", 401],
      ["429", "a server that has been asked too often", "status", 429],
      ["500", "a broken server", "status", 500],
      ["503", "a server at rest", "status", 503],
      ["broken", "JSON that ends too early", "not-json"],
      ["nothing", "an empty file", "not-json"],
      ["page", "a page instead of a feed", "not-json"],
      ["list", "a list", "not-a-feed"],
      ["text", "a text", "not-a-feed"],
      ["null", "null", "not-a-feed"],
      ["version-2", "a feed of the future", "not-a-feed"],
      ["gone", "a server out of reach", "network"],
      ["cut", "a connection that breaks", "network"],
      ["304", "a server that says that nothing has changed, to one who has nothing", "status", 304],
      ["gzip", "what is not compressed as it says", "network"],
      ["loop", "an address that leads to itself", "network"],
      ["away", "an address that leads to another site, which does not allow it", "network", undefined, { kind: "ok" }],
      ["large", "more than a page can bear", "too-large"],
    ];
    for (const [kind, what, code, status, query] of rows) {
      it(`${what}: ${code}`, async () => {
        const url = faults(kind, query);
        const state = await load(url);
        expect(state.status).to.equal("failed");
        expect(errorOf(state)?.code).to.equal(code);
        expect(errorOf(state)?.status).to.equal(status);
        expect(errorOf(state)?.url).to.equal(url);
        expect(errorOf(state)?.message).to.include(url);
      });
    }

    it("a version that it does not know, also as a problem", async () => {
      const state = await load(faults("version-2"));
      expect("problems" in state && state.problems.map(({ code, path }) => [code, path])).to.deep.equal([
        ["version", "/version"],
      ]);
    });

    it("a server that does not exist: network", async () => {
      expect(errorOf(await load("http://omvarld.invalid/feed.json"))?.code).to.equal("network");
    });

    it("an address that is none: network", async () => {
      expect(errorOf(await load("http://"))?.code).to.equal("network");
    });

    it("another site that does not allow it: network", async () => {
      expect(errorOf(await load(elsewhere(faults("ok"))))?.code).to.equal("network");
    });

    it("a server that never answers: timeout, within the deadline and a quarter", async () => {
      const begun = performance.now();
      const state = await load(faults("never"), 200);
      expect(errorOf(state)?.code).to.equal("timeout");
      expect(performance.now() - begun).to.be.within(195, 1500);
    });

    it("a feed that ends too early, wherever it ends: not-json", async () => {
      const whole = (await (await fetch(faults("truncated", { bytes: "1000" }))).arrayBuffer()).byteLength;
      expect(whole).to.be.greaterThan(100);
      const lengths = Array.from({ length: whole }, (_, bytes) => bytes);
      const states = await Promise.all(lengths.map((bytes) => load(faults("truncated", { bytes: String(bytes) }))));
      expect(states.flatMap((state, bytes) => (errorOf(state)?.code === "not-json" ? [] : [bytes]))).to.deep.equal([]);
    });

    it("a body that comes byte by byte: timeout, although something always comes", async () => {
      expect(errorOf(await load(faults("drips"), 300))?.code).to.equal("timeout");
    });

    it("a body that stops half-way: timeout", async () => {
      expect(errorOf(await load(faults("stalls"), 200))?.code).to.equal("timeout");
    });

    it("no feed's text stands in a message", async () => {
      const state = await load(faults("text"));
      expect(errorOf(state)?.message).not.to.include("hej");
    });
  });

  describe("when it is told to stop", () => {
    it("gives the reason and lets the server go", async () => {
      const url = faults("never");
      const stop = new AbortController();
      const reason = new Error("no more");
      const answer = loadFeed(url, { signal: stop.signal }).catch((error: unknown) => error);
      await pause(100);
      stop.abort(reason);
      expect(await answer).to.equal(reason);
      await pause(100);
      expect(await seenByServer(url)).to.deep.equal({ count: 1, closed: 1 });
    });

    it("gives the reason although half the body has come", async () => {
      const stop = new AbortController();
      const answer = loadFeed(faults("stalls"), { signal: stop.signal }).catch((error: unknown) => error);
      await pause(100);
      stop.abort();
      expect(await answer).to.have.property("name", "AbortError");
    });

    it("asks nothing where it was stopped before it began", async () => {
      const url = faults("ok");
      const answer = await loadFeed(url, { signal: AbortSignal.abort() }).catch((error: unknown) => error);
      expect(answer).to.have.property("name", "AbortError");
      expect((await seenByServer(url)).count).to.equal(0);
    });
  });

  describe("has the last good copy from the browser's own cache", () => {
    const rows: readonly (readonly [then: string, code: FeedErrorCode, deadline?: number])[] = [
      ["gone", "network"],
      ["cut", "network"],
      ["gzip", "network"],
      ["404", "status"],
      ["429", "status"],
      ["500", "status"],
      ["503", "status"],
      ["broken", "not-json"],
      ["nothing", "not-json"],
      ["page", "not-json"],
      ["list", "not-a-feed"],
      ["version-2", "not-a-feed"],
      ["never", "timeout", 500],
      ["stalls", "timeout", 500],
    ];
    for (const [then, code, deadline] of rows) {
      it(`after ${then}: stale, with the copy's date and the reason`, async () => {
        const url = faults("cached", { then });
        expect((await load(url)).status).to.equal("ready");
        const state = await load(url, deadline, { looksBack: true });
        expect(state.status).to.equal("stale");
        expect(towns(state)).to.deep.equal(["Ukmergė"]);
        expect(errorOf(state)?.code).to.equal(code);
        expect("date" in state && state.date).to.equal("2026-11-20T08:15:00.000Z");
        // Where a connection is closed without a word, the browser itself asks again.
        if (then !== "gone") expect((await seenByServer(url)).count).to.equal(2);
      });
    }

    it("also when it asks a second time because the connection failed", async () => {
      const url = faults("cached", { then: "gone" });
      await load(url);
      const after = errorOf(await load(url));
      expect(after?.code).to.equal("network");
      const state = await load(url, undefined, { after });
      expect(state.status).to.equal("stale");
      expect(errorOf(state)).to.equal(after);
      expect("date" in state && state.date).to.equal("2026-11-20T08:15:00.000Z");
    });

    it("a fresh answer to the second question is no old copy", async () => {
      const url = faults("ok");
      const state = await load(url, undefined, { after: new FeedError("network", url) });
      expect(state.status).to.equal("ready");
      expect(towns(state)).to.deep.equal(["Ukmergė"]);
    });

    it("an old failure that the browser has kept is not taken for the server's word", async () => {
      const url = faults("long-missing");
      expect(errorOf(await load(url))?.status).to.equal(404);
      const after = new FeedError("network", url);
      expect(errorOf(await load(url, undefined, { after }))).to.equal(after);
      expect((await seenByServer(url)).count).to.equal(1);
    });

    it("asks the server once, where there is no copy and where there is one that is still good", async () => {
      const none = faults("ok");
      expect((await load(none, undefined, { looksBack: true })).status).to.equal("ready");
      expect((await seenByServer(none)).count).to.equal(1);
      const fresh = faults("fresh");
      for (let turn = 0; turn < 3; turn++) {
        expect((await load(fresh, undefined, { looksBack: true })).status).to.equal("ready");
      }
      expect((await seenByServer(fresh)).count).to.equal(1);
    });

    it("asks with the copy's validator, and shows what has not changed", async () => {
      const url = faults("revalidated");
      for (let turn = 0; turn < 2; turn++) {
        const state = await load(url, undefined, { looksBack: true });
        expect(state.status).to.equal("ready");
        expect(towns(state)).to.deep.equal(["Ukmergė"]);
      }
      expect((await seenByServer(url)).count).to.equal(2);
    });

    it("nothing broken is called a copy", async () => {
      const url = faults("cached", { then: "broken" });
      await load(url);
      expect(errorOf(await load(url))?.code).to.equal("not-json");
    });
  });

  it("keeps no failure: the next time it asks again", async () => {
    const url = faults("mended", { times: "1" });
    expect((await load(url)).status).to.equal("failed");
    expect((await load(url)).status).to.equal("ready");
  });

  describe("tells how long a server wants to be left alone", () => {
    const rows: readonly (readonly [what: string, after: string, least: number, most: number])[] = [
      ["seconds", "120", 120_000, 120_000],
      ["a date", new Date(Date.now() + 3_600_000).toUTCString(), 3_400_000, 3_600_000],
      ["a date that is past", "Fri, 20 Nov 2015 08:15:00 GMT", -Infinity, 0],
      ["no time at all", "0", -Infinity, 0],
      ["nonsense", "soon", 0, 0],
    ];
    for (const [what, after, least, most] of rows) {
      it(what, async () => {
        const error = errorOf(await load(faults("busy", { after })));
        expect(error?.status).to.equal(503);
        expect(error?.retryAfter).to.be.within(least, most);
      });
    }
  });
});
