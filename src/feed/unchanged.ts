import { isMoment } from "./day.ts";
import { periodEnd } from "./status.ts";

/** Bars end today: for so many days nobody sees that theirs has passed. */
const longest = 31;

/**
 * The days around one on which a feed says the same: nothing in it begins, ends or has its anniversary between them.
 * @param today full date: `2026-11-23`.
 * @returns full dates: the first such day, and the first that is none any more.
 */
export function unchangedDays(feed: unknown, today: string): readonly [from: string, until: string] {
  let from = later(today, -longest);
  let until = later(today, longest);
  const turn = (day: string) => {
    if (day > today) until = day < until ? day : until;
    else if (day > from) from = day;
  };
  const turnAround = (value: string) => turnsOf(value).forEach(turn);
  const left = [feed];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === "string" && isMoment(value)) turnAround(value);
    if (typeof value !== "object" || value === null) continue;
    for (const inner of Object.values(value)) left.push(inner);
    const { since, start, months }: Readonly<Record<string, unknown>> = { ...value };
    const begun = momentOf(since);
    // How long it has lasted is told in whole years.
    for (const year of begun ? [0, 1] : []) {
      turn(`${Number(today.slice(0, 4)) + year}${turnsOf(begun ?? "")[0].slice(4)}`);
    }
    const first = momentOf(start);
    const end = first && typeof months === "number" && periodEnd({ start: first, months });
    if (end) turnAround(end);
  }
  return [from, until];
}

/** The date or moment of what may be a day. */
function momentOf(day: unknown): string | undefined {
  const value: unknown = typeof day === "object" && day !== null && "value" in day ? day.value : day;
  return typeof value === "string" && isMoment(value) ? value : undefined;
}

/** The first day of a day, a month or a year, and the first after it. */
function turnsOf(value: string): readonly [string, string] {
  const date = value.slice(0, 10);
  if (date.length === 10) return [date, later(date, 1)];
  const [year = 0, month] = date.split("-").map(Number);
  return month === undefined ? [`${date}-01-01`, utc(year + 1, 0, 1)] : [`${date}-01`, utc(year, month, 1)];
}

const later = (date: string, days: number): string => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return utc(year, month - 1, day + days);
};

/** A full date; months from 0, and days, may lie outside of theirs. Of years long past it is enough that they are past. */
const utc = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
