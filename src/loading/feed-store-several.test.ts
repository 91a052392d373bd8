import { expect, waitUntil } from "@open-wc/testing";
import { pause } from "../element-kit/testing.ts";
import type { FeedState } from "./feed-state.ts";
import { failed, type Loaded, listener, ready, stale, storeWithRequests } from "./feed-store-testing.ts";

describe("FeedStore, asked for several feeds as one", () => {
  const urls = Array.from({ length: 9 }, (_, index) => `https://www.lindvik.example/${index}.json`);
  const namesIn = (state: FeedState) => ("feed" in state ? state.feed.twinTowns.map(({ name }) => name) : []);
  const of = (state: Loaded, index: number): Loaded => ({ ...state, url: urls[index] ?? "" });

  it("asks for six at a time, and for the next as each has come or failed", async () => {
    const { store, requests } = storeWithRequests();
    store.subscribe(urls.join(" "), () => {});
    await waitUntil(() => requests.length > 1);
    expect(requests.map(({ url }) => url)).to.deep.equal(urls.slice(0, 6));
    await requests[3]?.answer(of(ready("Ukmergė"), 3));
    await requests[1]?.answer(of(failed, 1));
    expect(requests.map(({ url }) => url)).to.deep.equal(urls.slice(0, 8));
  });

  it("asks for the first before anything else, and for the others when it is told or late", async () => {
    for (const isLate of [false, true]) {
      const { store, requests } = storeWithRequests();
      const askedWhenTold: number[] = [];
      const leave = store.subscribe(urls.join(" "), (state) => {
        if (namesIn(state).length > 0) askedWhenTold.push(requests.length);
      });
      const begun = performance.now();
      expect(requests.map(({ url }) => url)).to.deep.equal(urls.slice(0, 1));
      if (!isLate) await requests[0]?.answer(of(ready("A"), 0));
      await waitUntil(() => requests.length > 1, "", { interval: 5, timeout: 500 });
      expect(requests.length).to.equal(isLate ? 6 : 7);
      expect(askedWhenTold).to.deep.equal(isLate ? [] : [1]);
      if (isLate) expect(performance.now() - begun).to.be.above(90);
      leave();
    }
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
