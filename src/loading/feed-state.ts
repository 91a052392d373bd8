import type { Feed, Problem, Text } from "../feed/index.ts";
import type { FeedError } from "./feed-error.ts";

/** How far a feed has come: exactly one of these at a time. */
export type FeedState =
  /** Nobody has named a feed yet. */
  | { readonly status: "waiting" }
  | { readonly status: "loading"; readonly url: string }
  | ReadyState
  | StaleState
  | FailedState;

export interface OldCopy {
  /** The municipality's name, where there are several. */
  readonly owner?: Text;
  /** When it was had, where that is known: ISO 8601 date-time. */
  readonly date?: string;
}

interface Copy {
  readonly feed: Feed;
  readonly problems: readonly Problem[];
  /** The feed's address, or those of several with spaces between; empty where a script handed the feed over. */
  readonly url: string;
  /** When it was had, where that is known: ISO 8601 date-time. */
  readonly date?: string;
  /** Letters of its JSON, where that is known. */
  readonly size?: number;
  /**
   * How it goes with the next part of a feed in parts, where that has been asked for. The feed's `next` says that there is
   * more; where it cannot be had the feed ends there, until somebody asks again.
   */
  readonly more?: "loading" | "failed";
  /** How many of several feeds are still on their way. */
  readonly pending?: number;
  /** Which of several feeds are older copies. */
  readonly copies?: readonly OldCopy[];
}

export interface ReadyState extends Copy {
  readonly status: "ready";
  /** The copy whose place it took, for editors: has anything gone astray? */
  readonly before?: Feed;
}

/** The feed could not be had now: this is the last good copy. */
export interface StaleState extends Copy {
  readonly status: "stale";
  readonly error: FeedError;
}

export interface FailedState {
  readonly status: "failed";
  readonly url: string;
  readonly error: FeedError;
  readonly problems: readonly Problem[];
}

export const waiting: FeedState = { status: "waiting" };
