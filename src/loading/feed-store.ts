import type { FeedState } from "./feed-state.ts";
import { loadFeed } from "./load-feed.ts";

export type StateListener = (state: FeedState) => void;

interface Entry {
  state: FeedState;
  readonly listeners: Set<StateListener>;
  request: AbortController | undefined;
}

/** The page's feeds, one request and one copy per address however many tags show it. Failures are not kept. */
export class FeedStore {
  readonly #entries = new Map<string, Entry>();
  readonly #load: typeof loadFeed;

  constructor(load: typeof loadFeed = loadFeed) {
    this.#load = load;
  }

  /** The feed's state as it is known now, without asking for it. */
  peek(url: string): FeedState {
    return this.#entries.get(url)?.state ?? { status: "loading", url };
  }

  /**
   * Tells the listener each new state of a feed, the present one at once.
   * @param url absolute.
   * @returns ends it; a request that nobody waits for any more is aborted.
   */
  subscribe(url: string, listener: StateListener): () => void {
    let entry = this.#entries.get(url);
    if (!entry) {
      entry = { state: { status: "loading", url }, listeners: new Set(), request: undefined };
      this.#entries.set(url, entry);
    }
    entry.listeners.add(listener);
    const isAsking = entry.request !== undefined;
    // An old copy is shown at once as well, while a newer one is asked for.
    if (isAsking || "feed" in entry.state) listener(entry.state);
    if (!isAsking && entry.state.status !== "ready") this.reload(url);
    return () => this.#unsubscribe(url, listener);
  }

  /** Asks for a feed again; what comes of an earlier request is dropped. */
  reload(url: string): void {
    const entry = this.#entries.get(url);
    if (!entry) return;
    entry.request?.abort();
    const request = new AbortController();
    entry.request = request;
    // A good copy stays on show while a newer one is on its way.
    if (entry.state.status === "failed" || entry.state.status === "loading") {
      this.#publish(entry, { status: "loading", url });
    }
    this.#load(url, { signal: request.signal }).then(
      (state) => {
        if (entry.request !== request) return;
        entry.request = undefined;
        this.#publish(entry, withLastGood(state, entry.state));
      },
      () => {
        // Aborted: a newer request has taken over, or nobody is left to tell.
        if (entry.request === request) entry.request = undefined;
      },
    );
  }

  #publish(entry: Entry, state: FeedState): void {
    entry.state = state;
    for (const listener of [...entry.listeners]) listener(state);
  }

  #unsubscribe(url: string, listener: StateListener): void {
    const entry = this.#entries.get(url);
    entry?.listeners.delete(listener);
    // An element that is only moved comes back within the same task.
    setTimeout(() => {
      if (!entry || entry.listeners.size > 0 || this.#entries.get(url) !== entry) return;
      entry.request?.abort();
      if (entry.state.status !== "ready") this.#entries.delete(url);
    });
  }
}

/** A failure does not take away what has been shown: the older feed stays, marked as such. */
function withLastGood(state: FeedState, before: FeedState): FeedState {
  if (state.status !== "failed" || (before.status !== "ready" && before.status !== "stale")) return state;
  const { feed, problems, url } = before;
  return { status: "stale", feed, problems, url, error: state.error };
}

/** The feeds of this page. */
export const feedStore = new FeedStore();
