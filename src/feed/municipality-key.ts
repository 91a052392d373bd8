import type { Municipality } from "./feed-shape.ts";
import { isObject } from "./json-object.ts";

/** What tells a municipality from all others: its official code, else its name, each within its country. */
export function keyOf({ code, country = "", name }: Municipality, language: string): string {
  if (code) return `${country} ${code}`;
  const said = isObject(name) ? (name[language] ?? Object.values(name)[0] ?? "") : name;
  // With its marks: Habo is not Håbo.
  return `${country} ${String(said).normalize().toLowerCase()}`;
}
