import type { PluralForms } from "./en.ts";

/** What the map says. Comes with the map. */
export interface MapMessages {
  readonly name: (municipality: string) => string;
  readonly description: (municipality: string, places: string) => string;
  /** Where there are too many for lines and numbers. */
  readonly crowd: (municipality: string, places: string) => string;
  readonly place: string;
  readonly speck: string;
  /** Of the too many, those that are too far away to be on the picture. */
  readonly beyond: PluralForms;
  readonly past: string;
}

export const mapMessages: Readonly<Record<"sv" | "en", MapMessages>> = {
  sv: {
    name: (municipality) => `Karta: vänorter och partner till ${municipality}`,
    description: (municipality, places) =>
      `Linjer går från ${municipality} till ${places}. Numren är listans, och allt som kartan visar står i listan.`,
    crowd: (municipality, places) =>
      `Kartan visar var ${places} ligger, räknat från ${municipality}. Allt som kartan visar står i listan.`,
    place: "Ort, numret finns i listan",
    speck: "Ort",
    beyond: { one: "# ort ligger längre bort", other: "# orter ligger längre bort" },
    past: "Avslutat eller pausat avtal",
  },
  en: {
    name: (municipality) => `Map: twin towns and partners of ${municipality}`,
    description: (municipality, places) =>
      `Lines go from ${municipality} to ${places}. The numbers are those of the list, which says all that the map shows.`,
    crowd: (municipality, places) =>
      `The map shows where ${places} are, seen from ${municipality}. The list says all that the map shows.`,
    place: "Place, with its number in the list",
    speck: "Place",
    beyond: { one: "# place is farther away", other: "# places are farther away" },
    past: "Ended or paused agreement",
  },
};
