import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { isDate } from "./day.ts";
import { full, fullInParts } from "./fixtures/full.ts";
import { hostile, hostileUrls } from "./fixtures/hostile.ts";
import { minimal } from "./fixtures/minimal.ts";
import { jsonSchema } from "./json-schema.ts";
import { readFeed } from "./read.ts";

const url = "https://www.lindvik.example/data/feed.json";

// Formats are taken as said: the patterns must hold without them.
const ajv = new Ajv2020({ allErrors: true, formats: { email: true, "uri-reference": true } });
const validate = ajv.compile(jsonSchema());
const complaints = (json: unknown) =>
  validate(json) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);

describe("the JSON Schema", () => {
  it("is itself valid, strictly", () => {
    assert.equal(ajv.validateSchema(jsonSchema()), true);
  });

  it("refuses every character that the reader refuses in an address", () => {
    for (let code = 0; code < 0x10000; code++) {
      const next = `x${String.fromCharCode(code)}x`;
      if (readFeed({ ...minimal, next }, { url }).problems.length > 0) {
        assert.ok(complaints({ ...minimal, next }).length > 0, code.toString(16));
      }
    }
  });

  const feeds = new URL("../../demo/feeds/", import.meta.url);
  const demos = readdirSync(feeds).filter((name) => name.endsWith(".json"));
  it("is asked about five demo feeds", () => assert.equal(demos.length, 5));
  const accepted: readonly (readonly [string, unknown])[] = [
    ["full", full],
    ["full in parts", fullInParts],
    ["minimal", minimal],
    ...demos.map((name) => [name, JSON.parse(readFileSync(new URL(name, feeds), "utf8"))] as const),
  ];
  for (const [name, json] of accepted) {
    it(`accepts ${name}, and the reader has nothing to say of it`, () => {
      assert.deepEqual(complaints(json), []);
      assert.deepEqual(readFeed(json, { url }).problems, []);
    });
  }

  it("refuses a hostile feed wherever the reader leaves something out, but for what it cannot say", () => {
    const refused = new Set(complaints(hostile));
    for (const { path, code, expected } of readFeed(hostile, { url }).problems) {
      if (code === "order" || code === "duplicate-id") continue;
      // ajv points to the text that holds a bad language key, the reader to the key.
      const parent = path.slice(0, path.lastIndexOf("/"));
      const places = code === "missing" ? [path, `${path}/${expected}`] : [path, parent];
      assert.ok(
        places.some((place) => refused.has(place)),
        `${path} ${code} ${expected}`,
      );
    }
  });

  const refused: readonly (readonly [string, object])[] = [
    ["another version", { version: 2 }],
    ["no municipality", { municipality: undefined }],
    ["a language that is none", { language: "svenska språket" }],
    ["a nameless town", { twinTowns: [{ country: "SE" }] }],
    ["a blank name", { twinTowns: [{ name: " ", country: "SE" }] }],
    ["a name in no language", { twinTowns: [{ name: { sv: " ", en: "" }, country: "SE" }] }],
    ["a five-digit year", { updated: "19992" }],
    ["a three-digit year", { updated: 992 }],
    ["a negative size", { documents: [{ url: "a.pdf", size: -1 }] }],
  ];
  for (const [name, fields] of refused) {
    it(`refuses ${name}`, () => {
      const json = JSON.parse(JSON.stringify({ ...minimal, ...fields }));
      assert.ok(complaints(json).length > 0);
      assert.ok(readFeed(json, { url }).problems.length > 0);
    });
  }

  it("knows the same dates as the reader, day by day", () => {
    const accepts = (updated: unknown) => complaints({ ...minimal, updated }).length === 0;
    const two = (value: number) => String(value).padStart(2, "0");
    for (const year of ["0000", "0001", "0004", "1900", "1999", "2000", "2023", "2024", "2100", "9996", "9999"]) {
      assert.equal(accepts(year), isDate(year), year);
      for (let month = 0; month <= 13; month++) {
        assert.equal(accepts(`${year}-${two(month)}`), isDate(`${year}-${two(month)}`));
        for (let day = 0; day <= 32; day++) {
          const date = `${year}-${two(month)}-${two(day)}`;
          assert.equal(accepts(date), isDate(date), date);
        }
      }
    }
  });

  for (const address of hostileUrls) {
    it(`refuses the address ${JSON.stringify(address)}`, () => {
      assert.deepEqual([...new Set(complaints({ ...minimal, next: address }))], ["/next"]);
    });
  }

  it("accepts nothing that the reader has an error for, but for what it cannot say", () => {
    const pool = [
      ...hostileUrls,
      ...[
        "",
        " ",
        "x",
        "sv",
        "SE",
        "swe",
        "2011",
        "2011-6",
        "2011-02-29",
        "2012-02-29",
        "2026-05-09T10:00",
        "2026-05-09T24:00Z",
      ],
      ...[
        "2026-05T10:00",
        "a@b.example",
        "a@b",
        "a b",
        "#x",
        "active",
        "Active",
        "tel:1",
        "mailto:a@b.example",
        "/x",
        "x y",
        "é:é",
      ],
      ...[
        "en-AU-x",
        "\u200b",
        "\ufeff",
        "https://a.example/\u200b",
        "https://a.example:80/",
        "http://å.example",
        "twin-town",
      ],
    ];
    const leaf = fc.oneof(
      fc.constantFrom<unknown>(...pool, null, 0, -1, 1, 0.5, 91, 181, 992, 2011, 10_000, 1e300, true, [], {}),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    );
    const object = fc.dictionary(
      fc.constantFrom("sv", "en", "text", "value", "url", "name", "title", "alt", "start", "sv_SE"),
      leaf,
      {
        maxKeys: 3,
      },
    );
    const change = fc.oneof({ arbitrary: leaf, weight: 4 }, object, fc.array(fc.oneof(leaf, object), { maxLength: 2 }));
    const places: string[][] = [];
    const collect = (value: unknown, path: readonly string[]): void => {
      if (path.length > 0) places.push([...path]);
      if (typeof value !== "object" || value === null) return;
      for (const [step, inner] of Object.entries(value)) collect(inner, [...path, step]);
    };
    collect(fullInParts, []);
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...places), change), { minLength: 1, maxLength: 2 }), (changes) => {
        const json: unknown = structuredClone(fullInParts);
        for (const [path, by] of changes) {
          let at = json;
          for (const step of path.slice(0, -1))
            at = typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined;
          if (typeof at === "object" && at !== null) Reflect.set(at, path.at(-1) ?? "", by);
        }
        if (!validate(json)) return;
        accepted++;
        const errors = readFeed(json, { url }).problems.filter(
          ({ code }) => code !== "order" && code !== "duplicate-id",
        );
        assert.deepEqual(errors, []);
      }),
      { numRuns: 2000 },
    );
    assert.ok(accepted > 200, `only ${accepted} feeds were accepted`);
  });
});
