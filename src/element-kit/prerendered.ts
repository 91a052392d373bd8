/*
 * Finished HTML that a tag finds inside itself. It stays in the page as long as the tag would say the same: a reader's
 * place, focus, selection and what is being read aloud stay with it.
 */

import { editionProperty } from "../styles/css.ts";
import { edition } from "../styles/edition.ts";
import { whenIdle } from "./idle.ts";
import type { FeedState } from "../loading/index.ts";
import type { ScopeFacts } from "./make-scope.ts";
import type { Showing } from "./parts.ts";
import { stampAttribute, type Stamped, stampOf } from "./stamp.ts";
import { pendingOf } from "./telling.ts";

/** The box of a picture that comes after the markup. */
const drawnLater = "omvarld-map";

/** What a reader, the browser, who has printed it or what is measured sets, and no template. */
const notRendered = new Set(["open", "tabindex", "style", stampAttribute]);

/** Finished HTML inside a tag, once there is time for it. */
export async function meet(tag: HTMLElement, box: HTMLElement): Promise<Finished> {
  await whenIdle(tag, box);
  return new Finished(box);
}

/** Finished HTML that a tag finds inside itself. It stands in for what the tag renders as long as both say the same. */
export class Finished {
  readonly box: HTMLElement;
  /** Whether it was printed from what would be rendered now. */
  #isPrinted = false;
  /** Whether it has all of what is not all here, and its reader asks for nothing else. */
  #isHeld = false;
  /** Whether it is still too early to compare it. */
  #isEarly = false;

  constructor(box: HTMLElement) {
    this.box = box;
  }

  /** Whether the page has the very sheets that the tag would bring: to be handed them again, it would work out all its looks anew. */
  get isDressed(): boolean {
    return getComputedStyle(this.box).getPropertyValue(editionProperty) === `"${edition}"`;
  }

  /** Whether there is no need to render anything. */
  get isEnough(): boolean {
    return this.#isPrinted || this.#isHeld;
  }

  /**
   * Holds it against what would be rendered now.
   * @param facts undefined where it cannot have been printed from them.
   */
  measure(state: FeedState, facts: ScopeFacts | undefined, more: Stamped, showing: Showing): void {
    this.#isPrinted = this.#isPrintOf(state, facts, more);
    this.#isHeld = isMoreThan(state, showing, !!facts);
    this.#isEarly = this.#isHeld || pendingOf(state) > 0;
  }

  #isPrintOf(state: FeedState, facts: ScopeFacts | undefined, more: Stamped): boolean {
    if (!facts || state.status !== "ready" || pendingOf(state) || state.copies || state.feed.next) return false;
    const [stamp = "", from = "", until = ""] = this.box.getAttribute(stampAttribute)?.split(" ") ?? [];
    return from <= facts.today && facts.today < until && stamp === stampOf(facts, more);
  }

  /**
   * Whether it says what its tag says.
   * @param root what that has rendered, outside the page.
   * @param isWhole whether all of that could be rendered as it is meant.
   * @returns undefined where it cannot be told, or not yet.
   */
  async isLike(
    tag: { readonly updateComplete: Promise<unknown> },
    root: HTMLElement,
    isWhole: Promise<boolean>,
  ): Promise<boolean | undefined> {
    if (this.#isEarly || this.#isPrinted) return this.#isEarly ? undefined : true;
    const canTell = await isWhole;
    await tag.updateComplete;
    return canTell ? isSameBox(this.box, root) : undefined;
  }

  /** Lets what has been rendered take its place, with the reader's own place in it. */
  giveWay(root: HTMLElement): void {
    takeOver(this.box, root);
  }
}

/**
 * Whether finished HTML, which has all parts and all feeds, has more than has come, and its reader asks for nothing else.
 * @param isCalm whether that is so also where something cannot be had: an editor wants to see what is wrong.
 */
function isMoreThan(state: FeedState, { isAsked, query, theme }: Showing, isCalm: boolean): boolean {
  if (!("feed" in state) || isAsked || query || theme) return false;
  const isComing = !!state.feed.next || pendingOf(state) > 0;
  const isLost = state.more === "failed" || state.problems.some(({ code }) => code === "unavailable");
  return isComing || (isLost && isCalm);
}

/** Whether two boxes say the same: elements, attributes and texts. */
const isSameBox = (kept: Element, rendered: Element): boolean =>
  hasSameAttributes(kept, rendered) && isSameMarkup(kept, rendered);

function isSameMarkup(kept: Node, rendered: Node): boolean {
  const ours = parts(kept);
  const theirs = parts(rendered);
  return (
    ours.length === theirs.length &&
    ours.every((part, index) => {
      const other = theirs[index];
      if (typeof part === "string" || typeof other !== "object") return part === other;
      return (
        part.localName === other.localName &&
        hasSameAttributes(part, other) &&
        (part.classList.contains(drawnLater) || isSameMarkup(part, other))
      );
    })
  );
}

/** The elements and the texts of a node; texts that comments part are one. */
function parts(node: Node): (Element | string)[] {
  const found: (Element | string)[] = [];
  for (const child of node.childNodes) {
    const last = found.at(-1);
    if (child instanceof Element) found.push(child);
    else if (!(child instanceof Text) || child.data === "") continue;
    else if (typeof last === "string") found[found.length - 1] = last + child.data;
    else found.push(child.data);
  }
  return found;
}

function hasSameAttributes(one: Element, other: Element): boolean {
  const names = (element: Element) => element.getAttributeNames().filter((name) => !notRendered.has(name));
  const own = names(one);
  return own.length === names(other).length && own.every((name) => one.getAttribute(name) === other.getAttribute(name));
}

/** Puts the rendered box in the kept one's place, and gives readers back what they had typed, opened, chosen and focused. */
function takeOver(kept: HTMLElement, rendered: HTMLElement): void {
  const active = kept.ownerDocument.activeElement;
  const focus = active && kept.contains(active) ? placeOf(kept, active) : undefined;
  const selection = getSelection();
  const range = selection?.rangeCount && kept.contains(selection.anchorNode) && kept.contains(selection.focusNode);
  const [anchor, end] = range ? [pointOf(kept, selection, "anchor"), pointOf(kept, selection, "focus")] : [];
  for (const field of kept.querySelectorAll("input, details")) {
    const other = find(rendered, placeOf(kept, field));
    if (field instanceof HTMLDetailsElement && other instanceof HTMLDetailsElement) other.open = field.open;
    if (!(field instanceof HTMLInputElement && other instanceof HTMLInputElement)) continue;
    other.checked = field.checked;
    if (field.type === "search") other.value = field.value;
  }
  kept.replaceWith(rendered);
  const focused = focus && find(rendered, focus);
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  if (active instanceof HTMLInputElement && focused instanceof HTMLInputElement && active.type === "search") {
    focused.setSelectionRange(active.selectionStart, active.selectionEnd);
  } else if (selection && anchor && end) {
    const [start, stop] = [textAt(rendered, anchor), textAt(rendered, end)];
    if (start && stop) selection.setBaseAndExtent(...start, ...stop);
  }
}

/** Where an element stands: from the nearest id above it, the steps down to it. */
interface Place {
  readonly id: string;
  readonly steps: readonly number[];
}

function placeOf(box: Element, element: Element): Place {
  const steps: number[] = [];
  let at = element;
  for (; at !== box && !at.id && at.parentElement; at = at.parentElement) {
    steps.unshift([...at.parentElement.children].indexOf(at));
  }
  return { id: at === box ? "" : at.id, steps };
}

function find(box: Element, { id, steps }: Place): Element | undefined {
  let at: Element | null | undefined = id ? box.querySelector(`[id="${CSS.escape(id)}"]`) : box;
  for (const step of steps) at = at?.children[step];
  return at ?? undefined;
}

/** A point in a text: its element, and how many characters of that element stand before it. */
interface TextPoint {
  readonly place: Place;
  readonly offset: number;
}

function pointOf(box: Element, selection: Selection, which: "anchor" | "focus"): TextPoint | undefined {
  const node = selection[`${which}Node`];
  const element = node instanceof Element ? node : node?.parentElement;
  if (!node || !element) return undefined;
  const before = new Range();
  before.setStart(element, 0);
  before.setEnd(node, selection[`${which}Offset`]);
  return { place: placeOf(box, element), offset: before.toString().length };
}

function textAt(box: Element, { place, offset }: TextPoint): [Node, number] | undefined {
  const element = find(box, place);
  if (!element) return undefined;
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { length } = text.textContent ?? "";
    if (left <= length) return [text, left];
    left -= length;
  }
  return [element, element.childNodes.length];
}
