/*
 * Where things stand in the text of a feed, for editors. Tokens come from a well-kept scanner; what is made of them needs
 * no recursion, so that no depth of nesting is too much.
 */
import { createScanner } from "jsonc-parser";

/** A place in a text, both counted from 1; columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Why a text is not JSON. */
export const jsonFaultCodes = [
  "empty",
  "web-page",
  "encoding",
  "comma-missing",
  "comma-extra",
  "colon-missing",
  "value-missing",
  "truncated",
  "unclosed",
  "string-unclosed",
  "quotes",
  "quote-inside",
  "comment",
  "key-unquoted",
  "word",
  "number",
  "decimal-comma",
  "escape",
  "control",
  "invisible",
  "after-end",
  "unexpected",
] as const;
export type JsonFaultCode = (typeof jsonFaultCodes)[number];

/** The first thing in a text that keeps it from being JSON. */
export interface JsonFault extends Place {
  readonly code: JsonFaultCode;
  /** What stands there, shortened. */
  readonly found: string;
  /** What stands before it, shortened. */
  readonly after: string;
  /** The innermost bracket that is still open there. */
  readonly open?: Place & { readonly sign: "{" | "[" };
}

/** A token, or the text's end. */
interface Token extends Place {
  /** Its first letter; empty at the end. */
  readonly sign: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** What it is worth, where it is a string. */
  readonly value: string;
  readonly isBroken: boolean;
}

/** All tokens of a text with its end, comments among them. */
function* tokensOf(text: string): Generator<Token> {
  const scanner = createScanner(text);
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    const sign = text.charAt(start);
    if (sign && " \t\r\n".includes(sign)) continue;
    const end = start + scanner.getTokenLength();
    yield {
      sign,
      source: text.slice(start, end),
      start,
      end,
      value: scanner.getTokenValue(),
      isBroken: scanner.getTokenError() !== 0,
      line: scanner.getTokenStartLine() + 1,
      column: scanner.getTokenStartCharacter() + 1,
    };
    if (!sign) return;
  }
}

const short = (source: string): string => (source.length > 40 ? `${source.slice(0, 38)}…` : source);

const words = ["true", "false", "null"];
const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** What may come next: a value, or the end of a list that has none yet; a key likewise; what follows a value. */
type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "nothing";

/**
 * Finds what keeps a text from being JSON, as RFC 8259 has it. Linear.
 * @returns undefined where it is JSON.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const start = { line: 1, column: 1, after: "" };
  if (text.trim() === "") return { ...start, code: "empty", found: "" };
  if (/^\s*</.test(text)) return { ...start, code: "web-page", found: "<" };
  if (/^(?:\ufffd|.?\0)/.test(text)) return { ...start, code: "encoding", found: "" };

  const open: (Place & { readonly sign: "{" | "[" })[] = [];
  let expected: Expected = "value";
  let previous: Token | undefined;
  let before: Token | undefined;
  for (const token of tokensOf(text)) {
    const { sign } = token;
    const fault = (code: JsonFaultCode, at: Place = token, found = token.source): JsonFault => {
      const innermost = open.at(-1);
      const after = short(previous?.source ?? "");
      return {
        code,
        line: at.line,
        column: at.column,
        found: short(found),
        after,
        ...(innermost ? { open: innermost } : {}),
      };
    };
    const isAdjacent = previous?.end === token.start;
    const afterPrevious = previous && { line: previous.line, column: previous.column + previous.source.length };

    if (!sign) return expected === "nothing" ? undefined : fault("truncated");
    if (sign === "/" && token.source.length > 1) return fault("comment");
    if (/[“”„‟«»‘’‚'`´]/.test(sign)) return fault("quotes", token, sign);
    if (sign !== " " && /[\s\p{Cf}]/u.test(sign)) return fault("invisible", token, sign);

    if (sign === "}" || sign === "]") {
      const innermost = open.at(-1);
      if (!innermost) return fault(expected === "nothing" ? "after-end" : "unexpected");
      if (expected === "colon") return fault("colon-missing", afterPrevious);
      if (expected === "value" || expected === "key") {
        return previous?.sign === "," ? fault("comma-extra", previous) : fault("value-missing", afterPrevious);
      }
      if ((innermost.sign === "{") !== (sign === "}")) return fault("unclosed");
      open.pop();
      expected = open.length > 0 ? "comma-or-end" : "nothing";
    } else if (sign === ",") {
      if (expected === "colon") return fault("colon-missing", afterPrevious);
      if (expected === "value" && previous?.sign === ":") return fault("value-missing", afterPrevious);
      if (expected === "nothing") return fault("after-end");
      if (expected !== "comma-or-end") return fault("comma-extra");
      expected = open.at(-1)?.sign === "{" ? "key" : "value";
    } else if (sign === ":") {
      if (expected !== "colon") return fault(expected === "nothing" ? "after-end" : "unexpected");
      expected = "value";
    } else {
      const isString = sign === '"';
      const isNumber = /[-\d]/.test(sign);
      const isWord = !isString && !isNumber && sign !== "{" && sign !== "[";
      if (isWord && expected.startsWith("key")) return fault("key-unquoted");
      if (expected === "comma-or-end" || expected === "nothing") {
        if (isAdjacent && isWord && previous?.sign === '"') return fault("quote-inside");
        if (isAdjacent && previous && /[-\d]/.test(previous.sign) && (isWord || isNumber)) {
          return fault("number", previous, previous.source + token.source);
        }
        return expected === "nothing" ? fault("after-end") : fault("comma-missing", afterPrevious);
      }
      if (expected === "colon") return fault("colon-missing", afterPrevious);
      if (isNumber && expected === "key" && isAdjacent && before && /[-\d]/.test(before.sign)) {
        return fault("decimal-comma", before, `${before.source},${token.source}`);
      }
      if (isString && token.isBroken) return brokenString(text, token, fault);
      if (expected.startsWith("key")) {
        if (!isString) return fault(isNumber ? "key-unquoted" : "unexpected");
        expected = "colon";
      } else if (sign === "{" || sign === "[") {
        open.push({ sign, line: token.line, column: token.column });
        expected = sign === "{" ? "key-or-end" : "value-or-end";
      } else {
        if (isNumber && !numberPattern.test(token.source)) return fault("number");
        if (isWord && !words.includes(token.source)) return fault(/^[+.]\d/.test(token.source) ? "number" : "word");
        expected = open.length > 0 ? "comma-or-end" : "nothing";
      }
    }
    [before, previous] = [previous, token];
  }
  return undefined;
}

/** What is wrong with a string: its end, a character that must be escaped, or an escape that there is not. */
function brokenString(
  text: string,
  token: Token,
  fault: (code: JsonFaultCode, at?: Place, found?: string) => JsonFault,
): JsonFault {
  const inside = token.source.slice(1);
  const at = (index: number): Place => ({ line: token.line, column: token.column + 1 + index });
  const control = inside.search(/[\0-\x1f]/);
  if (control >= 0) return fault("control", at(control));
  for (const { 0: escape, index } of inside.matchAll(/\\(?:u[\da-f]{4}|[^]|$)/gi)) {
    if (escape.length > 1 && !/^\\(?:["\\/bfnrt]|u.)/.test(escape)) return fault("escape", at(index), escape);
    if (escape === "\\u" || escape === "\\U") return fault("escape", at(index), inside.slice(index, index + 6));
  }
  return fault(token.end >= text.length ? "truncated" : "string-unclosed");
}

/** What is wanted below a place of the text. */
interface Wanted {
  readonly below: Map<string, Wanted>;
  place?: Place;
}

/**
 * Where in a feed's text its values stand. Linear, however deep the text is nested.
 * @param text JSON.
 * @param pointers JSON Pointers into it.
 * @returns the place where each value begins; none for pointers that lead nowhere.
 */
export function locate(text: string, pointers: Iterable<string>): ReadonlyMap<string, Place> {
  const root: Wanted = { below: new Map() };
  const leaves = new Map<string, Wanted>();
  for (const pointer of pointers) {
    let at = root;
    for (const step of pointer.split("/").slice(1)) {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      const next: Wanted = at.below.get(key) ?? { below: new Map() };
      at.below.set(key, next);
      at = next;
    }
    leaves.set(pointer, at);
  }
  const open: { readonly wanted: Wanted | undefined; key: string | undefined; index: number }[] = [];
  for (const token of tokensOf(text)) {
    const { sign, line, column, value } = token;
    const inside = open.at(-1);
    if (sign === "," && inside) {
      inside.index++;
      inside.key = undefined;
    }
    if (sign === "}" || sign === "]") open.pop();
    if ("}],:".includes(sign)) continue;
    if (inside && inside.index < 0 && inside.key === undefined) {
      inside.key = value;
      continue;
    }
    const wanted: Wanted | undefined = inside ? inside.wanted?.below.get(inside.key ?? String(inside.index)) : root;
    if (wanted) wanted.place = { line, column };
    // An object counts from so far below that it never gets to a list's places.
    if (sign === "{" || sign === "[") open.push({ wanted, key: undefined, index: sign === "{" ? -Infinity : 0 });
  }
  const places = new Map<string, Place>();
  for (const [pointer, { place }] of leaves) if (place) places.set(pointer, place);
  return places;
}
