/** Several feeds as one. A chunk of its own: most pages have one feed. */
import { type FeedSource, mergeFeeds, type Problem } from "../feed/index.ts";
import type { Follower } from "./feed-parts.ts";
import type { FeedState } from "./feed-state.ts";
import type { FeedStore } from "./feed-store.ts";
import { paced } from "./pace.ts";

/** Requests on their way at a time: as many as browsers make to one server. */
const mostAtATime = 6;

/** For at most so many milliseconds the first has line and processor to itself, until it is drawn. */
const headStart = 100;

export interface FollowOptions {
  readonly signal: AbortSignal;
  /** Whether the last good copy of each is also kept in the browser's Cache API. */
  readonly keeps: boolean;
  /** Is told what has come so far: the first feed at once, then several a turn, at last all. */
  readonly publish: (state: FeedState) => void;
}

/**
 * Follows some feeds of a store as one, in their order, whichever comes first.
 * @param urls absolute, no two the same.
 * @returns when the signal is aborted, and never by itself.
 */
export function followFeeds(
  store: FeedStore,
  urls: readonly string[],
  { signal, keeps, publish }: FollowOptions,
): Promise<void> {
  const states = new Map<string, FeedState>();
  const waiting = [...urls];
  const pace = paced(() => publish(mergeStates(urls, states)));
  const hear = (url: string, state: FeedState) => {
    const isFirst = isAwaited(states.get(url)) && !isAwaited(state);
    states.set(url, state);
    if (isAwaited(state)) return;
    if (isFirst) underWay--;
    pace.hurry();
    if (!isAlone) askMore();
    // After the pace's turn comes the frame that shows what has come, and then the others' turn.
    else setTimeout(() => requestAnimationFrame(() => setTimeout(askOthers)));
  };
  const ends: (() => void)[] = [];
  let isAlone = true;
  let underWay = 0;
  const askNext = () => {
    const url = waiting.shift();
    if (url === undefined || signal.aborted) return;
    underWay++;
    ask(url);
  };
  const askMore = () => {
    while (underWay < mostAtATime && waiting.length > 0 && !signal.aborted) askNext();
  };
  const askOthers = () => {
    isAlone = false;
    askMore();
  };
  const ask = (url: string) => {
    let heard: FeedState | undefined;
    let parts: Follower | undefined;
    const leaveParts = () => parts?.end();
    const leave = store.subscribe(
      url,
      (state) => {
        heard = state;
        leaveParts();
        if (!("feed" in state && state.feed.next)) return hear(url, state);
        void import("./feed-parts.ts").then(
          ({ followParts }) => {
            if (heard !== state || signal.aborted) return;
            // Where a municipality's last member stands depends on all of its parts.
            parts = followParts(state, (joined) => hear(url, joined), { least: Infinity, store });
          },
          () => hear(url, state),
        );
      },
      keeps,
    );
    ends.push(leave, leaveParts);
  };
  askNext();
  setTimeout(askOthers, headStart);
  return new Promise((resolve) => {
    const end = () => {
      pace.end();
      for (const unsubscribe of ends) unsubscribe();
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

const isAwaited = (state: FeedState | undefined): boolean =>
  !state || state.status === "waiting" || state.status === "loading";

/** What several feeds are together. What has failed takes nothing from the others, unless nothing has come. */
function mergeStates(urls: readonly string[], states: ReadonlyMap<string, FeedState>): FeedState {
  const url = urls.join(" ");
  const known = urls.flatMap((each) => states.get(each) ?? []);
  const pending = urls.length - known.filter((state) => !isAwaited(state)).length;
  const shown = known.filter((state) => "feed" in state);
  const failed = known.filter((state) => state.status === "failed");
  const problems = known.flatMap((state): readonly Problem[] => {
    if (!("problems" in state)) return [];
    const { url, problems } = state;
    const own = problems.map((problem) => ({ ...problem, url }));
    if (!("error" in state)) return own;
    const { code, status = "" } = state.error;
    const why = { path: "", found: `${code} ${status}`.trim(), url };
    if (state.status === "failed") return [{ ...why, code: "unavailable", severity: "error" }, ...own];
    const toMend = state.error.problems.map((problem) => ({ ...problem, url }));
    return [{ ...why, code: "older-copy", severity: "advice" }, ...toMend, ...own];
  });
  const [firstFailed] = failed;
  if (shown.length === 0) {
    return firstFailed && pending === 0
      ? { status: "failed", url, error: firstFailed.error, problems }
      : { status: "loading", url };
  }
  const sources = shown.map(
    (state): FeedSource => ({
      feed: state.feed,
      url: state.url,
      ...("before" in state && state.before ? { before: state.before } : {}),
    }),
  );
  const merged = mergeFeeds(sources, { isWhole: shown.length === urls.length });
  const older = shown.filter((state) => state.status === "stale");
  const ready = { feed: merged.feed, problems: [...problems, ...merged.problems], url, pending };
  const copies = older.map(({ feed: { municipality }, date }) => ({
    ...(municipality ? { owner: municipality.name } : {}),
    ...(date ? { date } : {}),
  }));
  const [firstOlder] = older;
  return firstOlder && older.length === shown.length
    ? { status: "stale", ...ready, copies, error: firstOlder.error }
    : { status: "ready", ...ready, ...(copies.length > 0 ? { copies } : {}) };
}
