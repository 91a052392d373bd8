import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { minimal } from "./fixtures/minimal.ts";
import { readFeed, readFeedByMember } from "./read.ts";

/** What reading does, in steps that no machine makes quicker or slower. */
interface Work {
  /** Looks at what was handed over: keys listed, values taken. */
  looks: number;
  /** Questions to sets and maps, in which ids are found again. */
  finds: number;
}

/** JSON that counts each look at it. */
function watched<T extends object>(value: T, work: Work): T {
  return new Proxy(value, {
    get: (target, key, self) => {
      work.looks++;
      const inner: unknown = Reflect.get(target, key, self);
      return typeof inner === "object" && inner !== null ? watched(inner, work) : inner;
    },
    ownKeys: (target) => {
      const keys = Reflect.ownKeys(target);
      work.looks += keys.length;
      return keys;
    },
    has: (target, key) => {
      work.looks++;
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor: (target, key) => {
      work.looks++;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}

/** Counts what is asked of the sets and maps that are made meanwhile. */
function countingFinds<T>(work: Work, action: () => T): T {
  const kinds = [Set.prototype, Map.prototype] as const;
  const originals = kinds.map((kind) => kind.has);
  const originalGet = Map.prototype.get;
  kinds.forEach((kind, at) => {
    const original = originals[at];
    kind.has = function (this: Set<unknown> & Map<unknown, unknown>, key: unknown) {
      work.finds++;
      return original?.call(this, key) ?? false;
    };
  });
  Map.prototype.get = function (this: Map<unknown, unknown>, key: unknown): unknown {
    work.finds++;
    return originalGet.call(this, key) as unknown;
  };
  try {
    return action();
  } finally {
    kinds.forEach((kind, at) => {
      const original = originals[at];
      if (original) kind.has = original;
    });
    Map.prototype.get = originalGet;
  }
}

describe("reading is work in proportion to the feed", () => {
  const kinds: readonly (readonly [string, (index: number) => object])[] = [
    [
      "different towns",
      (index) => ({
        name: { sv: `Ort ${index}`, en: `Town ${index}` },
        country: "SE",
        since: "1992-06",
        themes: ["skola", "kultur"],
        location: { lat: 58, lon: 14 },
        url: "https://www.ort.example/",
        egen: [1, 2, 3],
      }),
    ],
    ["namesakes", () => ({ name: "Ort", country: "SE" })],
    ["equal ids", () => ({ id: "ort", name: "Ort", country: "SE" })],
    ["ids like those that are made", (index) => (index % 2 ? { id: `ort-${index}`, name: "X" } : { name: "Ort" })],
    ["rubbish", () => ({ name: 5, country: [], since: "19992", location: "x" })],
  ];

  for (const [name, town] of kinds) {
    it(`for ${name}`, () => {
      const measure = (count: number): Work => {
        const work = { looks: 0, finds: 0 };
        const twinTowns = Array.from({ length: count }, (_, index) => town(index));
        const json = watched({ ...minimal, twinTowns }, work);
        const { feed } = countingFinds(work, () => readFeed(json));
        assert.ok(feed);
        return work;
      };
      const none = measure(0);
      const few = measure(1_000);
      const each = (few.looks - none.looks) / 1_000;
      assert.ok(each >= 2, String(each));
      for (const count of [1_000, 10_000, 100_000]) {
        const { looks, finds } = measure(count);
        // To the last look: what a member costs does not depend on how many others there are.
        assert.equal(looks - none.looks, each * count);
        assert.ok(finds - none.finds <= 6 * count, `${finds} questions for ${count}`);
      }
    });
  }
});

describe("reading by member", () => {
  it("pauses after each member, and comes to the same", () => {
    const twinTowns = Array.from({ length: 500 }, (_, index) =>
      index % 7 ? { name: `Ort ${index}`, country: "SE" } : 5,
    );
    const news = [{ title: "Nytt" }, null, { title: 5 }];
    const json = { news, ...minimal, twinTowns };
    const steps = readFeedByMember(json);
    let pauses = 0;
    for (;;) {
      const { done, value } = steps.next();
      if (done) {
        assert.deepEqual(value, readFeed(json));
        break;
      }
      pauses++;
    }
    assert.equal(pauses, twinTowns.length + news.length);
  });
});
