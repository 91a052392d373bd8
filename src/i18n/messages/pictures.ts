/** What stands beside the pictures that tags draw of their figures. Comes with what draws them. */
export interface PictureMessages {
  readonly euFlag: string;
}

export const pictureMessages: Readonly<Record<"sv" | "en", PictureMessages>> = {
  sv: {
    euFlag: "EU-flaggan",
  },
  en: {
    euFlag: "EU flag",
  },
};

/** @param language BCP 47, of the labels. */
export const pictureWords = (language: string): PictureMessages =>
  pictureMessages[language.startsWith("en") ? "en" : "sv"];
