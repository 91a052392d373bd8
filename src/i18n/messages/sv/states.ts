import type { Messages } from "../en.ts";

const earlier = "Vi kan inte hämta det senaste just nu. Du ser en tidigare version.";

/** What a tag says from the start: its heading, and how far its feed has come. In the script itself. */
export const svStates = {
  twinTowns: "Våra vänorter",
  volunteering: "Bli volontär i Europa",
  contacts: "Kontakta oss",
  policies: "Policyer och strategier",
  news: "Nyheter",
  networks: "Nätverk",
  funding: "Varifrån pengarna kommer",
  projects: "Projekt",
  documents: "Dokument",
  page: "Internationellt arbete",
  loading: (what) => `Hämtar: ${what}`,
  failed: (what) => `Det här går inte att visa just nu: ${what}`,
  failedAdvice: "Försök igen om en stund.",
  retry: "Försök igen",
  stale: (date) => (date ? `Vi kan inte hämta det senaste just nu. Du ser det som gällde ${date}.` : earlier),
} satisfies Partial<Messages>;
