/* When the groups of long lists come into the page: a screenful at once, the others in slices between frames. */
import { pause } from "../loading/index.ts";
import { screenful } from "./group-size.ts";

/** Milliseconds of work beside what a reader has just asked for. */
const SLICE = 8;

/** Milliseconds of work before the browser may turn to its reader. Each turn costs a frame as well, which may take as long. */
const TURN = 20;

/** A list that is made step by step. */
export interface SlicedList {
  /** What it stands in. */
  readonly box: Node;
  readonly isDone: boolean;
  /** Whether anybody will see what is still to be done. */
  readonly isNeeded: boolean;
  /** Whether what a step makes is laid out at once, so that a frame is best drawn before the next. */
  readonly isInSight: boolean;
  /** Does the next of it. @returns how many members have come into sight. */
  step(): number;
}

/** Lists that are not done, in the order in which they have come, which is the page's. */
const waiting = new Set<SlicedList>();

/** All turns until nothing waits. */
let turns: Promise<void> | undefined;

/** Whether there is something that the browser should draw first. */
let isFresh = false;

/** How many members have come into sight in the present task. */
let seen = 0;

/** How many have come where they are seen since something waits: of many lists in a page few are on the screen. */
let drawn = 0;

/** Does as much of a list as fills a screen now, and the rest between frames. */
export function begin(list: SlicedList): void {
  if (seen === 0) queueMicrotask(() => (seen = 0));
  isFresh = true;
  const end = performance.now() + SLICE;
  while (!list.isDone && seen < screenful() && performance.now() < end) seen += list.step();
  if (list.isDone) return;
  addEventListener("beforeprint", finishAll);
  waiting.add(list);
  turns ??= takeTurns();
}

/** Does all that is left at once, for those who cannot wait: paper, and a link to a member. */
export function finishAll(): void {
  for (const list of waiting) while (!list.isDone) list.step();
}

/** Resolves when the lists in a box have all their members. */
export async function finished(box: Node): Promise<void> {
  while (turns && [...waiting].some((list) => !list.isDone && box.contains(list.box))) await turns;
}

async function takeTurns(): Promise<void> {
  drawn = 0;
  while (waiting.size > 0) {
    if (isFresh) await frame();
    isFresh = false;
    await pause();
    const end = performance.now() + TURN;
    for (const list of waiting) {
      while (!list.isDone && list.isNeeded && !isFresh && performance.now() < end) {
        const isInSight = list.isInSight && drawn < screenful();
        const count = list.step();
        isFresh = isInSight;
        if (isInSight) drawn += count;
      }
      if (list.isDone || !list.isNeeded) waiting.delete(list);
    }
  }
  turns = undefined;
}

/** Resolves with the next frame. A tab behind another draws none. */
const frame = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, 100);
    requestAnimationFrame(() => done());
  });
