import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { collections } from "../feed/feed-shape.ts";
import { hostile } from "../feed/fixtures/hostile.ts";
import type { ProblemCode } from "../feed/index.ts";
import { readFeed } from "../feed/read.ts";
import { cliMessages } from "./messages/cli.ts";
import { en } from "./messages/en.ts";
import { pictureMessages } from "./messages/pictures.ts";
import { editorMessages, explainProblem } from "./messages/problems.ts";
import { sv } from "./messages/sv.ts";

/** Every word with the steps to it. */
function wordsIn(messages: object, path = ""): readonly (readonly [string, unknown])[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? wordsIn(value, `${path}${key}.`)
      : [[`${path}${key}`, value] as const],
  );
}

const keysOf = (messages: object) =>
  wordsIn(messages)
    .map(([path, value]) => `${path}: ${typeof value}`)
    .sort();

/** That a sentence made from parts holds them all. */
function assertSaysAll(path: string, value: unknown): void {
  if (typeof value !== "function") return;
  const given = Array.from({ length: value.length }, (_, index) => `«${index}»`);
  const said = String(value(...given));
  for (const part of given) assert.ok(said.includes(part), `${path}: ${said}`);
}

describe("the words", () => {
  it("are the same in Swedish and English", () => assert.deepEqual(keysOf(sv), keysOf(en)));
  it("beside pictures are the same in Swedish and English", () =>
    assert.deepEqual(keysOf(pictureMessages.sv), keysOf(pictureMessages.en)));
  it("for editors are the same in Swedish and English", () =>
    assert.deepEqual(keysOf(editorMessages("sv")), keysOf(editorMessages("en"))));
  it("of the command line are the same in Swedish and English, and each language has its own", () => {
    assert.deepEqual(keysOf(cliMessages("sv-FI")), keysOf(cliMessages("uk")));
    assert.notEqual(cliMessages("sv").noFeed, cliMessages("en").noFeed);
    assert.equal(cliMessages("svx"), cliMessages("en"));
  });

  for (const [language, messages] of [
    ["Swedish", { ...sv, pictures: pictureMessages.sv }],
    ["English", { ...en, pictures: pictureMessages.en }],
  ] as const) {
    it(`in ${language} are none empty, and say all that they are given`, () => {
      for (const [path, value] of wordsIn(messages)) {
        if (typeof value === "string") assert.ok(value.trim().length > 0, path);
        assertSaysAll(path, value);
      }
      const { links, ...rest } = cliMessages(language === "Swedish" ? "sv" : "en");
      for (const [path, value] of wordsIn(rest)) assertSaysAll(path, value);
      for (const [code, say] of Object.entries(links)) {
        const said = say({ url: "«0»", found: "«1»", expected: "«2»" });
        for (const part of ["«0»", ...(code === "link-network" ? [] : ["«1»"])]) assert.ok(said.includes(part), said);
        assert.doesNotMatch(said, /undefined/);
      }
    });

    it(`in ${language} have a place for the number in each plural`, () => {
      // A group of words may be named "other" too: plural forms are those beside a "one".
      const all = wordsIn(messages);
      const forms = new Set(
        all.flatMap(([path]) => (path.endsWith(".one") ? [path, path.replace(/one$/, "other")] : [])),
      );
      const plurals = all.filter(([path]) => forms.has(path));
      assert.ok(plurals.length >= 12);
      for (const [path, value] of plurals) assert.match(String(value), /#/, path);
    });

    it(`in ${language} name every collection and ask for it`, () => {
      for (const name of Object.keys(collections)) {
        assert.ok(Object.hasOwn(messages, name), name);
        assert.ok(Object.hasOwn(messages.ask, name), name);
      }
    });
  }

  it("are not left in English where Swedish has its own", () => {
    const english = new Map(wordsIn(en));
    const same = wordsIn(sv).filter(([path, value]) => typeof value === "string" && english.get(path) === value);
    // Both languages have these words.
    const shared = new Set(["policyKind.policy", "participantRole.partner", "region"]);
    assert.deepEqual(
      same.map(([path]) => path).filter((path) => !shared.has(path)),
      [],
    );
  });
});

describe("explainProblem", () => {
  const codes = Object.keys(editorMessages("en").problems) as ProblemCode[];
  /* What there is to say of these is a name that is missing, or only where it is. */
  const withoutFound: readonly ProblemCode[] = ["missing", "expired", "no-location", "unchecked", "part-municipality"];

  for (const language of ["sv", "en", "sv-FI", "uk"]) {
    it(`has a sentence in ${language} for every code, which names what was found`, () => {
      assert.equal(codes.length, 42);
      for (const code of codes) {
        const said = explainProblem(
          { path: "/twinTowns/3/country", code, severity: "error", found: "«found»", expected: "«expected»" },
          language,
        );
        assert.match(said, /^\S.*[.:!]$/, code);
        assert.equal(said.includes("«found»"), !withoutFound.includes(code), `${code}: ${said}`);
        assert.doesNotMatch(said, /undefined|\[object/, code);
      }
    });
  }

  it("speaks Swedish to Swedish editors and English to all others", () => {
    const problem = { path: "/a", code: "missing", severity: "error", expected: "name" } as const;
    assert.equal(explainProblem(problem, "sv-FI"), "name saknas. Lägg till det.");
    assert.equal(explainProblem(problem, "uk"), "name is missing. Add it.");
  });

  for (const [expected, swedish, english] of [
    ["-90–90", "mellan -90 och 90.", "between -90 and 90."],
    ["0–∞", "som är minst 0.", "of at least 0."],
  ] as const) {
    it(`says ${expected} as people do`, () => {
      const problem = { path: "/size", code: "number-range", severity: "error", found: "-4", expected } as const;
      assert.equal(explainProblem(problem, "sv"), `size är -4. Skriv ett tal ${swedish}`);
      assert.equal(explainProblem(problem, "en"), `size is -4. Write a number ${english}`);
    });
  }

  it("calls a language by its name, and what is none by its code", () => {
    const problem = { path: "/a", code: "untranslated", severity: "advice", found: "1" } as const;
    assert.match(explainProblem({ ...problem, expected: "en" }, "sv"), /^Texter som saknas på engelska \(en\): 1\./);
    assert.match(
      explainProblem({ ...problem, expected: "sv" }, "en"),
      /^Texts that are missing in Swedish \(sv\): 1\./,
    );
    assert.match(explainProblem({ ...problem, expected: "-" }, "sv"), /^Texter som saknas på -: 1\./);
  });

  const names = [
    ["/twinTowns/3/country", "country"],
    ["/twinTowns/3/themes/1", "themes"],
    ["/a~1b~0c", "a/b~c"],
    ["", "The feed"],
    ["/3", "The feed"],
  ] as const;
  for (const [path, name] of names) {
    it(`names ${path || "the root"} as ${name}`, () => {
      const said = explainProblem({ path, code: "date", severity: "error", found: "5" }, "en");
      assert.ok(said.startsWith(`${name} is 5.`), said);
    });
  }

  it("says what more was left out, where it was more", () => {
    const problem = { path: "/news/0/title", code: "not-text", severity: "error", found: "5" } as const;
    assert.match(explainProblem({ ...problem, leftOut: "/news/0" }, "en"), /Therefore \/news\/0 is not shown\.$/);
    assert.doesNotMatch(explainProblem({ ...problem, leftOut: "/news/0/title" }, "en"), /Therefore/);
  });

  it("has something to say of every problem of a hostile feed", () => {
    for (const problem of readFeed(hostile).problems) {
      const said = explainProblem(problem, "sv");
      assert.ok(said.includes(problem.found ?? problem.expected ?? "?"), said);
    }
  });
});
