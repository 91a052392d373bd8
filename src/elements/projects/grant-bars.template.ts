import { html, nothing } from "lit";
import type { Scope } from "../../element-kit/scope.ts";
import { bar } from "../../element-kit/templates/bar.ts";
import { groupBy, type Money, type Project } from "../../feed/index.ts";
import { pictureWords } from "../../i18n/messages/pictures.ts";

/** More bars than these are not seen at once, so that their scale has to be said. */
const MOST_AT_A_GLANCE = 3;

/** The grants that can be compared: those in a currency that several are in. By currency, largest first. */
type Grants = readonly (readonly Money[])[];

export function comparableGrants(projects: readonly Project[]): Grants {
  const all = projects.flatMap(({ grant }) => (grant && grant.amount > 0 ? [grant] : []));
  return [...groupBy(all, ({ currency }) => currency).values()]
    .filter(({ length }) => length > 1)
    .map((same) => [...same].sort((a, b) => b.amount - a.amount));
}

/** A grant as a bar, as long as it is large; another shape for what is in another currency. */
export function grantBar(grant: Money | undefined, grants: Grants): unknown {
  const index = grants.findIndex((same) => grant && same.includes(grant));
  const largest = grants[index]?.[0];
  if (!grant || !largest) return nothing;
  return html`<div class="omvarld-grant">${bar(0, (grant.amount / largest.amount) * 100, index > 0 ? "striped" : "full")}</div>`;
}

/** What the bars' full length stands for, in words. */
export function grantScale({ format, language }: Scope, grants: Grants): unknown {
  if (grants.flat().length <= MOST_AT_A_GLANCE) return nothing;
  const longest = grants.flatMap(([largest]) => (largest ? format.money(largest) : []));
  return html`<p class="omvarld-note">${pictureWords(language).grants(format.list(longest))}</p>`;
}
