import { pause } from "./pause.ts";

/** Milliseconds of work after which the browser may turn to its reader. */
const slice = 12;

/**
 * Does work that comes in steps without keeping the browser from its reader: short work at once, long work in slices.
 * @param signal ends the work between two slices.
 * @param begun when the work began in this task: `performance.now()`.
 * @throws what the work throws, and the signal's reason, when it is aborted.
 */
export async function inSlices<T>(
  steps: Generator<undefined, T, undefined>,
  signal?: AbortSignal,
  begun = performance.now(),
): Promise<T> {
  let end = begun + slice;
  for (let isLong = false; ; ) {
    const { done, value } = steps.next();
    // Nobody is kept waiting by a page that is not in sight. And what shows a long feed begins in a turn of its own, too.
    if (done ? isLong : performance.now() >= end && !document.hidden) {
      isLong = true;
      await pause();
      signal?.throwIfAborted();
      end = performance.now() + slice;
    }
    if (done) return value;
  }
}
