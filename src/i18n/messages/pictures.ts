import type { PluralForms } from "./en.ts";

/** What stands beside the pictures that tags draw of their figures. Comes with what draws them. */
export interface PictureMessages {
  readonly agreements: string;
  readonly years: PluralForms;
  readonly since: (year: string) => string;
  readonly today: string;
  readonly grants: (longest: string) => string;
  readonly euFlag: string;
}

export const pictureMessages: Readonly<Record<"sv" | "en", PictureMessages>> = {
  sv: {
    agreements: "Så länge har avtalen funnits",
    years: { one: "# år", other: "# år" },
    since: (year) => `sedan ${year}`,
    today: "i dag",
    grants: (longest) => `Staplarna visar hur stora bidragen är. Full längd: ${longest}.`,
    euFlag: "EU-flaggan",
  },
  en: {
    agreements: "How long the agreements have lasted",
    years: { one: "# year", other: "# years" },
    since: (year) => `since ${year}`,
    today: "today",
    grants: (longest) => `The bars show how large the grants are. Full length: ${longest}.`,
    euFlag: "EU flag",
  },
};

/** @param language BCP 47, of the labels. */
export const pictureWords = (language: string): PictureMessages =>
  pictureMessages[language.startsWith("en") ? "en" : "sv"];
