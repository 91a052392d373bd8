import type { Messages } from "../en.ts";

export const svVolunteering = {
  programmeStatus: { open: "öppet för ansökan", running: "pågår", closed: "avslutat", planned: "planerat" },
  age: "Ålder",
  ages: (min, max) => (min && max ? `${min}–${max} år` : min ? `från ${min} år` : `till ${max} år`),
  places: "Platser",
  placeCount: { one: "# plats", other: "# platser" },
  programme: "Program",
  origins: "Volontärerna kommer från",
  placements: "Placeringar",
  covered: "Det här är betalt",
  how: "Så söker du",
  applyAt: (host) => `Sök på ${host}`,
  notOpen: "Ingen ansökan är öppen.",
  nextOpens: (date) => `Nästa ansökan öppnar ${date}.`,
  pastProgrammes: (count) => `Tidigare program (${count})`,
} satisfies Partial<Messages>;
