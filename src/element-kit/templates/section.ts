import { html, nothing, type TemplateResult } from "lit";
import type { Said, Scope } from "../scope.ts";
import type { Listed, Members } from "./members.ts";

/** What is over: shown (marked, last), folded away, or not at all. */
export type Past = "show" | "fold" | "hide";

/** What an editor may ask of any tag. */
export interface TagOptions {
  /** In place of the default; empty: none is shown. */
  readonly heading?: Said | undefined;
  /** Only these members, in this order. */
  readonly ids?: readonly string[] | undefined;
  /** At most this many members, until the reader asks for all. */
  readonly limit?: number | undefined;
  readonly past?: Past;
}

interface SectionOptions {
  /** Names the tag in its class: `omvarld-twin-towns`. */
  readonly name: string;
  readonly heading: Said | undefined;
  /** The heading where none is given. */
  readonly title: string;
}

/** A tag's section under its heading; without one it still has its name. */
export function section(scope: Scope, { name, heading, title }: SectionOptions, content: unknown): TemplateResult {
  const { html: levelHtml, prefix } = scope;
  const shown = heading ?? title;
  if (shown === "") {
    return html`<section class="omvarld-section omvarld-${name}" aria-label=${title}>${content}</section>`;
  }
  return levelHtml`<section class="omvarld-section omvarld-${name}" aria-labelledby=${prefix}>
    <h2 class="omvarld-heading" id=${prefix}>${shown}</h2>
    ${content}
  </section>`;
}

/** What a section says when its collection has nothing to show. */
export function emptyNote(scope: Scope, title: string): TemplateResult {
  const { url } = scope.feed.municipality ?? {};
  const name = scope.feed.municipality?.name;
  return html`<div class="omvarld-box">
    <p>${scope.words.empty(title)}</p>
    ${url && name ? html`<p><a class="omvarld-link" href=${url}>${scope.say(name)}</a></p>` : nothing}
  </div>`;
}

/** A sentence with a count, which is only the least that there is as long as parts of the feed are missing. */
export const andMore = ({ feed, words }: Scope, sentence: string): string =>
  feed.next ? `${sentence} ${words.andMore}` : sentence;

/** Lets the reader ask for the members beyond a limit. */
export function showAllButton(scope: Scope, count: number): TemplateResult {
  return html`<button type="button" class="omvarld-button" data-omvarld-action="show-all">
    ${andMore(scope, scope.words.showAll(scope.format.number(count)))}
  </button>`;
}

export interface ListOptions<T> extends Pick<TagOptions, "limit" | "past"> {
  readonly current: readonly T[];
  readonly over: readonly T[];
  /** The summary of what is folded away, from the count. */
  readonly pastSummary?: (count: string) => string;
  /** Whether the reader has asked for this one; all, where nothing can be asked. */
  readonly matches?: (member: T) => boolean;
  /**
   * What the items are made of besides the members and their own feeds: where it is the same, so are they. Else the scope,
   * which is another when anything changes.
   */
  readonly key?: readonly unknown[];
  readonly item: (member: T, index: number, isPast: boolean, isHidden: boolean) => TemplateResult;
  /** Gets ready what a search will need of a member; for those of a long list while they come. */
  readonly prepare?: (member: T) => unknown;
  readonly list: (members: Members<T>) => unknown;
  /** Keeps what has been listed until something else is to be listed: each key of a search asks for the same. */
  readonly remember?: <R>(make: () => R) => R;
}

const all = () => true;

/** A collection's members in their list: what is current first, what is over after it or folded away. */
export function memberList<T extends object>(scope: Scope, options: ListOptions<T>): unknown {
  const { current, over, past = "show", limit, matches = all, key = [scope], prepare, item, list } = options;
  const { remember = (make) => make() } = options;
  const [shown, folded] = remember(() => {
    const isOver = new Set(over);
    const listed = (members: readonly T[], before = 0) =>
      members.map((member, place) => {
        return { member, index: before + place, isPast: isOver.has(member), feed: scope.of(member).feed };
      });
    const inPlace = past === "show" ? [...current, ...over] : current;
    return [listed(inPlace.slice(0, limit)), listed(past === "fold" ? over : [], current.length)];
  });
  const count = current.length + (past === "show" ? over.length : 0);
  // Where the feed goes on in further parts, there is one member more at least.
  const least = count + (scope.feed.next && shown.length === limit ? 1 : 0);
  const members = (listed: readonly Listed<T>[]): Members<T> => ({
    listed,
    item: ({ member, index, isPast }, isHidden) => item(member, index, isPast, isHidden),
    matches,
    total: listed.length,
    key,
    ...(prepare ? { prepare } : {}),
  });
  return html`
    ${list(members(shown))}
    ${least > shown.length ? showAllButton(scope, count) : nothing}
    ${
      folded.length > 0
        ? html`<details class="omvarld-fold">
          <summary>${options.pastSummary?.(scope.format.number(folded.length))}</summary>
          ${list(members(folded))}
        </details>`
        : nothing
    }
  `;
}
