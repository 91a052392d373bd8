import { editionProperty } from "../styles/css.ts";

/** For so long a page may still be loading, and then be busy, while readers wait for what only a script can show. Milliseconds. */
const patience = 3000;

/**
 * Resolves when a tag may go to work that has finished HTML in it: the page has loaded and the browser has nothing else to
 * do, or the reader touches it. At once where the HTML lacks its sheet, or the reader is on the way to a part of it.
 */
export const whenIdle = (tag: HTMLElement, finished: HTMLElement): Promise<void> =>
  new Promise((done) => {
    if (
      !getComputedStyle(finished).getPropertyValue(editionProperty) ||
      tag.contains(document.activeElement) ||
      location.hash
    ) {
      return done();
    }
    for (const type of ["pointerdown", "keydown", "focusin", "input", "click"]) {
      tag.addEventListener(type, () => done(), { once: true, capture: true, passive: true });
    }
    // Some browsers do not tell when they are idle.
    const wait = () => (globalThis.requestIdleCallback ?? setTimeout)(() => done(), { timeout: patience });
    if (document.readyState === "complete") return wait();
    addEventListener("load", wait, { once: true });
    setTimeout(wait, patience);
  });
