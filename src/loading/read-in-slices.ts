import { type Reading, readFeedByMember } from "../feed/index.ts";
import { pause } from "./pause.ts";

/** Milliseconds of work after which the browser may turn to its reader. */
const slice = 12;

export interface SliceOptions {
  /** The feed's own absolute address. */
  readonly url: string;
  /** When the work began in this task, its parsing included: `performance.now()`. */
  readonly begun?: number;
  /** Ends the reading between two slices. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a feed without keeping the browser from its reader: a short one at once, a long one in slices.
 * @throws only the signal's reason, when it is aborted.
 */
export async function readInSlices(
  json: unknown,
  { url, begun = performance.now(), signal }: SliceOptions,
): Promise<Reading> {
  const steps = readFeedByMember(json, { url });
  let end = begun + slice;
  for (let isLong = false; ; ) {
    const { done, value } = steps.next();
    // Nobody is kept waiting by a page that is not in sight.
    if (!done && (performance.now() < end || document.hidden)) continue;
    if (done && !isLong) return value;
    // What shows a long feed begins in a turn of its own, too.
    isLong = true;
    await pause();
    signal?.throwIfAborted();
    if (done) return value;
    end = performance.now() + slice;
  }
}
