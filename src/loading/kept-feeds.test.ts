import { expect, waitUntil } from "@open-wc/testing";
import { eventually, faults, seenByServer } from "../element-kit/testing.ts";
import { full } from "../feed/fixtures/full.ts";
import { type Feed, readFeed } from "../feed/index.ts";
import { FeedError } from "./feed-error.ts";
import type { FailedState, FeedState, ReadyState } from "./feed-state.ts";
import { FeedStore } from "./feed-store.ts";
import { keepFeed } from "./kept-feeds.ts";

const cacheName = "omvarld-feeds";

function feedOf(json: object): Feed {
  const { feed } = readFeed({ version: 1, language: "sv", municipality: { name: "Lindvik" }, ...json });
  if (!feed) throw new Error("no feed");
  return feed;
}

const towns = (...names: readonly string[]) => feedOf({ twinTowns: names.map((name) => ({ name, country: "LT" })) });

const addressOf = (name: string) => `https://www.lindvik.example/${name}.json`;

const ready = (name: string, feed: Feed): ReadyState => ({
  status: "ready",
  feed,
  problems: [],
  url: addressOf(name),
  date: "2026-11-20T08:15:00.000Z",
});

const failed = (name: string): FailedState => ({
  status: "failed",
  url: addressOf(name),
  error: new FeedError("network", addressOf(name)),
  problems: [],
});

const keptAddresses = async () => (await (await caches.open(cacheName)).keys()).map(({ url }) => url);

const namesIn = (state: FeedState) => ("feed" in state ? state.feed.twinTowns.map(({ name }) => name) : state.status);

/** What a store tells of an address until it has told of a feed or a failure. */
async function visit(address: string, keeps: boolean): Promise<FeedState> {
  let state: FeedState = { status: "waiting" };
  const leave = new FeedStore().subscribe(address, (next) => (state = next), keeps);
  await waitUntil(() => !["waiting", "loading"].includes(state.status), "nothing comes", { timeout: 5000 });
  leave();
  return state;
}

describe("keepFeed", () => {
  beforeEach(() => caches.delete(cacheName));
  after(() => caches.delete(cacheName));

  it("keeps a feed, and gives it in place of a failure, with its date and the reason", async () => {
    const state = ready("a", towns("Ukmergė"));
    expect(await keepFeed(state)).to.equal(state);
    const failure = failed("a");
    const copy = await keepFeed(failure);
    expect(copy).to.include({ status: "stale", url: addressOf("a"), error: failure.error, date: state.date });
    expect(namesIn(copy)).to.deep.equal(["Ukmergė"]);
  });

  it("loses nothing of a feed", async () => {
    const { feed } = readFeed(full, { url: addressOf("full") });
    if (!feed) throw new Error("no feed");
    await keepFeed(ready("full", feed));
    const copy = await keepFeed(failed("full"));
    expect("feed" in copy && copy.feed).to.deep.equal(feed);
  });

  it("has nothing in place of a failure where it kept nothing", async () => {
    const failure = failed("never");
    expect(await keepFeed(failure)).to.equal(failure);
    expect(await keptAddresses()).to.deep.equal([]);
  });

  it("keeps the newest of an address, and addresses apart", async () => {
    await keepFeed(ready("a", towns("Old")));
    await keepFeed(ready("b", towns("Other")));
    await keepFeed(ready("a", towns("New")));
    expect(namesIn(await keepFeed(failed("a")))).to.deep.equal(["New"]);
    expect(namesIn(await keepFeed(failed("b")))).to.deep.equal(["Other"]);
  });

  it("keeps twenty feeds; the one that was used longest ago goes", async () => {
    for (let at = 0; at < 20; at++) await keepFeed(ready(`feed-${at}`, towns("Ukmergė")));
    await keepFeed(failed("feed-0"));
    await keepFeed(ready("feed-20", towns("Ukmergė")));
    const addresses = await keptAddresses();
    expect(addresses).to.have.length(20);
    expect(addresses).to.include(addressOf("feed-0")).and.to.include(addressOf("feed-20"));
    expect(addresses).not.to.include(addressOf("feed-1"));
  });

  it("keeps no feed above two megabytes, nor the older copy of one", async () => {
    await keepFeed(ready("a", towns("Small")));
    const state = ready("a", feedOf({ news: [{ title: "Stor", summary: "å".repeat(1_000_000) }] }));
    await keepFeed(state);
    expect(await keptAddresses()).to.deep.equal([]);
    expect((await keepFeed(failed("a"))).status).to.equal("failed");
  });

  it("gives a feed that has lost members beside the copy whose place it takes", async () => {
    await keepFeed(ready("a", towns("Ukmergė", "Türi")));
    const state = await keepFeed(ready("a", towns("Türi")));
    expect("before" in state && state.before?.twinTowns.length).to.equal(2);
    expect(namesIn(state)).to.deep.equal(["Türi"]);
    const more = ready("a", towns("Türi", "Asikkala", "Ukmergė"));
    expect(await keepFeed(more)).to.equal(more);
  });

  describe("reads as untrusted what another script has written there:", () => {
    const rows: readonly (readonly [what: string, body: string])[] = [
      ["nothing", ""],
      ["broken JSON", '{"version": 1, "twinTowns": ['],
      ["a list", "[]"],
      ["another version", '{"version": 2}'],
      ["too much", `{"version": 1, "x": "${"x".repeat(2_000_000)}"}`],
    ];
    for (const [what, body] of rows) {
      it(what, async () => {
        await (await caches.open(cacheName)).put(addressOf("a"), new Response(body));
        const failure = failed("a");
        expect(await keepFeed(failure)).to.equal(failure);
      });
    }

    it("a link that would run a script", async () => {
      const json = { version: 1, twinTowns: [{ name: "Ukmergė", country: "LT", url: "javascript:alert(1)" }] };
      await (await caches.open(cacheName)).put(addressOf("a"), new Response(JSON.stringify(json)));
      const state = await keepFeed(failed("a"));
      expect(namesIn(state)).to.deep.equal(["Ukmergė"]);
      expect("feed" in state && state.feed.twinTowns[0]).not.to.have.property("url");
      expect(state).not.to.have.property("date");
    });
  });

  describe("is silent where the browser", () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, "caches");
    const { put } = Cache.prototype;
    afterEach(() => {
      if (own) Object.defineProperty(globalThis, "caches", own);
      else Reflect.deleteProperty(globalThis, "caches");
      Cache.prototype.put = put;
    });
    const rows: readonly (readonly [what: string, make: () => void])[] = [
      [
        "has no such cache",
        () => Object.defineProperty(globalThis, "caches", { value: undefined, configurable: true }),
      ],
      [
        "blocks it",
        () =>
          Object.defineProperty(globalThis, "caches", {
            get: () => {
              throw new DOMException("denied", "SecurityError");
            },
            configurable: true,
          }),
      ],
      [
        "has no room",
        () => {
          Cache.prototype.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
        },
      ],
    ];
    for (const [what, make] of rows) {
      it(what, async () => {
        make();
        const state = ready("a", towns("Ukmergė"));
        expect(await keepFeed(state)).to.equal(state);
        const failure = failed("a");
        expect(await keepFeed(failure)).to.equal(failure);
      });
    }
  });
});

describe("FeedStore", () => {
  beforeEach(() => caches.delete(cacheName));
  after(() => caches.delete(cacheName));

  it("stores nothing unless it is told to", async () => {
    expect((await visit(faults("ok"), false)).status).to.equal("ready");
    expect((await visit(faults("404"), false)).status).to.equal("failed");
    expect(await caches.has(cacheName)).to.be.false;
  });

  for (const then of ["gone", "404", "500", "broken", "list"]) {
    it(`shows the kept copy in a page that is opened when the answer is ${then}`, async () => {
      const address = faults("each", { kinds: `ok,${then}` });
      const first = await visit(address, true);
      expect(namesIn(first)).to.deep.equal(["Ukmergė"]);
      await eventually(async () => expect(await keptAddresses()).to.include(address));
      const state = await visit(address, true);
      expect(state.status).to.equal("stale");
      expect(namesIn(state)).to.deep.equal(["Ukmergė"]);
      expect("date" in state && Math.abs(Date.parse(state.date ?? "") - Date.now())).to.be.below(60_000);
    });
  }

  it("shows no kept copy unless it is told to", async () => {
    const address = faults("each", { kinds: "ok,404" });
    await visit(address, true);
    await eventually(async () => expect(await keptAddresses()).to.include(address));
    expect((await visit(address, false)).status).to.equal("failed");
  });

  it("keeps what is ready already when a tag comes that wants it kept, without asking again", async () => {
    const address = faults("ok");
    const store = new FeedStore();
    let state: FeedState = { status: "waiting" };
    store.subscribe(address, (next) => (state = next));
    await waitUntil(() => state.status === "ready");
    store.subscribe(address, () => {}, true);
    await eventually(async () => expect(await keptAddresses()).to.deep.equal([address]));
    expect((await seenByServer(address)).count).to.equal(1);
  });

  it("tells of a feed that has lost members beside its kept copy, and tells nothing twice of another", async () => {
    const address = faults("each", { kinds: "two,ok,ok" });
    await visit(address, true);
    await eventually(async () => expect(await keptAddresses()).to.include(address));
    for (const lost of [true, false]) {
      const told: FeedState[] = [];
      const leave = new FeedStore().subscribe(address, (state) => told.push(state), true);
      const count = lost ? 3 : 2;
      await eventually(() => expect(told).to.have.length(count));
      await new Promise((done) => setTimeout(done, 200));
      expect(told.map(({ status }) => status)).to.deep.equal(["loading", "ready", "ready"].slice(0, count));
      const last = told.at(-1);
      expect(last && "before" in last && last.before?.twinTowns.length).to.equal(lost ? 2 : false);
      leave();
    }
  });
});
