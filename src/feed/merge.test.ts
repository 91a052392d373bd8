import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type CollectionName, collections, type Feed } from "./feed-shape.ts";
import { full } from "./fixtures/full.ts";
import { assertLinear } from "./fixtures/linear.ts";
import { hostile } from "./fixtures/hostile.ts";
import { minimal } from "./fixtures/minimal.ts";
import { type FeedSource, mergeFeeds } from "./merge.ts";
import { originOf, originsOf, ownId } from "./origins.ts";
import { readFeed } from "./read.ts";
import { selectMembers } from "./select.ts";

const today = "2026-11-23";
const lindvik = { name: "Lindvik", country: "SE", code: "1499" };
const norrby = { name: "Norrby", country: "SE", code: "2599" };

function source(url: string, json: object): FeedSource {
  const address = `https://www.lindvik.example/${url}.json`;
  const { feed } = readFeed({ version: 1, language: "sv", ...json }, { url: address });
  assert.ok(feed);
  return { feed, url: address };
}

const towns = (...names: readonly string[]) => names.map((name) => ({ name, country: "LT" }));
const idsOf = (members: readonly { readonly id: string }[]) => members.map(({ id }) => id);
const namesOf = (feed: Feed) => feed.twinTowns.map(({ name }) => name);

const a = source("a", { municipality: lindvik, twinTowns: towns("Ukmergė", "Türi") });
const b = source("b", { municipality: norrby, twinTowns: towns("Ukmergė", "Jõgeva") });

describe("mergeFeeds", () => {
  it("puts collections one after another, in the order of the feeds", () => {
    assert.deepEqual(namesOf(mergeFeeds([a, b]).feed), ["Ukmergė", "Türi", "Ukmergė", "Jõgeva"]);
    assert.deepEqual(namesOf(mergeFeeds([b, a]).feed), ["Ukmergė", "Jõgeva", "Ukmergė", "Türi"]);
  });

  it("keeps members of the same id apart, and says whose each is", () => {
    const { feed, problems } = mergeFeeds([a, b]);
    assert.deepEqual(idsOf(feed.twinTowns), ["lindvik.ukmerge", "lindvik.turi", "norrby.ukmerge", "norrby.jogeva"]);
    assert.deepEqual(problems, []);
    const owners = feed.twinTowns.map((town) => originOf(feed, town)?.owner);
    assert.deepEqual(owners, ["Lindvik", "Lindvik", "Norrby", "Norrby"]);
  });

  it("gives a member the same id whichever other feeds have come", () => {
    const [alone, first, last] = [[b], [b, a], [a, b]].map((sources) => mergeFeeds(sources, { isWhole: false }).feed);
    const own = ["norrby.ukmerge", "norrby.jogeva"];
    assert.deepEqual(idsOf(alone?.twinTowns ?? []), own);
    assert.deepEqual(idsOf(first?.twinTowns ?? []).slice(0, 2), own);
    assert.deepEqual(idsOf(last?.twinTowns ?? []).slice(2), own);
  });

  it("leaves the feeds as they are", () => {
    const before = JSON.stringify([a.feed, b.feed]);
    mergeFeeds([a, b]);
    assert.equal(JSON.stringify([a.feed, b.feed]), before);
  });

  describe("where one municipality says the same in two feeds", () => {
    const again = source("again", {
      municipality: { ...lindvik, name: "Lindviks kommun" },
      twinTowns: [{ name: "Trasig" }, ...towns("Türi", "Jõgeva")],
    });

    it("keeps the first and advises the editor, with the feed and the place in it", () => {
      const { feed, problems } = mergeFeeds([a, again]);
      assert.deepEqual(namesOf(feed), ["Ukmergė", "Türi", "Jõgeva"]);
      assert.deepEqual(problems, [
        { path: "/twinTowns/1", code: "duplicate-member", severity: "advice", found: "turi", url: again.url },
      ]);
    });

    it("names no owner, and is that municipality's", () => {
      const { feed } = mergeFeeds([a, again]);
      assert.equal(feed.municipality?.name, "Lindvik");
      assert.deepEqual(
        originsOf(feed)?.map(({ owner }) => owner),
        [undefined, undefined],
      );
    });

    it("names owners as long as others may come", () => {
      const { feed } = mergeFeeds([a, again], { isWhole: false });
      assert.equal(feed.municipality, undefined);
      assert.deepEqual(
        originsOf(feed)?.map(({ owner }) => owner),
        ["Lindvik", "Lindviks kommun"],
      );
    });

    it("lets members refer to what is in another of its feeds", () => {
      const contacts = source("contacts", { municipality: lindvik, contacts: [{ id: "vera", name: "Vera" }] });
      const refers = source("towns", {
        municipality: lindvik,
        twinTowns: [{ name: "Türi", country: "EE", contacts: ["vera"] }],
      });
      const { feed } = mergeFeeds([refers, contacts, b]);
      const [town] = feed.twinTowns;
      assert.ok(town);
      assert.deepEqual(town.contacts, ["lindvik.vera"]);
      assert.deepEqual(idsOf(originOf(feed, town)?.feed.contacts ?? []), ["lindvik.vera"]);
    });
  });

  const same: readonly [what: string, one: object, other: object, isSame: boolean][] = [
    ["of one code", lindvik, { ...lindvik, name: "Lindviks kommun" }, true],
    ["of one name and country", { name: "Lindvik", country: "SE" }, { name: "lindvik ", country: "SE" }, true],
    [
      "of one name in two languages",
      { name: "Lindvik", country: "SE" },
      { name: { sv: "Lindvik" }, country: "SE" },
      true,
    ],
    ["of one name in two countries", { name: "Berg", country: "SE" }, { name: "Berg", country: "NO" }, false],
    ["of one name with two codes", { name: "Berg", code: "1" }, { name: "Berg", code: "2" }, false],
    [
      "of one code in two countries",
      { name: "Berg", code: "1", country: "SE" },
      { name: "By", code: "1", country: "NO" },
      false,
    ],
  ];
  for (const [what, one, other, isSame] of same) {
    it(`takes municipalities ${what} for ${isSame ? "one" : "two"}`, () => {
      const json = { twinTowns: towns("Türi") };
      const { feed } = mergeFeeds([
        source("a", { ...json, municipality: one }),
        source("b", { ...json, municipality: other }),
      ]);
      assert.equal(feed.twinTowns.length, isSame ? 1 : 2);
      assert.equal(new Set(idsOf(feed.twinTowns)).size, feed.twinTowns.length);
    });
  }

  it("knows two municipalities whose names differ by a mark alone", () => {
    const [habo, habo2] = ["Habo", "Håbo"].map((name, at) =>
      source(String(at), { municipality: { name, country: "SE" }, twinTowns: towns("Ukmergė") }),
    );
    assert.ok(habo && habo2);
    const { feed } = mergeFeeds([habo, habo2]);
    assert.deepEqual(
      feed.twinTowns.map((town) => originOf(feed, town)?.owner),
      ["Habo", "Håbo"],
    );
    assert.equal(new Set(idsOf(feed.twinTowns)).size, 2);
  });

  it("takes feeds that name no municipality for as many municipalities", () => {
    const nameless = { twinTowns: towns("Türi") };
    const { feed } = mergeFeeds([source("x/one", nameless), source("y/one", nameless), source("?id=3", nameless)]);
    assert.deepEqual(idsOf(feed.twinTowns), ["one.turi", "one-2.turi", "feed.turi"]);
    assert.deepEqual(
      originsOf(feed)?.map(({ owner }) => owner),
      [undefined, undefined, undefined],
    );
  });

  it("keeps what refers to ids leading to the same members", () => {
    const other = source("c", {
      municipality: norrby,
      contacts: [{ id: "vera-lind", name: "En annan Vera" }],
      page: { title: "Norrby", sections: [{ show: "twinTowns", ids: ["turi"], sections: [{ ids: ["turi"] }] }] },
      projects: [
        { id: "hela", title: "Hela" },
        { id: "del", title: "Del", partOf: "hela", contacts: ["vera-lind"] },
      ],
    });
    const { feed } = mergeFeeds([source("full", full), other]);
    for (const name of Object.keys(collections) as CollectionName[]) {
      for (const member of feed[name]) {
        const origin = originOf(feed, member);
        assert.ok(origin, member.id);
        const before = origin.source[name].find(({ id }) => id === ownId(member.id));
        const named = (of: Feed, ids: readonly string[] = []) =>
          of.contacts.filter(({ id }) => ids.includes(id)).map((contact) => contact.name);
        assert.deepEqual(named(origin.feed, member.contacts), named(origin.source, before?.contacts));
      }
    }
    assert.equal(feed.projects.at(-1)?.partOf, "norrby.hela");
    const onlyOther = mergeFeeds([a, other]).feed;
    assert.deepEqual(onlyOther.page?.sections?.[0]?.ids, ["norrby.turi"]);
    assert.deepEqual(onlyOther.page?.sections?.[0]?.sections?.[0]?.ids, ["norrby.turi"]);
  });

  it("has the page of the first feed with one, and no municipality or date of anybody's for all", () => {
    const dated = source("d", { municipality: norrby, page: { title: "Norrby" }, updated: "2026", checked: "2026" });
    const { feed } = mergeFeeds([a, dated, source("e", { municipality: lindvik, page: { title: "Lindvik" } })]);
    assert.equal(feed.page?.title, "Norrby");
    assert.deepEqual([feed.municipality, feed.updated, feed.checked], [undefined, undefined, undefined]);
    assert.equal(originsOf(feed)?.[1]?.feed.updated, "2026");
  });

  it("is changed when one municipality's last feed was, and checked when its first was, if all were", () => {
    const dated = (url: string, day: string) => source(url, { municipality: lindvik, updated: day, checked: day });
    const { feed } = mergeFeeds([dated("a", "2025-03"), dated("b", "2026-01-02")]);
    assert.deepEqual([feed.updated, feed.checked], ["2026-01-02", "2025-03"]);
    const unchecked = mergeFeeds([dated("a", "2025-03"), a]).feed;
    assert.deepEqual([unchecked.updated, unchecked.checked], ["2025-03", undefined]);
  });

  it("keeps each feed's language", () => {
    const { feed } = mergeFeeds([a, source("en", { language: "en", municipality: norrby, twinTowns: towns("Tartu") })]);
    assert.equal(feed.language, "sv");
    assert.deepEqual(
      feed.twinTowns.map((town) => originOf(feed, town)?.feed.language),
      ["sv", "sv", "en"],
    );
  });

  it("merges any feeds in any order: nothing lost, no id twice, every member its source's own", () => {
    const all = [source("full", full), source("minimal", minimal), source("hostile", hostile as object), a, b];
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.boolean(), (sources, isWhole) => {
        const { feed, problems } = mergeFeeds(sources, { isWhole });
        for (const name of Object.keys(collections) as CollectionName[]) {
          const ids = idsOf(feed[name]);
          assert.equal(new Set(ids).size, ids.length);
          const given = sources.reduce((sum, { feed }) => sum + feed[name].length, 0);
          const left = problems.filter(({ path }) => path.startsWith(`/${name}/`)).length;
          assert.equal(ids.length + left, given);
          for (const member of feed[name]) {
            assert.ok(originOf(feed, member)?.source[name].some(({ id }) => id === ownId(member.id)));
          }
        }
      }),
    );
  });

  it("takes ten times as long for ten times as much, and not a hundred times", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        source(`${count}/${index}`, {
          municipality: { name: `Kommun ${index}` },
          twinTowns: Array.from({ length: 70 }, (_, town) => ({ id: `t${town}`, name: `Ort ${town}`, country: "LT" })),
        }),
      );
    assertLinear((count) => {
      // Each try has feeds of its own, because what was merged once is remembered.
      const tries = Array.from({ length: 6 }, () => many(count));
      return () => mergeFeeds(tries.pop() ?? many(count));
    }, 30);
  });
});

describe("selectMembers of several feeds", () => {
  const { feed } = mergeFeeds([a, b]);
  const chosen = (...ids: string[]) => idsOf(selectMembers(feed, "twinTowns", { ids, today }).current);

  it("finds one member by its municipality and id", () => {
    assert.deepEqual(chosen("norrby.ukmerge"), ["norrby.ukmerge"]);
  });

  it("finds by its id alone every municipality's member of that name", () => {
    assert.deepEqual(chosen("jogeva", "ukmerge", "finns-inte"), ["norrby.jogeva", "lindvik.ukmerge", "norrby.ukmerge"]);
  });

  it("takes a name with a full stop literally in a feed of its own", () => {
    const alone = source("alone", { twinTowns: [{ id: "st.ives", name: "St Ives", country: "GB" }] }).feed;
    const find = (of: Feed, id: string) => idsOf(selectMembers(of, "twinTowns", { ids: [id], today }).current);
    assert.deepEqual(find(alone, "st.ives"), ["st.ives"]);
    assert.deepEqual(find(alone, "ives"), []);
    assert.deepEqual(find(mergeFeeds([{ feed: alone, url: "" }, a]).feed, "st.ives"), ["feed.st.ives"]);
  });
});
