import { compareDays, dayValue } from "./day.ts";
import type { CollectionName, Feed, TwinTown } from "./feed-shape.ts";
import { originsOf, ownId } from "./origins.ts";
import { isPast } from "./status.ts";

export interface SelectOptions {
  /** Only these, in this order. */
  readonly ids?: readonly string[];
  /** Full date: `2026-11-23`. */
  readonly today: string;
}

/** What a tag shows of a collection. */
export interface Selection<T> {
  readonly current: readonly T[];
  /** What is over. */
  readonly past: readonly T[];
}

/** Chooses and orders a collection's members: what is over comes apart, news come newest first. */
export function selectMembers<K extends CollectionName>(
  feed: Feed,
  name: K,
  { ids, today }: SelectOptions,
): Selection<Feed[K][number]> {
  type Member = Feed[K][number];
  const all: readonly Member[] = feed[name];
  const members = ids
    ? pick(all, ids, originsOf(feed) !== undefined)
    : name === "news"
      ? newestFirst(all as Feed["news"] as readonly Member[])
      : all;
  const over = (member: Member) => isPast[name](member, today);
  return { current: members.filter((member) => !over(member)), past: members.filter(over) };
}

type Identified = { readonly id: string };

/** Members by a form of their ids, found out once for each list: many tags may each show some of it. */
const indexed = (form: (id: string) => string) => {
  const indexes = new WeakMap<readonly Identified[], ReadonlyMap<string, readonly Identified[]>>();
  return <T extends Identified>(members: readonly T[]): ReadonlyMap<string, readonly T[]> => {
    let index = indexes.get(members);
    if (!index) indexes.set(members, (index = groupBy<Identified>(members, ({ id }) => form(id))));
    return index as ReadonlyMap<string, readonly T[]>;
  };
};
const byId = indexed((id) => id);
const byOwnId = indexed(ownId);

/** @param isMerged whether a member may also be named as in its own feed; that names its namesakes in the others too. */
const pick = <T extends Identified>(members: readonly T[], ids: readonly string[], isMerged: boolean): readonly T[] =>
  ids.flatMap((id) => byId(members).get(id) ?? (isMerged ? byOwnId(members).get(id) : undefined) ?? []);

function newestFirst<T>(items: readonly T[]): readonly T[] {
  const published = (item: T) => dayValue((item as Feed["news"][number]).published);
  // Items without a date come last, so the order cannot just be turned around.
  return [...items].sort((a, b) =>
    published(a) && published(b) ? compareDays(published(b), published(a)) : compareDays(published(a), published(b)),
  );
}

export type TownSort = "name" | "since";

/**
 * Twin towns by name, in the order of a language's alphabet, or by age; as the feed has them where no order is asked.
 * @param language BCP 47.
 */
export function sortTowns(
  towns: readonly TwinTown[],
  by: TownSort | undefined,
  nameOf: (town: TwinTown) => string,
  language: string,
): readonly TwinTown[] {
  if (by === "since") return [...towns].sort((a, b) => compareDays(a.since, b.since));
  if (by !== "name") return towns;
  const { compare } = new Intl.Collator(language);
  const named = towns.map((town) => ({ town, name: nameOf(town) }));
  return named.sort((a, b) => compare(a.name, b.name)).map(({ town }) => town);
}

/** Puts members into groups by a key, in the order in which the keys first appear. */
export function groupBy<T>(members: readonly T[], key: (member: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const name = key(member);
    const group = groups.get(name);
    if (group) group.push(member);
    else groups.set(name, [member]);
  }
  return groups;
}
