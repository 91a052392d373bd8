import type { Messages } from "../en.ts";

export const svContacts = {
  phone: "Telefon",
  email: "E-post",
  address: "Adress",
  hours: "Telefontid",
  languages: "Språk",
} satisfies Partial<Messages>;
