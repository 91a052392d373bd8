import { LitElement, noChange, type TemplateResult } from "lit";
import { type ChildPart, Directive, directive } from "lit/directive.js";
import { cast, replace, smooth } from "./cast.ts";
import { lazily } from "./lazily.ts";
import { nameParts } from "./root-box.ts";
import type { Members } from "./templates/members.ts";

/** A member's element as a picture, for the place that a part of a template is. */
export function pictured(template: TemplateResult, { options }: Pick<ChildPart, "options">): HTMLElement {
  const element = cast(template);
  smooth(element);
  const { host } = options ?? {};
  if (host instanceof LitElement && "isolated" in host && host.isolated) {
    if (element.classList.length > 0) element.part.value = element.classList.value;
    nameParts(element);
  }
  return element;
}

/** How many members, from the first, are told as before. */
export function countSame(one: Members | undefined, other: Members): number {
  if (!one || !isSame(one.key, other.key)) return 0;
  if (one.listed === other.listed) return other.listed.length;
  const place = other.listed.findIndex(({ member, index, isPast, feed }, place) => {
    const last = one.listed[place];
    return !last || member !== last.member || index !== last.index || isPast !== last.isPast || feed !== last.feed;
  });
  return place < 0 ? other.listed.length : place;
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

/**
 * Members side by side, as pictures: parts of templates that live are half as many nodes again, and nothing in a member
 * changes before there is another feed.
 */
class Pictures extends Directive {
  #last: Members | undefined;
  #items: HTMLElement[] = [];

  /** The templates, for printing in Node. */
  override render({ listed, item, matches }: Members): unknown {
    return lazily(listed, (one) => item(one, !matches(one.member)));
  }

  override update(part: ChildPart, [members]: [Members]): unknown {
    const same = countSame(this.#last, members);
    this.#last = members;
    for (const [place, one] of members.listed.entries()) {
      const isHidden = !members.matches(one.member);
      const former = this.#items[place];
      if (former && place < same) former.toggleAttribute("hidden", isHidden);
      else this.#items[place] = this.#put(pictured(members.item(one, isHidden), part), former, part);
    }
    for (const item of this.#items.splice(members.listed.length)) item.remove();
    return noChange;
  }

  #put(item: HTMLElement, former: HTMLElement | undefined, { startNode }: ChildPart): HTMLElement {
    if (former) return replace(former, item);
    // The part's own parent is not yet what it will be, while the template around is made.
    (this.#items.at(-1) ?? (startNode as ChildNode)).after(item);
    return item;
  }
}

export const pictures = directive(Pictures);
