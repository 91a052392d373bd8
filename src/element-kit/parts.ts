/** Long feeds in parts: what readers see of that, and what fetches more. A chunk of its own. */
import { html, nothing } from "lit";
import type { CollectionName, Feed } from "../feed/index.ts";
import { partsOf } from "../feed/origins.ts";
import { partsMessages } from "../i18n/messages/parts.ts";
import { askForMore, followParts } from "../loading/feed-parts.ts";
import type { FeedState } from "../loading/index.ts";
import { announce } from "./announcer.ts";
import type { Scope } from "./scope.ts";
import type { TagOptions } from "./templates/section.ts";

export { askForMore, followParts };

/** What a tag shows of its feed. */
export interface Showing extends TagOptions {
  readonly topic: CollectionName | "page";
  /** Members shown. */
  readonly count: number;
  /** Whether the reader has asked for all. */
  readonly isAsked: boolean;
  /** Whether finished HTML, which has all, stands in the page. */
  readonly isFinished: boolean;
  readonly query?: string;
  readonly theme?: string;
  readonly sort?: string | undefined;
  readonly groupBy?: string | undefined;
}

/** What has an order of its own, in which the last part may hold the first member. */
const ordered: readonly Showing["topic"][] = ["page", "news", "funding"];

const isSearch = ({ query, theme }: Showing): boolean => !!query || !!theme;

/** How many parts more what is shown is not right without. */
function needs({ feed }: Scope, showing: Showing): number {
  const { topic, ids, count, sort, groupBy, isAsked, isFinished } = showing;
  if (isAsked || isFinished || isSearch(showing)) return Infinity;
  // Chosen members may be in the next part or in the last: as many again as have been looked through.
  if (ids) return ids.length > count ? (partsOf(feed)?.length ?? 1) : 0;
  return ordered.includes(topic) || (sort ?? groupBy) ? Infinity : 0;
}

const isLoading = (state: FeedState): boolean => "more" in state && state.more === "loading";

/** What there is to say of what is still to come, and whether a reader may ask for it; nothing where all is there. */
function tell(scope: Scope, state: FeedState, showing: Showing) {
  const { feed, language } = scope;
  const { limit, count, ids } = showing;
  const words = partsMessages(language);
  const isNeeded = needs(scope, showing) > 0;
  // Behind a limit there is nothing to come near to: its own button asks for all. Who has been chosen is here.
  if (!isNeeded && (ids ?? count >= (limit ?? Infinity))) return undefined;
  if ("more" in state && state.more === "failed") return { sentence: words.failed, isOpen: true };
  if (isLoading(state) || (feed.next && isNeeded)) {
    return { sentence: words[isSearch(showing) ? "searching" : "loading"], isOpen: false };
  }
  if (feed.next) return { sentence: words.waiting, isOpen: true };
  return isSearch(showing) && partsOf(feed) ? { sentence: words.searched, isOpen: false } : undefined;
}

/** One line at the end of what is shown, for as long as more is to come: what happens to it, and a button. */
export function partsLine(scope: Scope, state: FeedState, showing: Showing): unknown {
  const told = tell(scope, state, showing);
  return told
    ? html`<p class="omvarld-note omvarld-more">
        <span>${told.sentence}</span>
        ${
          told.isOpen
            ? html`<button type="button" class="omvarld-button" data-omvarld-action="show-all">
                ${partsMessages(scope.language).all}
              </button>`
            : nothing
        }
      </p>`
    : nothing;
}

/**
 * Fetches more where what is shown needs it, or once a reader comes near its end. Who has asked for all hears what becomes of
 * it; who searches hears it from the search.
 * @param box of the tag, as it has just been rendered.
 */
export function attend(box: Element, scope: Scope, state: FeedState, showing: Showing): void {
  const { feed, language } = scope;
  // Among the few children: a selector would be tried on all that stand in them, which may be hundreds of thousands.
  const line = [...box.children].find((child) => child.matches(".omvarld-more"));
  const needed = needs(scope, showing);
  if (feed.next && needed > 0) askForMore(feed, needed);
  else if (line && feed.next && !isLoading(state)) observe(line, feed);
  else if (line) observer?.unobserve(line);
  if (!showing.isAsked || isSearch(showing)) return;
  const sentence = tell(scope, state, showing)?.sentence ?? partsMessages(language).fetched;
  if (sentence !== said.get(box)) announce(sentence, language);
  said.set(box, sentence);
}

/** What was last said of each tag. */
const said = new WeakMap<Element, string>();

/** The feeds whose end is on show, by the line that stands there. */
const lines = new WeakMap<Element, Feed>();

/** Milliseconds within which a reader who is at the end again has not read what has come, but looks for the end. */
const glance = 1000;

/** How many parts were asked for last at a line, and when. */
const hungers = new WeakMap<Element, { readonly count: number; readonly at: number }>();

/** How many parts a reader wants who has come near a line: one to read, twice as many as last time on the way to the end. */
function hungerOf(line: Element): number {
  const at = performance.now();
  const last = hungers.get(line);
  const count = last && at - last.at < glance ? last.count * 2 : 1;
  hungers.set(line, { count, at });
  return count;
}

let observer: IntersectionObserver | undefined;

/** One for the whole page. */
function observe(line: Element, feed: Feed): void {
  lines.set(line, feed);
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const feed = lines.get(target);
        if (isIntersecting && feed) askForMore(feed, hungerOf(target));
      }
    },
    { rootMargin: "100%" },
  );
  // Anew after each part: one that is short leaves the line where it was, which is no news to an observer.
  observer.unobserve(line);
  observer.observe(line);
}

addEventListener("beforeprint", () => {
  // The paper has what there is, and a line that says so; who prints a second time has all.
  for (const tag of document.querySelectorAll(":defined")) {
    if (!tag.localName.startsWith("omvarld-")) continue;
    for (const line of (tag.shadowRoot ?? tag).querySelectorAll(".omvarld-more")) {
      const feed = lines.get(line);
      if (feed) askForMore(feed, Infinity);
    }
  }
});
