import { createSanitiser, type Sanitise } from "../element-kit/sanitise.ts";

/** A document for the feed's HTML is not installed. */
export class MissingDocument extends Error {
  override readonly name = "MissingDocument";
}

/** Whether there is HTML anywhere in a feed. */
export function hasHtml(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key === "bodyHtml" || hasHtml(inner));
}

/**
 * The same sanitiser as in the browser, over a document of jsdom's.
 * @throws {MissingDocument} where jsdom is not installed.
 */
export async function loadSanitiser(): Promise<Sanitise> {
  const { JSDOM } = await import("jsdom").catch((cause: unknown) => {
    throw new MissingDocument("jsdom", { cause });
  });
  return createSanitiser(new JSDOM("").window as unknown as Window & typeof globalThis);
}
