import type { Messages } from "../en.ts";

export const svTwinTowns = {
  town: "Ort",
  country: "Land",
  since: "Sedan",
  cooperation: "Om samarbetet",
  twinTownSince: {
    "twin-town": (date) => `vänort sedan ${date}`,
    partnership: (date) => `partner sedan ${date}`,
    friendship: (date) => `vänskapsort sedan ${date}`,
  },
  twinTownKind: { "twin-town": "vänort", partnership: "partnerskap", friendship: "vänskapsort" },
  twinTownStatus: { active: "aktivt", dormant: "vilande", ended: "avslutat", planned: "planerat" },
  twinTownEnded: (date) => (date ? `avslutat ${date}` : "avslutat"),
  pastTowns: (count) => `Avslutade och pausade avtal (${count})`,
  over: "avslutade",
  search: "Sök bland orterna",
  allThemes: "Alla teman",
  themeFilter: "Visa orter som samarbetar om",
  shown: (shown, all) => (shown === all ? `Visar alla ${all} orter` : `Visar ${shown} av ${all} orter`),
  noMatch: "Ingen ort passar in.",
  clear: "Visa alla",
  placesNamed: { one: "# ort", other: "# orter" },
  countries: { one: "# land", other: "# länder" },
  in: (what, where) => `${what} i ${where}`,
} satisfies Partial<Messages>;
