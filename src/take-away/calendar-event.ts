import { type Day, dayValue, type FundingProgramme, type NewsItem, type Programme, slugFrom } from "../feed/index.ts";
import { addDays, toUtc, zoneOf } from "./moment.ts";
import { memberUid } from "./names.ts";
import { cleanLine, cleanText } from "./plain-text.ts";
import type { Speaker } from "./speaker.ts";
import { type Component, type Property, write } from "./write.ts";

/** What stands in a calendar. Texts are as the feed has them, addresses absolute. */
export interface CalendarEvent {
  readonly uid: string;
  readonly summary: string;
  /** A full date, or one with a time of day. */
  readonly start: string;
  /** As `start`; the last day is part of it. */
  readonly end?: string | undefined;
  readonly place?: string;
  readonly lines: readonly (string | undefined)[];
  readonly url?: string | undefined;
  /** A day to be reminded of, and not to be busy on. */
  readonly isDeadline: boolean;
}

/** What a news item invites to, where its day is known. */
export function newsEvent(speaker: Speaker, item: NewsItem): CalendarEvent | undefined {
  const { feed, words, format, plain } = speaker;
  const { title, summary, body, event, url } = item;
  const start = fullDate(event?.start);
  if (!event || !start) return undefined;
  const told = summary ?? body;
  const { place, online } = event;
  return {
    uid: memberUid(feed, "news", item.id),
    summary: plain(title),
    start,
    end: fullDate(event.end),
    ...(place ? { place: plain(place) } : online ? { place: online } : {}),
    lines: [
      `${words.event}: ${format.moments(event.start, event.end)}`,
      told && plain(told),
      online && `${words.online}: ${online}`,
    ],
    url: url ?? online,
    isDeadline: false,
  };
}

/** The last day to apply for a volunteer programme. */
export function programmeDeadline(speaker: Speaker, programme: Programme): CalendarEvent | undefined {
  const { apply, name, url } = programme;
  const steps = (apply?.how ?? []).map((step, at) => `${at + 1}. ${speaker.plain(step)}`);
  return deadlineEvent(speaker, apply?.deadline, {
    uid: memberUid(speaker.feed, "volunteering", programme.id),
    what: speaker.plain(name),
    lines: steps,
    url: apply?.url ?? url,
  });
}

/** The last day to answer one of a funding programme's calls. */
export function callDeadline(speaker: Speaker, programme: FundingProgramme, at: number): CalendarEvent | undefined {
  const { feed, words, plain } = speaker;
  const { calls = [], name, appliedAt, url } = programme;
  const call = calls[at];
  if (!call) return undefined;
  // Calls have no id, and their order changes as they close.
  const slugs = calls.map(({ title }) => slugFrom(title, feed.language));
  const copy = slugs.slice(0, at).filter((slug) => slug === slugs[at]).length;
  const slug = [slugs[at], copy ? String(copy + 1) : ""].filter(Boolean).join("-");
  return deadlineEvent(speaker, call.deadline, {
    uid: memberUid(feed, "funding", programme.id, slug),
    what: `${plain(call.title)}, ${plain(name)}`,
    lines: [appliedAt && `${words.appliedAt}: ${plain(appliedAt)}`],
    url: call.url ?? url,
  });
}

function deadlineEvent(
  { fileWords }: Speaker,
  deadline: Day | undefined,
  { what, ...event }: Pick<CalendarEvent, "uid" | "lines" | "url"> & { readonly what: string },
): CalendarEvent | undefined {
  const start = fullDate(deadline);
  if (!start) return undefined;
  return { ...event, summary: fileWords.deadline(what), start, isDeadline: true };
}

/** A mere month or year is no day in a calendar. */
function fullDate(day: Day | undefined): string | undefined {
  const value = dayValue(day);
  return value && value.length >= 10 ? value : undefined;
}

/**
 * An event as iCalendar (RFC 5545).
 * @param now when the file is made.
 */
export function calendarFile(speaker: Speaker, event: CalendarEvent, now: Date): string {
  const { uid, summary, place, lines, url, isDeadline } = event;
  const text = lines.flatMap((line) => (line ? cleanText(line) : [])).filter(Boolean);
  const properties: Property[] = [
    ["uid", {}, "text", uid],
    ["dtstamp", {}, "date-time", toUtc(now.toISOString(), "UTC")],
    ...times(speaker, event),
    ["summary", {}, "text", cleanLine(summary)],
  ];
  const add = (name: string, type: string, value: string | undefined) => {
    if (value) properties.push([name, {}, type, value]);
  };
  add("location", "text", place && cleanLine(place));
  add("description", "text", text.join("\n"));
  add("url", "uri", url);
  if (isDeadline) add("transp", "text", "TRANSPARENT");
  const calendar: Property[] = [
    ["version", {}, "text", "2.0"],
    ["prodid", {}, "text", "-//omvarld//omvarld//EN"],
  ];
  return write("vcalendar", calendar, [["vevent", properties, isDeadline ? reminder(speaker, event) : []]]);
}

/**
 * When it begins and ends. Both are days or both are moments: where one of them is a mere day and not the same one, the
 * event takes whole days, and its description tells the hour.
 */
function times({ feed }: Speaker, { start, end }: CalendarEvent): readonly Property[] {
  const isTimed = start.length > 10;
  const first = start.slice(0, 10);
  const last = end?.slice(0, 10) ?? first;
  if (isTimed && (!end || end.length > 10 || last === first)) {
    // As a moment and not as local time: not every calendar knows times without a zone, and some take them for UTC.
    const zone = zoneOf(feed.municipality?.country);
    const begin: Property = ["dtstart", {}, "date-time", toUtc(start, zone)];
    if (!end || end.length === 10 || end === start) return [begin];
    return [begin, ["dtend", {}, "date-time", toUtc(end, zone)]];
  }
  const begin: Property = ["dtstart", {}, "date", first];
  // The day that it ends on is the first that it does not take.
  const after = addDays(last, 1);
  return after ? [begin, ["dtend", {}, "date", after]] : [begin];
}

/** A week ahead, at nine: time enough to write an application. Nothing, where that is past. */
function reminder({ today }: Speaker, { start, summary }: CalendarEvent): Component[] {
  if ((addDays(start, -7) ?? "") <= today) return [];
  return [
    [
      "valarm",
      [
        ["action", {}, "text", "DISPLAY"],
        ["description", {}, "text", cleanLine(summary)],
        // A day in a calendar begins at midnight; the alarm is nine hours after the one a week before.
        ["trigger", {}, "duration", "-P6DT15H"],
      ],
      [],
    ],
  ];
}
