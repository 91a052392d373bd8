import { type Feed, type Problem, readFeed } from "../feed/index.ts";
import { FeedError } from "./feed-error.ts";
import type { FeedState } from "./feed-state.ts";

export interface LoadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds for the whole answer, its body included. */
  readonly deadline?: number;
}

interface Copy {
  readonly feed: Feed;
  readonly problems: readonly Problem[];
  readonly date: string | undefined;
}

/** A body above this is refused: it would stall the page. */
const sizeLimit = 50_000_000;

/**
 * Loads and reads the feed at an absolute address.
 * @returns ready, stale (a copy of the browser's HTTP cache, where the network fails) or failed.
 * @throws only the signal's reason, when it is aborted.
 */
export async function loadFeed(url: string, { signal, deadline = 10_000 }: LoadOptions): Promise<FeedState> {
  signal.throwIfAborted();
  const begun = Date.now();
  try {
    const { feed, problems } = await fetchFeed(url, signal, deadline, "default");
    return { status: "ready", feed, problems, url };
  } catch (cause) {
    signal.throwIfAborted();
    const error = cause instanceof FeedError ? cause : new FeedError("network", url, undefined, { cause });
    const problems = cause instanceof UnreadableFeed ? cause.problems : [];
    const failed: FeedState = { status: "failed", url, error, problems };
    // Only where the connection or the server failed may the cache still have the older copy, or a second question an
    // answer: any other answer has replaced it, and a broken-off one has taken it away.
    if (error.code !== "network" && !(error.code === "status" && (error.status ?? 0) >= 500)) return failed;
    try {
      const { feed, problems, date } = await fetchFeed(url, signal, deadline / 4, "force-cache");
      // Where nothing is kept, the browser has asked the server again: what was sent just now is no old copy.
      if (date && Date.parse(date) >= begun - 1000) return { status: "ready", feed, problems, url };
      return { status: "stale", feed, problems, url, error, ...(date ? { date } : {}) };
    } catch {
      signal.throwIfAborted();
      return failed;
    }
  }
}

class UnreadableFeed extends FeedError {
  readonly problems: readonly Problem[];
  constructor(url: string, problems: readonly Problem[]) {
    super("not-a-feed", url);
    this.problems = problems;
  }
}

async function fetchFeed(url: string, signal: AbortSignal, deadline: number, cache: RequestCache): Promise<Copy> {
  const timer = new AbortController();
  const stop = () => timer.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const timeout = setTimeout(() => timer.abort(new FeedError("timeout", url)), deadline);
  try {
    // No headers of our own: another origin is then asked at once and not in a preflight first. And the mode that a
    // preload link has, or the page would ask twice; another origin gets no credentials in it.
    const response = await fetch(url, { cache, credentials: "same-origin", signal: timer.signal });
    if (!response.ok) throw new FeedError("status", url, response.status);
    const json = parse(await readBody(response, url), url);
    const { feed, problems } = readFeed(json, { url: response.url || url });
    if (!feed) throw new UnreadableFeed(url, problems);
    const sent = Date.parse(response.headers.get("date") ?? "");
    return { feed, problems, date: Number.isNaN(sent) ? undefined : new Date(sent).toISOString() };
  } catch (error) {
    throw timer.signal.reason instanceof FeedError ? timer.signal.reason : error;
  } finally {
    clearTimeout(timeout);
    signal.removeEventListener("abort", stop);
  }
}

async function readBody(response: Response, url: string): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  // Decodes as it reads, and drops a byte order mark.
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > sizeLimit) {
      await reader.cancel();
      throw new FeedError("too-large", url);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parse(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FeedError("not-json", url, undefined, { cause });
  }
}
