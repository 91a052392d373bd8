import { pause } from "../loading/index.ts";

/** Milliseconds of work in one task after which the browser may turn to its reader. */
const slice = 12;

/** When the present task has worked for so long. */
let end = 0;
/** Resolves in the task after it. */
let next: Promise<void> | undefined;

/**
 * Resolves when it is a tag's turn to render, however many there are; undefined where it is now.
 * @param isLate whether its turn is after the present task in any case.
 */
export function turn(isLate: boolean): Promise<void> | undefined {
  if (!next) {
    end = performance.now() + slice;
    next = pause().then(() => {
      next = undefined;
    });
  }
  return isLate || performance.now() > end ? next : undefined;
}
