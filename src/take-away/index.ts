import { callDeadline, calendarFile, newsEvent, programmeDeadline } from "./calendar-event.ts";
import { contactCard } from "./contact-card.ts";
import { fileName } from "./names.ts";
import type { Speaker } from "./speaker.ts";

export type { Speaker } from "./speaker.ts";

/** A file for a reader's own address book or calendar. */
export interface TakeAwayFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** What a reader has asked for: a contact, the event of a news item, or a deadline. */
export interface Wish {
  readonly collection: string;
  readonly id: string;
  /** Which call of a funding programme. */
  readonly index: number;
}

/**
 * Makes the file that a reader wishes for, or nothing where there is none to give.
 * @param now when it is made.
 */
export function makeFile(speaker: Speaker, wish: Wish, now: Date): TakeAwayFile | undefined {
  const { feed, plain } = speaker;
  const own = ({ id }: { readonly id: string }) => id === wish.id;
  if (wish.collection === "contacts") {
    const contact = feed.contacts.find(own);
    if (!contact) return undefined;
    const name = [contact.name, feed.municipality?.name ?? ""].map(plain).join(" ");
    return {
      name: fileName(name, "contact", "vcf"),
      mediaType: "text/vcard;charset=utf-8",
      content: contactCard(speaker, contact),
    };
  }
  const event = findEvent(speaker, wish, own);
  return (
    event && {
      name: fileName(event.summary, "event", "ics"),
      mediaType: "text/calendar;charset=utf-8",
      content: calendarFile(speaker, event, now),
    }
  );
}

function findEvent(speaker: Speaker, { collection, index }: Wish, own: (member: { readonly id: string }) => boolean) {
  const { news, volunteering, funding } = speaker.feed;
  const item = collection === "news" && news.find(own);
  if (item) return newsEvent(speaker, item);
  const programme = collection === "volunteering" && volunteering.find(own);
  if (programme) return programmeDeadline(speaker, programme);
  const funder = collection === "funding" && funding.find(own);
  return funder ? callDeadline(speaker, funder, index) : undefined;
}
