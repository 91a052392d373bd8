/** Milliseconds from one piece of work to the next, at least. */
const rest = 250;
/** In which a browser has drawn what is new, if it was idle; milliseconds. */
const frames = 50;
/** How many times as long as the page was busy with it it is left alone afterwards. */
const restPerWork = 3;

/** Does what makes the page draw: at once when it is first wanted, then as often as the page can bear. */
export interface Pace {
  /** Wants it done: in a turn of its own, so that what is there already comes at once. */
  readonly hurry: () => void;
  readonly end: () => void;
}

export function paced(work: () => void): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isResting = false;
  let isWanted = false;
  let isOver = false;
  const go = () => {
    timer = undefined;
    if (isOver) return;
    isWanted = false;
    isResting = true;
    const begun = performance.now();
    work();
    // Once the page has drawn it: styles and layout take longer than the work itself.
    setTimeout(() => {
      const busy = performance.now() - begun - frames;
      timer = setTimeout(
        () => {
          isResting = false;
          timer = undefined;
          if (isWanted) go();
        },
        Math.max(rest - frames, busy * restPerWork),
      );
    }, frames);
  };
  return {
    hurry: () => {
      isWanted = true;
      if (!isResting) timer ??= setTimeout(go);
    },
    end: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
