/* One feed of its parts: each names the address of the next. */
import { type CollectionName, collections, type Feed } from "./feed-shape.ts";
import { keyOf } from "./municipality-key.ts";
import { type FeedPart, setParts } from "./origins.ts";
import { sayLanguage } from "./parts-language.ts";
import { pointer, type Problem, type ProblemCode } from "./problem.ts";
import { sourceIndex } from "./read.ts";
import { slugOf } from "./ids.ts";
import { baseLanguage } from "./text.ts";

/** A feed in parts ends here, however far it would go on. */
export const mostParts = 500;
/** Letters of all parts together: as many as one feed may have. */
export const mostLetters = 50_000_000;

/** A part of a feed as it has come. */
export interface Part extends FeedPart {
  /** Letters of its JSON, where that is known. */
  readonly size?: number;
}

/** What has come of a feed in parts. */
export interface Joined {
  /** All members that there are. Its `next` is there as long as more is to come. */
  readonly feed: Feed;
  readonly problems: readonly Problem[];
}

type Member = Feed[CollectionName][number];

const collectionNames = Object.keys(collections) as CollectionName[];

/**
 * Joins a feed's parts in their order, each at the cost of what it brings. Who and where the feed is from says the first
 * part, and which language its own plain texts are in: those of a part in another one say so themselves. A part of another municipality, on another site or that has been there already ends the feed, and becomes a problem.
 */
export class Parts {
  readonly #parts: Part[] = [];
  readonly #problems: Problem[] = [];
  readonly #lists = new Map<CollectionName, readonly Member[]>();
  /** Of each collection, the members by id as they came, and the last number that namesakes were told apart with. */
  readonly #known = new Map<
    CollectionName,
    { readonly byId: Map<string, Member>; readonly copies: Map<string, number> }
  >();
  readonly #urls = new Set<string>();
  readonly #first: Part;
  #size = 0;
  /** Where the feed goes on: absolute; undefined at its end. */
  next: string | undefined;

  constructor(first: Part) {
    this.#first = first;
    this.add(first);
  }

  /** What has come so far. The same parts give equal feeds, and each call one of its own. */
  get joined(): Joined {
    const { next: _, ...header } = this.#first.feed;
    const feed: Feed = Object.freeze({
      ...header,
      ...Object.fromEntries(this.#lists),
      ...(this.next === undefined ? {} : { next: this.next }),
    });
    setParts(feed, [...this.#parts]);
    return { feed, problems: [...this.#problems] };
  }

  /** How the parts that have come fit together. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Adds the part that `next` names. */
  add(part: Part): void {
    const { feed, url, size = 0 } = part;
    const isFirst = this.#parts.length === 0;
    this.#urls.add(url);
    if (!isFirst && feed.municipality && !this.#isOurs(feed)) {
      this.#end("part-municipality", url, "/municipality", "");
      return;
    }
    this.#size += size;
    this.#parts.push(part);
    let isMixed = false;
    for (const name of collectionNames) isMixed = this.#append(name, part, isFirst) || isMixed;
    if (isMixed) {
      const [found, expected] = [feed.language, this.#first.feed.language];
      this.#problems.push({ path: "/language", code: "part-language", severity: "advice", found, expected, url });
    }
    this.next = feed.next;
    if (this.next !== undefined) this.#check(this.next, url);
  }

  /** Ends the feed where it is, because its next part cannot be had. */
  fail(found: string): void {
    if (this.next !== undefined) this.#end("part-unavailable", this.next, "", found);
  }

  #isOurs({ municipality, language }: Feed): boolean {
    const { feed } = this.#first;
    return (
      !municipality || !feed.municipality || keyOf(municipality, language) === keyOf(feed.municipality, feed.language)
    );
  }

  #check(next: string, from: string): void {
    if (this.#urls.has(next)) this.#end("part-loop", from, "/next", next);
    // A feed's text must not make readers' browsers ask others for anything.
    else if (!isSameSite(next, this.#first.url)) this.#end("part-origin", from, "/next", next);
    else if (this.#parts.length >= mostParts || this.#size >= mostLetters) {
      this.#end("part-limit", from, "/next", String(this.#parts.length));
    }
  }

  #end(code: ProblemCode, url: string, path: string, found: string): void {
    this.next = undefined;
    this.#problems.push({ path, code, severity: "error", ...(found ? { found } : {}), url });
  }

  /** @returns whether something in it is in another language than the first part. */
  #append(name: CollectionName, { feed, url }: Part, isFirst: boolean): boolean {
    const given: readonly Member[] = feed[name];
    const known = this.#known.get(name) ?? { byId: new Map(), copies: new Map() };
    this.#known.set(name, known);
    if (isFirst) {
      for (const member of given) known.byId.set(member.id, member);
      this.#lists.set(name, given);
      return false;
    }
    const added: Member[] = [];
    const { language } = this.#first.feed;
    const isForeign = feed.language !== "und" && baseLanguage(feed.language) !== baseLanguage(language);
    let isMixed = false;
    const add = (member: Member) => {
      const shown = isForeign ? sayLanguage(member, collections[name], feed.language) : member;
      isMixed ||= shown !== member;
      known.byId.set(member.id, member);
      added.push(shown);
    };
    for (const [at, member] of given.entries()) {
      const other = known.byId.get(member.id);
      if (!other) {
        add(member);
        continue;
      }
      const path = [name, sourceIndex(given, at)];
      if (JSON.stringify(other) === JSON.stringify(member)) {
        const found = member.id;
        this.#problems.push({ path: pointer(path), code: "duplicate-member", severity: "advice", found, url });
        continue;
      }
      const wanted = madeFrom(member, feed.language);
      if (wanted === undefined) {
        const found = JSON.stringify(member.id);
        this.#problems.push({ path: pointer([...path, "id"]), code: "duplicate-id", severity: "error", found, url });
      }
      add(Object.freeze({ ...member, id: free(wanted ?? member.id, known) }));
    }
    if (added.length > 0) this.#lists.set(name, Object.freeze([...(this.#lists.get(name) ?? []), ...added]));
    return isMixed;
  }
}

/** The name that the reader has made a member's id from, if it has. */
function madeFrom(member: Member, language: string): string | undefined {
  const slug = slugOf(member, language);
  const rest = member.id.startsWith(slug) ? member.id.slice(slug.length) : undefined;
  return slug && rest !== undefined && /^(?:-\d+)?$/.test(rest) ? slug : undefined;
}

function free(
  wanted: string,
  { byId, copies }: { readonly byId: ReadonlyMap<string, Member>; readonly copies: Map<string, number> },
): string {
  let copy = copies.get(wanted) ?? 1;
  let id = wanted;
  while (byId.has(id)) id = `${wanted}-${++copy}`;
  copies.set(wanted, copy);
  return id;
}

/** Whether two absolute addresses lead to the same server. */
function isSameSite(one: string, other: string): boolean {
  try {
    const [a, b] = [new URL(one), new URL(other)];
    return a.protocol === b.protocol && a.host === b.host;
  } catch {
    return false;
  }
}
