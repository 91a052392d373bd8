import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fullInParts } from "./fixtures/full.ts";
import { minimal } from "./fixtures/minimal.ts";
import { replaced } from "./fixtures/places.ts";
import type { ProblemCode } from "./problem.ts";
import { readFeed } from "./read.ts";

const severity = "error";

describe("a value of the wrong kind is told with its place, its rule and what was found", () => {
  const cases: readonly (readonly [string, unknown, ProblemCode, string])[] = [
    ["updated", "igår", "date", '"igår"'],
    ["news/0/event/start", "i dag", "moment", '"i dag"'],
    ["municipality/url", "javascript:alert(1)", "url", '"javascript:alert(1)"'],
    ["contacts/0/emails/0/address", "a@b", "email", '"a@b"'],
    ["contacts/0/languages/0", "svenska", "language", '"svenska"'],
    ["municipality/country", "Sverige", "country", '"Sverige"'],
    ["volunteering/0/grant/currency", "kronor", "currency", '"kronor"'],
    ["twinTowns/0/id", "a b", "slug", '"a b"'],
    ["twinTowns/0/kind", "fadderort", "choice", '"fadderort"'],
    ["municipality/code", 1234, "not-string", "1234"],
    ["municipality/location/lat", "57", "not-number", '"57"'],
    ["municipality/location/lat", 91, "number-range", "91"],
    ["municipality/population/approximate", "ja", "not-boolean", '"ja"'],
    ["twinTowns", "Kivisalmi", "not-list", '"Kivisalmi"'],
    ["municipality", "Lindvik", "not-object", '"Lindvik"'],
    ["municipality/location", [57, 16], "not-object", "[…]"],
    ["municipality/name", 5, "not-text", "5"],
    ["municipality/name/sv", 5, "not-string", "5"],
    ["municipality/region", { "på svenska": "Väst" }, "not-text", "{…}"],
    ["twinTowns/5/until", "1900", "order", '"1900"'],
  ];
  for (const [place, value, code, found] of cases) {
    it(`in ${place}: ${code}`, () => {
      const { problems } = readFeed(replaced(fullInParts, place.split("/"), value));
      const told = problems.find((problem) => problem.path === `/${place}`);
      const { expected, leftOut, ...rest } = told ?? {};
      assert.deepEqual(rest, { path: `/${place}`, code, severity, found });
    });
  }

  it("at the feed's root", () => {
    assert.deepEqual(readFeed([1]), { problems: [{ path: "", code: "not-object", severity, found: "[…]" }] });
    assert.deepEqual(readFeed({ ...minimal, version: 2 }), {
      problems: [{ path: "/version", code: "version", severity, found: "2", expected: "1" }],
    });
    assert.deepEqual(
      readFeed({}).problems,
      ["version", "language", "municipality"].map((expected) => ({ path: "", code: "missing", severity, expected })),
    );
  });

  it("each time that an id is given again", () => {
    const town = { name: "X", country: "SE", id: "x" };
    const { problems } = readFeed({ ...minimal, twinTowns: [town, town, 5, town], updated: "igår" });
    assert.deepEqual(
      problems.map(({ path, code }) => `${path} ${code}`),
      ["/twinTowns/2 not-object", "/twinTowns/1/id duplicate-id", "/twinTowns/3/id duplicate-id", "/updated date"],
    );
  });
});

it("nothing that was read can be changed, however deep it lies", () => {
  const { feed } = readFeed(fullInParts);
  const { _system, $schema, ...own } = { _system: 0, $schema: 0, ...feed };
  const left: unknown[] = [feed, ...Object.values(own)];
  let seen = 0;
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null) continue;
    seen++;
    assert.ok(Object.isFrozen(value), JSON.stringify(value).slice(0, 80));
    left.push(...Object.values(value));
  }
  assert.ok(seen > 300);
});

describe("an id that is made from a name", () => {
  const made: readonly (readonly [unknown, string])[] = [
    ["Ort 5", "ort-5"],
    [" – Östra & Västra Ån! – ", "ostra-vastra-an"],
    ["x".repeat(100), "x".repeat(80)],
    [{ en: "North", fi: "Pohjoinen" }, "north"],
    [{ fi: "Kivisalmi", sv: "Stensund" }, "stensund"],
    ["हिंदी", "हिंदी"],
    ["Київ", "київ"],
    ["!", "1"],
  ];
  for (const [name, id] of made) {
    it(`${JSON.stringify(name).slice(0, 40)} is ${id.slice(0, 40)}`, () => {
      const { feed } = readFeed({ ...minimal, language: "sv", twinTowns: [{ name, country: "SE" }] });
      assert.equal(feed?.twinTowns[0]?.id, id);
    });
  }

  it("is a title's where there is no name", () => {
    const { feed } = readFeed({ ...minimal, news: [{ title: "Nytt år" }] });
    assert.equal(feed?.news[0]?.id, "nytt-ar");
  });
});
