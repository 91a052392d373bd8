import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { explainJsonFault } from "../i18n/messages/json-faults.ts";
import { full } from "./fixtures/full.ts";
import { assertLinear } from "./fixtures/linear.ts";
import { type JsonFaultCode, findJsonFault, locate } from "./json-text.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const town = '{\n  "towns": [\n    "Türi"\n    "Åmål"\n  ]\n}';

describe("what keeps a text from being JSON", () => {
  const cases: readonly (readonly [string, string, JsonFaultCode, number, number])[] = [
    ["a missing comma, after the value before it", town, "comma-missing", 3, 11],
    ["a missing comma between members", "[{}\n{}]", "comma-missing", 1, 4],
    ["a missing comma between fields", '{"a": 1\n"b": 2}', "comma-missing", 1, 8],
    ["a comma behind the last of a list", "[1,\n2,\n]", "comma-extra", 2, 2],
    ["a comma behind the last field", '{"a": 1,\n}', "comma-extra", 1, 8],
    ["two commas", "[1,,2]", "comma-extra", 1, 4],
    ["a comma first", '{, "a": 1}', "comma-extra", 1, 2],
    ["a missing colon", '{"a" 1}', "colon-missing", 1, 5],
    ["a key alone", '{"a"}', "colon-missing", 1, 5],
    ["a key alone before others", '{"a", "b": 1}', "colon-missing", 1, 5],
    ["a missing value", '{"a": }', "value-missing", 1, 6],
    ["a missing value before others", '{"a":, "b": 1}', "value-missing", 1, 6],
    ["an end that is missing", '{\n"a": [1', "truncated", 2, 8],
    ["an end in a text", '{"a": "Åm', "truncated", 1, 7],
    ["an end after an escape's beginning", '["\\', "truncated", 1, 2],
    ["a list closed as an object", '{"a": [1}', "unclosed", 1, 9],
    ["an object closed as a list", '[{"a": 1]', "unclosed", 1, 9],
    ["a text over two lines", '["Åmål\nkommun"]', "string-unclosed", 1, 2],
    ["single quotes", "{'a': 1}", "quotes", 1, 2],
    ["typographic quotes", "{“a”: 1}", "quotes", 1, 2],
    ["typographic quotes around a value", "[”a”]", "quotes", 1, 2],
    ["quotes in a text", '["Den "lilla" resan"]', "quote-inside", 1, 8],
    ["a comment at a line's end", "[1, // ett\n2]", "comment", 1, 5],
    ["a comment between", "[1, /* ett */ 2]", "comment", 1, 5],
    ["a comment without end", "[1, /* ett", "comment", 1, 5],
    ["a key without quotes", "{name: 1}", "key-unquoted", 1, 2],
    ["a number as a key", "{5: 1}", "key-unquoted", 1, 2],
    ["a text without quotes", "[Åmål]", "word", 1, 2],
    ["a word of another language", "[True]", "word", 1, 2],
    ["a number that is none", "[NaN]", "word", 1, 2],
    ["a zero in front", "[0511]", "number", 1, 2],
    ["a plus", "[+46]", "number", 1, 2],
    ["no digit before the point", "[.5]", "number", 1, 2],
    ["no digit behind the point", "[5.]", "number", 1, 2],
    ["another base", "[0x1f]", "number", 1, 2],
    ["a decimal comma", '{"lat": 57,43}', "decimal-comma", 1, 9],
    ["an escape that there is not", '["C:\\Users"]', "escape", 1, 5],
    ["half an escape", '["\\u12"]', "escape", 1, 3],
    ["a tab in a text", '["a\tb"]', "control", 1, 4],
    ["a no-break space", "[1,\u00a02]", "invisible", 1, 4],
    ["a byte order mark", "\ufeff[]", "invisible", 1, 1],
    ["a zero-width space", "[\u200b1]", "invisible", 1, 2],
    ["more than one", "{} {}", "after-end", 1, 4],
    ["a bracket too many", "[]]", "after-end", 1, 3],
    ["a colon in a list", '["a": 1]', "unexpected", 1, 5],
    ["a list for a key", "{[]: 1}", "unexpected", 1, 2],
    ["nothing", "", "empty", 1, 1],
    ["spaces alone", " \n ", "empty", 1, 1],
    ["a web page", "<!doctype html>\n<html>", "web-page", 1, 1],
    ["a web page after an empty line", "\r\n<html>", "web-page", 1, 1],
    ["another encoding", "{\0}\0", "encoding", 1, 1],
    ["an encoding that is none", "\ufffd\ufffd{\0", "encoding", 1, 1],
    ["a fault behind Windows' line breaks", "[\r\n1\r\n2]", "comma-missing", 2, 2],
  ];
  for (const [name, text, code, line, column] of cases) {
    it(`is ${name}`, () => {
      assert.ok(!isJson(text));
      const fault = findJsonFault(text);
      assert.deepEqual([fault?.code, fault?.line, fault?.column], [code, line, column]);
      assert.ok(fault);
      for (const language of ["sv", "en"]) assert.doesNotMatch(explainJsonFault(fault, language), /undefined|^$/);
    });
  }

  it("is nothing in JSON, whatever is in it", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2, "\t"), (json, space) => {
        assert.equal(findJsonFault(JSON.stringify(JSON.parse(json), null, space)), undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it("is found where JSON.parse finds some, and nowhere else", () => {
    const source = JSON.stringify(full.twinTowns.slice(0, 2), null, 1);
    const piece = fc.constantFrom(
      ..."{}[],:\"'\\/ \n\t\u00a0<-0.5eEtrue”\u0000n".split(""),
      "null",
      "//",
      "/*",
      "\\u00e5",
      "",
    );
    const spoilt = fc
      .array(fc.tuple(fc.nat(source.length), fc.nat(3), piece), { minLength: 1, maxLength: 3 })
      .map((changes) => changes.reduce((text, [at, cut, by]) => text.slice(0, at) + by + text.slice(at + cut), source));
    const short = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    let faults = 0;
    fc.assert(
      fc.property(fc.oneof(spoilt, short), (text) => {
        const fault = findJsonFault(text);
        assert.equal(fault === undefined, isJson(text), text);
        if (!fault) return;
        faults++;
        const lines = text.split(/\r\n|\r|\n/);
        assert.ok(fault.line <= lines.length && fault.column <= (lines[fault.line - 1]?.length ?? 0) + 1);
      }),
      { numRuns: 20_000 },
    );
    assert.ok(faults > 2000);
  });

  it("is found in ten thousand levels and in five million letters", () => {
    const levels = '{"a":['.repeat(10_000);
    assert.equal(findJsonFault(`${levels}${"]}".repeat(10_000)}`), undefined);
    assert.equal(findJsonFault(levels)?.code, "truncated");
    assert.equal(findJsonFault(`["${"\\n".repeat(2_500_000)}"]`), undefined);
    assert.equal(findJsonFault(`["${"\\n".repeat(2_500_000)}`)?.code, "truncated");
  });
});

describe("the sentence", () => {
  const explain = (text: string, language: string) => {
    const fault = findJsonFault(text);
    return fault && explainJsonFault(fault, language);
  };
  const cases: readonly (readonly [string, string, string])[] = [
    [
      town,
      'Rad 3, kolumn 11: Ett kommatecken saknas efter "Türi".',
      'Line 3, column 11: A comma is missing after "Türi".',
    ],
    [
      '{\n"a": [1',
      "Rad 2, kolumn 8: Filen tar slut här, men [ på rad 2 är inte stängd. Saknas en del av filen? Annars skriv ].",
      "Line 2, column 8: The file ends here, but [ on line 2 is not closed. Is a part of the file missing? Else write ].",
    ],
    ['{"lat": 57,43}', "Rad 1, kolumn 9: 57,43 har decimalkomma. Skriv punkt: 57.43.", "Write a point: 57.43."],
    ["<html>", "Här finns en webbsida, inte en innehållsfil.", "This is a web page and no feed."],
  ];
  for (const [text, swedish, english] of cases) {
    it(`about ${JSON.stringify(text)} says where it is and what would mend it`, () => {
      assert.ok(explain(text, "sv-FI")?.includes(swedish), explain(text, "sv"));
      assert.ok(explain(text, "en")?.includes(english), explain(text, "en"));
    });
  }

  it("shortens what is long", () => {
    assert.ok((explain(`["${"å".repeat(1000)}" 5]`, "sv")?.length ?? 0) < 100);
  });
});

describe("locate", () => {
  it("finds every value of a feed where it begins", () => {
    const pointers: string[] = [];
    const visit = (value: unknown, path: string): void => {
      pointers.push(path);
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      }
    };
    const feed = { ...full, "a/b~c": [[[1, { "": 2 }]]] };
    visit(feed, "");
    const text = JSON.stringify(feed, null, 2);
    const lines = text.split("\n");
    const places = locate(text, pointers);
    assert.equal(places.size, pointers.length);
    for (const [path, { line, column }] of places) {
      let value: unknown = feed;
      for (const step of path.split("/").slice(1)) {
        const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
        value = Object.getOwnPropertyDescriptor(value, key)?.value;
      }
      const rest = lines[line - 1]?.slice(column - 1) ?? "";
      const begin = Array.isArray(value) ? "[" : typeof value === "object" && value ? "{" : JSON.stringify(value);
      assert.ok(rest.startsWith(begin), path);
    }
  });

  it("takes the last of equal keys, as JSON.parse does", () => {
    assert.deepEqual(locate('{"a": 1,\n"a": 2}', ["/a"]).get("/a"), { line: 2, column: 6 });
  });

  it("leaves out what leads nowhere, also to names that objects have by themselves", () => {
    assert.equal(locate('{"a": [1]}', ["/a/1", "/b", "/__proto__", "/a/constructor", "/a/0/x"]).size, 0);
    assert.deepEqual(locate('{"__proto__": [1]}', ["/__proto__/0"]).get("/__proto__/0"), { line: 1, column: 16 });
  });

  it("takes time in proportion to the text, however deep it is", () => {
    const finds = (text: string, pointer: string) => () => assert.equal(locate(text, [pointer]).size, 1);
    assertLinear((levels) => finds(`{"a":`.repeat(levels) + 1 + "}".repeat(levels), "/a".repeat(levels)), 10_000);
    assertLinear((count) => finds(`[${'{"a":1},'.repeat(count)}1]`, `/${count}`), 10_000);
  });
});
