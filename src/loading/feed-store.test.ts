import { expect, waitUntil } from "@open-wc/testing";
import { faults, pause, seenByServer } from "../element-kit/testing.ts";
import { type Feed, readFeed } from "../feed/index.ts";
import { FeedError, type FeedErrorCode } from "./feed-error.ts";
import type { FeedState } from "./feed-state.ts";
import { FeedStore, type Patience, patience } from "./feed-store.ts";
import { type LoadOptions, loadFeed } from "./load-feed.ts";

type Loaded = Awaited<ReturnType<typeof loadFeed>>;

const url = "https://www.lindvik.example/feed.json";

function feedOf(name: string): Feed {
  const { feed } = readFeed({
    version: 1,
    language: "sv",
    municipality: { name: "Lindvik" },
    twinTowns: [{ name, country: "LT" }],
  });
  if (!feed) throw new Error("no feed");
  return feed;
}

const ready = (name: string): Loaded => ({ status: "ready", feed: feedOf(name), problems: [], url });
/** Asking again is of no use, or may well be of use. */
const missing = new FeedError("status", url, 404);
const broken = new FeedError("status", url, 500);
const failure = (error: FeedError): Loaded => ({ status: "failed", url, error, problems: [] });
const failed = failure(missing);
const stale = (name: string): Loaded => ({
  status: "stale",
  feed: feedOf(name),
  problems: [],
  url,
  error: missing,
  date: "2026-11-20T08:15:00.000Z",
});

/** A request as the store makes it, answered by the test when it pleases. */
interface Request extends LoadOptions {
  readonly url: string;
  answer(state: Loaded): Promise<void>;
}

function storeWithRequests(patience?: Patience): { store: FeedStore; requests: Request[] } {
  const requests: Request[] = [];
  const store = new FeedStore((url, options) => {
    return new Promise((resolve, reject) => {
      options.signal.addEventListener("abort", () => reject(options.signal.reason));
      const answer = async (state: Loaded) => {
        resolve(state);
        await pause(0);
      };
      requests.push({ ...options, url, answer });
    });
  }, patience);
  return { store, requests };
}

/** What a listener has been told, in brief. */
function listener(): { readonly heard: string[]; readonly hear: (state: FeedState) => void; last(): FeedState } {
  const heard: string[] = [];
  let last: FeedState = { status: "waiting" };
  return {
    heard,
    hear: (state) => {
      last = state;
      heard.push([state.status, "feed" in state ? state.feed.twinTowns[0]?.name : ""].filter(Boolean).join(" "));
    },
    last: () => last,
  };
}

describe("FeedStore", () => {
  it("tells a listener each state, the present one at once", async () => {
    const { store, requests } = storeWithRequests();
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    expect(heard).to.deep.equal(["loading"]);
    await requests[0]?.answer(ready("Ukmergė"));
    expect(heard).to.deep.equal(["loading", "ready Ukmergė"]);
  });

  it("makes one request for many listeners and tells all of them", async () => {
    const { store, requests } = storeWithRequests();
    const all = Array.from({ length: 20 }, listener);
    for (const { hear } of all) store.subscribe(url, hear);
    await requests[0]?.answer(ready("Ukmergė"));
    expect(requests).to.have.length(1);
    for (const { heard } of all) expect(heard.at(-1)).to.equal("ready Ukmergė");
  });

  it("keeps the addresses apart", async () => {
    const { store, requests } = storeWithRequests();
    const [one, other] = [listener(), listener()];
    store.subscribe(url, one.hear);
    store.subscribe(`${url}?part=2`, other.hear);
    expect(requests.map((request) => request.url)).to.deep.equal([url, `${url}?part=2`]);
    await requests[0]?.answer(ready("Ukmergė"));
    expect(one.heard.at(-1)).to.equal("ready Ukmergė");
    expect(other.heard).to.deep.equal(["loading"]);
  });

  it("tells one who comes when all is ready at once, and asks no more", async () => {
    const { store, requests } = storeWithRequests();
    store.subscribe(url, () => {});
    await requests[0]?.answer(ready("Ukmergė"));
    const late = listener();
    store.subscribe(url, late.hear);
    expect(late.heard).to.deep.equal(["ready Ukmergė"]);
    expect(requests).to.have.length(1);
  });

  it("keeps what is ready although nobody shows it for a while", async () => {
    const { store, requests } = storeWithRequests();
    const leave = store.subscribe(url, () => {});
    await requests[0]?.answer(ready("Ukmergė"));
    leave();
    await pause(10);
    const late = listener();
    store.subscribe(url, late.hear);
    expect(late.heard).to.deep.equal(["ready Ukmergė"]);
    expect(requests).to.have.length(1);
  });

  it("keeps no failure: one who comes afterwards makes it ask again", async () => {
    const { store, requests } = storeWithRequests();
    const first = listener();
    store.subscribe(url, first.hear);
    await requests[0]?.answer(failed);
    const second = listener();
    store.subscribe(url, second.hear);
    expect(requests).to.have.length(2);
    await requests[1]?.answer(ready("Ukmergė"));
    expect(first.heard).to.deep.equal(["loading", "failed", "loading", "ready Ukmergė"]);
    expect(second.heard.at(-1)).to.equal("ready Ukmergė");
  });

  it("shows one who comes the old copy at once, and asks for a new one meanwhile", async () => {
    const { store, requests } = storeWithRequests();
    store.subscribe(url, () => {});
    await requests[0]?.answer(stale("Ukmergė"));
    const late = listener();
    store.subscribe(url, late.hear);
    expect(late.heard).to.deep.equal(["stale Ukmergė"]);
    expect(requests).to.have.length(2);
    await requests[1]?.answer(ready("Türi"));
    expect(late.heard).to.deep.equal(["stale Ukmergė", "ready Türi"]);
  });

  it("says that it loads when it asks again after a failure", async () => {
    const { store, requests } = storeWithRequests();
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(failed);
    store.reload(url);
    expect(heard).to.deep.equal(["loading", "failed", "loading"]);
    await requests[1]?.answer(ready("Ukmergė"));
    expect(heard.at(-1)).to.equal("ready Ukmergė");
  });

  it("leaves a good feed on show while a newer one is on its way", async () => {
    const { store, requests } = storeWithRequests();
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(ready("Ukmergė"));
    store.reload(url);
    expect(heard).to.deep.equal(["loading", "ready Ukmergė"]);
    await requests[1]?.answer(ready("Türi"));
    expect(heard).to.deep.equal(["loading", "ready Ukmergė", "ready Türi"]);
  });

  it("hears the latest request only", async () => {
    const { store, requests } = storeWithRequests();
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(ready("Ukmergė"));
    store.reload(url);
    store.reload(url);
    expect(requests.map(({ signal }) => signal.aborted)).to.deep.equal([false, true, false]);
    await requests[2]?.answer(ready("New"));
    await requests[1]?.answer(ready("Old"));
    expect(heard).to.deep.equal(["loading", "ready Ukmergė", "ready New"]);
  });

  it("hears the latest request even where the earlier one cannot be stopped", async () => {
    const answers: ((state: Loaded) => void)[] = [];
    const store = new FeedStore(() => new Promise((resolve) => answers.push(resolve)));
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    store.reload(url);
    answers[1]?.(ready("New"));
    await pause(0);
    answers[0]?.(ready("Old"));
    await pause(0);
    expect(heard.at(-1)).to.equal("ready New");
  });

  it("marks the older feed once when a newer one cannot be had, and unmarks it when it can", async () => {
    const { store, requests } = storeWithRequests();
    const { heard, hear, last } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(ready("Ukmergė"));
    store.reload(url);
    await requests[1]?.answer(failed);
    const state = last();
    expect(state).to.include({ status: "stale", url });
    expect("error" in state && state.error.status).to.equal(404);
    store.reload(url);
    await requests[2]?.answer(failed);
    store.reload(url);
    await requests[3]?.answer(ready("Türi"));
    expect(heard).to.deep.equal(["loading", "ready Ukmergė", "stale Ukmergė", "ready Türi"]);
  });

  it("stops the request when the last listener leaves, not before", async () => {
    const { store, requests } = storeWithRequests();
    const leave = [store.subscribe(url, () => {}), store.subscribe(url, () => {})];
    leave[0]?.();
    await pause(10);
    expect(requests[0]?.signal.aborted).to.be.false;
    leave[1]?.();
    await pause(10);
    expect(requests[0]?.signal.aborted).to.be.true;
  });

  it("asks anew after everybody had left", async () => {
    const { store, requests } = storeWithRequests();
    store.subscribe(url, () => {})();
    await pause(10);
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await requests[1]?.answer(ready("Ukmergė"));
    expect(heard).to.deep.equal(["loading", "ready Ukmergė"]);
  });

  it("lets a listener leave and come back within a task without a second request", async () => {
    const { store, requests } = storeWithRequests();
    store.subscribe(url, () => {})();
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await pause(10);
    expect(requests[0]?.signal.aborted).to.be.false;
    await requests[0]?.answer(ready("Ukmergė"));
    expect(requests).to.have.length(1);
    expect(heard.at(-1)).to.equal("ready Ukmergė");
  });

  it("tells one who has left nothing more, also when he leaves while he is told", async () => {
    const { store, requests } = storeWithRequests();
    const { heard, hear } = listener();
    const other = listener();
    const leave = store.subscribe(url, (state) => {
      hear(state);
      if (state.status === "ready") leave();
    });
    store.subscribe(url, other.hear);
    await requests[0]?.answer(ready("Ukmergė"));
    store.reload(url);
    await requests[1]?.answer(ready("Türi"));
    expect(heard.at(-1)).to.equal("ready Ukmergė");
    expect(other.heard.at(-1)).to.equal("ready Türi");
  });

  it("does nothing for an address that nobody shows", () => {
    const { store, requests } = storeWithRequests();
    store.reload(url);
    expect(requests).to.have.length(0);
  });
});

describe("FeedStore, after a failure", () => {
  /** Two more requests, soon. */
  const soon: Patience = (_error, tries) => (tries > 2 ? undefined : 20);

  it("asks again, three times at most, and says so at last only", async () => {
    const { store, requests } = storeWithRequests(soon);
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    for (let turn = 0; turn < 3; turn++) {
      expect(heard).to.deep.equal(["loading"]);
      await requests[turn]?.answer(failure(broken));
      await pause(60);
    }
    expect(heard).to.deep.equal(["loading", "failed"]);
    expect(requests).to.have.length(3);
  });

  it("tells nothing of a failure that passes", async () => {
    const { store, requests } = storeWithRequests(soon);
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(failure(broken));
    await pause(60);
    await requests[1]?.answer(ready("Ukmergė"));
    await pause(60);
    expect(heard).to.deep.equal(["loading", "ready Ukmergė"]);
    expect(requests).to.have.length(2);
  });

  it("tells the second request only what the one before failed with", async () => {
    const { store, requests } = storeWithRequests(soon);
    store.subscribe(url, () => {});
    for (let turn = 0; turn < 3; turn++) {
      await requests[turn]?.answer(failure(broken));
      await pause(60);
    }
    expect(requests.map(({ after }) => after?.status)).to.deep.equal([undefined, 500, undefined]);
  });

  it("shows an old copy at once, and takes its mark away when it can", async () => {
    const { store, requests } = storeWithRequests(soon);
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(stale("Ukmergė"));
    expect(heard).to.deep.equal(["loading", "stale Ukmergė"]);
    await pause(60);
    await requests[1]?.answer(failure(broken));
    await pause(60);
    await requests[2]?.answer(ready("Türi"));
    expect(heard).to.deep.equal(["loading", "stale Ukmergė", "ready Türi"]);
  });

  it("leaves no page blank while a server wants to be left alone, and asks again then", async () => {
    const { store, requests } = storeWithRequests((_error, tries) => (tries > 1 ? undefined : 2100));
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(failure(broken));
    expect(heard).to.deep.equal(["loading", "failed"]);
    await pause(1900);
    expect(requests).to.have.length(1);
    await pause(400);
    await requests[1]?.answer(ready("Ukmergė"));
    expect(heard).to.deep.equal(["loading", "failed", "ready Ukmergė"]);
  });

  it("joins one who comes between two requests to those who wait", async () => {
    const { store, requests } = storeWithRequests(soon);
    store.subscribe(url, () => {});
    await requests[0]?.answer(failure(broken));
    const late = listener();
    store.subscribe(url, late.hear);
    expect(late.heard).to.deep.equal(["loading"]);
    expect(requests).to.have.length(1);
    await pause(60);
    await requests[1]?.answer(ready("Ukmergė"));
    expect(late.heard).to.deep.equal(["loading", "ready Ukmergė"]);
  });

  it("asks no more when nobody waits", async () => {
    const { store, requests } = storeWithRequests(soon);
    const leave = store.subscribe(url, () => {});
    await requests[0]?.answer(failure(broken));
    leave();
    await pause(80);
    expect(requests).to.have.length(1);
  });

  it("asks at once when a reader wants it, and not a second time when the pause would have ended", async () => {
    const { store, requests } = storeWithRequests((_error, tries) => (tries > 1 ? undefined : 2100));
    const { heard, hear } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(failure(broken));
    store.reload(url);
    expect(requests).to.have.length(2);
    expect(heard).to.deep.equal(["loading", "failed", "loading"]);
    await requests[1]?.answer(ready("Ukmergė"));
    await pause(2300);
    expect(requests).to.have.length(2);
  });

  it("remembers the copy whose place a newer one took", async () => {
    const { store, requests } = storeWithRequests();
    const { hear, last } = listener();
    store.subscribe(url, hear);
    await requests[0]?.answer(ready("Ukmergė"));
    expect(last()).not.to.have.property("before");
    store.reload(url);
    await requests[1]?.answer(ready("Türi"));
    const state = last();
    expect("before" in state && state.before?.twinTowns[0]?.name).to.equal("Ukmergė");
  });

  describe("waits", () => {
    const error = (code: FeedErrorCode, status?: number, retryAfter = 0) =>
      new FeedError(code, url, status, { retryAfter });
    type Range = readonly [least: number, most: number];
    const rows: readonly (readonly [what: string, error: FeedError, tries: number, range?: Range])[] = [
      ["a little where the connection broke", error("network"), 1, [250, 500]],
      ["twice as long the second time", error("network"), 2, [500, 1000]],
      ["no third time", error("network"), 3],
      ["a little for a broken server", error("status", 500), 1, [250, 500]],
      ["a little for a server at rest", error("status", 503), 1, [250, 500]],
      ["a little for a server that has been asked too often", error("status", 429), 1, [250, 500]],
      ["as long as the server wants", error("status", 503, 60_000), 1, [60_000, 60_000]],
      ["no shorter than it would by itself", error("status", 503, 10), 2, [500, 1000]],
      ["no longer than a timer can", error("status", 503, 1e12), 1, [2 ** 31 - 1, 2 ** 31 - 1]],
      ["longer, where it has waited long", error("timeout"), 1, [2001, 4002]],
      ["not for a missing feed", error("status", 404), 1],
      ["not for a feed behind a password", error("status", 401), 1],
      ["not for a copy that it does not have", error("status", 304), 1],
      ["not for broken JSON", error("not-json"), 1],
      ["not for what is no feed", error("not-a-feed"), 1],
      ["not for what is too large", error("too-large"), 1],
    ];
    for (const [what, given, tries, range] of rows) {
      it(what, () => {
        for (let turn = 0; turn < 50; turn++) {
          const delay = patience(given, tries);
          if (range) expect(delay).to.be.within(...range);
          else expect(delay).to.equal(undefined);
        }
      });
    }

    it("out of step with others", () => {
      const delays = Array.from({ length: 20 }, () => patience(broken, 1));
      expect(new Set(delays).size).to.be.above(10);
    });
  });

  describe("when the network or the reader comes back", () => {
    const turn = (isHidden: boolean) => {
      Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    };
    const online = () => dispatchEvent(new Event("online"));
    afterEach(() => {
      Reflect.deleteProperty(document, "hidden");
    });

    for (const [what, comeBack] of [
      ["the network", online],
      ["the reader", () => turn(false)],
    ] as const) {
      it(`${what}: asks for what failed, once, and shows it in place`, async () => {
        const { store, requests } = storeWithRequests();
        const all = [listener(), listener()];
        for (const { hear } of all) store.subscribe(url, hear);
        await requests[0]?.answer(failed);
        comeBack();
        comeBack();
        expect(requests).to.have.length(2);
        await requests[1]?.answer(ready("Ukmergė"));
        for (const { heard } of all) expect(heard).to.deep.equal(["loading", "failed", "ready Ukmergė"]);
        comeBack();
        expect(requests).to.have.length(2);
      });
    }

    it("says nothing where it fails again", async () => {
      const { store, requests } = storeWithRequests();
      const [shown, empty] = [listener(), listener()];
      store.subscribe(url, shown.hear);
      store.subscribe(`${url}?part=2`, empty.hear);
      await requests[0]?.answer(stale("Ukmergė"));
      await requests[1]?.answer(failed);
      online();
      await requests[2]?.answer(failed);
      await requests[3]?.answer(failed);
      expect(shown.heard).to.deep.equal(["loading", "stale Ukmergė"]);
      expect(empty.heard).to.deep.equal(["loading", "failed"]);
    });

    it("does not wait for a pause to end", async () => {
      const { store, requests } = storeWithRequests(() => 60_000);
      const leave = store.subscribe(url, () => {});
      await requests[0]?.answer(failure(broken));
      online();
      expect(requests).to.have.length(2);
      leave();
    });

    it("asks for nothing in a page that nobody sees", async () => {
      const { store, requests } = storeWithRequests();
      store.subscribe(url, () => {});
      await requests[0]?.answer(failed);
      turn(true);
      expect(requests).to.have.length(1);
      turn(false);
      expect(requests).to.have.length(2);
    });

    it("listens only while a tag waits, once for all", async () => {
      const listening = new Map<string, Set<unknown>>();
      const of = (type: string) => listening.get(type) ?? listening.set(type, new Set()).get(type);
      const count = () => ["online", "visibilitychange"].map((type) => of(type)?.size);
      const { addEventListener: add, removeEventListener: remove } = globalThis;
      globalThis.addEventListener = (type: string, hear: EventListenerOrEventListenerObject) => {
        of(type)?.add(hear);
        add(type, hear);
      };
      globalThis.removeEventListener = (type: string, hear: EventListenerOrEventListenerObject) => {
        of(type)?.delete(hear);
        remove(type, hear);
      };
      try {
        const { store, requests } = storeWithRequests();
        const leave = [url, `${url}?part=2`].map((address) => store.subscribe(address, () => {}));
        await requests[0]?.answer(ready("Ukmergė"));
        expect(count()).to.deep.equal([0, 0]);
        await requests[1]?.answer(failed);
        expect(count()).to.deep.equal([1, 1]);
        online();
        await requests[2]?.answer(ready("Türi"));
        expect(count()).to.deep.equal([0, 0]);
        for (const [at, address] of [url, `${url}?part=2`].entries()) {
          store.reload(address);
          await requests[3 + at]?.answer(failed);
        }
        expect(count()).to.deep.equal([1, 1]);
        leave[0]?.();
        leave[1]?.();
        await pause(10);
        expect(count()).to.deep.equal([0, 0]);
      } finally {
        Object.assign(globalThis, { addEventListener: add, removeEventListener: remove });
      }
    });
  });
});

describe("FeedStore, asked for several feeds as one", () => {
  const urls = Array.from({ length: 9 }, (_, index) => `https://www.lindvik.example/${index}.json`);
  const namesIn = (state: FeedState) => ("feed" in state ? state.feed.twinTowns.map(({ name }) => name) : []);
  const of = (state: Loaded, index: number): Loaded => ({ ...state, url: urls[index] ?? "" });

  it("asks for six at a time, and for the next as each has come or failed", async () => {
    const { store, requests } = storeWithRequests();
    store.subscribe(urls.join(" "), () => {});
    await waitUntil(() => requests.length > 0);
    expect(requests.map(({ url }) => url)).to.deep.equal(urls.slice(0, 6));
    await requests[3]?.answer(of(ready("Ukmergė"), 3));
    await requests[1]?.answer(of(failed, 1));
    expect(requests.map(({ url }) => url)).to.deep.equal(urls.slice(0, 8));
  });

  it("tells the first at once and the others after it in their order, with how many are awaited", async () => {
    const { store, requests } = storeWithRequests();
    const { hear, last } = listener();
    store.subscribe(urls.slice(0, 3).join(" "), hear);
    await waitUntil(() => requests.length === 3);
    const pending = () => ("pending" in last() ? (last() as { pending?: number }).pending : undefined);
    await requests[2]?.answer(of(ready("C"), 2));
    await waitUntil(() => namesIn(last()).length === 1, "", { interval: 5, timeout: 200 });
    expect(pending()).to.equal(2);
    await requests[0]?.answer(of(ready("A"), 0));
    await requests[1]?.answer(of(ready("B"), 1));
    expect(namesIn(last())).to.deep.equal(["C"]);
    await waitUntil(() => namesIn(last()).length === 3);
    expect(namesIn(last())).to.deep.equal(["A", "B", "C"]);
    expect(pending()).to.equal(0);
  });

  it("fails as one where all fail, with a problem for each, and asks again for each", async () => {
    const { store, requests } = storeWithRequests();
    const { hear, last } = listener();
    const both = urls.slice(0, 2);
    store.subscribe(both.join(" "), hear);
    await waitUntil(() => requests.length === 2);
    await requests[1]?.answer(of(failed, 1));
    await pause(30);
    expect(last().status).to.equal("loading");
    await requests[0]?.answer(of(failed, 0));
    await waitUntil(() => last().status === "failed");
    const { problems } = last() as Extract<FeedState, { status: "failed" }>;
    expect(problems.map(({ code, found, url }) => [code, found, url])).to.deep.equal(
      both.map((each) => ["unavailable", "status 404", each]),
    );
    store.reload(both.join(" "));
    expect(last().status).to.equal("loading");
    await waitUntil(() => requests.length === 4);
  });

  it("follows a feed of them that others have asked for anew", async () => {
    const { store, requests } = storeWithRequests();
    const { hear, last } = listener();
    store.subscribe(urls.slice(0, 2).join(" "), hear);
    await waitUntil(() => requests.length === 2);
    await requests[0]?.answer(of(ready("A"), 0));
    await requests[1]?.answer(of(failed, 1));
    await waitUntil(() => namesIn(last()).length === 1);
    store.reload(urls[1] ?? "");
    await requests[2]?.answer(of(ready("B"), 1));
    await waitUntil(() => namesIn(last()).length === 2);
  });

  it("is an older copy only where all of them are, and says which are", async () => {
    const { store, requests } = storeWithRequests();
    const { hear, last } = listener();
    store.subscribe(urls.slice(0, 2).join(" "), hear);
    await waitUntil(() => requests.length === 2);
    await requests[0]?.answer(of(stale("A"), 0));
    await waitUntil(() => last().status === "stale");
    await requests[1]?.answer(of(ready("B"), 1));
    await waitUntil(() => last().status === "ready");
    const { copies } = last() as Extract<FeedState, { status: "ready" }>;
    expect(copies?.map(({ date }) => date)).to.deep.equal(["2026-11-20T08:15:00.000Z"]);
  });

  it("gives up all requests when the last listener leaves, and begins anew when one comes", async () => {
    const { store, requests } = storeWithRequests();
    const leave = store.subscribe(urls.slice(0, 2).join(" "), () => {});
    await waitUntil(() => requests.length === 2);
    await requests[0]?.answer(of(ready("A"), 0));
    leave();
    await pause(10);
    await waitUntil(() => requests[1]?.signal.aborted === true);
    const { hear, last } = listener();
    store.subscribe(urls.slice(0, 2).join(" "), hear);
    await waitUntil(() => requests.length === 3);
    expect(requests[2]?.url).to.equal(urls[1]);
    await waitUntil(() => namesIn(last()).join() === "A");
  });
});

describe("FeedStore, with the browser's own requests", () => {
  it("shows the newest answer where the older one is slow", async () => {
    const store = new FeedStore();
    const { heard, hear } = listener();
    const address = faults("turns", { names: "Old,New", ms: "400,0" });
    const leave = store.subscribe(address, hear);
    await pause(50);
    store.reload(address);
    await waitUntil(() => heard.at(-1) === "ready New", heard.join());
    await pause(500);
    expect(heard).not.to.include("ready Old");
    expect(await seenByServer(address)).to.deep.equal({ count: 2, closed: 1 });
    leave();
  });

  it("asks the server once for many", async () => {
    const store = new FeedStore();
    const address = faults("slow", { ms: "50" });
    const all = Array.from({ length: 5 }, listener);
    for (const { hear } of all) store.subscribe(address, hear);
    await waitUntil(() => all.every(({ heard }) => heard.at(-1) === "ready Ukmergė"));
    expect((await seenByServer(address)).count).to.equal(1);
  });

  it("lets the server go when nobody waits any more", async () => {
    const store = new FeedStore();
    const address = faults("never");
    const leave = store.subscribe(address, () => {});
    await pause(100);
    leave();
    await pause(100);
    expect(await seenByServer(address)).to.deep.equal({ count: 1, closed: 1 });
  });

  it("asks again after a failure", async () => {
    const store = new FeedStore(loadFeed, () => undefined);
    const address = faults("mended", { times: "1" });
    const { heard, hear } = listener();
    store.subscribe(address, hear);
    await waitUntil(() => heard.at(-1) === "failed");
    store.reload(address);
    await waitUntil(() => heard.at(-1) === "ready Ukmergė");
  });

  const rows: readonly (readonly [what: string, kind: string, query: Readonly<Record<string, string>>])[] = [
    ["a server that fails every second time", "every-second", {}],
    ["a server at rest for a moment", "busy", { after: "0" }],
    ["a server that has been asked too often", "busy", { status: "429", after: "0" }],
    ["a connection that breaks in the middle", "each", { kinds: "cut,ok" }],
  ];
  for (const [what, kind, query] of rows) {
    it(`${what}: the reader sees nothing of it`, async () => {
      const address = faults(kind, query);
      const { heard, hear } = listener();
      const leave = new FeedStore().subscribe(address, hear);
      await waitUntil(() => heard.length > 1, "nothing comes", { timeout: 4000 });
      expect(heard).to.deep.equal(["loading", "ready Ukmergė"]);
      expect((await seenByServer(address)).count).to.equal(2);
      leave();
    });
  }

  it("a server that stays broken: three requests, then no more", async () => {
    const address = faults("500");
    const { heard, hear } = listener();
    const leave = new FeedStore().subscribe(address, hear);
    await waitUntil(() => heard.at(-1) === "failed", "does not fail", { timeout: 5000 });
    await pause(1500);
    expect((await seenByServer(address)).count).to.equal(3);
    leave();
  });

  it("a missing feed: one request", async () => {
    const address = faults("404");
    const { heard, hear } = listener();
    const leave = new FeedStore().subscribe(address, hear);
    await waitUntil(() => heard.at(-1) === "failed");
    await pause(800);
    expect((await seenByServer(address)).count).to.equal(1);
    leave();
  });

  it("a server that wants to be left alone for long: says so at once, and asks no more by itself", async () => {
    const address = faults("busy", { after: "3600", times: "9" });
    const { heard, hear } = listener();
    const leave = new FeedStore().subscribe(address, hear);
    await waitUntil(() => heard.at(-1) === "failed");
    await pause(1500);
    expect((await seenByServer(address)).count).to.equal(1);
    leave();
  });

  it("a server out of reach: the browser's own copy soon after, with its date", async () => {
    const address = faults("cached", { then: "gone" });
    const first = listener();
    const leaveFirst = new FeedStore().subscribe(address, first.hear);
    await waitUntil(() => first.heard.at(-1) === "ready Ukmergė");
    leaveFirst();
    const { heard, hear, last } = listener();
    const leave = new FeedStore().subscribe(address, hear);
    await waitUntil(() => heard.length > 1, "nothing comes", { timeout: 3000 });
    expect(heard).to.deep.equal(["loading", "stale Ukmergė"]);
    expect(last()).to.include({ date: "2026-11-20T08:15:00.000Z" });
    leave();
  });
});
