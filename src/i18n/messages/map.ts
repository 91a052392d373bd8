/** What the map says. Comes with the map. */
export interface MapMessages {
  readonly name: (municipality: string) => string;
  readonly description: (municipality: string, places: string) => string;
  readonly place: string;
  readonly past: string;
}

export const mapMessages: Readonly<Record<"sv" | "en", MapMessages>> = {
  sv: {
    name: (municipality) => `Karta: vänorter och partner till ${municipality}`,
    description: (municipality, places) =>
      `Linjer går från ${municipality} till ${places}. Numren är listans, och allt som kartan visar står i listan.`,
    place: "Ort, numret finns i listan",
    past: "Avslutat eller pausat avtal",
  },
  en: {
    name: (municipality) => `Map: twin towns and partners of ${municipality}`,
    description: (municipality, places) =>
      `Lines go from ${municipality} to ${places}. The numbers are those of the list, which says all that the map shows.`,
    place: "Place, with its number in the list",
    past: "Ended or paused agreement",
  },
};
