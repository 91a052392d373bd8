import { html, nothing, type TemplateResult } from "lit";
import type { StateMessages } from "../../i18n/index.ts";
import type { FeedState, OldCopy } from "../../loading/index.ts";
import type { Scope } from "../scope.ts";

/** What stands where a list will be, for a feed that is slow. */
function skeleton(words: StateMessages, title: string): TemplateResult {
  return html`<div class="omvarld-grid omvarld-skeleton" aria-busy="true">
    <p class="omvarld-hidden">${words.loading(title)}</p>
    <div class="omvarld-item"></div>
    <div class="omvarld-item"></div>
    <div class="omvarld-item"></div>
  </div>`;
}

/** What a reader gets when there is nothing else: a plain sentence and a way to try again. */
function failedBox(words: StateMessages, title: string): TemplateResult {
  return html`<div class="omvarld-box omvarld-box-failed">
    <p><b>${words.failed(title)}</b></p>
    <p>${words.failedAdvice}</p>
    <button type="button" class="omvarld-button" data-omvarld-action="retry">${words.retry}</button>
  </div>`;
}

/** What a tag shows that has no feed, and nothing between its tags: nothing where none is named. */
export function withoutFeed(words: StateMessages, title: string, { status }: FeedState): unknown {
  if (status === "waiting") return nothing;
  return status === "failed" ? failedBox(words, title) : skeleton(words, title);
}

/** Says what of that which is shown is an older copy, and of when: all of it, or what some municipalities have sent. */
export function staleNotes({ words, format, plain }: Scope, state: FeedState): unknown {
  const all: readonly OldCopy[] = state.status === "stale" ? [state] : [];
  return (("copies" in state && state.copies) || all).map(
    ({ owner, date }) =>
      html`<p class="omvarld-note omvarld-stale">${owner && `${plain(owner)}: `}${words.stale(date ? format.day(date.slice(0, 10)) : "")}</p>`,
  );
}
