import type { Text } from "./shape.ts";

/** A date as exact as is known (`2011`, `2011-06`, `2011-06-01`), or words for it with an optional date that sorts. */
export type Day = string | { readonly text: Text; readonly value?: string };

/** The sortable date of a day, where it has one. */
export function dayValue(day: Day | undefined): string | undefined {
  return typeof day === "object" ? day.value : day;
}

/** Whether the whole day, month or year lies before `today` (`2026-11-23`): a year is over only when it has ended. */
export function isBefore(day: Day | undefined, today: string): boolean {
  const value = dayValue(day);
  return value !== undefined && value < today.slice(0, value.length);
}

/** Whether the day, month or year begins after `today`. */
export function isAfter(day: Day | undefined, today: string): boolean {
  const value = dayValue(day);
  return value !== undefined && value.slice(0, today.length) > today.slice(0, value.length);
}

/** Orders days from early to late; a day without a date comes last. */
export function compareDays(a: Day | undefined, b: Day | undefined): number {
  const first = dayValue(a) ?? "~";
  const second = dayValue(b) ?? "~";
  return first < second ? -1 : first > second ? 1 : 0;
}

const zonePattern = /(?:Z|[+-]\d\d:?\d\d)$/;

/** Whether one date or moment lies before another, as exactly as both are known: 2019 is not before 2019-06. */
export function isEarlier(value: string, than: string): boolean {
  const length = Math.min(value.length, than.length, 10);
  if (value.length <= 10 || than.length <= 10) return value.slice(0, length) < than.slice(0, length);
  const zoneOf = (moment: string) => zonePattern.exec(moment.slice(10))?.[0];
  // A time without a zone is meant in the zone of the other one.
  const zone = zoneOf(value) ?? zoneOf(than) ?? "Z";
  const at = (moment: string) => Date.parse(zoneOf(moment) ? moment : moment + zone);
  return at(value) < at(than);
}

const datePattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** Whether a text is a calendar date of the years 1 to 9999, as exact as it likes. */
export function isDate(value: string): boolean {
  const parts = datePattern.exec(value);
  if (!parts) return false;
  if (value.length === 4) return value !== "0000";
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const date = new Date(Date.UTC(2000, month - 1, day));
  // The year goes in afterwards: Date.UTC reads years below 100 as 19xx.
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const timePattern = /^T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/;

/** Whether a text is a date, or a full date with a time of day. */
export function isMoment(value: string): boolean {
  return isDate(value) || (isDate(value.slice(0, 10)) && timePattern.test(value.slice(10)));
}
