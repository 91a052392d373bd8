import { matchLanguage } from "../feed/index.ts";
import type { Messages } from "./messages/en.ts";
import { svStates } from "./messages/sv/states.ts";

export type { Format } from "./format.ts";
export type { Messages } from "./messages/en.ts";

/** What a tag says before its feed is there. */
export type StateMessages = Pick<Messages, keyof typeof svStates>;

/**
 * Swedish, the original, is always there: what tags say of themselves here, the rest with the templates that say it. Of
 * another language all words come at once, and no other than the one that is read.
 */
const packs: Readonly<Record<string, () => Promise<StateMessages>>> = {
  sv: async () => svStates,
  en: async () => (await import("./messages/en.ts")).en,
};
const loaded = new Map<string, StateMessages>([["sv", svStates]]);

/** The first of the wanted languages (BCP 47) that the library speaks; else Swedish. */
export function chooseLanguage(wanted: readonly (string | undefined)[]): string {
  // A variant keeps its own dates and numbers: sv-FI is not sv-SE.
  return wanted.find((tag) => tag && isTag(tag) && matchLanguage(tag, Object.keys(packs))) ?? "sv";
}

/** Whether Intl accepts a language tag: on others, as `sv-` in a page's `lang`, its formatters throw. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** The words in a language that `chooseLanguage` gave, or undefined while they have not been loaded. */
export function wordsIn(language: string): StateMessages | undefined {
  return loaded.get(matchLanguage(language, Object.keys(packs)) ?? "sv");
}

/** Loads the words in a language. Where that fails, Swedish serves: a label in the wrong language beats none. */
export async function loadWords(language: string): Promise<StateMessages> {
  const pack = matchLanguage(language, Object.keys(packs)) ?? "sv";
  const words = (await packs[pack]?.().catch(() => svStates)) ?? svStates;
  loaded.set(pack, words);
  return words;
}
