import type { Size, Spot } from "./geometry.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const boxAround = ([x, y]: Spot, halfWidth: number, halfHeight = halfWidth): Box => ({
  left: x - halfWidth,
  right: x + halfWidth,
  top: y - halfHeight,
  bottom: y + halfHeight,
});

export const overlaps = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

export const isInside = (box: Box, { width, height }: Size, margin = 0): boolean =>
  box.left >= margin && box.top >= margin && box.right <= width - margin && box.bottom <= height - margin;

const directions: readonly Spot[] = [...Array(12).keys()].map((index) => {
  const angle = (index / 12) * 2 * Math.PI;
  return [Math.sin(angle), -Math.cos(angle)];
});

/**
 * Finds a place for each marker: its own, or the nearest around that is free, so that every number can be read.
 * @param taken boxes that no marker may cover.
 */
export function placeMarkers(
  spots: readonly Spot[],
  radius: number,
  size: Size,
  taken: readonly Box[],
): readonly Spot[] {
  const placed: Spot[] = [];
  for (const spot of spots) {
    const isFree = ([x, y]: Spot) => {
      const box = boxAround([x, y], radius);
      return (
        isInside(box, size, 1) &&
        !taken.some((other) => overlaps(box, other)) &&
        placed.every(([px, py]) => Math.hypot(px - x, py - y) >= 2 * radius + 1)
      );
    };
    const candidates = [1, 1.5, 2, 3, 4, 5, 6].flatMap((steps) => {
      const far = steps * (2 * radius + 1.5);
      return directions.map(([dx, dy]): Spot => [spot[0] + dx * far, spot[1] + dy * far]);
    });
    placed.push([spot, ...candidates].find(isFree) ?? spot);
  }
  return placed;
}

export interface Wanted {
  /** The middle of what the label belongs to. */
  readonly spot: Spot;
  /** From the middle to the label. */
  readonly gap: number;
  /** Of the text, in pixels. */
  readonly width: number;
  readonly height: number;
}

export type Anchor = "start" | "middle" | "end";

export interface Placed {
  readonly box: Box;
  readonly anchor: Anchor;
}

const shares: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) => index / 8);

/** How many lines a box is crossed by. */
function crossings(box: Box, lines: readonly (readonly Spot[])[]): number {
  return lines.filter((line) =>
    line.some((to, index) => {
      const from = line[index - 1] ?? to;
      // Short steps, so that a few points between stand for the line.
      return shares.some((share) => {
        const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
        return x > box.left && x < box.right && y > box.top && y < box.bottom;
      });
    }),
  ).length;
}

/**
 * Places labels one after another, each where it covers nothing, and there where the fewest lines cross it. One that finds
 * no place is left out.
 */
export function placeLabels(
  wanted: readonly Wanted[],
  size: Size,
  taken: readonly Box[],
  lines: readonly (readonly Spot[])[],
): readonly (Placed | undefined)[] {
  const boxes = [...taken];
  return wanted.map(({ spot: [x, y], gap, width, height }) => {
    const at = (anchor: Anchor, dx: number, dy: number): Placed => {
      const left = x + dx - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
      return { anchor, box: { left, right: left + width, top: y + dy - height / 2, bottom: y + dy + height / 2 } };
    };
    const slant = gap * 0.7;
    const beyond = gap + height / 2;
    const best = [
      at("start", gap, 0),
      at("end", -gap, 0),
      at("start", slant, -slant - height / 4),
      at("start", slant, slant + height / 4),
      at("end", -slant, -slant - height / 4),
      at("end", -slant, slant + height / 4),
      at("middle", 0, -beyond),
      at("middle", 0, beyond),
    ]
      .filter(({ box }) => isInside(box, size, 4) && !boxes.some((other) => overlaps(box, other)))
      .map((place) => ({ place, count: crossings(place.box, lines) }))
      .sort((one, other) => one.count - other.count)[0]?.place;
    if (best) boxes.push(best.box);
    return best;
  });
}
