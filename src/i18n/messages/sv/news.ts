import type { Messages } from "../en.ts";

export const svNews = {
  event: "Evenemang",
  online: "Delta på webben",
  newsCount: { one: "# nyhet", other: "# nyheter" },
} satisfies Partial<Messages>;
