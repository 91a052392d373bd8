/** What is said of the files that a reader can take away: contacts and dates. Comes with the tags' content. */
export interface TakeAwayMessages {
  readonly saveContact: string;
  readonly saveDate: string;
  /** What a deadline is called, on its button and in the reader's calendar. */
  readonly deadline: (what: string) => string;
  readonly busy: string;
  readonly ready: (file: string) => string;
  readonly failed: string;
}

export const takeAwayMessages: Readonly<Record<"sv" | "en", TakeAwayMessages>> = {
  sv: {
    saveContact: "Spara kontakten",
    saveDate: "Spara i kalendern",
    deadline: (what) => `Sista dag att söka: ${what}`,
    busy: "Gör i ordning filen",
    ready: (file) => `Filen är klar: ${file}`,
    failed: "Filen går inte att hämta just nu. Försök igen om en stund.",
  },
  en: {
    saveContact: "Save contact",
    saveDate: "Save to calendar",
    deadline: (what) => `Last day to apply: ${what}`,
    busy: "Preparing the file",
    ready: (file) => `The file is ready: ${file}`,
    failed: "The file cannot be fetched right now. Try again in a while.",
  },
};
