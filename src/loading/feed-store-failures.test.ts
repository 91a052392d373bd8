import { expect } from "@open-wc/testing";
import { pause } from "../element-kit/testing.ts";
import { FeedError, type FeedErrorCode } from "./feed-error.ts";
import { type Patience, patience } from "./feed-store.ts";
import { broken, failed, failure, listener, ready, stale, storeWithRequests, url } from "./feed-store-testing.ts";

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
