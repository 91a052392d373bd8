import type { ProblemCode } from "../../feed/index.ts";

type Explain = (problem: { readonly name: string; readonly found: string; readonly expected: string }) => string;

/** What is wrong with an attribute of a tag. */
export interface AttributeProblem {
  readonly attribute: string;
  readonly code: "value" | "level" | "limit" | "ids" | "name" | "false";
  /** The attribute's value, or what in it is wrong. */
  readonly found: string;
  /** What there is. */
  readonly expected?: string;
  /** What was most likely meant. */
  readonly meant?: string;
  /** What is shown: a heading's level, how many members. Missing where nothing is shown yet; empty where it is all. */
  readonly shown?: string;
}

type ExplainAttribute = (problem: AttributeProblem) => string;

/** What editors are told. Loaded only where there is an editor to tell. */
export interface EditorMessages {
  readonly feed: string;
  readonly panel: string;
  readonly none: string;
  readonly noneHere: string;
  readonly error: string;
  readonly advice: string;
  readonly leftOut: (path: string) => string;
  readonly noFeed: string;
  /** Why a server does not hand out a feed. */
  readonly refused: (status: number) => string;
  readonly load: Readonly<Record<"network" | "timeout" | "too-large" | "not-json" | "not-a-feed", string>>;
  readonly problems: Readonly<Record<ProblemCode, Explain>>;
  /** Heads what of the feed does not concern the tag. */
  readonly rest: (count: number) => string;
  readonly attributes: Readonly<Record<AttributeProblem["code"], ExplainAttribute>>;
  readonly meant: (word: string) => string;
  /** What is shown where `ids` names what there is not: nothing, or the others. */
  readonly others: (count: string) => string;
  /** What is shown where an attribute has a value that there is not. */
  readonly instead: Readonly<Record<string, string>>;
}

export type Failures = Pick<EditorMessages, "load" | "refused">;

/** What an editor is told of a failure as `code`, or `status 404`; nothing of one that there is not. */
export function reasonOf({ load, refused }: Failures, found: string): string {
  const [code = "", status] = found.split(" ");
  return code === "status" ? refused(Number(status)) : ((load as Readonly<Record<string, string>>)[code] ?? "");
}

/** What a language is called, with its code, which stands in the feed. */
export function languageName(code: string, language: string): string {
  try {
    return `${new Intl.DisplayNames(language, { type: "language" }).of(code)} (${code})`;
  } catch {
    // Not every key of a text is a language.
    return code;
  }
}

/** Bounds such as `-90–90` in a sentence. A number without an upper bound has only its least. */
export function within(bounds: string, atLeast: string, between: string, and: string): string {
  const [least, most = "…"] = bounds.split("–");
  return most === "∞" ? `${atLeast} ${least}` : `${between} ${least} ${and} ${most}`;
}
