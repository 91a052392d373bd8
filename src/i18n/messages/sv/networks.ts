import type { Messages } from "../en.ts";

export const svNetworks = {
  members: "Medlemmar",
  memberSince: "Medlem sedan",
  networkCount: { one: "# nätverk", other: "# nätverk" },
} satisfies Partial<Messages>;
