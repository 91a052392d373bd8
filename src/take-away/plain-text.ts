/**
 * A text as a file may hold it: line breaks of one kind, and no control characters, of which both formats allow none but
 * the tab. Half of a surrogate pair has no place in UTF-8.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/[\p{Cc}\p{Cs}]/gu, (character) => (/[\n\t]/.test(character) ? character : ""))
    .trim();
}

/** The same on one line, for names and headings. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ");
}
