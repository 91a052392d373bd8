import type { Messages } from "../en.ts";

export const svFunding = {
  fundingGroup: {
    "structural-fund": "Strukturfonder",
    "sector-programme": "Sektorsprogram, som söks direkt hos EU",
    national: "Nationella finansiärer",
    nordic: "Nordiska finansiärer",
    other: "Andra finansiärer",
  },
  appliedAt: "Söks hos",
  calls: "Utlysningar",
  callClosed: (date) => `stängde ${date}`,
  funderCount: { one: "# finansiär", other: "# finansiärer" },
} satisfies Partial<Messages>;
