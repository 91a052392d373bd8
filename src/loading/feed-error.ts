import type { Problem } from "../feed/index.ts";

/** Why a feed could not be had. */
export type FeedErrorCode = "network" | "status" | "timeout" | "too-large" | "not-json" | "not-a-feed";

export interface FeedErrorOptions extends ErrorOptions {
  readonly retryAfter?: number;
  readonly problems?: readonly Problem[];
  readonly text?: string;
}

/** The feed could not be had. Its message is for developers and carries no text of the feed. */
export class FeedError extends Error {
  override readonly name = "FeedError";
  readonly code: FeedErrorCode;
  readonly url: string;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** Milliseconds for which the server wants to be left alone; 0 where it does not say. */
  readonly retryAfter: number;
  /** What is wrong with JSON that is no feed. */
  readonly problems: readonly Problem[];
  /** What came in place of JSON, for editors to be told what is wrong in it. */
  readonly text: string | undefined;

  constructor(
    code: FeedErrorCode,
    url: string,
    status?: number,
    { retryAfter = 0, problems = [], text, ...options }: FeedErrorOptions = {},
  ) {
    super(`The feed could not be had (${[code, status].join(" ").trim()}): ${url}`, options);
    this.code = code;
    this.url = url;
    this.status = status;
    this.retryAfter = retryAfter;
    this.problems = problems;
    this.text = text;
  }
}
