/*
 * A long JSON text parsed piece by piece, for those who cannot wait for all of it. What JSON is, the engine's own parser
 * decides: here a text is only cut, between two members of a list, and what comes out is what comes out of it whole.
 */

/** Letters that make a piece: parsed within some ten milliseconds by a slow phone. */
const pieceSize = 200_000;

/** Members of a list that stands right below the top. */
interface Piece {
  /** Of the list, as the text has it. */
  readonly key: string;
  /** Offset of the first letter. */
  readonly start: number;
  /** Offset behind the last. */
  readonly end: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * Does what `JSON.parse` does, in steps. Linear.
 * @param size letters that make a piece, at least.
 * @yields nothing, after each piece.
 * @throws {SyntaxError} where the text is not JSON: the one that `JSON.parse` throws.
 */
export function* parse(text: string, size = pieceSize): Generator<undefined, unknown, undefined> {
  try {
    const joined = yield* join(text, size);
    if (joined !== undefined) return joined;
  } catch {
    // Whoever is to mend it hears of the text and not of a piece.
  }
  return JSON.parse(text);
}

/** @returns undefined where it is not sure to be the same. @throws {SyntaxError} */
function* join(text: string, size: number): Generator<undefined, unknown, undefined> {
  const lists = new Map<unknown, unknown[]>();
  let rest = "";
  let end = 0;
  for (const piece of piecesOf(text, size)) {
    const { isFirst, isLast } = piece;
    const key: unknown = JSON.parse(piece.key);
    const members = JSON.parse(`[${text.slice(piece.start, piece.end)}]`) as readonly unknown[];
    // Before a comma, as behind it, there has to be something.
    if (members.length === 0 && !(isFirst && isLast)) return undefined;
    // Of a name that is given twice the last counts.
    const list = (!isFirst && lists.get(key)) || [];
    lists.set(key, list);
    for (const member of members) list.push(member);
    if (isFirst) rest += text.slice(end, piece.start);
    if (isLast) end = piece.end;
    yield;
  }
  // All but the lists' members: that it is JSON, and each piece is, makes JSON of all.
  const json: unknown = JSON.parse(rest + text.slice(end));
  if (Array.isArray(json)) return undefined;
  for (const [key, members] of lists) {
    const list = Object.getOwnPropertyDescriptor(json, String(key))?.value as unknown;
    if (Array.isArray(list)) for (const member of members) list.push(member);
  }
  return json;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [bracket, bracketEnd, brace, braceEnd] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The members of all lists right below the top of an object, as much of a list at a time as makes a piece. */
function* piecesOf(text: string, size: number): Generator<Piece> {
  let depth = 0;
  let key = "";
  let start = 0;
  let list: { readonly key: string; readonly start: number } | undefined;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === quote) {
      const end = endOfString(text, at);
      if (depth === 1) key = text.slice(at, end);
      at = end - 1;
    } else if (letter === bracket || letter === brace) {
      depth++;
      if (depth === 2 && letter === bracket) {
        start = at + 1;
        list = { key, start };
      }
    } else if (letter === bracketEnd || letter === braceEnd) {
      depth--;
      if (depth === 1 && list) {
        yield { key: list.key, start, end: at, isFirst: start === list.start, isLast: true };
        list = undefined;
      }
    } else if (letter === comma && depth === 2 && list && at - start >= size) {
      yield { key: list.key, start, end: at, isFirst: start === list.start, isLast: false };
      start = at + 1;
    }
  }
}

/** @returns the offset behind a string, or behind the text where it does not end. */
function endOfString(text: string, start: number): number {
  for (let end = start; ; ) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let escape = end;
    while (text.charCodeAt(escape - 1) === backslash) escape--;
    if ((end - escape) % 2 === 0) return end + 1;
  }
}
