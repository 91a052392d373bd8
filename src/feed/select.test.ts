import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Feed, NewsItem, TwinTown } from "./feed-shape.ts";
import { full } from "./fixtures/full.ts";
import { minimal } from "./fixtures/minimal.ts";
import { readFeed } from "./read.ts";
import { groupBy, selectMembers, sortTowns } from "./select.ts";

const today = "2026-11-23";

function read(json: unknown): Feed {
  const { feed } = readFeed(json);
  assert.ok(feed);
  return feed;
}

const feed = read(full);
const idsOf = (members: readonly { readonly id: string }[]) => members.map(({ id }) => id);

describe("selectMembers", () => {
  it("puts what is over apart and keeps the feed's order", () => {
    const { current, past } = selectMembers(feed, "twinTowns", { today });
    assert.deepEqual(idsOf(past), ["lindenfurth", "brzezina-lesna"]);
    assert.deepEqual(
      idsOf(current),
      idsOf(feed.twinTowns).filter((id) => !["lindenfurth", "brzezina-lesna"].includes(id)),
    );
  });

  const kinds = ["volunteering", "policies", "documents"] as const;
  for (const name of kinds) {
    it(`finds one that goes on and one that is over in ${name}`, () => {
      const { current, past } = selectMembers<(typeof kinds)[number]>(feed, name, { today });
      assert.deepEqual([current.length, past.length], [1, 1]);
    });
  }

  it("looks through a list for ids once, however many tags show some of it", () => {
    let looks = 0;
    const twinTowns = Array.from({ length: 900 }, (_, index) => ({
      name: "Ort",
      country: "SE",
      get id() {
        looks++;
        return `ort-${index}`;
      },
    }));
    const many = { ...feed, twinTowns };
    for (let tag = 0; tag < 30; tag++) {
      const ids = [`ort-${tag}`, `ort-${tag + 30}`];
      const { current } = selectMembers(many, "twinTowns", { ids, today });
      assert.deepEqual(current, [twinTowns[tag], twinTowns[tag + 30]]);
    }
    // The comparison looks at some of them again.
    assert.ok(looks <= twinTowns.length + 30 * 4, String(looks));
  });

  it("shows only the ids that are asked for, in their order, and skips the unknown", () => {
    const ids = ["melynupis", "finns-inte", "__proto__", "lindenfurth", "kivisalmi"];
    const { current, past } = selectMembers(feed, "twinTowns", { ids, today });
    assert.deepEqual(idsOf(current), ["melynupis", "kivisalmi"]);
    assert.deepEqual(idsOf(past), ["lindenfurth"]);
    assert.deepEqual(selectMembers(feed, "twinTowns", { ids: [], today }), { current: [], past: [] });
  });

  it("shows news newest first, and what has no date last, in the feed's order", () => {
    const day = (id: string, published?: NewsItem["published"]) => ({
      title: id,
      id,
      ...(published ? { published } : {}),
    });
    const news = [
      day("a"),
      day("b", "2011"),
      day("c", { text: "i våras" }),
      day("d", "2026-05-01"),
      day("e", "2026-06"),
    ];
    const { current } = selectMembers(read({ ...minimal, news }), "news", { today });
    assert.deepEqual(idsOf(current), ["e", "d", "b", "a", "c"]);
  });

  it("leaves the feed as it is", () => {
    const before = JSON.stringify(feed);
    selectMembers(feed, "news", { today });
    sortTowns(feed.twinTowns, "name", ({ id }) => id, "sv");
    assert.equal(JSON.stringify(feed), before);
  });
});

describe("sortTowns", () => {
  const town = (name: string, since?: TwinTown["since"]): TwinTown => ({
    id: name,
    name,
    country: "SE",
    ...(since ? { since } : {}),
  });
  const towns = [town("Örby", "1990"), town("Zelva"), town("Ånäs", "1948-05"), town("Arbo", "1948")];
  const cases = [
    ["name", "sv", "Arbo Zelva Ånäs Örby"],
    ["name", "de", "Ånäs Arbo Örby Zelva"],
    ["since", "sv", "Arbo Ånäs Örby Zelva"],
    [undefined, "sv", "Örby Zelva Ånäs Arbo"],
  ] as const;
  for (const [by, language, expected] of cases) {
    it(`by ${by ?? "nothing"} in ${language} gives ${expected}`, () => {
      const sorted = sortTowns(towns, by, ({ id }) => id, language);
      assert.equal(idsOf(sorted).join(" "), expected);
    });
  }
});

describe("groupBy", () => {
  it("keeps the order in which keys and members appear", () => {
    const groups = groupBy(["b1", "a1", "b2", "__proto__"], (word) => word.slice(0, 1));
    assert.deepEqual(
      [...groups],
      [
        ["b", ["b1", "b2"]],
        ["a", ["a1"]],
        ["_", ["__proto__"]],
      ],
    );
  });
});
