import { html, nothing, type TemplateResult } from "lit";
import type { Feed } from "../../feed/index.ts";
import { groups } from "../groups.ts";
import { A_FEW_SCREENS } from "../group-size.ts";
import { pictures } from "../pictures.ts";

/** A member and its place among all that are shown. */
export interface Listed<T> {
  readonly member: T;
  readonly index: number;
  readonly isPast: boolean;
  /** The feed that it is of. */
  readonly feed: Feed;
}

/** Members that stand in one list, and how each is told. */
export interface Members<T = unknown> {
  readonly listed: readonly Listed<T>[];
  /** One element. */
  readonly item: (one: Listed<T>, isHidden: boolean) => TemplateResult;
  /** Whether the reader has asked for this one. */
  readonly matches: (member: T) => boolean;
  /** Gets ready what a search will need of a member. */
  readonly prepare?: (member: T) => unknown;
  /** How many there are in this list and its sisters. */
  readonly total: number;
  /** What the items are made of besides their members: where all of it is the same, so are they. */
  readonly key: readonly unknown[];
}

/** How members stand together. */
export interface Frame {
  /** Where there are more than this, they come group by group. */
  readonly most: number;
  /** @param inside all members of a short list, or the groups of a long one. */
  whole(inside: unknown, isLong: boolean): unknown;
  /**
   * One element around some members of a long list.
   * @param first place of the first of them, from 0.
   */
  group(items: unknown, first: number): TemplateResult;
}

/** Members in their frame: at once, or group by group where there are many. */
export function framed<T>(members: Members<T>, frame: Frame): unknown {
  const isLong = members.total > frame.most;
  return frame.whole(isLong ? groups(members as Members, frame) : itemsOf(members), isLong);
}

/** The items of a short list. */
export const itemsOf = <T>(members: Members<T>): unknown => pictures(members as Members);

/**
 * A list, whose groups are none to those who hear it: it is one, however long.
 * @param look the classes of the box that its members stand in.
 */
export function listFrame(look: string, isOrdered = false): Frame {
  const box = (items: unknown, role: string, start: unknown = nothing) =>
    isOrdered
      ? html`<ol class=${look} role=${role} start=${start}>${items}</ol>`
      : html`<ul class=${look} role=${role}>${items}</ul>`;
  return {
    most: A_FEW_SCREENS,
    whole: (inside, isLong) =>
      isLong ? html`<div class="omvarld-long" role="list">${inside}</div>` : box(inside, "list"),
    group: (items, first) => box(items, "none", first + 1),
  };
}

/** Members one below another, each an article of its own. */
export const articleFrame: Frame = {
  most: A_FEW_SCREENS,
  whole: (inside, isLong) => (isLong ? html`<div class="omvarld-long">${inside}</div>` : inside),
  group: (items) => html`<div class="omvarld-articles">${items}</div>`,
};
