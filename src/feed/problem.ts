import { showInvisible } from "./clean-text.ts";
import { isObject } from "./json-object.ts";

/** What is wrong with a value of the feed. */
export type ProblemCode =
  | "missing"
  | "not-object"
  | "not-list"
  | "not-text"
  | "not-string"
  | "not-boolean"
  | "not-number"
  | "number-range"
  | "date"
  | "moment"
  | "url"
  | "email"
  | "language"
  | "country"
  | "currency"
  | "slug"
  | "choice"
  | "order"
  | "duplicate-id"
  | "version"
  | "unavailable"
  | "part-origin"
  | "part-loop"
  | "part-limit"
  | "part-municipality"
  | "part-unavailable"
  | AdviceCode;

/** What an editor would want to know although nothing had to be left out. */
export const adviceCodes = [
  "unknown-key",
  "untranslated",
  "expired",
  "no-location",
  "unknown-country",
  "unchecked",
  "unknown-reference",
  "too-many",
  "too-long",
  "html-lost",
  "picture-host",
  "encoding",
  "fewer",
  "duplicate-member",
  "part-language",
  "older-copy",
] as const;
export type AdviceCode = (typeof adviceCodes)[number];

/** One thing that an editor should know about the feed. Readers never see it. */
export interface Problem {
  /** JSON Pointer (RFC 6901) to the value. */
  readonly path: string;
  readonly code: ProblemCode;
  /** Address of the feed, where several are shown as one: the path is one into that feed. */
  readonly url?: string;
  /** `error`: something was left out. `advice`: nothing was. */
  readonly severity: "error" | "advice";
  /** JSON Pointer to what was left out because of it, where that is more than the value itself. */
  readonly leftOut?: string;
  /** The value as it stands in the feed, shortened. */
  readonly found?: string;
  /** The values or bounds that would do, the name that is missing, or the one that was most likely meant. */
  readonly expected?: string;
}

/** A JSON Pointer from its steps. */
export function pointer(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** A value as an editor knows it again, short enough for one line. What cannot be seen is written as in JSON. */
export function excerpt(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  if (isObject(value)) return "{…}";
  const json = typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
  const seen = showInvisible(json);
  return seen.length > 64 ? `${seen.slice(0, 62)}…` : seen;
}
