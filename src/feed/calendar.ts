import { type Day, dayValue, isBefore } from "./day.ts";

/**
 * Whether something can stand in a calendar: its day is known, and it is not over. A mere month or year is no day.
 * @param today full date: `2026-11-23`.
 * @param end where it lasts longer than its day.
 */
export function isUpcoming(start: Day | undefined, today: string, end?: Day): boolean {
  const isDay = (dayValue(start)?.length ?? 0) >= 10;
  return isDay && !isBefore(dayValue(end) ? end : start, today);
}
