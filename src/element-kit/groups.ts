import { LitElement, noChange, nothing, type TemplateResult } from "lit";
import { type ChildPart, Directive, directive } from "lit/directive.js";
import { stringsChanger } from "./html-at-level.ts";
import { GROUP_SIZE, screenful } from "./group-size.ts";
import { lazily } from "./lazily.ts";
import type { LongList } from "./long-list.ts";
import { pictures } from "./pictures.ts";
import type { Frame, Members } from "./templates/members.ts";

type Ways = typeof import("./long-list.ts");

/** What makes long lists, fetched with the first of them. */
let ways: Promise<Ways | undefined> | undefined;

/** The same, once it is there. */
let known: Ways | undefined;

const fetchWays = (): Promise<Ways | undefined> =>
  (ways ??= import("./long-list.ts").then(
    (made) => (known = made),
    () => (ways = undefined),
  ));

/** Resolves when the lists in a box have all their members. */
export const finished = async (box: Node): Promise<void> => (await ways)?.finished(box);

/** Does all that is left of long lists at once. */
export const finishAll = async (): Promise<void> => (await ways)?.finishAll();

/** A group counts for nothing, and rows that are laid out by groups are no table's by their looks: each says what it is. */
const withRoles = stringsChanger((text, index) =>
  (index === 0 ? text.replace(/^\s*<li\b/, '<li role="listitem"') : text)
    .replace(/<tr\b/g, '<tr role="row"')
    .replace(/<th\b/g, '<th role="rowheader"')
    .replace(/<td\b/g, '<td role="cell"'),
);

/** One group with its members. @param first place of the first of them, from 0. */
const group = (members: Members, frame: Frame, first: number, size = GROUP_SIZE): TemplateResult =>
  frame.group(pictures(part(members, first, first + size)), first);

/** Some members of a long list. */
const part = (members: Members, first: number, end: number): Members => ({
  ...members,
  listed: members.listed.slice(first, end),
  item(one, isHidden) {
    members.prepare?.(one.member);
    const item = members.item(one, isHidden);
    return { ...item, strings: withRoles(item.strings) };
  },
});

/** The same as a list takes it that has its members made group by group. */
const forList = ([members, frame]: readonly [Members, Frame]): Parameters<LongList["update"]> => [
  members,
  { box: (first) => frame.group(nothing, first), part: (first, end) => part(members, first, end) },
];

/** A long list's members in their groups: a screenful at once, the others when what makes them has come. */
class Groups extends Directive {
  #list: LongList | undefined;
  #wanted: readonly [Members, Frame] | undefined;
  /** Whether what makes it cannot be had, or has come too late. */
  #isMissing = false;

  /** All of it, for printing in Node. */
  override render(members: Members, frame: Frame): unknown {
    const starts = members.listed.flatMap((_, index) => (index % GROUP_SIZE === 0 ? [index] : []));
    return lazily(starts, (first) => group(members, frame, first));
  }

  override update(part: ChildPart, wanted: [Members, Frame]): unknown {
    if (!this.#wanted && !known) void this.#fetch(part);
    this.#wanted = wanted;
    // In one group, because an empty one would keep its room in a search.
    if (this.#isMissing) return group(...wanted, 0, Infinity);
    if (known) this.#list ??= new known.LongList(part, GROUP_SIZE);
    this.#list?.update(...forList(wanted));
    return this.#list ? noChange : group(...wanted, 0, screenful());
  }

  async #fetch(part: ChildPart): Promise<void> {
    const renderAll = () => this.#renderAll(part);
    addEventListener("beforeprint", renderAll);
    const made = await fetchWays();
    removeEventListener("beforeprint", renderAll);
    if (this.#isMissing) return;
    if (this.#wanted && made) {
      this.#list ??= new made.LongList(part, GROUP_SIZE, this.#wanted[0]);
      this.#list.update(...forList(this.#wanted));
    } else renderAll();
  }

  /** Leaves all of it to Lit, for good. */
  #renderAll({ options }: ChildPart): void {
    const { host } = options ?? {};
    if (!(host instanceof LitElement)) return;
    this.#isMissing = true;
    host.requestUpdate();
    // Now: where a script prints, nothing else runs before the page goes to the printer.
    host["performUpdate"]();
  }
}

export const groups = directive(Groups);
