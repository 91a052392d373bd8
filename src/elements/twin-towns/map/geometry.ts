import { geoClipCircle, geoRotation, type GeoStream } from "d3-geo";
import type { Point } from "../../../feed/index.ts";

/** A place on the picture, in pixels. */
export type Spot = readonly [x: number, y: number];
/** Longitude and latitude. */
export type LonLat = readonly [number, number];
type Raw = (x: number, y: number) => [number, number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

const RADIAN = Math.PI / 180;
const EARTH_RADIUS = 6371;
/** Kilometres. The outlines are too coarse for a closer look. */
const LEAST_SPAN = 1000;

/** Equal areas on the map are equal areas on the ground. */
const equalArea: Raw = (x, y) => {
  // The one place opposite the centre is everywhere on the rim.
  const k = Math.sqrt(2 / Math.max(1 + Math.cos(x) * Math.cos(y), 1e-9));
  return [k * Math.cos(y) * Math.sin(x), k * Math.sin(y)];
};

/** The Earth from far away. */
const globe: Raw = (x, y) => [Math.cos(y) * Math.sin(x), Math.sin(y)];

/** Puts places of the Earth onto a picture. */
export interface Projection {
  readonly centre: Point;
  spot(place: Point): Spot;
  /** SVG path data of lines of longitude and latitude, cut off where the picture ends. */
  path(lines: readonly (readonly LonLat[])[], isArea?: boolean): string;
}

function createProjection(raw: Raw, centre: Point, scale: number, [cx, cy]: Spot, clip: number): Projection {
  const rotate = geoRotation([-centre.lon, -centre.lat]);
  const place = (x: number, y: number): Spot => {
    const [px, py] = raw(x, y);
    return [cx + scale * px, cy - scale * py];
  };
  return {
    centre,
    spot({ lon, lat }) {
      const [x, y] = rotate([lon, lat]);
      return place(x * RADIAN, y * RADIAN);
    },
    path(lines, isArea = false) {
      let text = "";
      let command = "M";
      const pen: GeoStream = {
        point(x, y) {
          const [px, py] = place(x, y);
          text += `${command}${px.toFixed(1)},${py.toFixed(1)}`;
          command = "L";
        },
        lineStart() {
          command = "M";
        },
        lineEnd() {
          if (isArea) text += "Z";
        },
        polygonStart() {},
        polygonEnd() {},
        sphere() {},
      };
      const stream = geoClipCircle(clip * RADIAN)(pen);
      if (isArea) stream.polygonStart();
      for (const line of lines) {
        stream.lineStart();
        for (const [lon, lat] of line) {
          const [x, y] = rotate([lon, lat]);
          stream.point(x * RADIAN, y * RADIAN);
        }
        stream.lineEnd();
      }
      if (isArea) stream.polygonEnd();
      return text;
    },
  };
}

/** A globe turned so that these places are in front, seen from nearer the equator: a way between them then bends. */
export function projectGlobe(places: readonly Point[], radius: number, middle: Spot): Projection {
  const { lon, lat } = middleOf(places);
  return createProjection(globe, { lon, lat: lat * 0.6 }, radius, middle, 90);
}

/** The map of a region: as close as lets all its places in, with room at the edges for what is written there. */
export function projectRegion(places: readonly Point[], { width, height }: Size, [padX, padY]: Spot): Projection {
  let centre = middleOf(places);
  let scale = 1;
  const middle: Spot = [width / 2, height / 2];
  const roomX = Math.max(width - 2 * padX, 1);
  const roomY = Math.max(height - 2 * padY, 1);
  // Twice: once to find the middle of what is to be seen, once to measure it from there.
  for (let turn = 0; turn < 2; turn++) {
    const spots = places.map(createProjection(equalArea, centre, 1, [0, 0], 180).spot);
    const [left, right] = range(spots.map(([x]) => x));
    const [top, bottom] = range(spots.map(([, y]) => y));
    if (turn === 0) centre = unproject(centre, [(left + right) / 2, -(top + bottom) / 2]);
    const closest = Math.min(width, height) / (LEAST_SPAN / EARTH_RADIUS);
    scale = Math.min(roomX / (right - left || 1e-9), roomY / (bottom - top || 1e-9), closest);
  }
  // Farther than the corners: on paper the picture may get more room at two of its sides.
  const corner = (Math.hypot(width, height) / 2 / scale) * 1.3;
  const clip = corner < 1.9 ? (2 * Math.asin(corner / 2)) / RADIAN + 1 : 179;
  return createProjection(equalArea, centre, scale, middle, Math.min(clip, 179));
}

const range = (values: readonly number[]): Spot => [Math.min(...values), Math.max(...values)];

function unproject(centre: Point, [x, y]: Spot): Point {
  const rho = Math.hypot(x, y);
  if (rho === 0) return centre;
  const c = 2 * Math.asin(Math.min(rho / 2, 1));
  const lon = Math.atan2(x * Math.sin(c), rho * Math.cos(c));
  const lat = Math.asin((y * Math.sin(c)) / rho);
  const [east, north] = geoRotation([-centre.lon, -centre.lat]).invert([lon / RADIAN, lat / RADIAN]);
  return { lon: east, lat: north };
}

type Vector = readonly [number, number, number];

const toVector = ({ lon, lat }: Point): Vector => {
  const [a, b] = [lon * RADIAN, lat * RADIAN];
  return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
};

const toPoint = ([x, y, z]: Vector): Point => ({
  lon: Math.atan2(y, x) / RADIAN,
  lat: Math.atan2(z, Math.hypot(x, y)) / RADIAN,
});

/** Where the places balance; of those on opposite sides of the Earth, the first. */
function middleOf(places: readonly Point[]): Point {
  const sum = places.map(toVector).reduce(([a, b, c], [x, y, z]) => [a + x, b + y, c + z], [0, 0, 0]);
  const [first = { lon: 0, lat: 0 }] = places;
  return Math.hypot(...sum) < 1e-6 ? first : toPoint(sum);
}

/** The shortest way from one place to another, in steps of at most two degrees. */
export function greatCircle(from: Point, to: Point): readonly Point[] {
  const a = toVector(from);
  const b = toVector(to);
  const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  // Between opposite places every way is the shortest: over the nearer pole.
  if (Math.PI - angle < 1e-6) {
    const pole = { lon: from.lon, lat: from.lat < 0 ? -89.99 : 89.99 };
    return [...greatCircle(from, pole), ...greatCircle(pole, to)];
  }
  const steps = Math.max(1, Math.ceil(angle / RADIAN / 2));
  return [...Array(steps + 1).keys()].map((index) => {
    if (angle < 1e-9) return from;
    const share = (index / steps) * angle;
    const [p, q] = [Math.sin(angle - share), Math.sin(share)];
    return toPoint([p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]]);
  });
}

/** The part of a line that lies inside a picture, up to where it first comes to its margin. */
export function untilMargin(line: readonly Spot[], { width, height }: Size, margin: number): readonly Spot[] {
  const clamp = (value: number, most: number) => Math.max(margin, Math.min(most - margin, value));
  const inside: Spot[] = [];
  for (const to of line) {
    const from = inside.at(-1);
    if (!from) {
      inside.push([clamp(to[0], width), clamp(to[1], height)]);
      continue;
    }
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const shareX = dx > 0 ? (width - margin - from[0]) / dx : dx < 0 ? (margin - from[0]) / dx : Infinity;
    const shareY = dy > 0 ? (height - margin - from[1]) / dy : dy < 0 ? (margin - from[1]) / dy : Infinity;
    const share = Math.min(shareX, shareY, 1);
    inside.push([from[0] + share * dx, from[1] + share * dy]);
    if (share < 1) break;
  }
  return inside;
}

/** Reads lines of the generated outlines. */
export function readOutlines(text: string, alphabet: string, scale: number): readonly (readonly LonLat[])[] {
  const half = alphabet.length / 2;
  const values = new Map([...alphabet].map((character, index) => [character, index]));
  let start: LonLat = [0, 0];
  return text.split(" ").map((line) => {
    let [x, y] = start;
    const points: LonLat[] = [];
    const pair: number[] = [];
    let number = 0;
    let weight = 1;
    for (const character of line) {
      const value = values.get(character) ?? 0;
      number += (value % half) * weight;
      weight *= half;
      if (value >= half) continue;
      pair.push(number % 2 ? -(number + 1) / 2 : number / 2);
      number = 0;
      weight = 1;
      if (pair.length < 2) continue;
      const [dx = 0, dy = 0] = pair.splice(0);
      [x, y] = [x + dx, y + dy];
      if (points.length === 0) start = [x, y];
      points.push([x / scale, y / scale]);
    }
    return points;
  });
}
