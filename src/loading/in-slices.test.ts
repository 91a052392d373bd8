import { expect } from "@open-wc/testing";
import { readFeed, readFeedByMember } from "../feed/index.ts";
import { inSlices } from "./in-slices.ts";

const url = "https://www.lindvik.example/feed.json";

const read = (json: unknown, ...more: [signal?: AbortSignal, begun?: number]) =>
  inSlices(readFeedByMember(json, { url }), ...more);

/** A town whose name takes time to look at: how much is read in a slice then does not depend on the machine. */
const slowTown = (index: number) => ({
  country: "LT",
  get name() {
    const end = performance.now() + 3;
    while (performance.now() < end);
    return `Ort ${index}`;
  },
});

const feed = (count: number, town: (index: number) => object) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  twinTowns: Array.from({ length: count }, (_, index) => town(index)),
});

const quickTown = (index: number) => ({ country: "LT", name: `Ort ${index}` });

describe("work in slices", () => {
  // The tests' own pages lie behind each other, and one that is not in sight reads without a pause.
  before(() => Object.defineProperty(document, "hidden", { value: false, configurable: true }));
  after(() => Reflect.deleteProperty(document, "hidden"));

  /** In which order feeds are read that come at the same time. */
  async function order(...readings: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
    const ends: number[] = [];
    await Promise.all(readings.map((read, at) => read().then(() => ends.push(at))));
    return ends;
  }

  it("lets others work while a long feed is read", async () => {
    const long = () => read(feed(100, slowTown));
    const short = () => read(feed(15, slowTown));
    expect(await order(long, short)).to.deep.equal([1, 0]);
  });

  it("reads a short feed at once, and gives way where parsing it has taken long already", async () => {
    const short = () => read(feed(2, quickTown));
    const late = () => read(feed(2, quickTown), undefined, performance.now() - 100);
    expect(await order(short, short)).to.deep.equal([0, 1]);
    expect(await order(late, short)).to.deep.equal([1, 0]);
  });

  it("reads without a pause where the page is not in sight", async () => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    const long = () => read(feed(30, slowTown));
    const short = () => read(feed(2, quickTown));
    const ends = await order(long, short);
    Object.defineProperty(document, "hidden", { value: false, configurable: true });
    expect(ends).to.deep.equal([0, 1]);
  });

  it("comes to what the reader comes to at once, problems included", async () => {
    const json = {
      ...feed(3000, (index) => (index % 5 ? { name: `Ort ${index % 50}`, country: "LT" } : { name: 5 })),
      news: [{ title: "Nytt", url: "../nytt" }, 5],
    };
    expect(await read(json, undefined, 0)).to.deep.equal(readFeed(json, { url }));
  });

  it("ends between two slices when nobody waits for it any more", async () => {
    const abort = new AbortController();
    let looks = 0;
    const json = feed(1000, (index) => {
      const town = slowTown(index);
      return {
        country: "LT",
        get name() {
          if (++looks === 20) abort.abort();
          return town.name;
        },
      };
    });
    const error = await read(json, abort.signal).catch((reason: unknown) => reason);
    expect(error).to.equal(abort.signal.reason);
    const before = looks;
    expect(before).to.be.within(20, 40);
    await new Promise((done) => setTimeout(done, 50));
    expect(looks).to.equal(before);
  });
});
