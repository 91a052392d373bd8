import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../../feed/index.ts";
import type { Scope } from "../scope.ts";

/** A text's paragraphs: a blank line starts a new one. */
export function prose(scope: Scope, text: Text, className = "omvarld-prose"): unknown {
  const said = scope.plain(text);
  const lang = scope.foreign(text) ?? nothing;
  const one = (paragraph: string) => html`<p class=${className} lang=${lang} .textContent=${paragraph}></p>`;
  return said.includes("\n") ? said.split(/\n\s*\n/).map(one) : one(said);
}

/** What has a long text, and how it is called. */
interface Told {
  readonly body?: Text;
  readonly bodyHtml?: Text;
  readonly title?: Text;
  readonly name?: Text;
  readonly heading?: Text;
}

/**
 * The long text of a member: its HTML where it has some, else its paragraphs.
 * @param id of the member in the page.
 * @param under the heading above it, as templates write it: `<h2>` is the tag's own.
 */
export function body(scope: Scope, told: Told, id: string, under = 3): unknown {
  const { body, bodyHtml, title, name, heading } = told;
  if (!bodyHtml) return body ? prose(scope, body) : nothing;
  const lang = scope.foreign(bodyHtml) ?? nothing;
  const level = Math.min(scope.level + under - 1, 6);
  const called = scope.plain(title ?? name ?? heading ?? "");
  return html`<div class="omvarld-prose omvarld-rich" lang=${lang}>${scope.richText(bodyHtml, { id, level, name: called })}</div>`;
}

/** A bulleted list of short texts. */
export function points(scope: Scope, texts: readonly Text[] | undefined, className = "omvarld-points"): unknown {
  if (!texts?.length) return nothing;
  return html`<ul class=${className} role="list">${texts.map((text) => html`<li>${scope.say(text)}</li>`)}</ul>`;
}

/** Short texts on one line, with points between them. */
export function tags(scope: Scope, texts: readonly Text[] | undefined, label?: string): unknown {
  if (!texts?.length) return nothing;
  return html`<ul class="omvarld-tags" role="list" aria-label=${label ?? nothing}>
    ${texts.map((text) => html`<li>${scope.say(text)}</li>`)}
  </ul>`;
}

/** A date for readers and machines. */
export function time(scope: Scope, day: Parameters<Scope["format"]["day"]>[0]): TemplateResult | string {
  const value = typeof day === "object" ? day.value : day;
  const said = scope.format.day(day);
  return value ? html`<time datetime=${value}>${said}</time>` : said;
}

/** A short word about a member's state; hollow where it is over. */
export function badge(word: string, isOver = false): TemplateResult {
  return html`<span class="omvarld-badge${isOver ? " omvarld-badge-past" : ""}">${word}</span>`;
}

/** A label and its value; rows without a value are left out. */
export type Fact = readonly [label: string, value: unknown];

/** A list of figures and facts. */
export function facts(rows: readonly Fact[], className = "omvarld-facts"): unknown {
  const given = rows.filter(([, value]) => value !== undefined && value !== false && value !== "" && value !== nothing);
  if (given.length === 0) return nothing;
  return html`<dl class=${className}>
    ${given.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}
