import { type Feed, originsOf } from "../feed/index.ts";
import { edition } from "../styles/edition.ts";
import type { ScopeOptions } from "./scope.ts";

/** On a printed box: its stamp, the first day on which it holds, and the first on which it no longer does. */
export const stampAttribute = "data-omvarld-stamp";

/** What decides what a tag renders, besides the day and what its templates are told. */
export interface Stamped {
  readonly topic: string;
  /** Absolute address that relative ones in the feed's HTML are resolved against, of several feeds all; empty where there is none. */
  readonly base: string;
  /** What the tag's box wears. */
  readonly box: Readonly<Record<string, string>>;
  /** What an editor asks of the tag, and its reader. */
  readonly options: object;
}

/**
 * A short text that is the same wherever the same would be rendered, in Node and in every browser: of the library's
 * edition, the feed, the language, the place and the options. It tells what is stale, and protects against nobody.
 * @returns undefined where the feed is of no kind that could be written down.
 */
export function stampOf(said: Omit<ScopeOptions, "words" | "today" | "richText">, more: Stamped): string | undefined {
  const { feed, wanted, language, level, prefix, host } = said;
  const { topic, base, box, options } = more;
  try {
    const place = [edition, topic, wanted, language, level, prefix, host, base, box, asked(options)];
    return digest([stampOfFeed(feed), JSON.stringify(place)]);
  } catch {
    // Unknown keys are kept: a script's feed may hold in them what is endless.
    return undefined;
  }
}

/** Options without those that are not asked for. Only a heading means something where it is empty. */
const asked = (options: object): unknown =>
  Object.entries(options)
    .filter(([name, value]) => value !== undefined && (value || name === "heading"))
    .sort(([one], [other]) => (one < other ? -1 : 1));

/** Many tags of a page show the same feed. */
const stamps = new WeakMap<Feed, string>();

function stampOfFeed(feed: Feed): string {
  let stamp = stamps.get(feed);
  if (stamp === undefined) stamps.set(feed, (stamp = digest(piecesOf(feed))));
  return stamp;
}

/** A feed as texts, member by member: the whole of a large one would take its memory twice. One of several is all of those. */
function* piecesOf(feed: Feed): Generator<string> {
  const origins = originsOf(feed);
  if (origins) {
    for (const { url, source } of origins) yield `${url} ${stampOfFeed(source)}\n`;
    return;
  }
  for (const [name, value] of Object.entries(feed)) {
    yield name;
    for (const member of Array.isArray(value) ? value : [value]) yield `${JSON.stringify(member)}\n`;
  }
}

/** 53 bits of texts, as a text: cyrb53, which any engine computes alike. https://github.com/bryc/code (public domain) */
function digest(pieces: Iterable<string>): string {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (const piece of pieces) {
    for (let index = 0; index < piece.length; index++) {
      const code = piece.charCodeAt(index);
      one = Math.imul(one ^ code, 2654435761);
      other = Math.imul(other ^ code, 1597334677);
    }
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}
