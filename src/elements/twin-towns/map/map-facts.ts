import type { Scope } from "../../../element-kit/scope.ts";
import type { TagOptions } from "../../../element-kit/templates/section.ts";
import type { Point, TwinTown } from "../../../feed/index.ts";

export interface MapTown {
  /** As in the list. */
  readonly number: number;
  readonly name: string;
  readonly country: string;
  readonly location: Point;
  /** From the municipality, in rounded kilometres. */
  readonly distance: number;
  /** Whether the agreement has ended or rests. */
  readonly isPast: boolean;
  /** Whether the reader has asked for others. */
  readonly isDimmed: boolean;
}

/** What there is to draw, as the list has it. */
export type MapFacts = readonly [
  scope: Scope,
  /** In the list's order: first those whose agreement goes on. */
  towns: readonly TwinTown[],
  /** How many those are. */
  current: number,
  options: Pick<TagOptions, "limit" | "past">,
  /** Whether the list shows a town to a reader who searches. */
  matches: (town: TwinTown) => boolean,
  /** Kilometres, as the list says them. */
  roundedDistance: (from: Point, to: Point) => number,
];

/** The towns that are both in the list and somewhere, with the list's numbers. */
export function townsOnMap(
  [scope, towns, current, options, matches, roundedDistance]: MapFacts,
  home: Point,
): readonly MapTown[] {
  const { limit = Infinity, past } = options;
  return towns.flatMap((town, index) => {
    const { location, name, country } = town;
    // What is folded away is in the list too, whatever its limit.
    return location && (index < limit || (past === "fold" && index >= current))
      ? {
          number: index + 1,
          name: scope.plain(name),
          country: scope.format.country(country),
          location,
          distance: roundedDistance(home, location),
          isPast: index >= current,
          isDimmed: !matches(town),
        }
      : [];
  });
}
