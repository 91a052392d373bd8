import { compareDays } from "./day.ts";
import { type CollectionName, collections, type Feed, type Page } from "./feed-shape.ts";
import { slugFrom } from "./ids.ts";
import { keyOf } from "./municipality-key.ts";
import { type Origin, ownId, setOrigins, setSource } from "./origins.ts";
import { pointer, type Problem } from "./problem.ts";
import { sourceIndex } from "./read.ts";
import { groupBy } from "./select.ts";

/** A feed with where it has come from. */
export interface FeedSource {
  readonly feed: Feed;
  /** Absolute. */
  readonly url: string;
  /** The copy whose place it took, where that is known. */
  readonly before?: Feed;
}

export interface MergeOptions {
  /** False as long as feeds of other municipalities may be missing. */
  readonly isWhole?: boolean;
}

/** Several feeds as one, and what an editor should know about their meeting. */
export interface Merged {
  readonly feed: Feed;
  readonly problems: readonly Problem[];
}

type Member = Feed[CollectionName][number];
type Lists = Record<CollectionName, Member[]>;

const collectionNames = Object.keys(collections) as CollectionName[];

const emptyLists = (): Lists => Object.fromEntries(collectionNames.map((name) => [name, []])) as unknown as Lists;

/**
 * Makes one feed of several: their collections one after another, each member with its municipality's name before its
 * id (`amals-kommun.de-pere`), so that no id depends on which other feeds there are. What one municipality has said in an
 * earlier feed, under the same id, is not said again. The page is that of the first feed with one; a municipality or a
 * date is that of the whole only where there is one municipality. Linear.
 */
export function mergeFeeds(sources: readonly FeedSource[], { isWhole = true }: MergeOptions = {}): Merged {
  const problems: Problem[] = [];
  const names = nameMunicipalities(sources);
  const copies = sources.map(({ feed }, index) => withLongIds(feed, names[index] ?? ""));
  // Only feeds of one municipality can say the same: all others stay as they are, however many come after them.
  const byName = groupBy([...copies.keys()], (index) => names[index] ?? "");
  const said: Pick<Feed, CollectionName>[] = [...copies];
  const together = new Map<string, Pick<Feed, CollectionName>>();
  for (const [name, indexes] of byName) {
    if (indexes.length === 1) continue;
    tellApart(indexes, sources, said, problems);
    together.set(name, concat(indexes.flatMap((at) => said[at] ?? [])));
  }
  const isOne = isWhole && byName.size === 1;
  const origins = sources.map(({ feed: source, url, before }, index): Origin => {
    const copy = copies[index] ?? source;
    const all = together.get(names[index] ?? "");
    const owner = isOne ? undefined : source.municipality?.name;
    return {
      url,
      source,
      feed: all ? Object.freeze({ ...copy, ...all }) : copy,
      ...(before ? { before } : {}),
      ...(owner === undefined ? {} : { owner }),
    };
  });
  const page = copies.find((copy) => copy.page)?.page;
  const feed: Feed = Object.freeze({
    language: sources[0]?.feed.language ?? "und",
    ...(page ? { page } : {}),
    ...(isOne ? factsOfOne(sources) : {}),
    ...concat(said),
  });
  setOrigins(feed, origins);
  return { feed, problems };
}

/** Leaves out of some feeds of one municipality what an earlier one of them has under the same id. */
function tellApart(
  indexes: readonly number[],
  sources: readonly FeedSource[],
  said: Pick<Feed, CollectionName>[],
  problems: Problem[],
): void {
  const lists = indexes.map(emptyLists);
  for (const collection of collectionNames) {
    const seen = new Set<string>();
    for (const [turn, index] of indexes.entries()) {
      const { feed, url } = sources[index] as FeedSource;
      for (const [at, member] of (said[index]?.[collection] ?? []).entries()) {
        if (!seen.has(member.id)) {
          seen.add(member.id);
          lists[turn]?.[collection].push(member);
          continue;
        }
        problems.push({
          path: pointer([collection, sourceIndex(feed[collection], at)]),
          code: "duplicate-member",
          severity: "advice",
          found: ownId(member.id),
          url,
        });
      }
    }
  }
  for (const [turn, index] of indexes.entries()) said[index] = asCollections(lists[turn] ?? emptyLists());
}

/** The collections of some feeds, one after another. */
function concat(feeds: readonly Pick<Feed, CollectionName>[]): Pick<Feed, CollectionName> {
  const lists = emptyLists();
  for (const name of collectionNames) lists[name] = feeds.flatMap((feed): readonly Member[] => feed[name]);
  return asCollections(lists);
}

/** Lists of members as a feed has them: each came from the collection whose name it bears. */
const asCollections = (lists: Lists): Pick<Feed, CollectionName> =>
  Object.freeze(lists) as unknown as Pick<Feed, CollectionName>;

/** What holds for a whole whose feeds are of one municipality: the newest change, and the oldest check of all. */
function factsOfOne(sources: readonly FeedSource[]): Pick<Feed, "municipality" | "updated" | "checked"> {
  const feeds = sources.map(({ feed }) => feed);
  const municipality = feeds.find((feed) => feed.municipality)?.municipality;
  const updated = feeds.flatMap((feed) => feed.updated ?? []).sort(compareDays);
  const checked = feeds.flatMap((feed) => feed.checked ?? []).sort(compareDays);
  const [last, oldest] = [updated.at(-1), checked.length === feeds.length ? checked[0] : undefined];
  return {
    ...(municipality ? { municipality } : {}),
    ...(last ? { updated: last } : {}),
    ...(oldest ? { checked: oldest } : {}),
  };
}

/** A short name for each feed's municipality, the same for feeds of the same and for no other, in the feeds' order. */
function nameMunicipalities(sources: readonly FeedSource[]): readonly string[] {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return sources.map(({ feed, url }) => {
    const { municipality, language } = feed;
    const key = municipality ? keyOf(municipality, language) : url;
    const known = names.get(key);
    if (known) return known;
    const { name, code, country } = municipality ?? {};
    const short = slugFrom(name, language) || slugFrom(fileOf(url), "") || "feed";
    const wanted = [short, ...[code, country].flatMap((more) => (more ? `${short}-${slugFrom(more, "")}` : []))];
    let free = wanted.find((one) => !taken.has(one));
    for (let copy = 2; !free; copy++) if (!taken.has(`${short}-${copy}`)) free = `${short}-${copy}`;
    taken.add(free);
    names.set(key, free);
    return free;
  });
}

/** `varberg` of `https://www.varberg.example/feeds/varberg.json`. */
const fileOf = (url: string): string => /([^/?#]*?)(?:\.[a-z]+)?(?:[?#].*)?$/i.exec(url)?.[1] ?? "";

/** The copy of each feed, for the next time that another feed has come. */
const copies = new WeakMap<Feed, { readonly name: string; readonly copy: Feed }>();

/** A feed whose ids, and what refers to them, begin with a name. */
function withLongIds(feed: Feed, name: string): Feed {
  const known = copies.get(feed);
  if (known?.name === name) return known.copy;
  const long = (id: string) => `${name}.${id}`;
  const projects = new Set(feed.projects.map(({ id }) => id));
  const member = (given: Member): Member => {
    const { contacts } = given;
    const partOf = "partOf" in given ? given.partOf : undefined;
    const copy = Object.freeze({
      ...given,
      id: long(given.id),
      ...(contacts ? { contacts: contacts.map(long) } : {}),
      // What leads nowhere is shown as it stands.
      ...(partOf && projects.has(partOf) ? { partOf: long(partOf) } : {}),
    });
    setSource(copy, feed);
    return copy;
  };
  const lists = emptyLists();
  for (const collection of collectionNames) lists[collection] = feed[collection].map(member);
  const page = feed.page && pageWithLongIds(feed.page, long, feed);
  const copy: Feed = Object.freeze({ ...feed, ...asCollections(lists), ...(page ? { page } : {}) });
  copies.set(feed, { name, copy });
  return copy;
}

function pageWithLongIds(page: Page, long: (id: string) => string, source: Feed): Page {
  const section = <T extends { readonly ids?: readonly string[] }>(given: T): T => {
    const copy = { ...given, ...(given.ids ? { ids: given.ids.map(long) } : {}) };
    setSource(copy, source);
    return copy;
  };
  const sections = page.sections?.map((given) => {
    const inner = given.sections?.map(section);
    return section({ ...given, ...(inner ? { sections: inner } : {}) });
  });
  const copy = Object.freeze({ ...page, ...(sections ? { sections } : {}) });
  setSource(copy, source);
  return copy;
}
