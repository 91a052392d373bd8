import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cleanText } from "./clean-text.ts";
import { type CollectionName, collections, type Feed } from "./feed-shape.ts";
import { full, fullInParts } from "./fixtures/full.ts";
import { hostile } from "./fixtures/hostile.ts";
import { assertLinear } from "./fixtures/linear.ts";
import { minimal } from "./fixtures/minimal.ts";
import { placesIn, replaced } from "./fixtures/places.ts";
import type { ProblemCode } from "./problem.ts";
import { readFeed, sourceIndex } from "./read.ts";

const url = "https://www.lindvik.example/data/feed.json";
const names = Object.keys(collections) as CollectionName[];

function read(json: unknown): Feed {
  const { feed } = readFeed(json, { url });
  assert.ok(feed);
  return feed;
}

/** A feed with one town that has these fields too. */
const townWith = (fields: object) => ({ ...minimal, twinTowns: [{ name: "Giltig", country: "SE", ...fields }] });

const tell = (json: unknown) => readFeed(json, { url }).problems.map(({ path, code }) => `${path} ${code}`);

/** What begins with "Giltig" in what a collection shows as its name. */
const nameOf = (member: unknown): string => {
  const { name, title } = member as { readonly name?: unknown; readonly title?: unknown };
  const text = name ?? title;
  return typeof text === "object" && text ? String(Object.values(text)[0]) : String(text);
};

describe("a whole feed", () => {
  it("is read in full, without a problem", () => {
    const { feed, problems } = readFeed(fullInParts, { url });
    assert.deepEqual(problems, []);
    const { version, $schema, _system, ...rest } = fullInParts;
    for (const name of names) assert.equal(feed?.[name].length, rest[name].length, name);
    const withoutIds = JSON.parse(JSON.stringify(feed), (key, value) => (key === "id" ? undefined : value));
    const expected = JSON.parse(JSON.stringify(fullInParts), (key, value) => (key === "id" ? undefined : value));
    assert.deepEqual(withoutIds, expected);
    assert.ok(version && $schema && _system);
  });

  it("that is minimal gets what it lacks as empty collections", () => {
    const { feed, problems } = readFeed(minimal);
    assert.deepEqual(problems, []);
    assert.deepEqual(feed?.twinTowns, [{ id: "kivisalmi", name: "Kivisalmi", country: "FI" }]);
    for (const name of names.slice(1)) assert.deepEqual(feed?.[name], []);
  });

  it("does not change the JSON that it was read from, and cannot be changed", () => {
    const json = structuredClone(full);
    const feed = read(json);
    assert.deepEqual(json, full);
    const parts = [
      feed,
      feed.twinTowns,
      feed.twinTowns[0],
      feed.twinTowns[0]?.name,
      feed.page?.sections?.[1]?.sections,
    ];
    for (const part of parts) assert.ok(part && Object.isFrozen(part));
  });

  const unreadable: readonly (readonly [unknown, ProblemCode])[] = [
    [null, "not-object"],
    [[], "not-object"],
    ["feed", "not-object"],
    [undefined, "not-object"],
    [{ ...minimal, version: 2 }, "version"],
    [{ ...minimal, version: "1" }, "version"],
    [{ ...minimal, version: {} }, "version"],
  ];
  for (const [json, code] of unreadable) {
    it(`cannot be read from ${JSON.stringify(json)?.slice(0, 20)}, which says ${code}`, () => {
      const { feed, problems } = readFeed(json);
      assert.equal(feed, undefined);
      assert.deepEqual(
        problems.map((problem) => problem.code),
        [code],
      );
    });
  }

  it("is shown although its required fields are missing, each told once", () => {
    const { feed, problems } = readFeed({ twinTowns: minimal.twinTowns });
    assert.equal(feed?.twinTowns.length, 1);
    assert.equal(feed?.language, "und");
    assert.deepEqual(
      problems.map(({ code, expected }) => `${code} ${expected}`),
      ["missing version", "missing language", "missing municipality"],
    );
  });

  it("tells of a bad language once, and trims a good one", () => {
    assert.deepEqual(tell({ ...minimal, language: "svenska språket" }), ["/language language"]);
    assert.deepEqual(tell({ ...minimal, language: 5 }), ["/language not-string"]);
    const { feed, problems } = readFeed({ ...minimal, language: " sv " });
    assert.deepEqual([feed?.language, problems.length], ["sv", 0]);
  });
});

describe("one bad value", () => {
  const deepWords: unknown = { sv: { sv: { sv: [] } } };
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ["a wrong type", { since: true }, ["since not-string"]],
    ["a five-digit year", { since: "19992" }, ["since date"]],
    ["a day that no calendar has", { since: "2023-02-29" }, ["since date"]],
    ["words without a day", { since: { text: "förr" } }, []],
    ["a day without words", { since: { value: "1992" } }, ["since missing"]],
    ["a year as a number", { since: 1992 }, []],
    ["an end before the start", { since: "2010", until: "2009-12" }, ["until order"]],
    ["an end in the starting year", { since: "2010-06", until: "2010" }, []],
    ["another case of a choice", { status: "Active" }, ["status choice"]],
    ["a number in words", { location: { lat: "57", lon: 16 } }, ["location/lat not-number"]],
    ["a place off the globe", { location: { lat: 91, lon: 16 } }, ["location/lat number-range"]],
    ["a script address", { url: "javascript:alert(1)" }, ["url url"]],
    ["one text for a list", { themes: "skola" }, ["themes not-list"]],
    ["one bad text of a list", { themes: ["skola", 5, null, ""] }, ["themes/1 not-text"]],
    ["nested texts", { description: deepWords }, ["description/sv not-string", "description not-text"]],
    [
      "a language that is none",
      { description: { sv: "Hej", "in English": "Hi" } },
      ["description/in English language"],
    ],
    ["texts that say nothing", { description: {}, region: { sv: " ", en: "" } }, []],
    ["what is not there", { region: null, since: "", description: "  ", themes: null }, []],
    ["a picture without alt", { image: { url: "/a.jpg" } }, ["image missing"]],
    ["a picture with an empty alt", { image: { url: "/a.jpg", alt: "" } }, []],
    ["a picture with an empty alt in each language", { image: { url: "/a.jpg", alt: { sv: "", en: " " } } }, []],
    ["a picture with an alt of nothing that can be seen", { image: { url: "/a.jpg", alt: "\u200b" } }, []],
    ["a picture with no text for its alt", { image: { url: "/a.jpg", alt: { sv: null } } }, ["image missing"]],
    ["a negative size", { agreement: { url: "/a.pdf", size: -1 } }, ["agreement/size number-range"]],
    ["an id with a space", { id: "de pere" }, ["id slug"]],
    ["key with a slash", { description: { "sv/fi": "x", sv: "y" } }, ["description/sv~1fi language"]],
  ];
  for (const [name, fields, expected] of cases) {
    it(`as ${name} is told, and costs nothing else: ${expected.join(", ") || "nothing to tell"}`, () => {
      const json = townWith({ ...fields, kind: "partnership" });
      assert.deepEqual(
        tell(json),
        expected.map((line) => `/twinTowns/0/${line}`),
      );
      const [town] = read(json).twinTowns;
      assert.deepEqual([town?.name, town?.country, town?.kind], ["Giltig", "SE", "partnership"]);
    });
  }

  it("is left out while its neighbours in the same object stay", () => {
    const json = townWith({
      agreement: { url: "/a.pdf", size: "54 kB", title: "Avtal", validFrom: "2010", validTo: "2009" },
    });
    assert.deepEqual(read(json).twinTowns[0]?.agreement, {
      url: "https://www.lindvik.example/a.pdf",
      title: "Avtal",
      validFrom: "2010",
    });
  });

  it("is said as it was found, cut short", () => {
    const { problems } = readFeed(townWith({ since: "x".repeat(1000), until: [1], status: { a: 1 } }));
    const found = problems.map((problem) => problem.found);
    assert.deepEqual([found[0]?.length, ...found.slice(1)], [62, "[…]", "{…}"]);
  });

  it("says the bounds or choices that would do", () => {
    const { problems } = readFeed(
      townWith({ status: "x", location: { lat: 91, lon: 0 }, agreement: { url: "https://a.example/", size: -1 } }),
    );
    assert.deepEqual(
      problems.map(({ expected }) => expected),
      ["active, dormant, ended, planned", "-90–90", "0–∞"],
    );
  });

  it("of a moment in another zone is no end before the start", () => {
    const event = { start: "2026-05-09T10:00+02:00", end: "2026-05-09T09:00Z" };
    assert.deepEqual(tell({ ...minimal, news: [{ title: "x", event }] }), []);
  });
});

describe("a member that lacks what is required", () => {
  const cases: readonly (readonly [unknown, readonly string[]])[] = [
    [{}, [" missing name", " missing country"]],
    [{ country: "SE" }, [" missing name"]],
    [{ name: "   ", country: "SE" }, [" missing name"]],
    [{ name: { sv: " " }, country: "SE" }, [" missing name"]],
    [{ name: 5, country: "SE", since: "19992" }, ["/name not-text", "/since date (kept)"]],
    [{ name: 5, country: "Sverige" }, ["/name not-text", "/country country"]],
    ["text", [" not-object (kept)"]],
  ];
  for (const [town, expected] of cases) {
    it(`is left out with its cause alone: ${JSON.stringify(town)}`, () => {
      const json = {
        ...minimal,
        twinTowns: [{ name: "Giltig", country: "FI", since: "19992" }, town, ...minimal.twinTowns],
      };
      const { feed, problems } = readFeed(json);
      assert.deepEqual(feed?.twinTowns.map(nameOf), ["Giltig", "Kivisalmi"]);
      const [first, ...others] = problems;
      assert.deepEqual(first, { path: "/twinTowns/0/since", code: "date", severity: "error", found: '"19992"' });
      const said = others.map(({ path, code, expected: wanted, leftOut }) => {
        assert.ok(leftOut === undefined || leftOut === "/twinTowns/1");
        assert.ok(path.startsWith("/twinTowns/1"));
        return `${path.slice("/twinTowns/1".length)} ${code}${code === "missing" ? ` ${wanted}` : ""}${leftOut ? "" : " (kept)"}`;
      });
      assert.deepEqual(said, expected);
    });
  }

  it("leaves a trace of where the others stood", () => {
    const { twinTowns } = read({ ...minimal, twinTowns: [null, {}, ...minimal.twinTowns] });
    assert.equal(sourceIndex(twinTowns, 0), 2);
    assert.equal(sourceIndex(read(minimal).twinTowns, 0), 0);
  });
});

describe("ids", () => {
  const idsOf = (...towns: object[]) =>
    read({ ...minimal, twinTowns: towns.map((town) => ({ name: "Åmål", country: "SE", ...town })) }).twinTowns.map(
      ({ id }) => id,
    );
  const cases: readonly (readonly [string, readonly object[], readonly string[]])[] = [
    ["are made from names", [{}, { name: "De Pere" }, { name: "Київ" }], ["amal", "de-pere", "київ"]],
    ["are made from the feed's language", [{ name: { en: "Kivisalmi", sv: "Stensund" } }], ["stensund"]],
    ["differ between namesakes", [{}, {}, {}], ["amal", "amal-2", "amal-3"]],
    ["that are given are kept although a namesake comes first", [{}, { id: "amal" }], ["amal-2", "amal"]],
    ["that are given stay clear of copies", [{}, {}, { id: "amal-2" }], ["amal", "amal-3", "amal-2"]],
    ["that are given twice are the first one's", [{ id: "a" }, { id: "a" }, { id: "a-2" }], ["a", "a-3", "a-2"]],
    ["are numbers where a name has no letters", [{}, { name: "!" }, { name: "?" }], ["amal", "2", "3"]],
  ];
  for (const [name, towns, expected] of cases) it(name, () => assert.deepEqual(idsOf(...towns), expected));

  it("are made from titles where a key that is no field holds something else", () => {
    const idOf = (name: unknown) => read({ ...minimal, policies: [{ title: "Strategi", name }] }).policies[0]?.id;
    for (const name of [{ sv: { toString: 1 } }, { sv: [{}] }, { sv: null }, [], 7, "", null]) {
      assert.equal(idOf(name), "strategi", JSON.stringify(name));
    }
  });

  it("that are given twice are told where the second stands", () => {
    const town = { name: "X", country: "SE", id: "x" };
    const { problems } = readFeed({ ...minimal, twinTowns: [town, {}, town] });
    assert.deepEqual(problems.at(-1), {
      path: "/twinTowns/2/id",
      code: "duplicate-id",
      severity: "error",
      found: '"x"',
    });
  });
});

describe("a hostile feed", () => {
  it("loses nothing that is valid", () => {
    const feed = read(hostile);
    const source = hostile as Readonly<Record<string, readonly unknown[]>>;
    for (const name of names) {
      const valid = (source[name] ?? []).filter((member) => member && nameOf(member).startsWith("Giltig"));
      assert.ok(valid.length > 0, name);
      assert.deepEqual(
        feed[name].map(nameOf),
        valid.map((member) => cleanText(nameOf(member))),
        name,
      );
    }
    assert.match(String(feed.municipality?.name), /^Giltig/);
    assert.equal(feed.page?.sections?.length, 4);
    const [town] = feed.twinTowns;
    assert.deepEqual(town?.themes, ["Giltigt tema", { sv: "Giltigt andra" }]);
    assert.deepEqual(
      town?.documents?.map((document) => document.url),
      ["https://www.lindvik.example/a.pdf"],
    );
    assert.deepEqual(
      feed.contacts[0]?.emails?.map(({ address }) => address),
      ["giltig@lindvik.example"],
    );
    assert.deepEqual(feed.volunteering[0]?.apply, { opens: "2099-01-01", how: ["Giltigt steg"] });
    assert.deepEqual(feed.policies[0]?.goals?.[0]?.points, ["Giltig punkt"]);
  });

  it("hands on no address but those that may be links", () => {
    const seen: string[] = [];
    JSON.stringify(read(hostile).twinTowns, (key, value) => {
      if (key === "url") seen.push(value);
      return value;
    });
    assert.ok(seen.length > 0);
    for (const address of seen) assert.match(address, /^https:\/\/www\.lindvik\.example\//);
  });

  it("keeps markup in plain text as the characters that they are", () => {
    assert.equal(read(hostile).twinTowns[0]?.description, "<script>alert(1)</script> & <b>inte fet</b>");
  });

  it("changes no prototype", () => {
    const before = Reflect.ownKeys(Object.prototype);
    const feed = read(hostile);
    assert.deepEqual(Reflect.ownKeys(Object.prototype), before);
    assert.equal(Reflect.get({}, "polluted"), undefined);
    for (const part of [feed, feed.municipality, ...feed.twinTowns]) {
      assert.equal(Object.getPrototypeOf(part), Object.prototype);
      assert.equal(Reflect.get(part ?? {}, "polluted"), undefined);
    }
  });

  it("has a problem with a path into it for each thing left out", () => {
    const { problems } = readFeed(hostile, { url });
    assert.ok(problems.length > 80);
    for (const { path } of problems) {
      let at: unknown = hostile;
      for (const step of path.split("/").slice(1)) {
        const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
        assert.ok(typeof at === "object" && at !== null && Object.hasOwn(at, key), path);
        at = Object.getOwnPropertyDescriptor(at, key)?.value;
      }
    }
    assert.equal(
      new Set(problems.map(({ path, code, expected }) => `${path} ${code} ${expected}`)).size,
      problems.length,
    );
  });
});

/* Rubbish as content systems and attackers make it. */
const key = fc.constantFrom(
  "name",
  "title",
  "url",
  "id",
  "text",
  "value",
  "sv",
  "start",
  "end",
  "alt",
  "__proto__",
  "constructor",
  "toString",
);
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    0,
    -1,
    1e300,
    true,
    "19992",
    "2026-02-30",
    "javascript:alert(1)",
    "\ud83d",
    [],
    {},
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.double(),
);
const { rubbish } = fc.letrec((tie) => ({
  rubbish: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc.array(tie("rubbish"), { maxLength: 4 }),
    fc.dictionary(key, tie("rubbish"), { maxKeys: 4 }),
  ),
}));

describe("whatever JSON it is given, readFeed", () => {
  const places = placesIn(full);

  it("throws nothing and pollutes nothing", () => {
    const before = Reflect.ownKeys(Object.prototype);
    const anything = fc.oneof(fc.jsonValue(), fc.anything(), rubbish);
    const root = fc.oneof(
      anything,
      fc.record({
        version: fc.constant(1),
        language: fc.constant("sv"),
        twinTowns: anything,
        municipality: anything,
        page: anything,
      }),
    );
    fc.assert(
      fc.property(root, (json) => void readFeed(json, { url })),
      { numRuns: 2000 },
    );
    assert.deepEqual(Reflect.ownKeys(Object.prototype), before);
  });

  it("survives any value in any place of a full feed, and says what it left out", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(rubbish, fc.jsonValue()), (path, by) => {
        const { feed, problems } = readFeed(replaced(full, path, by), { url });
        if (!feed) assert.ok(problems.length === 1 && path.length < 2);
        for (const { severity, code } of problems) assert.ok(severity === "error" && code.length > 0);
      }),
      {
        numRuns: 3000,
        // Found by another seed: an unknown key of a field's name, with what cannot become a string.
        examples: [[["policies", "0"], { title: "Strategi", name: { sv: { toString: {} } } }]],
      },
    );
  });

  it("lets no member that is rubbish change what is read of the others", () => {
    const whole = read(full);
    const members = places.filter((path) => path.length > 1 && names.includes(path[0] as CollectionName));
    fc.assert(
      fc.property(fc.constantFrom(...members), rubbish, (path, by) => {
        const [collection, index] = path;
        const feed = read(replaced(full, path, by));
        for (const name of names) {
          const others = whole[name].filter((_, at) => name !== collection || String(at) !== index);
          const kept = feed[name].filter(
            (_, at) => name !== collection || String(sourceIndex(feed[name], at)) !== index,
          );
          assert.deepEqual(kept, others);
        }
        assert.deepEqual(feed.page, whole.page);
      }),
      { numRuns: 3000 },
    );
  });

  it("lets no field that is rubbish change what is read of its siblings", () => {
    const fields = places.filter((path) => path.length === 3 && path[0] === "twinTowns");
    const required = ["name", "country", "id", "since", "until"];
    fc.assert(
      fc.property(fc.constantFrom(...fields), rubbish, (path, by) => {
        const [, index = "", field = ""] = path;
        if (required.includes(field)) return;
        const whole: Partial<Record<string, unknown>> = { ...read(full).twinTowns[Number(index)] };
        const town: Partial<Record<string, unknown>> = { ...read(replaced(full, path, by)).twinTowns[Number(index)] };
        delete whole[field];
        delete town[field];
        assert.deepEqual(town, whole);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("reading takes time in proportion to the feed", () => {
  const kinds: readonly (readonly [string, (index: number) => unknown])[] = [
    [
      "different towns",
      (index) => ({ name: `Ort ${index}`, country: "SE", since: "1992-06", themes: ["skola", "kultur"] }),
    ],
    ["namesakes", () => ({ name: "Ort", country: "SE" })],
    ["equal ids", () => ({ id: "ort", name: "Ort", country: "SE" })],
    ["rubbish", () => ({ name: 5, country: [], since: "19992" })],
  ];
  for (const [name, town] of kinds) {
    it(`for ${name}`, () => {
      for (const size of [1_000, 10_000]) {
        assertLinear((count) => {
          const json = { ...minimal, twinTowns: Array.from({ length: count }, (_, index) => town(index)) };
          return () => readFeed(json);
        }, size);
      }
    });
  }
});
