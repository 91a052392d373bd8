import ICAL from "ical.js";

/** A property of a card or an event, as RFC 7095 and RFC 7265 write it. */
export type Property = [
  name: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  type: string,
  value: string | readonly string[],
];

export type Component = [name: string, properties: readonly Property[], parts: readonly Component[]];

/** Writes a file's text: escapes, folds and ends its lines. */
export function write(name: string, properties: readonly Property[], parts: readonly Component[] = []): string {
  const { foldLength } = ICAL;
  // The library does not count the space that a folded line begins with, and lines are of 75 octets at most.
  ICAL.foldLength = 74;
  try {
    return ICAL.stringify([name, properties, parts]);
  } finally {
    ICAL.foldLength = foldLength;
  }
}
