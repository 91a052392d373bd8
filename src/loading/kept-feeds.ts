/* The last good feeds in the browser's Cache API, for sites that ask for it. Loaded only there. */
import { type Feed, readFeedByMember } from "../feed/index.ts";
import type { FailedState, FeedState, ReadyState } from "./feed-state.ts";
import { inSlices } from "./in-slices.ts";

const cacheName = "omvarld-feeds";

/** Feeds of a site; the one that was used longest ago goes first. */
const mostFeeds = 20;

/** Bytes of a feed as it is kept. */
const largestFeed = 2_000_000;

interface KeptFeed {
  readonly feed: Feed;
  readonly date?: string;
}

/**
 * Keeps a feed that is ready, and looks for the kept copy of one that failed.
 * @returns the kept copy in place of a failure; a feed that has lost members beside the copy whose place it takes; else the
 * state itself, also where the browser stores nothing for the page or has no room.
 */
export async function keepFeed(state: ReadyState | FailedState): Promise<FeedState> {
  const { url } = state;
  try {
    const cache = await caches.open(cacheName);
    const kept = await readKept(cache, url);
    if (state.status === "failed") {
      if (!kept) return state;
      await write(cache, url, kept);
      return { status: "stale", problems: [], url, error: state.error, ...kept };
    }
    await write(cache, url, state);
    return kept && countMembers(kept.feed) > countMembers(state.feed) ? { before: kept.feed, ...state } : state;
  } catch {
    // Blocked, full, or taken away: readers see what they would see without.
    return state;
  }
}

const countMembers = (feed: Feed): number =>
  Object.values(feed).reduce((sum: number, value) => sum + (Array.isArray(value) ? value.length : 0), 0);

/** Others of the site may have written there: what is kept is read as if it came from anywhere. */
async function readKept(cache: Cache, url: string): Promise<KeptFeed | undefined> {
  const response = await cache.match(url);
  const body = await response?.blob();
  if (!body || body.size > largestFeed) return undefined;
  try {
    const { feed } = await inSlices(readFeedByMember(JSON.parse(await body.text()), { url }));
    const date = Date.parse(response?.headers.get("date") ?? "");
    return feed && { feed, ...(date ? { date: new Date(date).toISOString() } : {}) };
  } catch {
    return undefined;
  }
}

async function write(cache: Cache, url: string, { feed, date = "" }: KeptFeed): Promise<void> {
  const body = new Blob([JSON.stringify(feed)], { type: "application/json" });
  // Written anew, it becomes the last in the cache's order.
  await cache.delete(url);
  if (body.size <= largestFeed) await cache.put(url, new Response(body, { headers: { date } }));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -mostFeeds).map((key) => cache.delete(key)));
}
