import { type Feed, readFeed } from "../feed/index.ts";
import { FeedError } from "./feed-error.ts";
import type { FeedState } from "./feed-state.ts";
import { FeedStore, type Patience } from "./feed-store.ts";
import type { LoadOptions, loadFeed } from "./load-feed.ts";

/* What the tests of the feed store share: requests that a test answers when it pleases. */

export type Loaded = Awaited<ReturnType<typeof loadFeed>>;

export const url = "https://www.lindvik.example/feed.json";

export function feedOf(name: string): Feed {
  const { feed } = readFeed({
    version: 1,
    language: "sv",
    municipality: { name: "Lindvik" },
    twinTowns: [{ name, country: "LT" }],
  });
  if (!feed) throw new Error("no feed");
  return feed;
}

export const ready = (name: string): Loaded => ({ status: "ready", feed: feedOf(name), problems: [], url });
/** Asking again is of no use, or may well be of use. */
export const missing = new FeedError("status", url, 404);
export const broken = new FeedError("status", url, 500);
export const failure = (error: FeedError): Loaded => ({ status: "failed", url, error, problems: [] });
export const failed = failure(missing);
export const stale = (name: string): Loaded => ({
  status: "stale",
  feed: feedOf(name),
  problems: [],
  url,
  error: missing,
  date: "2026-11-20T08:15:00.000Z",
});

/** A request as the store makes it, answered by the test when it pleases. */
export interface Request extends LoadOptions {
  readonly url: string;
  answer(state: Loaded): Promise<void>;
}

export function storeWithRequests(patience?: Patience): { store: FeedStore; requests: Request[] } {
  const requests: Request[] = [];
  const store = new FeedStore((url, options) => {
    return new Promise((resolve, reject) => {
      options.signal.addEventListener("abort", () => reject(options.signal.reason));
      const answer = async (state: Loaded) => {
        resolve(state);
        await new Promise((done) => setTimeout(done));
      };
      requests.push({ ...options, url, answer });
    });
  }, patience);
  return { store, requests };
}

/** What a listener has been told, in brief. */
export function listener(): { readonly heard: string[]; readonly hear: (state: FeedState) => void; last(): FeedState } {
  const heard: string[] = [];
  let last: FeedState = { status: "waiting" };
  return {
    heard,
    hear: (state) => {
      last = state;
      heard.push([state.status, "feed" in state ? state.feed.twinTowns[0]?.name : ""].filter(Boolean).join(" "));
    },
    last: () => last,
  };
}
