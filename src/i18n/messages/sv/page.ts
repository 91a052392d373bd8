import type { Messages } from "../en.ts";

export const svPage = {
  links: "Mer om detta",
  social: "Följ oss",
  region: "Region",
  answers: "På den här sidan",
  ask: {
    twinTowns: "Vilka är våra vänorter?",
    volunteering: "Kan jag bli volontär?",
    contacts: "Vem kan jag fråga?",
    policies: "Vad har politikerna beslutat?",
    news: "Vad är nytt?",
    networks: "Vilka nätverk är vi med i?",
    funding: "Var kan man söka pengar?",
    projects: "Vilka projekt har vi?",
    documents: "Vilka dokument finns?",
  },
  pageUpdated: (date) => `Sidan uppdaterades ${date}.`,
  pageChecked: (date) => `Uppgifterna granskades ${date}.`,
  feedback: "Lämna synpunkter på sidan",
} satisfies Partial<Messages>;
