import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { adviseFeed } from "./advice.ts";
import { full } from "./fixtures/full.ts";
import { minimal } from "./fixtures/minimal.ts";
import { placesIn, replaced } from "./fixtures/places.ts";
import { jsonLd } from "./json-ld.ts";
import { readFeed, sourceIndex } from "./read.ts";

const url = "https://www.lindvik.example/data/feed.json";
const today = "2026-11-23";
const good = { name: "Giltig", country: "SE", id: "giltig" };

/** A feed with a good town behind what is asked about. */
const withTown = (town: unknown) => ({ ...minimal, twinTowns: [town, good] });

/** All that happens to a feed before it is shown: reading, advice, linked data. */
function live(json: unknown) {
  const { feed, problems } = readFeed(json, { url });
  assert.ok(feed);
  return { feed, problems, advice: adviseFeed(feed, today), data: jsonLd(feed, { url, today }) };
}

/** Whether a JSON Pointer leads to something in a value, by its own properties alone. */
function leadsInto(value: unknown, path: string): boolean {
  let at = value;
  for (const step of path.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return false;
    at = Object.getOwnPropertyDescriptor(at, key)?.value;
  }
  return true;
}

const nested = (levels: number) => JSON.parse(`${'{"a":['.repeat(levels)}${"]}".repeat(levels)}`);

describe("a feed that is", () => {
  const cases: readonly (readonly [string, () => unknown])[] = [
    ["ten thousand levels deep where nobody looks", () => withTown({ ...good, id: "djup", _egen: nested(10_000) })],
    ["ten thousand levels deep in a text", () => withTown({ ...good, id: "djup", description: nested(10_000) })],
    ["ten thousand levels deep in a list", () => withTown({ ...good, id: "djup", themes: nested(10_000) })],
    [
      "ten thousand levels deep in a section",
      () => ({ ...withTown({}), page: { title: "X", sections: nested(10_000) } }),
    ],
    ["a member of ten million letters", () => withTown({ ...good, id: "lång", name: "å".repeat(10_000_000) })],
    ["a key of a million letters", () => withTown({ ...good, id: "lång", ["k".repeat(1_000_000)]: 1 })],
    [
      "an address of a million letters",
      () => withTown({ ...good, id: "lång", url: `https://a.example/${"a".repeat(1_000_000)}` }),
    ],
    [
      "a mail address of a million dots",
      () => ({ ...withTown({}), contacts: [{ name: "X", emails: [{ address: `a@${"b.".repeat(500_000)}` }] }] }),
    ],
    ["spaces without end", () => withTown({ ...good, id: "lång", name: `a${" ".repeat(1_000_000)}b` })],
    [
      "a list of a million nulls",
      () => withTown({ ...good, id: "lång", themes: Array.from({ length: 1_000_000 }, () => null) }),
    ],
    [
      "a million languages for a text",
      () =>
        withTown({
          ...good,
          id: "lång",
          name: Object.fromEntries(
            Array.from({ length: 200_000 }, (_, at) => [`sv-${at.toString(36).padStart(4, "0")}`, "X"]),
          ),
        }),
    ],
    [
      "keys that objects have by themselves",
      () =>
        withTown(
          JSON.parse(
            '{"name":"X","country":"SE","__proto__":{"name":5},"constructor":{"prototype":{"polluted":1}},"toString":5,"hasOwnProperty":null,"valueOf":"x","then":1,"toJSON":1}',
          ),
        ),
    ],
    [
      "languages that objects have by themselves",
      () =>
        withTown({ country: "SE", name: JSON.parse('{"__proto__":"X","constructor":"X","toString":"X","sv":"X"}') }),
    ],
    [
      "choices that objects have by themselves",
      () =>
        withTown({
          ...good,
          id: "x",
          status: "constructor",
          kind: "toString",
          country: "SE",
          contacts: ["__proto__", "constructor"],
        }),
    ],
    [
      "collections that objects have by themselves",
      () => ({ ...withTown({}), page: { title: "X", sections: [{ show: "__proto__" }, { show: "toString" }] } }),
    ],
    ["numbers that are none", () => withTown({ ...good, id: "x", location: JSON.parse('{"lat":1e400,"lon":-1e400}') })],
    [
      "half pairs in all places",
      () =>
        withTown({
          name: "\ud83d",
          country: "SE",
          id: "\udc00\ud83d",
          contacts: ["\ud83d"],
          otherNames: [{ name: "\ude00" }],
          "\ud83d": 1,
        }),
    ],
  ];
  for (const [name, make] of cases) {
    it(`${name} is read, advised on and told to machines, and loses nothing good`, () => {
      const json = make();
      const before = Reflect.ownKeys(Object.prototype);
      const { feed, problems, advice, data } = live(json);
      assert.ok(feed.twinTowns.some(({ id }) => id === "giltig"));
      assert.ok(data);
      for (const { path } of [...problems, ...advice]) assert.ok(leadsInto(json, path), path.slice(0, 80));
      assert.deepEqual(Reflect.ownKeys(Object.prototype), before);
      assert.equal(Reflect.get({}, "polluted"), undefined);
    });
  }

  it("a list with holes and a length of thousands of millions is read for what it has", () => {
    const twinTowns: unknown[] = [];
    twinTowns.length = 4_000_000_000;
    twinTowns[3_999_999_999] = good;
    twinTowns[7] = { name: "Sju", country: "SE" };
    const { feed, problems } = readFeed({ ...minimal, twinTowns });
    assert.deepEqual(
      feed?.twinTowns.map(({ id }) => id),
      ["sju", "giltig"],
    );
    assert.equal(sourceIndex(feed?.twinTowns ?? [], 1), 3_999_999_999);
    assert.deepEqual(problems, []);
  });

  it("its own ring is read and not walked", () => {
    const ring: Record<string, unknown> = { ...good };
    ring["_egen"] = ring;
    ring["links"] = [ring];
    ring["description"] = ring;
    const { feed } = readFeed({ ...minimal, twinTowns: [ring] });
    assert.equal(feed?.twinTowns[0]?.name, "Giltig");
  });
});

it("nothing with a minus before it is nothing", () => {
  const { feed } = readFeed({ ...minimal, twinTowns: [{ ...good, location: { lat: -0, lon: -0 } }] });
  assert.ok(Object.is(feed?.twinTowns[0]?.location?.lat, 0) && Object.is(feed?.twinTowns[0]?.location?.lon, 0));
});

describe("a text", () => {
  const town = (fields: object) => live(withTown({ ...good, id: "x", ...fields })).feed.twinTowns[0];

  it("loses what would reorder its neighbours, and keeps what Persian and emoji need", () => {
    assert.equal(town({ name: "Avtal \u202efdp" })?.name, "Avtal fdp");
    assert.deepEqual(town({ name: { fa: "می\u200cخواهم", sv: "\u2067x" } })?.name, {
      fa: "می\u200cخواهم",
      sv: "\u2067x\u2069",
    });
    assert.equal(town({ otherNames: [{ name: "👩\u200d👧\u202e" }] })?.otherNames?.[0]?.name, "👩\u200d👧");
    assert.equal(town({ description: `a${"\u0301".repeat(99)}` })?.description, `a${"\u0301".repeat(10)}`);
  });

  it("that is HTML keeps its addresses as they are, so that none becomes a good one", () => {
    const bodyHtml = '<a href="https://a.example/\u202egpj.exe">x</a>';
    const { feed } = live({ ...withTown({}), news: [{ title: "X", bodyHtml }] });
    assert.equal(feed.news[0]?.bodyHtml, bodyHtml);
  });

  it("in which nothing can be seen is not there", () => {
    assert.equal(town({ description: "\u200b\u2060" })?.description, undefined);
    assert.deepEqual(town({ description: { sv: "\u200b", en: "Hi" } })?.description, { en: "Hi" });
    assert.equal(town({ description: { sv: "\u200b" } })?.description, undefined);
    const { feed, problems } = live(withTown({ name: "\u200b", country: "SE" }));
    assert.deepEqual(
      feed.twinTowns.map(({ id }) => id),
      ["giltig"],
    );
    assert.deepEqual(
      problems.map(({ path, code, expected }) => `${path} ${code} ${expected}`),
      ["/twinTowns/0 missing name"],
    );
  });

  it("is told to editors with what cannot be seen in it", () => {
    const found = (value: unknown) => live(withTown({ ...good, id: "x", since: value })).problems[0]?.found;
    assert.equal(found("\u202e2009"), '"\\u202e2009"');
    assert.equal(found("\u001b[31m\u009b\u2028"), '"\\u001b[31m\\u009b\\u2028"');
    assert.equal(found("Åmål 👩\u200d👧"), '"Åmål 👩\u200d👧"');
    assert.ok((found("\u202e".repeat(60))?.length ?? 0) <= 64);
  });
});

describe("whatever stands in any place of a full feed", () => {
  const places = placesIn(full);
  const odd = fc.constantFrom<unknown>(
    "\ud83d",
    "\u202e",
    "\u2066x",
    " \u200b ",
    `a${"\u0301".repeat(40)}`,
    -0,
    1e300,
    "http://[",
    "mailto:a@b.example",
    "tel:+46 1",
    "__proto__",
    { __proto__: null, constructor: 1 },
    JSON.parse('{"__proto__": 1}'),
    { sv: "\u200b", en: "\u2067a" },
    [[[]]],
    [null, "", { name: "X" }],
  );
  const value = fc.oneof(odd, fc.jsonValue(), fc.string({ unit: "binary", maxLength: 30 }));
  const feeds = fc.tuple(fc.constantFrom(...places), value).map(([path, by]) => replaced(full, path, by));

  it("every problem and every advice points into what was read", () => {
    fc.assert(
      fc.property(feeds, (json) => {
        const { feed, problems } = readFeed(json, { url });
        for (const { path, leftOut = "" } of [...problems, ...(feed ? adviseFeed(feed, today) : [])]) {
          assert.ok(leadsInto(json, path), path);
          assert.ok(leadsInto(json, leftOut), leftOut);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("what was read reads as itself, without an error", () => {
    fc.assert(
      fc.property(feeds, (json) => {
        const { feed } = readFeed(json, { url });
        // What the feed itself must have is not made up where it is missing.
        if (!feed?.municipality || !("version" in feed)) return;
        const again = readFeed(JSON.parse(JSON.stringify(feed)), { url });
        assert.deepEqual(again.problems, []);
        assert.deepEqual(again.feed, JSON.parse(JSON.stringify(feed)));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a language tag", () => {
  const isTaken = (tag: string) =>
    Object.hasOwn(
      Object(live(withTown({ name: { [tag]: "Ort", en: "Town" }, country: "SE" })).feed.twinTowns[0]?.name),
      tag,
    );
  for (const tag of ["sv", "fit", "sv-FI", "zh-Hant-TW", "es-419", "de-1996", "SV", "sv-abcdefgh"]) {
    it(`is ${tag}`, () => assert.equal(isTaken(tag), true));
  }
  for (const tag of [
    "s",
    "svenska",
    "svFI",
    "sv-",
    "sv-F",
    "sv_FI",
    "sv-abcdefghi",
    "sv--FI",
    "s1",
    "-sv",
    "sv FI",
    " sv",
  ]) {
    it(`is not ${JSON.stringify(tag)}`, () => assert.equal(isTaken(tag), false));
  }
});

describe("a code", () => {
  const grant = (currency: string) =>
    live({ ...withTown({}), volunteering: [{ name: "X", grant: { amount: 5, currency } }] }).feed.volunteering[0]?.grant
      ?.currency;
  it("of a currency has three letters, and of a country two", () => {
    assert.deepEqual(["sek", "SEKX", "SE", "XSEK", "S3K"].map(grant), [
      "SEK",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const country = (code: string) => live(withTown({ name: "X", country: code })).feed.twinTowns.length === 2;
    assert.deepEqual(["se", "SWE", "S", "S3"].map(country), [true, false, false, false]);
  });
});

describe("an id", () => {
  for (const sign of [" ", "\n", "#", '"', "'", "<", ">"]) {
    it(`has no ${JSON.stringify(sign)} in it`, () => {
      const { feed, problems } = live(withTown({ name: "Ort", country: "SE", id: `a${sign}b` }));
      assert.equal(feed.twinTowns[0]?.id, "ort");
      assert.deepEqual(
        problems.map(({ path, code }) => `${path} ${code}`),
        ["/twinTowns/0/id slug"],
      );
    });
  }
});

it("a year as a number is a day where a time may stand as well", () => {
  const { feed, problems } = live({ ...withTown({}), news: [{ title: "X", event: { start: 2026 } }] });
  assert.equal(feed.news[0]?.event?.start, "2026");
  assert.equal(problems.filter(({ path }) => path.startsWith("/news")).length, 0);
});

describe("a feed without what it must have", () => {
  it("is told so at its root, and speaks no known language", () => {
    const { feed, problems } = readFeed({ twinTowns: [] });
    assert.equal(feed?.language, "und");
    assert.deepEqual([...new Set(problems.map(({ path }) => path))], [""]);
  });
});

describe("what was found", () => {
  const found = (since: unknown) => live(withTown({ ...good, id: "x", since })).problems[0]?.found;
  it("is told from its beginning, shortened where it is long", () => {
    assert.equal(found("aldrig"), '"aldrig"');
    assert.equal(found("å".repeat(70)), `"${"å".repeat(60)}"`);
    assert.equal(found(`${'"'.repeat(40)}å`), `"${'\\"'.repeat(30)}\\…`);
    assert.equal(found([1]), "[…]");
    assert.equal(live(withTown({ ...good, id: "x", url: {} })).problems[0]?.found, "{…}");
    assert.equal(found(true), "true");
  });
});
