import { createHash } from "node:crypto";
import { type CollectionName, collections } from "../feed/feed-shape.ts";

/** A feed's JSON, as it was parsed. */
export type Json = Readonly<Record<string, unknown>>;
type Lists = Readonly<Record<string, readonly unknown[]>>;

/** A file that a long feed is cut into. */
export interface Cut {
  readonly name: string;
  readonly text: string;
}

/** Of a long collection the first part has so many times less: it stands between a reader and the first that is shown. */
const firstShare = 4;

/** So few members to a part keep a feed within so many parts. */
export const leastMembers = (count: number, parts: number): number =>
  Math.max(1, Math.ceil(count / (parts - 1 + 1 / firstShare)));

const isCollection = (key: string): key is CollectionName => Object.hasOwn(collections, key);

/** The collections of a feed's JSON. What is no list is no collection, and stays where it is. */
const listsOf = (json: Json): Lists =>
  Object.fromEntries(
    Object.entries(json).filter(
      (entry): entry is [string, unknown[]] => isCollection(entry[0]) && Array.isArray(entry[1]),
    ),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** How many members a feed's JSON has. */
export const countMembers = (json: Json): number => sum(Object.values(listsOf(json)).map(({ length }) => length));

/**
 * One feed's JSON of that of its parts, as it was before it was cut: what the first says of the whole, and the collections of
 * all, one after another.
 */
export function uncut(parts: readonly Json[]): Json {
  const { next: _, ...whole } = parts[0] ?? {};
  const lists = parts.map(listsOf);
  const names = new Set(lists.flatMap((own) => Object.keys(own)));
  return { ...whole, ...Object.fromEntries([...names].map((name) => [name, lists.flatMap((own) => own[name] ?? [])])) };
}

/**
 * Cuts a feed's JSON into parts. Each takes as much of every collection: what is short is whole in the first, and of what is
 * long all parts have some, so that every tag has something to show at once. Members stay as they are and in their order.
 * @param name of the first file, `varld.json`: it keeps it, so that pages find it. All others are named after what is in them,
 * so that they can be cached for ever, and name the next: one whose followers stay the same keeps its name as well.
 * @param most members of a part; the first has a quarter of them of each collection.
 * @returns the first part first.
 */
export function split(json: Json, name: string, most: number): readonly Cut[] {
  const lists = listsOf(json);
  const shares = share(
    Object.values(lists).map(({ length }) => length),
    most,
  );
  const bodies = shares.map((ends, part) => {
    const cut = Object.entries(lists).map(
      ([key, list], at) => [key, list.slice(shares[part - 1]?.[at] ?? 0, ends[at])] as const,
    );
    // An empty collection says something in the first part alone: that there is one.
    return Object.fromEntries(cut.filter(([, list]) => part === 0 || list.length > 0));
  });
  const cuts: Cut[] = [];
  for (const [part, body] of [...bodies.entries()].reverse()) {
    const next = cuts[0] ? { next: cuts[0].name } : {};
    const text = `${JSON.stringify({ ...(part === 0 ? { ...json, next: undefined } : sameOf(json)), ...next, ...body })}\n`;
    cuts.unshift({ name: part === 0 ? name : hashed(name, text), text });
  }
  return cuts;
}

/** Of each part, where it ends in each list. */
function share(lengths: readonly number[], most: number): readonly (readonly number[])[] {
  const ends: number[][] = [];
  let last = lengths.map(() => 0);
  do {
    const next = [...last];
    let room = most;
    // What one part can hold is not cut.
    const ofEach = ends.length === 0 && sum(lengths) > most ? Math.ceil(most / firstShare) : most;
    // The shortest first: what they leave of their share is the others'.
    const byRest = [...lengths.keys()].sort((a, b) => rest(a) - rest(b));
    for (const [turn, at] of byRest.entries()) {
      const taken = Math.min(rest(at), ofEach, Math.ceil(room / (byRest.length - turn)));
      next[at] = (next[at] ?? 0) + taken;
      room -= taken;
    }
    ends.push(next);
    last = next;
  } while (lengths.some((length, at) => (last[at] ?? 0) < length));
  return ends;

  function rest(at: number): number {
    return (lengths[at] ?? 0) - (last[at] ?? 0);
  }
}

/** What each part says of the whole: what tells that it belongs to it. */
function sameOf({ version, language, municipality }: Json): Json {
  const { name, code, country }: Json =
    typeof municipality === "object" && municipality !== null ? { ...municipality } : {};
  return { version, language, municipality: { name, code, country } };
}

function hashed(name: string, text: string): string {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return `${name.replace(/\.json$/i, "")}-${hash}.json`;
}
