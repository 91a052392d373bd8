import { FeedError } from "./feed-error.ts";
import type { FailedState, FeedState, ReadyState } from "./feed-state.ts";
import type { keepFeed } from "./kept-feeds.ts";
import { loadFeed } from "./load-feed.ts";

export type StateListener = (state: FeedState) => void;

interface Entry {
  state: FeedState;
  readonly listeners: Set<StateListener>;
  request?: AbortController | undefined;
  /** Until the next request. */
  timer?: ReturnType<typeof setTimeout> | undefined;
  /** What keeps the last good feed, where that is wanted. It comes beside the feed, and may be there when that is not. */
  keeper?: Promise<typeof keepFeed | undefined> | undefined;
  /** Whether that is wanted. */
  keeps: boolean;
}

/**
 * How long to wait before a feed is asked for again.
 * @param tries how often it has been asked for in a row.
 * @returns milliseconds, or undefined where asking again is of no use.
 */
export type Patience = (error: FeedError, tries: number) => number | undefined;

/** For at most so many milliseconds a reader sees nothing because a server is left alone. */
const longestBlank = 2000;

/** Three requests, each after twice the time and out of step with other readers'; a server may want more time. */
export const patience: Patience = ({ code, status = 0, retryAfter }, tries) => {
  const isTimeout = code === "timeout";
  if (tries > 2 || !(isTimeout || code === "network" || status === 429 || status >= 500)) return undefined;
  const least = isTimeout ? longestBlank + 1 : 125 * 2 ** tries;
  // A timer with more than 31 bits would go off at once.
  return Math.min(Math.max(least * (1 + Math.random()), retryAfter), 2 ** 31 - 1);
};

/** The page's feeds, one request and one copy per address however many tags show it. Failures are not kept. */
export class FeedStore {
  readonly #entries = new Map<string, Entry>();
  readonly #load: typeof loadFeed;
  readonly #patience: Patience;

  constructor(load: typeof loadFeed = loadFeed, wait: Patience = patience) {
    this.#load = load;
    this.#patience = wait;
  }

  /**
   * Tells the listener each new state of a feed, the present one at once.
   * @param url absolute, or several with one space between, which are told as one feed.
   * @param keeps also keeps the last good feed in the browser's Cache API.
   * @returns ends it; a request that nobody waits for any more is aborted.
   */
  subscribe(url: string, listener: StateListener, keeps = false): () => void {
    let entry = this.#entries.get(url);
    if (!entry) {
      entry = { state: { status: "loading", url }, listeners: new Set(), keeps: false };
      this.#entries.set(url, entry);
    }
    entry.listeners.add(listener);
    if (keeps && !entry.keeps) {
      entry.keeps = true;
      if (!isSeveral(url)) {
        entry.keeper = import("./kept-feeds.ts").then(
          (kept) => kept.keepFeed,
          () => undefined,
        );
        if (entry.state.status === "ready") void this.#keep(entry, entry.state);
        // Each of several is named anew, to be kept by itself.
      } else if (entry.request) this.#ask(url, entry);
    }
    const isAsking = entry.request ?? entry.timer;
    // An old copy is shown at once as well, while a newer one is asked for.
    if (isAsking || "feed" in entry.state) listener(entry.state);
    if (!isAsking && entry.state.status !== "ready") this.reload(url);
    return () => this.#unsubscribe(url, listener);
  }

  /** Asks for a feed again; what comes of an earlier request is dropped. */
  reload(url: string): void {
    const entry = this.#entries.get(url);
    if (!entry) return;
    this.#stop(entry);
    // A good copy stays on show while a newer one is on its way.
    if (!("feed" in entry.state)) this.#publish(entry, { status: "loading", url });
    this.#ask(url, entry);
  }

  #ask(url: string, entry: Entry, tries = 1, after?: FeedError): void {
    this.#stop(entry);
    const request = new AbortController();
    entry.request = request;
    const loading = isSeveral(url)
      ? this.#follow(url, entry, request)
      : this.#load(url, { signal: request.signal, after });
    loading.then(
      async (loaded) => {
        if (!loaded) return;
        let state = withLastGood(loaded, entry.state);
        if (state.status === "failed") state = (await (await entry.keeper)?.(state)) ?? state;
        if (entry.request !== request) return;
        entry.request = undefined;
        const error = "error" in state ? state.error : undefined;
        const delay = error && this.#patience(error, tries);
        if (delay !== undefined) {
          entry.timer = setTimeout(() => this.#ask(url, entry, tries + 1, tries === 1 ? error : undefined), delay);
        }
        const isLoading = entry.state.status === "loading" && state.status === "failed";
        // The same failure again is no news.
        if (isLoading ? !((delay ?? Infinity) <= longestBlank) : !error || state.status !== entry.state.status) {
          this.#publish(entry, state);
        }
        if (state.status === "ready") void this.#keep(entry, state);
      },
      () => {
        // Aborted: a newer request has taken over, or nobody is left to tell.
      },
    );
  }

  /** Tells what has come of several feeds, again and again, as long as they are asked for. */
  async #follow(url: string, entry: Entry, request: AbortController): Promise<FailedState | undefined> {
    const urls = url.split(" ");
    // The first is asked for beside what deals with several.
    const leave = this.subscribe(urls[0] ?? "", () => {}, entry.keeps);
    try {
      const { followFeeds } = await import("./several-feeds.ts");
      const following = followFeeds(this, urls, {
        signal: request.signal,
        keeps: entry.keeps,
        publish: (state) => entry.request === request && this.#publish(entry, state),
      });
      leave();
      await following;
      return undefined;
    } catch (cause) {
      leave();
      return { status: "failed", url, error: new FeedError("network", url, undefined, { cause }), problems: [] };
    }
  }

  async #keep(entry: Entry, state: ReadyState): Promise<void> {
    const kept = await (await entry.keeper)?.(state);
    if (kept && kept !== state && entry.state === state) this.#publish(entry, kept);
  }

  #stop(entry: Entry): void {
    entry.request?.abort();
    clearTimeout(entry.timer);
    entry.request = entry.timer = undefined;
  }

  #publish(entry: Entry, state: FeedState): void {
    entry.state = state;
    for (const listener of [...entry.listeners]) listener(state);
    this.#watch();
  }

  #unsubscribe(url: string, listener: StateListener): void {
    const entry = this.#entries.get(url);
    entry?.listeners.delete(listener);
    // An element that is only moved comes back within the same task.
    setTimeout(() => {
      if (!entry || entry.listeners.size > 0 || this.#entries.get(url) !== entry) return;
      this.#stop(entry);
      // Several are put together again from what is kept of each.
      if (entry.state.status !== "ready" || isSeveral(url)) this.#entries.delete(url);
      this.#watch();
    });
  }

  /** Listens as long as there is something that might be mended. */
  #watch(): void {
    const isNeeded = [...this.#entries.values()].some(({ state }) => "error" in state);
    for (const type of ["online", "visibilitychange"]) {
      if (isNeeded) addEventListener(type, this.#askAgain);
      else removeEventListener(type, this.#askAgain);
    }
  }

  readonly #askAgain = (): void => {
    if (document.hidden) return;
    for (const [url, entry] of this.#entries) {
      if ("error" in entry.state && !entry.request) this.#ask(url, entry);
    }
  };
}

const isSeveral = (url: string): boolean => url.includes(" ");

/** A failure does not take away what has been shown: the older feed stays, marked as such. */
function withLastGood(state: Awaited<ReturnType<typeof loadFeed>>, before: FeedState): FeedState {
  if (!("feed" in before)) return state;
  if (state.status === "ready") return { ...state, before: before.feed };
  const { feed, problems, url, date } = before;
  return { status: "stale", feed, problems, url, error: state.error, ...(date ? { date } : {}) };
}

/** The feeds of this page. */
export const feedStore = new FeedStore();
