import type { Messages } from "../en.ts";

export const svPolicies = {
  policyStatus: { adopted: "antagen", draft: "utkast", expired: "gäller inte längre" },
  highlights: "I korthet",
  priorityAreas: "Prioriterade områden",
  goals: "Mål",
  governance: "Så styrs arbetet",
} satisfies Partial<Messages>;
