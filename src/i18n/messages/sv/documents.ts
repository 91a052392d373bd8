import type { Messages } from "../en.ts";

export const svDocuments = {
  documentCount: { one: "# dokument", other: "# dokument" },
} satisfies Partial<Messages>;
