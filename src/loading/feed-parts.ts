/** Long feeds in parts. A chunk of its own: most feeds come in one. */
import type { Feed, Problem } from "../feed/index.ts";
import { Parts } from "../feed/parts.ts";
import type { FeedState, ReadyState, StaleState } from "./feed-state.ts";
import { type FeedStore, feedStore, type StateListener } from "./feed-store.ts";
import { type Pace, paced } from "./pace.ts";

type Shown = ReadyState | StaleState;

/** Who follows a feed, by its first part, and by each whole that its parts have been so far. */
const followings = new WeakMap<Feed, Following>();

/**
 * Asks for more of a feed in parts; it comes as a new state of the feed.
 * @param count parts besides those that are there; Infinity: all.
 */
export function askForMore(feed: Feed, count: number): void {
  followings.get(feed)?.ask(count);
}

/** One who follows a feed in parts. */
export interface Follower {
  /** How many parts have come. */
  readonly count: number;
  readonly end: () => undefined;
}

export interface FollowPartsOptions {
  /** Who has followed an older first part. It ends, and nothing is told before as many parts are here again. */
  readonly after?: Follower | undefined;
  /** Parts without which nothing is told. */
  readonly least?: number;
  readonly store?: FeedStore;
}

/**
 * Tells of a feed in parts: first what there is, then more whenever anybody has asked for more.
 * @param first of which the next part is known. One without an address is the page's own.
 */
export function followParts(
  first: Shown,
  listener: StateListener,
  { after, least = after?.count ?? 1, store = feedStore }: FollowPartsOptions = {},
): Follower {
  after?.end();
  let following = followings.get(first.feed);
  if (!following) {
    following = new Following(store, { ...first, url: first.url || document.baseURI }, least);
    followings.set(first.feed, following);
  }
  return following.follow(listener, least);
}

class Following {
  readonly #store: FeedStore;
  readonly #first: Shown;
  readonly #listeners = new Set<StateListener>();
  readonly #pace: () => Pace;
  #running: Pace | undefined;
  /** What has come, and who listens to each part after the first. */
  #states: Shown[];
  #leave: (() => void)[] = [];
  #parts: Parts;
  #wanted: number;
  #least: number;
  #isLoading = false;
  #hasFailed = false;
  #told: FeedState | undefined;
  /** Each part's problems with its address: the same objects in each state, so that nobody is told twice. */
  readonly #problems = new WeakMap<Shown, readonly Problem[]>();

  constructor(store: FeedStore, first: Shown, least: number) {
    this.#store = store;
    this.#first = first;
    this.#states = [first];
    this.#parts = new Parts(first);
    this.#wanted = this.#least = least;
    this.#pace = () => paced(() => this.#publish());
  }

  follow(listener: StateListener, least: number): Follower {
    this.#least = Math.min(this.#least, least);
    this.#wanted = Math.max(this.#wanted, least);
    this.#listeners.add(listener);
    this.#running ??= this.#pace();
    if (this.#told) listener(this.#told);
    else this.#running.hurry();
    this.#step();
    const count = () => this.#states.length;
    return {
      get count() {
        return count();
      },
      end: (): undefined => {
        this.#listeners.delete(listener);
        // An element that is only moved comes back within the same task.
        setTimeout(() => {
          if (this.#listeners.size === 0) this.#rest();
        });
      },
    };
  }

  ask(count: number): void {
    this.#wanted = Math.max(this.#wanted, this.#states.length + count);
    if (this.#hasFailed) {
      const next = this.#states.at(-1)?.feed.next;
      this.#hasFailed = false;
      this.#parts = this.#join();
      if (next !== undefined && this.#leave.length === this.#states.length) {
        this.#isLoading = true;
        this.#publish();
        this.#store.reload(next);
        return;
      }
    }
    this.#step();
  }

  /** Nobody looks any more: what is on its way is given up, what has come stays. */
  #rest(): void {
    for (const leave of this.#leave.splice(0)) leave();
    this.#running?.end();
    this.#running = undefined;
    this.#isLoading = false;
    this.#wanted = this.#states.length;
    this.#told = undefined;
    this.#states.length = 1;
    this.#parts = this.#join();
  }

  #step(): void {
    const { next } = this.#parts;
    if (this.#isLoading || this.#hasFailed || next === undefined || this.#states.length >= this.#wanted) return;
    this.#isLoading = true;
    const index = this.#states.length;
    // A part that is in the page already answers before there is a way to leave it.
    const leave = this.#store.subscribe(next, (state) => queueMicrotask(() => this.#hear(index, state)));
    this.#leave.push(leave);
    this.#running?.hurry();
  }

  #hear(index: number, state: FeedState): void {
    if (this.#leave.length < index || this.#listeners.size === 0) return;
    if (state.status === "failed") {
      const { code, status = "" } = state.error;
      this.#isLoading = false;
      this.#hasFailed = true;
      this.#parts.fail(`${code} ${status}`.trim());
    } else if ("feed" in state) {
      if (this.#states[index] === state) return;
      this.#isLoading = false;
      this.#hasFailed = false;
      const isNew = index === this.#states.length;
      for (const leave of this.#leave.splice(index)) leave();
      this.#states = [...this.#states.slice(0, index), state];
      if (isNew && this.#parts.next !== undefined) this.#parts.add(state);
      else this.#parts = this.#join();
    } else return;
    this.#running?.hurry();
    this.#step();
  }

  #join(): Parts {
    const parts = new Parts(this.#first);
    for (const state of this.#states.slice(1)) parts.add(state);
    return parts;
  }

  #publish(): void {
    if (this.#states.length < this.#least && this.#isLoading) return;
    const { feed, problems } = this.#parts.joined;
    followings.set(feed, this);
    const stale = this.#states.find((state) => state.status === "stale");
    const all = [
      ...this.#first.problems,
      ...this.#states.slice(1).flatMap((state) => this.#problemsOf(state)),
      ...problems,
    ];
    const { url } = this.#first;
    const date = (stale ?? this.#first).date;
    const before = this.#first.status === "ready" && this.#first.before;
    const state = {
      feed,
      problems: all,
      url,
      ...(date ? { date } : {}),
      ...(this.#hasFailed ? { more: "failed" as const } : this.#isLoading ? { more: "loading" as const } : {}),
    };
    const told: FeedState = stale
      ? { ...state, status: "stale", error: stale.error }
      : { ...state, status: "ready", ...(before ? { before } : {}) };
    this.#told = told;
    for (const listener of [...this.#listeners]) listener(told);
  }

  #problemsOf(state: Shown): readonly Problem[] {
    const known = this.#problems.get(state);
    const problems = known ?? state.problems.map((problem) => ({ ...problem, url: state.url }));
    if (!known) this.#problems.set(state, problems);
    return problems;
  }
}
