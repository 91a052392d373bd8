import type { CSSResult } from "lit";
import { type CollectionName, type Feed, type Selection, selectMembers } from "../feed/index.ts";
import type { Messages } from "../i18n/index.ts";
import { sheet } from "../styles/omvarld.styles.ts";
import type { Content } from "./content.ts";
import { finished } from "./groups.ts";
import { createScope, once, type Scope } from "./scope.ts";
import { emptyNote, section, type TagOptions } from "./templates/section.ts";

type Member<K extends CollectionName> = Feed[K][number];

/** One kind of content: how a collection of the feed is told. Pure, so that a browser and Node print the same. */
export interface Kind<K extends CollectionName, O extends TagOptions = TagOptions> {
  readonly collection: K;
  /** The tag's name without `omvarld-`. */
  readonly name: string;
  /** Gets ready, while the feed is on its way, what takes a moment to make in a language. */
  readonly prepare?: (language: string) => void;
  /** Brings to life what markup alone cannot say, in finished HTML or in what has taken its place. */
  readonly enliven?: Content<O>["enliven"];
  /** Does what its buttons ask for, where it has any. */
  readonly act?: Content<O>["act"];
  /** What it says, in Swedish, besides what others say as well. */
  readonly words: Partial<Messages>;
  /** What its looks need besides the shared sheet. */
  readonly styles?: CSSResult;
  content(scope: Scope, selection: Selection<Member<K>>, options: O): unknown;
  /** The shortest answer to "what is there?", for the top of a page. */
  answer(scope: Scope, selection: Selection<Member<K>>): string;
}

/** What a kind shows, and how many members it is. */
export function selectFor<K extends CollectionName>(
  scope: Scope,
  { collection }: Kind<K, never>,
  { ids, past }: TagOptions,
): Selection<Member<K>> {
  const { feed, today } = scope;
  return once(scope, `select ${collection} ${past === "hide"} ${ids ? `of ${ids.join(" ")}` : "all"}`, () => {
    const { current, past: over } = selectMembers(feed, collection, { today, ...(ids ? { ids } : {}) });
    // What is over comes last, and the last of a feed in parts may be still to come.
    return { current, past: past === "hide" || feed.next ? [] : over };
  });
}

/** A kind's section: its heading, what an editor wrote above, and its members or a calm word that there are none. */
export function renderKind<K extends CollectionName, O extends TagOptions>(
  scope: Scope,
  kind: Kind<K, O>,
  options: O,
  intro?: unknown,
): unknown {
  const title = scope.words[kind.collection];
  const selection = selectFor(scope, kind, options);
  const isEmpty = selection.current.length + selection.past.length === 0;
  const content = !isEmpty
    ? kind.content(scope, selection, options)
    : scope.feed.next
      ? undefined
      : emptyNote(scope, title);
  return section(scope, { name: kind.name, heading: options.heading, title }, [intro, content]);
}

/** The sheets of some kinds: what all share, and then their own. */
export const stylesOf = (...kinds: readonly Pick<Kind<never>, "styles">[]): readonly CSSResult[] => [
  sheet,
  ...kinds.flatMap(({ styles }) => styles ?? []),
];

/** What a tag shows of one collection. */
export function kindContent<K extends CollectionName, O extends TagOptions>(kind: Kind<K, O>): Content<O> {
  return {
    styles: stylesOf(kind),
    level: 2,
    createScope: (options) => createScope(options, kind.words),
    ...(kind.prepare ? { prepare: kind.prepare } : {}),
    ...(kind.enliven ? { enliven: kind.enliven } : {}),
    render: (scope, options) => renderKind(scope, kind, options),
    ...(kind.act ? { act: kind.act } : {}),
    finished,
    count(scope, options) {
      const { current, past } = selectFor(scope, kind, options);
      return Math.min(current.length + past.length, options.limit ?? Infinity);
    },
  };
}
