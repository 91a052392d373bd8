/* Which feed a member is of, where several are shown as one. */
import type { Feed } from "./feed-shape.ts";
import type { Text } from "./shape.ts";

/** One of several feeds that are shown as one. */
export interface Origin {
  /** The feed's absolute address. */
  readonly url: string;
  /** The feed as it came. */
  readonly source: Feed;
  /** The copy whose place it took, where that is known. */
  readonly before?: Feed;
  /** What its members refer to, with the ids that they have among those of other feeds. */
  readonly feed: Feed;
  /** The municipality's name, where members have to say whose they are. */
  readonly owner?: Text;
}

const merged = new WeakMap<Feed, ReadonlyMap<Feed, Origin>>();
const sources = new WeakMap<object, Feed>();

/** Notes which feeds a feed was merged from. */
export function setOrigins(feed: Feed, origins: readonly Origin[]): void {
  merged.set(feed, new Map(origins.map((origin) => [origin.source, origin])));
}

/** Notes which feed a member, or a part of a page, has come with. */
export function setSource(part: object, source: Feed): void {
  sources.set(part, source);
}

/** The feeds that a feed was merged from, in order; undefined of one that came by itself. */
export function originsOf(feed: Feed): readonly Origin[] | undefined {
  const origins = merged.get(feed);
  return origins && [...origins.values()];
}

/** Which of several feeds a member, or a part of a page, has come with. */
export function originOf(feed: Feed, part: object): Origin | undefined {
  const source = sources.get(part);
  return source && merged.get(feed)?.get(source);
}

/** The id that a member has in its own feed: `de-pere` of `amals-kommun.de-pere`. */
export const ownId = (id: string): string => id.slice(id.indexOf(".") + 1);

const wholes = new WeakMap<Feed, readonly FeedPart[]>();

/** A part of a feed that comes in several. */
export interface FeedPart {
  readonly feed: Feed;
  /** Absolute. */
  readonly url: string;
}

/** Notes which parts a feed was joined from. */
export function setParts(feed: Feed, parts: readonly FeedPart[]): void {
  wholes.set(feed, parts);
}

/** The parts that a feed was joined from, in order; undefined of one that came by itself. */
export const partsOf = (feed: Feed): readonly FeedPart[] | undefined => wholes.get(feed);
