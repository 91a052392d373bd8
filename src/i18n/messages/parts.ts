/** What readers are told where more of a long feed is to come. Loaded only there. */
export interface PartsMessages {
  readonly waiting: string;
  readonly loading: string;
  readonly searching: string;
  readonly searched: string;
  readonly fetched: string;
  readonly failed: string;
  readonly all: string;
}

const sv: PartsMessages = {
  waiting: "Det finns mer. Det hämtas när du kommer hit.",
  loading: "Mer hämtas …",
  searching: "Mer hämtas … Sökningen är klar när allt är här.",
  searched: "Allt är hämtat. Sökningen är klar.",
  fetched: "Allt är hämtat.",
  failed: "Resten går inte att hämta just nu.",
  all: "Hämta allt",
};

const en: PartsMessages = {
  waiting: "There is more. It is fetched when you come here.",
  loading: "More is being fetched …",
  searching: "More is being fetched … The search is complete when all is here.",
  searched: "All is fetched. The search is complete.",
  fetched: "All is fetched.",
  failed: "The rest cannot be fetched just now.",
  all: "Fetch all",
};

/** @param language BCP 47; all but Swedish get English. */
export const partsMessages = (language: string): PartsMessages => (language.toLowerCase().startsWith("sv") ? sv : en);
