import { expect, waitUntil } from "@open-wc/testing";
import { faults, pause, seenByServer } from "../element-kit/testing.ts";
import { FeedStore } from "./feed-store.ts";
import { loadFeed } from "./load-feed.ts";
import { listener } from "./feed-store-testing.ts";

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
