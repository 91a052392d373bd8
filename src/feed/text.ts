import type { Text } from "./shape.ts";

/** A text in one language. */
export interface Saying {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/**
 * Chooses what to say: the wanted language, a variant of it, the feed's own, English, or whatever there is.
 * @param wanted BCP 47, most wanted first.
 */
export function chooseText(text: Text, wanted: readonly string[], feedLanguage: string): Saying {
  if (typeof text === "string") return { text, language: feedLanguage };
  for (const language of [...wanted, feedLanguage, "en"]) {
    const key = Object.hasOwn(text, language) ? language : matchLanguage(language, Object.keys(text));
    const found = key === undefined ? undefined : text[key];
    if (key !== undefined && found !== undefined) return { text: found, language: key };
  }
  const [language = feedLanguage, first = ""] = Object.entries(text)[0] ?? [];
  return { text: first, language };
}

/** The offered language tag that serves a wanted one: the same, its base language, or a variant of it. */
export function matchLanguage(wanted: string, offered: readonly string[]): string | undefined {
  const lower = wanted.toLowerCase();
  const base = baseLanguage(lower);
  return (
    offered.find((tag) => tag.toLowerCase() === lower) ??
    offered.find((tag) => tag.toLowerCase() === base) ??
    offered.find((tag) => baseLanguage(tag) === base)
  );
}

/** `sv` of `sv-FI`. */
export function baseLanguage(tag: string): string {
  return tag.toLowerCase().split("-", 1)[0] ?? "";
}
