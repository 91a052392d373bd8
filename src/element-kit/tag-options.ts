import { known, pasts } from "./choices.ts";
import type { TagOptions } from "./templates/section.ts";

/** What an editor may ask of any tag, as its attributes say it. */
interface Asked {
  readonly heading?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly past?: string | undefined;
  readonly limit?: number | undefined;
}

/**
 * What an editor asks of a tag; what makes no sense counts as not asked.
 * @param isExpanded whether all members are to be shown all the same.
 */
export const readTagOptions = ({ heading, ids, past, limit }: Asked, isExpanded?: boolean): TagOptions => ({
  heading,
  ids,
  past: known(pasts, past) ?? "show",
  ...(limit && limit >= 1 && !isExpanded ? { limit: Math.floor(limit) } : {}),
});

/** The level of a tag's heading: the one that is asked for where there is such a level, else the tag's own. */
export const readLevel = (asked: number | undefined, own: number): number =>
  asked && [1, 2, 3, 4, 5, 6].includes(asked) ? asked : own;
