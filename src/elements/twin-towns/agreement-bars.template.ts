import { html, nothing, type TemplateResult } from "lit";
import type { Scope } from "../../element-kit/scope.ts";
import { bar } from "../../element-kit/templates/bar.ts";
import { itemsOf } from "../../element-kit/templates/members.ts";
import { memberList, type TagOptions } from "../../element-kit/templates/section.ts";
import { dayValue, isAfter, type TwinTown, twinTownStatus } from "../../feed/index.ts";
import { pictureWords } from "../../i18n/messages/pictures.ts";

/** The towns that a tag shows, and how many of them at once. */
export interface ShownTowns extends Required<Pick<TagOptions, "limit" | "past">> {
  readonly current: readonly TwinTown[];
  readonly over: readonly TwinTown[];
  /** Whether the reader has asked for this town. */
  readonly matches: (town: TwinTown) => boolean;
}

interface Agreement {
  readonly town: TwinTown;
  /** As exact as is known: `1968`, `1992-06-01`. */
  readonly start: string;
  readonly end: string;
}

/** In years, with fractions. */
interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** Two bars tell nothing that their words do not. */
const FEWEST = 3;
/** More than a screenful is a second list and no picture, and a list of a thousand towns need not grow by a thousand. */
const MOST = 24;
/** Of the axis: so near to its end a year would run into the word that stands there. */
const ROOM_FOR_TODAY = 0.18;

/**
 * How long each agreement has lasted, oldest first: a bar on a common axis, and the same in words. Nothing where too few
 * towns say since when, or where there are too many.
 */
export function agreementBars(scope: Scope, towns: ShownTowns): unknown {
  const { current, over, past = "show", limit, matches } = towns;
  const { today, words } = scope;
  const known: Agreement[] = [];
  for (const town of [...current, ...over]) {
    const one = agreement(town, today);
    if (one) known.push(one);
    if (known.length > MOST) return nothing;
  }
  known.sort((a, b) => a.start.localeCompare(b.start));
  const isOver = new Set(over);
  const inPlace = new Set((past === "show" ? [...current, ...over] : current).slice(0, limit));
  const shown = known.filter(({ town }) => inPlace.has(town));
  if (shown.length < FEWEST) return nothing;
  const first = shown.filter(({ town }) => !isOver.has(town));
  const last = (past === "fold" ? known : shown).filter(({ town }) => isOver.has(town));
  const all = [...first, ...last];
  const axis = axisFor(all, today);
  return scope.html`<div class="omvarld-agreements" ?hidden=${!all.some(({ town }) => matches(town))}>
    <h3 class="omvarld-name">${pictureWords(scope.language).agreements}</h3>
    ${memberList(scope, {
      current: first,
      over: last,
      past,
      pastSummary: words.pastTowns,
      matches: ({ town }) => matches(town),
      item: (one, _, isPast, isHidden) => row(scope, one, axis, isPast, isHidden),
      list: (rows) => [years(scope, axis), html`<ol role="list">${itemsOf(rows)}</ol>`],
    })}
  </div>`;
}

/** When an agreement began and ended, as far as both are known; nothing of one that has not begun. */
function agreement(town: TwinTown, today: string): Agreement | undefined {
  const start = dayValue(town.since);
  const end = twinTownStatus(town, today) === "ended" ? dayValue(town.until) : today;
  if (!start || !end || isAfter(start, today)) return undefined;
  return { town, start, end: isAfter(end, today) ? today : end };
}

function row(scope: Scope, one: Agreement, { from, to }: Axis, isPast: boolean, isHidden: boolean): TemplateResult {
  const start = inYears(one.start) - from;
  const unit = 100 / (to - from);
  const { say, owner } = scope.of(one.town);
  return html`<li class="omvarld-agreement" ?hidden=${isHidden}>
    <span>${say(one.town.name)}${owner === undefined ? nothing : [" (", say(owner), ")"]}</span>
    ${bar(start * unit, (inYears(one.end) - from - start) * unit, isPast ? "hollow" : "full")}
    <span class="omvarld-note">${duration(scope, one)}</span>
  </li>`;
}

/** `58 år, sedan 1968` or `31 år, till 2022`; without the years where there is not one yet. */
function duration({ words, format, language, today }: Scope, { town, start, end }: Agreement): string {
  const { years, since } = pictureWords(language);
  const age = wholeYears(start, end);
  const year = (date: string) => format.day(date.slice(0, 4));
  const status = twinTownStatus(town, today);
  const last =
    status === "ended"
      ? words.until(year(end))
      : status === "dormant"
        ? words.twinTownStatus[status]
        : since(year(start));
  return age > 0 ? `${format.plural(age, years)}, ${last}` : last;
}

/** From one anniversary to the next, as exactly as both dates are known. */
function wholeYears(start: string, end: string): number {
  const known = Math.min(start.length, end.length);
  return Number(end.slice(0, 4)) - Number(start.slice(0, 4)) - (end.slice(4, known) < start.slice(4, known) ? 1 : 0);
}

function inYears(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

/** From a round year before the first agreement to today, with round years between. */
function axisFor(all: readonly Agreement[], today: string): Axis {
  const to = inYears(today);
  const first = Math.min(...all.map(({ start }) => inYears(start)));
  const step = [1, 2, 5, 10, 20, 50, 100, 200].find((years) => to - first <= years * 4) ?? 500;
  // On New Year's Day an agreement of the same year has no length yet, and an axis needs one.
  const from = Math.floor(first / step) * step - (first === to ? step : 0);
  const ticks = [0, 1, 2, 3, 4, 5].map((index) => from + index * step);
  return { from, to, ticks: ticks.filter((year) => (to - year) / (to - from) > ROOM_FOR_TODAY) };
}

/** The years above the bars. */
function years({ format, language }: Scope, { from, to, ticks }: Axis): TemplateResult {
  const at = (year: number) => ((year - from) / (to - from)) * 100;
  return html`<svg class="omvarld-axis" aria-hidden="true">
    <line x2="100%" y1="100%" y2="100%"></line>
    ${ticks.map((year, index) => tick(at(year), format.day(String(year).padStart(4, "0")), index > 0 ? "middle" : "start"))}
    ${tick(100, pictureWords(language).today, "end")}
  </svg>`;
}

const tick = (at: number, text: string, anchor: string) =>
  html`<svg x="${at.toFixed(2)}%">
    <text y="1em" text-anchor=${anchor}>${text}</text>
    <line y1="75%" y2="100%"></line>
  </svg>`;
