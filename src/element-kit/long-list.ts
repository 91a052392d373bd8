import { LitElement, type TemplateResult } from "lit";
import type { ChildPart } from "lit/directive.js";
import { nameParts } from "./root-box.ts";
import { begin, type SlicedList } from "./slices.ts";
export { finishAll, finished } from "./slices.ts";
import { follow, smooth, cast } from "./cast.ts";
import type { Members } from "./templates/members.ts";

/** So few that are found stand side by side, whatever their group: a group for one or two would leave holes between them. */
const few = (groups: number) => Math.min(500, groups * 6);

/** Makes what a group is made of. @param first place of the first of its members, from 0. */
export type MakeGroup = (first: number) => { readonly box: TemplateResult; readonly items: Iterable<TemplateResult> };

/**
 * A long list's members, in groups that the browser lays out when a reader comes near. They are pictures, made once, and
 * hidden or shown as the reader asks; where a newer feed says something else, those are replaced that differ.
 */
export class LongList implements SlicedList {
  readonly #part: ChildPart;
  readonly #size: number;
  #members: Members | undefined;
  #group: MakeGroup | undefined;
  #boxes: HTMLElement[] = [];
  /** How many groups are up to date. */
  #made = 0;
  /** How many of them show what the reader has asked for. */
  #shown = 0;
  /** Of each member, whether it is to be seen. */
  #kept: readonly boolean[] = [];
  #sizes: ResizeObserver | undefined;

  /**
   * @param part where the groups go.
   * @param size how many members a group has.
   * @param members of which the first group stands there already.
   */
  constructor(part: ChildPart, size: number, members?: Members) {
    this.#part = part;
    this.#size = size;
    const first = part.startNode?.nextSibling;
    if (!members || !(first instanceof HTMLElement)) return;
    smooth(first);
    this.#name(first);
    this.#boxes = [first];
    this.#members = members;
    this.#made = 1;
  }

  /** Takes on other members, or another choice among them. */
  update(members: Members, group: MakeGroup): void {
    const last = this.#members;
    const same = countSame(last, members);
    this.#members = members;
    this.#group = group;
    const isGrown = same < members.listed.length || last?.listed.length !== same;
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

  step(): number {
    const group = this.#shown;
    const kept = this.#kept.slice(group * this.#size, (group + 1) * this.#size);
    if (group >= this.#made) this.#make(group);
    this.#shown++;
    const box = this.#boxes[group];
    if (box) showKept(box, kept, this.#size);
    if (this.isDone) this.#end();
    return kept.filter(Boolean).length;
  }

  get #host(): LitElement | undefined {
    const host = this.#part.options?.host;
    return host instanceof LitElement ? host : undefined;
  }

  #name(box: HTMLElement): void {
    const host = this.#host;
    if (!host || !("isolated" in host && host.isolated)) return;
    box.part.value = box.classList.value;
    nameParts(box);
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

  #make(group: number): void {
    const template = this.#group?.(group * this.#size);
    if (!template) return;
    const box = cast(template.box);
    for (const item of template.items) box.append(cast(item));
    smooth(box);
    this.#name(box);
    const former = this.#boxes[group];
    if (former) follow(former, box);
    else {
      this.#boxes[group] = box;
      this.box.insertBefore(box, this.#part.endNode ?? null);
    }
    this.#made = group + 1;
  }

  #end(): void {
    for (const box of this.#boxes.splice(this.#made)) box.remove();
    const { box } = this;
    if (this.#sizes || !(box instanceof HTMLElement)) return;
    // Not in the observer's own turn: what is measured changes the size of what is observed.
    this.#sizes = new ResizeObserver(() => requestAnimationFrame(() => measure(box, this.#boxes)));
    this.#sizes.observe(box);
  }
}

/** How many members, from the first, are told as before. */
function countSame(one: Members | undefined, other: Members): number {
  if (!one || !isSame(one.key, other.key)) return 0;
  const place = other.listed.findIndex(({ member, index, isPast, feed }, place) => {
    const last = one.listed[place];
    return !last || member !== last.member || index !== last.index || isPast !== last.isPast || feed !== last.feed;
  });
  return place < 0 ? other.listed.length : place;
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

/** Shows those of a group's members that are to be seen. What nobody sees is left as it is. */
function showKept(box: HTMLElement, kept: readonly boolean[], size: number): void {
  const count = kept.filter(Boolean).length;
  box.hidden = count === 0;
  if (count === 0) return;
  for (const [index, child] of [...box.children].entries()) child.toggleAttribute("hidden", !kept[index]);
  if (count === size) box.style.removeProperty("--_share");
  else box.style.setProperty("--_share", String(count / size));
}

/** Tells the groups that nobody has come near how high one is, in the present number of columns. */
function measure(list: HTMLElement, boxes: readonly HTMLElement[]): void {
  const drawn = boxes.find(
    (box) =>
      !box.style.getPropertyValue("--_share") &&
      box.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
  );
  if (drawn) list.style.setProperty("--_group", `${drawn.offsetHeight}px`);
}
