import { html, nothing, type TemplateResult } from "lit";
import { type Contact, type Day, isUpcoming } from "../../feed/index.ts";
import type { Scope } from "../scope.ts";
import { takeAwayWords } from "../take-away.ts";

/** Offers a contact for the reader's own address book. */
export function saveContactButton(scope: Scope, { id, name }: Contact): unknown {
  if (!scope.isScripted) return nothing;
  return html`<p>${saveButton(takeAwayWords(scope).saveContact, `contacts ${id}`, scope.plain(name))}</p>`;
}

/**
 * Offers a date for the reader's own calendar.
 * @param wish its collection, the member's id, and a number where one member has several dates.
 */
export function saveDateButton(scope: Scope, wish: string, name: string): unknown {
  return scope.isScripted ? saveButton(takeAwayWords(scope).saveDate, wish, name) : nothing;
}

/** Offers the last day to apply, as long as that is known and not over. */
export function saveDeadlineButton(scope: Scope, deadline: Day | undefined, wish: string, what: string): unknown {
  return isUpcoming(deadline, scope.today) ? saveDateButton(scope, wish, takeAwayWords(scope).deadline(what)) : nothing;
}

/** The action says all, so that it means the same in printed HTML as where it was rendered. */
function saveButton(label: string, wish: string, name: string): TemplateResult {
  return html`<button type="button" class="omvarld-save" data-omvarld-action="save ${wish}"
    >${label}<span class="omvarld-hidden">${` – ${name}`}</span></button
  >`;
}
