import { expect } from "@open-wc/testing";
import { pause } from "../element-kit/testing.ts";
import { FeedStore } from "./feed-store.ts";
import { failed, type Loaded, listener, ready, stale, storeWithRequests, url } from "./feed-store-testing.ts";

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
