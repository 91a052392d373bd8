import type { Point } from "../../../feed/index.ts";
import { greatCircle, projectRegion, type Size, type Spot, untilMargin } from "./geometry.ts";
import { boxAround, overlaps, type Placed, placeLabels, placeMarkers } from "./labels.ts";
import type { MapTown } from "./map-facts.ts";

/** Kilometres. What is farther away is told of at the edge. */
const FAR = 2500;
/** Pixels. Below, there is room for numbers only. */
const ROOM_FOR_LABELS = 560;

/** Beyond as many, numbers lie on each other, or so close that nobody finds one. */
const MOST_NUMBERS = 60;
/** Pixels of the picture's width for each number. */
const ROOM_FOR_NUMBER = 8;

/** What depends on the page: the room, and how its letters run. */
export interface Room extends Size {
  /** Of the page's text, against 16 pixels. */
  readonly unit: number;
  /** The width of a text at 14 pixels, in pixels. */
  readonly measure: (text: string) => number;
}

/** A town on the picture. */
export interface DrawnTown {
  readonly town: MapTown;
  readonly isFar: boolean;
  /** From the municipality to where the town is, or out of the picture. */
  readonly line: readonly Spot[];
  /** Where the town is; of one that is far, where its line is marked. */
  readonly end: Spot;
  /** There, or beside it where others stand. */
  readonly marker: Spot;
  readonly texts: readonly string[];
  readonly label: Placed | undefined;
}

/** Everything's place on the picture. */
export interface Layout {
  readonly region: ReturnType<typeof projectRegion>;
  readonly home: Spot;
  readonly homeLabel: Placed | undefined;
  readonly radius: number;
  readonly towns: readonly DrawnTown[];
  /** Whether there are too many towns for lines, numbers and names: each is a speck, and what is far is on the globe alone. */
  readonly isCrowded: boolean;
  /** The small globe, where far towns need one and a corner is free. */
  readonly globe: { readonly middle: Spot; readonly radius: number } | undefined;
}

export const isFar = ({ distance }: MapTown): boolean => distance > FAR;

/** Whether so many towns can only be specks in a room. */
export const isCrowded = (count: number, { width, unit }: Pick<Room, "width" | "unit">): boolean =>
  count > Math.min(MOST_NUMBERS, width / (ROOM_FOR_NUMBER * unit));

/** Finds each town's place on the picture, and room for as many names as it has. */
export const layOut: typeof layOutSigns = (home, homeName, towns, room, far) =>
  isCrowded(towns.length, room)
    ? layOutSpecks(home, homeName, towns, room)
    : layOutSigns(home, homeName, towns, room, far);

/** With a line to each, its number, and its name where there is room. */
function layOutSigns(
  home: Point,
  homeName: string,
  towns: readonly MapTown[],
  room: Room,
  far: (town: MapTown) => string,
): Layout {
  const { width, height, unit } = room;
  const radius = (towns.some(({ number }) => number > 99) ? 14 : 11) * unit;
  const hasLabels = width >= ROOM_FOR_LABELS;
  const padding: Spot = [hasLabels ? width * 0.13 : radius * 2, Math.max(radius * 3, hasLabels ? height * 0.15 : 0)];
  const region = projectRegion(
    [home, ...towns.filter((town) => !isFar(town)).map(({ location }) => location)],
    room,
    padding,
  );
  const homeSpot = region.spot(home);
  const ways = towns.map(({ location }) => greatCircle(home, location).map(region.spot));
  // What is far has its marker on its line, which goes on out of the picture.
  const lines = ways.map((way, index) => (isFar(towns[index] as MapTown) ? untilMargin(way, room, 0) : way));
  const margin = radius + (hasLabels ? 22 : 11) * unit;
  const ends = ways.map((way, index) => {
    const inside = isFar(towns[index] as MapTown) ? untilMargin(way, room, margin) : way;
    return inside.at(-1) ?? homeSpot;
  });
  const globe = towns.some(isFar)
    ? findCorner(room, [homeSpot, ...ends.filter((_, index) => !isFar(towns[index] as MapTown))], ends, radius)
    : undefined;
  const homeBox = boxAround(homeSpot, 9 * unit);
  const taken = globe ? [homeBox, boxAround(globe.middle, globe.radius + 2)] : [homeBox];
  const markers = placeMarkers(ends, radius, room, taken);

  const size = 14 * unit;
  const wantedHome = { spot: homeSpot, gap: 14 * unit, width: room.measure(homeName) * unit, height: size * 1.25 };
  const texts = towns.map((town) => (isFar(town) ? [`${town.name}, ${town.country}`, far(town)] : [town.name]));
  const wanted = texts.map((texts, index) => ({
    spot: markers[index] ?? homeSpot,
    gap: radius + 5 * unit,
    width: Math.max(...texts.map(room.measure)) * unit,
    height: texts.length * size * 1.25,
  }));
  // What is far is named first: nothing else around it says where it is.
  const order = towns
    .map((_, index) => index)
    .sort((a, b) => Number(isFar(towns[b] as MapTown)) - Number(isFar(towns[a] as MapTown)));
  const placed = hasLabels
    ? placeLabels(
        [wantedHome, ...order.map((index) => wanted[index] ?? wantedHome)],
        room,
        [...taken, ...markers.map((spot) => boxAround(spot, radius)), ...ends.map((spot) => boxAround(spot, 4))],
        [...lines, ...ends.map((end, index) => [end, markers[index] ?? end])],
      )
    : [];
  return {
    region,
    home: homeSpot,
    homeLabel: placed[0],
    radius,
    isCrowded: false,
    globe,
    towns: towns.map((town, index) => ({
      town,
      isFar: isFar(town),
      line: lines[index] ?? [],
      end: ends[index] ?? homeSpot,
      marker: markers[index] ?? homeSpot,
      texts: texts[index] ?? [],
      label: placed[1 + order.indexOf(index)],
    })),
  };
}

/** Each where it is, however close to others. */
function layOutSpecks(home: Point, homeName: string, towns: readonly MapTown[], room: Room): Layout {
  const { width, height, unit } = room;
  const near = towns.filter((town) => !isFar(town));
  const radius = 3.5 * unit;
  const region = projectRegion([home, ...near.map(({ location }) => location)], room, [width * 0.06, height * 0.1]);
  const homeSpot = region.spot(home);
  const drawn = towns.map((town): DrawnTown => {
    const spot = region.spot(town.location);
    return { town, isFar: isFar(town), line: [], end: spot, marker: spot, texts: [], label: undefined };
  });
  const spots = drawn.flatMap(({ isFar, end }) => (isFar ? [] : [end]));
  const globe = near.length < towns.length ? findCorner(room, [homeSpot, ...spots], spots, radius) : undefined;
  const label = { spot: homeSpot, gap: 14 * unit, width: room.measure(homeName) * unit, height: 17.5 * unit };
  const taken = globe ? [boxAround(globe.middle, globe.radius + 2)] : [];
  const [homeLabel] = width >= ROOM_FOR_LABELS ? placeLabels([label], room, taken, []) : [];
  return {
    region,
    home: homeSpot,
    homeLabel,
    radius,
    isCrowded: true,
    globe,
    towns: drawn,
  };
}

/** A corner for the globe where no place lies, and best none at the edge either. */
function findCorner(
  { width, height }: Size,
  places: readonly Spot[],
  ends: readonly Spot[],
  margin: number,
): Layout["globe"] {
  const radius = width < ROOM_FOR_LABELS ? 34 : width < 920 ? 52 : 62;
  const [x, y] = [radius + 12, radius + 12];
  const corners: readonly Spot[] = [
    [width - x, y],
    [width - x, height - y],
    [x, height - y],
    [x, y],
  ];
  const isFree = (corner: Spot, spots: readonly Spot[]) => {
    const box = boxAround(corner, radius + 4);
    return !spots.some((spot) => overlaps(box, boxAround(spot, margin)));
  };
  const free = corners.filter((corner) => isFree(corner, places));
  const middle = free.find((corner) => isFree(corner, ends)) ?? free[0];
  return middle && { middle, radius };
}
