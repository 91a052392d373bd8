import type { Feed, Problem } from "../feed/index.ts";
import type { FeedError } from "./feed-error.ts";

/** How far a feed has come: exactly one of these at a time. */
export type FeedState =
  /** Nobody has named a feed yet. */
  | { readonly status: "waiting" }
  | { readonly status: "loading"; readonly url: string }
  | ReadyState
  /** The feed could not be had now: this is the last good copy. */
  | (Omit<ReadyState, "status"> & {
      readonly status: "stale";
      readonly error: FeedError;
      /** ISO 8601 date-time of the copy, where it is known. */
      readonly date?: string;
    })
  | {
      readonly status: "failed";
      readonly url: string;
      readonly error: FeedError;
      readonly problems: readonly Problem[];
    };

interface ReadyState {
  readonly status: "ready";
  readonly feed: Feed;
  readonly problems: readonly Problem[];
  /** The feed's address; empty where a script handed the feed over. */
  readonly url: string;
}

export const waiting: FeedState = { status: "waiting" };
