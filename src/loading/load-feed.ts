import { readFeedByMember } from "../feed/index.ts";
import { FeedError } from "./feed-error.ts";
import type { FailedState, ReadyState, StaleState } from "./feed-state.ts";
import { inSlices } from "./in-slices.ts";

export interface LoadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds for the whole answer, its body included. */
  readonly deadline?: number;
  /** Why the request before this one failed. Where it was the connection, an old copy of the browser's will do. */
  readonly after?: FeedError | undefined;
  /** Whether the browser's own copy is read before the server is asked, which may take it away. */
  readonly looksBack?: boolean;
}

/** What came for an address. */
export interface Answer {
  readonly text: string;
  /** Where it was found at last. */
  readonly url: string;
  /** When it was sent, where that is told: ISO 8601 date-time. */
  readonly date?: string;
}

/** A body above this is refused: it would stall the page. */
const sizeLimit = 50_000_000;

/** A text of more letters is parsed in pieces: as a whole it would keep a phone for longer than a frame. */
const longText = 1_000_000;

/**
 * Asks once for the feed at an absolute address, and reads it.
 * @returns ready, stale (a copy of the browser's HTTP cache, where the feed cannot be had) or failed.
 * @throws only the signal's reason, when it is aborted.
 */
export async function loadFeed(url: string, options: LoadOptions): Promise<ReadyState | StaleState | FailedState> {
  const { signal, deadline = 10_000, after, looksBack = !after && mayHaveCopy(url) } = options;
  signal.throwIfAborted();
  const begun = Date.now();
  const broken = after?.code === "network" ? after : undefined;
  // A failure makes the browser drop its copy, so that it cannot be asked for afterwards.
  const older = looksBack
    ? await ask(url, signal, deadline / 10, { cache: "only-if-cached", mode: "same-origin" }).catch(() => undefined)
    : undefined;
  try {
    const answer = await ask(url, signal, deadline, { cache: broken ? "force-cache" : "default" });
    const state = await read(answer, url, signal);
    // Where nothing is kept, the browser has asked the server again: what was sent just now is no old copy.
    return !broken || Date.parse(answer.date ?? "") >= begun - 1000
      ? { date: new Date().toISOString(), ...state }
      : { ...state, status: "stale", error: broken };
  } catch (cause) {
    signal.throwIfAborted();
    // What the cache has kept may be an old failure, which says nothing of the server's present one.
    const error = broken ?? (cause instanceof FeedError ? cause : new FeedError("network", url, undefined, { cause }));
    try {
      if (older) return { ...(await read(older, url, signal)), status: "stale", error };
    } catch {
      signal.throwIfAborted();
      // The copy is no feed either.
    }
    return { status: "failed", url, error, problems: error.problems };
  }
}

/**
 * Whether the browser's cache is likely to have the feed: it had the script. To ask it for what it has not would write
 * an error on the console of everybody who comes for the first time. Another site's copies cannot be asked for, and a
 * preload link has asked the server already.
 */
function mayHaveCopy(url: string): boolean {
  const [script] = performance.getEntriesByName(import.meta.url) as PerformanceResourceTiming[];
  return (
    !!script &&
    script.transferSize < script.encodedBodySize &&
    url.startsWith(`${location.origin}/`) &&
    !document.querySelector("link[rel=preload][as=fetch]")
  );
}

/**
 * Fetches the text at an absolute address.
 * @throws {FeedError} for a bad status, a text that is too large or too late; else what fetch throws, or the signal's reason.
 */
export const fetchText = (url: string, { signal, deadline = 10_000 }: LoadOptions): Promise<Answer> =>
  ask(url, signal, deadline, {});

async function ask(url: string, signal: AbortSignal, deadline: number, init: RequestInit): Promise<Answer> {
  signal.throwIfAborted();
  const timer = new AbortController();
  const stop = () => timer.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const timeout = setTimeout(() => timer.abort(new FeedError("timeout", url)), deadline);
  try {
    // No headers of our own: another origin is then asked at once and not in a preflight first. And the mode that a
    // preload link has, or the page would ask twice; another origin gets no credentials in it.
    const response = await fetch(url, { ...init, credentials: "same-origin", signal: timer.signal });
    const { headers, ok, status } = response;
    if (!ok) throw new FeedError("status", url, status, { retryAfter: readRetryAfter(headers.get("retry-after")) });
    const text = await readBody(response, url);
    const sent = Date.parse(headers.get("date") ?? "");
    return { text, url: response.url || url, ...(sent ? { date: new Date(sent).toISOString() } : {}) };
  } catch (error) {
    throw timer.signal.reason instanceof FeedError ? timer.signal.reason : error;
  } finally {
    clearTimeout(timeout);
    signal.removeEventListener("abort", stop);
  }
}

/** Milliseconds, from a number of seconds or a date. */
const readRetryAfter = (header: string | null): number =>
  (header && (Number(header) * 1000 || Date.parse(header) - Date.now())) || 0;

/**
 * What reads a text that begins with these bytes, and drops its byte order mark. UTF-16 begins with one of two that UTF-8
 * never has. What cannot be decoded becomes U+FFFD.
 */
export const decoderFor = ([first]: Uint8Array): TextDecoder =>
  new TextDecoder(first === 0xff ? "utf-16le" : first === 0xfe ? "utf-16be" : "utf-8");

/** What parses a long text, which is asked for while the text is still coming. Without it, it is parsed as a whole. */
const fetchPieces = () => import("../feed/json-pieces.ts").catch(() => {});

async function readBody(response: Response, url: string): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  let decoder: TextDecoder | undefined;
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + (decoder?.decode() ?? "");
    size += value.byteLength;
    if (size > sizeLimit) {
      await reader.cancel();
      throw new FeedError("too-large", url);
    }
    if (size > longText) void fetchPieces();
    decoder ??= decoderFor(value);
    text += decoder.decode(value, { stream: true });
  }
}

async function read({ text, url: base, date }: Answer, url: string, signal: AbortSignal): Promise<ReadyState> {
  const begun = performance.now();
  let json: unknown;
  try {
    const pieces = text.length > longText && (await fetchPieces());
    json = pieces ? await inSlices(pieces.parse(text), signal) : JSON.parse(text);
  } catch (cause) {
    throw new FeedError("not-json", url, undefined, { cause, text });
  }
  const { feed, problems } = await inSlices(readFeedByMember(json, { url: base }), signal, begun);
  if (!feed) throw new FeedError("not-a-feed", url, undefined, { problems });
  return { status: "ready", feed, problems, url, size: text.length, ...(date ? { date } : {}) };
}
