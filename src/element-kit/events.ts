/* What the tags' events tell a page's scripts. */
import type { Feed, Problem } from "../feed/index.ts";
import type { FeedError } from "../loading/index.ts";

/** A problem with its message for editors. */
export interface ExplainedProblem extends Problem {
  /** What was found, what is expected and how to mend it, in Swedish or English. */
  readonly message: string;
}

/** Detail of the `omvarld-load` event. */
export interface LoadDetail {
  readonly feed: Feed;
  readonly problems: readonly ExplainedProblem[];
  /** Whether this is an older copy. */
  readonly stale: boolean;
  /** Members shown. */
  readonly count: number;
  /** Of several feeds, those that are still on their way: the event comes again with what they bring. */
  readonly pending: number;
}

/** Detail of the `omvarld-error` event. */
export interface ErrorDetail {
  readonly error: FeedError;
  readonly url: string;
}
