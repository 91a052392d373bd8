import type { Point } from "../../../feed/index.ts";

const EARTH_DIAMETER = 12742;

/** The haversine of an angle in degrees. */
const haversine = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
const cosine = (degrees: number): number => 1 - 2 * haversine(degrees);

/** Kilometres between two places, along the ground. */
export function distance(from: Point, to: Point): number {
  const share = haversine(to.lat - from.lat) + cosine(from.lat) * cosine(to.lat) * haversine(to.lon - from.lon);
  // Between opposite places the sum may come out above one by a rounding.
  return EARTH_DIAMETER * Math.asin(Math.min(1, share ** 0.5));
}

/** The same as one says it: to 5 km below 100, to 10 below 1 000, else to 100. */
export function roundedDistance(from: Point, to: Point): number {
  const exact = distance(from, to);
  const step = exact < 100 ? 5 : exact < 1000 ? 10 : 100;
  return Math.round(exact / step) * step;
}
