import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addresses, lookalikes } from "./fixtures/attacks/addresses.ts";
import { markup } from "./fixtures/attacks/markup.ts";
import { texts } from "./fixtures/attacks/texts.ts";
import { full } from "./fixtures/full.ts";
import { hostile } from "./fixtures/hostile.ts";
import { assertLinear } from "./fixtures/linear.ts";
import { minimal } from "./fixtures/minimal.ts";
import * as pieces from "./json-pieces.ts";

/** What is parsed, and in how many steps. */
function parse(text: string, size?: number): { readonly value: unknown; readonly steps: number } {
  const steps = pieces.parse(text, size);
  for (let count = 0; ; count++) {
    const { done, value } = steps.next();
    if (done) return { value, steps: count };
  }
}

/** What comes of a text: its value with the order of all keys, or the words of its fault. */
function outcome(read: () => unknown): unknown {
  try {
    const value = read();
    return { value, written: JSON.stringify(value) };
  } catch (error) {
    assert.ok(error instanceof SyntaxError);
    return error.message;
  }
}

/** Fails where pieces of any size come to something else than the whole. */
function assertSame(text: string): void {
  const whole = outcome(() => JSON.parse(text));
  for (const size of [0, 1, 9, 100]) {
    assert.deepEqual(
      outcome(() => parse(text, size).value),
      whole,
      text.slice(0, 300),
    );
  }
}

const spaced = (value: unknown): readonly string[] => [JSON.stringify(value), JSON.stringify(value, null, "\t")];

/** All that a feed in pieces is to be the same as a whole one for. */
const small = {
  version: 1,
  twinTowns: [{ name: 'Å"]},{[\\', themes: [[], [1, [2]], {}] }, null, "\\", '\\"', "😀,", -1.5e3, true],
  "": [],
  news: [[]],
  page: { sections: [{ ids: ["a", "b"] }] },
};

describe("a text in pieces", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["an empty text", ""],
    ["white space alone", " \n"],
    ["a list", '["a",["b"],"c",["d"]]'],
    ["a list that has its own places as texts", '["3",[5],"1",[6]]'],
    ["a text", '"[1,2]"'],
    ["a number", "12"],
    ["empty lists, with and without space", '{"a":[],"b":[ \n],"c":[[]]}'],
    ["white space of all kinds", '\r\n\t{ "a" :\n[ 1 ,\t2\r, 3 ] , "b"\n:[ ] }\n'],
    ["white space that is none", '{"a":[1,\u00a02]}'],
    ["a byte order mark", '\ufeff{"a":[1,2]}'],
    ["the same name twice, with two lists", '{"a":[1,2],"b":0,"a":[3,4]}'],
    ["the same name twice, the second list empty", '{"a":[1,2],"a":[]}'],
    ["the same name twice, at last no list", '{"a":[1,2],"a":5}'],
    ["the same name twice, at last with a list", '{"a":5,"b":1,"a":[1,2]}'],
    ["the same name twice, once with an escape", '{"a":[1,2],"\\u0061":[3]}'],
    ["names of prototypes", '{"__proto__":[1,2],"constructor":[3],"toString":[4,5]}'],
    ["a prototype that is no list", '{"__proto__":{"a":[1]},"a":[2,3]}'],
    ["names that are numbers", '{"b":[1],"10":[2,3],"2":[4]}'],
    ["nothing between two commas", '{"a":[1,,2]}'],
    ["a comma first", '{"a":[,1]}'],
    ["a comma last", '{"a":[1,2,]}'],
    ["a comma alone", '{"a":[,]}'],
    ["no comma", '{"a":[1 2]}'],
    ["a list without a name", "{[1,2]}"],
    ["a list behind its value", '{"a":1[1,2]}'],
    ["a list with the bracket of another", '{"a":[1,2}'],
    ["brackets that are crossed", '{"a":[{"b":[1}]]}'],
    ["a list that does not end", '{"a":[1,2'],
    ["a list that ends twice", '{"a":[1,2]]}'],
    ["something behind the end", '{"a":[1,2]}[3]'],
    ["something before the beginning", '][{"a":[1,2]}'],
    ["two objects", '{"a":[1,2]}{"b":[3]}'],
    ["a text that does not end", '{"a":["1,2]}'],
    ["a quote with backslashes before it", '{"a":["\\\\","\\\\\\"",",\\\\\\\\"],"b":[1,"\\\\"]}'],
    ["a control character", '{"a":["\n",1]}'],
    ["an escape that there is not", '{"a":["\\x",1]}'],
    ["lone surrogates and characters of two", '{"a":["\\ud83d","\ud83d","😀"],"😀":["😀"]}'],
    ["a thousand levels", `{"a":[${"[".repeat(1000)}${"]".repeat(1000)},1]}`],
  ];
  for (const [name, text] of cases) it(`is what it is as a whole: ${name}`, () => assertSame(text));

  it("is what it is as a whole, cut off anywhere", () => {
    for (const text of spaced(small)) {
      for (let end = 0; end <= text.length; end++) assertSame(text.slice(0, end));
    }
    const text = JSON.stringify(minimal);
    for (let end = 0; end <= text.length; end++) assertSame(text.slice(0, end));
  });

  it("is what it is as a whole, with any letter left out or put in", () => {
    for (const text of spaced(small)) {
      for (let at = 0; at < text.length; at++) {
        assertSame(text.slice(0, at) + text.slice(at + 1));
        for (const letter of ["[", "]", "{", "}", ",", ":", '"', "\\", " ", "0"]) {
          assertSame(text.slice(0, at) + letter + text.slice(at));
        }
      }
    }
  });

  it("is what it is as a whole, for the fixtures, the municipalities' feeds and all attacks", () => {
    const folder = new URL("../../demo/feeds/", import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    assert.ok(files.length > 3);
    for (const name of files) assertSame(readFileSync(new URL(name, folder), "utf8"));
    const attacks = [...texts, ...Object.values(markup).flat(), ...addresses, ...lookalikes];
    assert.ok(attacks.length > 300);
    for (const feed of [
      minimal,
      full,
      hostile,
      { ...minimal, news: attacks },
      ...attacks.map((a) => ({ [a]: [a, a] })),
    ]) {
      for (const text of spaced(feed)) assertSame(text);
    }
    for (const attack of attacks) assertSame(`{"a":[${attack},${attack}]}`);
  });

  it("is what it is as a whole, for any JSON", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue())), (value) => {
        for (const text of spaced(value)) assertSame(text);
      }),
      { numRuns: 300 },
    );
  });

  it("comes in steps of about the size that is asked for", () => {
    const members = Array.from({ length: 1000 }, (_, index) => ({ name: `Ort ${index}`, themes: ["a", "b"] }));
    const text = JSON.stringify({ a: members.slice(0, 500), b: members.slice(500), c: 1 });
    const { value, steps } = parse(text, text.length / 10);
    assert.deepEqual(value, JSON.parse(text));
    assert.ok(steps >= 8 && steps <= 12, String(steps));
    assert.equal(parse(text).steps, 2);
  });

  it("takes time that grows with it and no faster", () => {
    const members = (count: number) => Array.from({ length: count }, () => ({ name: '\\"'.repeat(20), themes: [[1]] }));
    assertLinear((count) => {
      const text = JSON.stringify({ twinTowns: members(count) });
      return () => parse(text, 1000);
    }, 2000);
    assertLinear((count) => {
      const text = `{"a":["${"\\\\".repeat(count)}"]}`;
      return () => parse(text, 1000);
    }, 100_000);
  });
});
