import { matchLanguage } from "../feed/index.ts";
import { en, type Messages } from "./messages/en.ts";
import { sv } from "./messages/sv.ts";

export { createFormat, type Format } from "./format.ts";
export type { Messages } from "./messages/en.ts";

const messages: Readonly<Record<string, Messages>> = { sv, en };

/** A language that the library speaks, with its words. */
export interface Labels {
  /** BCP 47. */
  readonly language: string;
  readonly words: Messages;
}

/** The words in the first of the wanted languages (BCP 47) that the library speaks; else in Swedish, its original. */
export function chooseLabels(wanted: readonly string[]): Labels {
  for (const tag of wanted) {
    const language = matchLanguage(tag, Object.keys(messages));
    const words = language === undefined ? undefined : messages[language];
    // A variant keeps its own dates and numbers: en-GB is not en-US.
    if (language && words) return { language: tag, words };
  }
  return { language: "sv", words: sv };
}
