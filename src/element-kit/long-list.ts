import { LitElement, type TemplateResult } from "lit";
import type { ChildPart } from "lit/directive.js";
import { replace, smooth } from "./cast.ts";
import { countSame, pictured } from "./pictures.ts";
import { begin, type SlicedList } from "./slices.ts";
import type { Members } from "./templates/members.ts";
export { finishAll, finished } from "./slices.ts";

/** So few that are found stand side by side, whatever their group: a group for one or two would leave holes between them. */
const few = (groups: number) => Math.min(500, groups * 6);

/** Members that are made at a time: on the slowest of phones no more than a reader waits for unawares. */
const STEP = 12;

/** What groups are made of. Places of members are counted from 0. */
export interface GroupTemplates {
  /** An empty group. @param first place of the first of its members. */
  box(first: number): TemplateResult;
  /** Some of the members, as a group has them. @param end place of the first that is not wanted. */
  part(first: number, end: number): Members;
}

/**
 * A long list's members, in groups that the browser lays out when a reader comes near. They are pictures, made once, and
 * hidden or shown as the reader asks; where a newer feed says something else, those are replaced that differ.
 */
export class LongList implements SlicedList {
  readonly #part: ChildPart;
  readonly #size: number;
  #members: Members | undefined;
  #templates: GroupTemplates | undefined;
  #boxes: HTMLElement[] = [];
  /** How many groups are up to date. */
  #made = 0;
  /** The group after those, as far as it has come. The first grows before the reader's eyes, any other outside the page. */
  #growing: HTMLElement | undefined;
  /** How many of them show what the reader has asked for. */
  #shown = 0;
  /** Of each member, whether it is to be seen. */
  #kept: readonly boolean[] = [];
  #sizes: ResizeObserver | undefined;

  /**
   * @param part where the groups go.
   * @param size how many members a group has.
   * @param members of whose first group some stand there already.
   */
  constructor(part: ChildPart, size: number, members?: Members) {
    this.#part = part;
    this.#size = size;
    const first = part.startNode?.nextSibling;
    if (!members || !(first instanceof HTMLElement)) return;
    smooth(first);
    this.#boxes = [first];
    this.#growing = first;
    this.#members = members;
  }

  /** Takes on other members, or another choice among them. */
  update(members: Members, templates: GroupTemplates): void {
    const last = this.#members;
    const same = countSame(last, members);
    this.#members = members;
    this.#templates = templates;
    const isGrown = same < members.listed.length || last?.listed.length !== same;
    const { childElementCount = 0 } = this.#growing ?? {};
    if (same < this.#made * this.#size + childElementCount) this.#growing = undefined;
    // A group that was not full before has been given more.
    if (isGrown) this.#made = Math.min(this.#made, Math.floor(same / this.#size));
    if (isGrown || last.matches !== members.matches || this.#kept.length === 0) this.#choose(members);
    if (!this.isDone) begin(this);
  }

  get box(): Node {
    return this.#part.parentNode ?? document;
  }

  get isDone(): boolean {
    return this.#shown * this.#size >= this.#kept.length;
  }

  get isNeeded(): boolean {
    const host = this.#host;
    // A box that stands behind finished HTML is in no page yet.
    return host ? host.isConnected && host.renderRoot.contains(this.box) : this.box.isConnected;
  }

  /** Of the lists of a tag only the first begins where it is seen. */
  get isInSight(): boolean {
    if (!this.#growing || this.#growing !== this.#boxes[0]) return false;
    return (this.#host?.renderRoot ?? this.box.parentNode)?.querySelector(".omvarld-long") === this.box;
  }

  step(): number {
    const group = this.#shown;
    const before = this.#growing?.childElementCount ?? 0;
    const isWhole = group < this.#made || this.#grow(group);
    const kept = this.#kept.slice(group * this.#size, (group + 1) * this.#size);
    const box = this.#boxes[group];
    const isThere = box !== undefined && (isWhole || box === this.#growing);
    if (isThere) showKept(box, kept);
    if (isWhole) {
      if (box) share(box, kept, this.#size);
      this.#shown++;
    }
    if (this.isDone) this.#end();
    return isThere ? kept.slice(isWhole ? 0 : before, box.childElementCount).filter(Boolean).length : 0;
  }

  get #host(): LitElement | undefined {
    const host = this.#part.options?.host;
    return host instanceof LitElement ? host : undefined;
  }

  /** Finds out what is to be seen, and puts away at once the groups that hold none of it. */
  #choose({ listed, matches }: Members): void {
    this.#kept = listed.map(({ member }) => matches(member));
    this.#shown = 0;
    const { box } = this;
    const looks = this.#boxes[0]?.classList ?? [];
    const isFlat =
      looks.length > 0 && this.#kept.filter(Boolean).length < Math.min(this.#kept.length, few(this.#boxes.length));
    if (box instanceof Element) {
      for (const name of looks) box.classList.toggle(name, isFlat);
      box.classList.toggle("omvarld-flat", isFlat);
    }
    for (const [group, one] of this.#boxes.entries()) {
      const start = group * this.#size;
      if (isFlat || !this.#kept.slice(start, start + this.#size).includes(true)) one.hidden = true;
    }
  }

  /** Makes some members more of a group. @returns whether it has all of them. */
  #grow(group: number): boolean {
    const templates = this.#templates;
    if (!templates) return true;
    const first = group * this.#size;
    const end = Math.min(first + this.#size, this.#kept.length);
    const former = this.#boxes[group];
    const box = (this.#growing ??= pictured(templates.box(first), this.#part));
    const from = first + box.childElementCount;
    const { listed, item, matches } = templates.part(from, Math.min(from + STEP, end));
    for (const one of listed) box.append(pictured(item(one, !matches(one.member)), this.#part));
    const isWhole = first + box.childElementCount >= end;
    if (!former && (isWhole || group === 0)) {
      this.#boxes[group] = box;
      this.box.insertBefore(box, this.#part.endNode ?? null);
    } else if (former && former !== box && isWhole) follow(former, box);
    if (!isWhole) return false;
    this.#growing = undefined;
    this.#made = group + 1;
    return true;
  }

  #end(): void {
    for (const box of this.#boxes.splice(this.#made)) box.remove();
    const { box } = this;
    // Where there is one group, no other can be told how high it is.
    if (this.#sizes || this.#boxes.length < 2 || !(box instanceof HTMLElement)) return;
    // Not in the observer's own turn: what is measured changes the size of what is observed.
    this.#sizes = new ResizeObserver(() => requestAnimationFrame(() => measure(this.#boxes)));
    this.#sizes.observe(box);
  }
}

/** Makes a picture like a newer one: children that say the same stay. */
function follow(picture: Element, newer: Element): void {
  picture.className = newer.className;
  const old = [...picture.children] as HTMLElement[];
  const children = [...newer.children] as HTMLElement[];
  for (const [index, child] of children.entries()) {
    const former = old[index];
    // That one is hidden is the reader's wish and not the feed's.
    if (former) child.toggleAttribute("hidden", former.hasAttribute("hidden"));
    if (former) replace(former, child);
    else picture.append(child);
  }
  for (const child of old.slice(children.length)) child.remove();
}

/** Shows those of a group's members that are to be seen. What nobody sees is left as it is. */
function showKept(box: HTMLElement, kept: readonly boolean[]): void {
  box.hidden = !kept.includes(true);
  if (box.hidden) return;
  for (const [index, child] of [...box.children].entries()) child.toggleAttribute("hidden", !kept[index]);
}

/** Tells a group how much of a whole one is to be seen of it. */
function share(box: HTMLElement, kept: readonly boolean[], size: number): void {
  const count = kept.filter(Boolean).length;
  if (count === size) box.style.removeProperty("--_share");
  else if (count > 0) box.style.setProperty("--_share", String(count / size));
}

/**
 * Tells the groups that nobody has come near how high one is, in the present number of columns. Each by itself: what a whole
 * list inherits, the browser would work out anew for all that is on the screen.
 */
function measure(boxes: readonly HTMLElement[]): void {
  const isNear = (box: Element) => {
    const { top, bottom } = box.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  const near = new Set(boxes.filter(isNear));
  const drawn = [...near].find((box) => !box.style.getPropertyValue("--_share"));
  const height = drawn ? `${drawn.offsetHeight}px` : known(boxes);
  if (!height) return;
  for (const box of boxes) {
    if (!near.has(box) && box.style.getPropertyValue("--_group") !== height) box.style.setProperty("--_group", height);
  }
}

/** How high a group of the same look is that another list of the tag has measured. */
function known([one]: readonly HTMLElement[]): string | undefined {
  const told = one?.closest(".omvarld")?.querySelectorAll<HTMLElement>('.omvarld-long > [style*="--_group"]') ?? [];
  return [...told].find(({ className }) => className === one?.className)?.style.getPropertyValue("--_group");
}
