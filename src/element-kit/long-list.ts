import { LitElement, type TemplateResult } from "lit";
import type { ChildPart } from "lit/directive.js";
import { groupRoom } from "../styles/group-room.ts";
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
  /** Whether it is known what is to be seen. */
  #hasChosen = false;
  #sizes: ResizeObserver | undefined;
  /** How high the groups have been told that one is, in pixels. */
  #height: number | undefined;

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
    if (isGrown || last.matches !== members.matches || !this.#hasChosen) this.#choose(members);
    if (!this.isDone) begin(this);
  }

  get box(): Node {
    return this.#part.parentNode ?? document;
  }

  get isDone(): boolean {
    return this.#shown * this.#size >= this.#count;
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
    const kept = this.#kept(group);
    const box = this.#boxes[group];
    const isThere = box !== undefined && (isWhole || box === this.#growing);
    if (isThere) showKept(box, kept);
    if (isWhole) {
      if (box) keepRoom(box, shareOf(kept, this.#size));
      this.#shown++;
    }
    if (this.isDone) this.#end();
    return isThere ? kept.slice(isWhole ? 0 : before, box.childElementCount).filter(Boolean).length : 0;
  }

  get #host(): LitElement | undefined {
    const host = this.#part.options?.host;
    return host instanceof LitElement ? host : undefined;
  }

  get #count(): number {
    return this.#members?.listed.length ?? 0;
  }

  #membersOf(group: number): Members["listed"] {
    const first = group * this.#size;
    return this.#members?.listed.slice(first, first + this.#size) ?? [];
  }

  /** Of a group's members, whether each is to be seen. */
  #kept(group: number): readonly boolean[] {
    return this.#membersOf(group).map(({ member }) => !!this.#members?.matches(member));
  }

  /** Finds out how much is to be seen, and puts away at once the groups that hold none of it. */
  #choose({ listed, matches }: Members): void {
    this.#hasChosen = true;
    this.#shown = 0;
    const { box } = this;
    const looks = this.#boxes[0]?.classList ?? [];
    const isFlat = looks.length > 0 && isFew(listed, matches, Math.min(listed.length, few(this.#boxes.length)));
    if (box instanceof Element) {
      for (const name of looks) box.classList.toggle(name, isFlat);
      box.classList.toggle("omvarld-flat", isFlat);
    }
    for (const [group, one] of this.#boxes.entries()) {
      // The first that is found will do: #kept would ask for each.
      if (isFlat || !this.#membersOf(group).some(({ member }) => matches(member))) one.hidden = true;
    }
  }

  /** Makes some members more of a group. @returns whether it has all of them. */
  #grow(group: number): boolean {
    const templates = this.#templates;
    if (!templates) return true;
    const first = group * this.#size;
    const end = Math.min(first + this.#size, this.#count);
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
    this.#sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
    this.#sizes.observe(box);
  }

  /** Tells all groups how high one is, in the present number of columns, where that has changed. */
  #measure(): void {
    const height = measure(this.#boxes, (group) => shareOf(this.#kept(group), this.#size) === 1);
    if (height === this.#height) return;
    this.#height = height;
    for (const [group, box] of this.#boxes.entries()) keepRoom(box, shareOf(this.#kept(group), this.#size));
  }
}

/** Whether fewer than so many members are to be seen. */
function isFew(listed: Members["listed"], matches: Members["matches"], most: number): boolean {
  let count = 0;
  for (const { member } of listed) {
    if (matches(member)) count++;
    if (count >= most) return false;
  }
  return count < most;
}

/** How much of a whole group is to be seen of one. */
const shareOf = (kept: readonly boolean[], size: number): number => kept.filter(Boolean).length / size;

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

/** How high a group is, in pixels, by the tag's box and the group's look: what one list has measured holds for its sisters. */
const heights = new WeakMap<Element, Map<string, number>>();

const heightsAround = (box: Element): Map<string, number> => {
  const around = box.closest(".omvarld") ?? box;
  let known = heights.get(around);
  if (!known) heights.set(around, (known = new Map()));
  return known;
};

/**
 * Tells a group how much room to keep while nobody is near: of itself, because what it hands down would have all that stands in
 * it styled anew.
 * @param share how much of a whole group is to be seen of it.
 */
function keepRoom(box: HTMLElement, share: number): void {
  const height = heightsAround(box).get(box.className);
  const whole = height === undefined ? groupRoom.cssText : `${height}px`;
  box.style.containIntrinsicBlockSize = share === 1 && height === undefined ? "" : `auto calc(${whole} * ${share})`;
}

/**
 * How high a whole group is that is on the screen, or one of the same look that another list of the tag has measured.
 * @param isWhole whether a group is as large as any, and all of its members are to be seen.
 */
function measure(boxes: readonly HTMLElement[], isWhole: (group: number) => boolean): number | undefined {
  const [one] = boxes;
  if (!one) return undefined;
  const known = heightsAround(one);
  const drawn = boxes.find((box, group) => {
    const { top, bottom } = box.getBoundingClientRect();
    return top < innerHeight && bottom > 0 && isWhole(group);
  });
  if (drawn) known.set(one.className, drawn.offsetHeight);
  return known.get(one.className);
}
