// All that follows is about these; texts of Latin letters, most of them, are done with one look.
const unusual = /[\xad\u0300-\uffff]/;

/** How many marks and invisible characters may follow each other: the flag of England has six, stacks of Tibetan nine. */
const most = 10;
const flood = new RegExp(`([\\p{M}\\p{Cf}]{${most}})[\\p{M}\\p{Cf}]+`, "gu");

const directions = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * A text that does nothing to its neighbours. Halves of surrogate pairs become U+FFFD, floods of marks and invisible
 * characters end after ten, and no direction reaches beyond its line. Joiners, which Persian and emoji need, stay. Linear.
 */
export function calmText(text: string): string {
  if (!unusual.test(text)) return text;
  const calm = text.replace(/\p{Cs}/gu, "\ufffd").replace(flood, "$1");
  return directions.test(calm) ? endDirections(calm) : calm;
}

/**
 * The same without space around it; cleaning twice is cleaning once.
 * @returns an empty text where nothing in it can be seen.
 */
export function cleanText(text: string): string {
  if (!unusual.test(text)) return text.trim();
  return /[^\p{Cf}\s]/u.test(text) ? calmText(text).trim() : "";
}

/**
 * Embeddings and overrides go: the bidirectional algorithm does without the ones, and the others only deceive. Isolates
 * stay and are closed in their own line, because a line may become a paragraph.
 */
function endDirections(text: string): string {
  let open = 0;
  return text.replace(/[\u202a-\u202e\u2066-\u2069\n]|$/g, (sign) => {
    if (sign === "" || sign === "\n") {
      const closed = "\u2069".repeat(open) + sign;
      open = 0;
      return closed;
    }
    if (sign < "\u2066" || (sign === "\u2069" && open === 0)) return "";
    open += sign === "\u2069" ? -1 : 1;
    return sign;
  });
}

// Joiners are left out: they stand in words and emoji.
const invisible = /[\0-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A text in which what cannot be seen, or would command a terminal, is written as in JSON. */
export function showInvisible(text: string): string {
  return text.replace(invisible, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
