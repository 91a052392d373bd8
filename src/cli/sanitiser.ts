import { createSanitiser, type Sanitise } from "../element-kit/sanitise.ts";

/** A document for the feed's HTML is not installed. */
export class MissingDocument extends Error {
  override readonly name = "MissingDocument";
}

/** Whether there is HTML anywhere in a feed, however deep it is. */
export function hasHtml(feed: unknown): boolean {
  const left = [feed];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null) continue;
    if (Object.hasOwn(value, "bodyHtml")) return true;
    for (const inner of Object.values(value)) left.push(inner);
  }
  return false;
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
