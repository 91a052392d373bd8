import type { Scope } from "../../../element-kit/scope.ts";
import type { TagOptions } from "../../../element-kit/templates/section.ts";
import type { Point, TwinTown } from "../../../feed/index.ts";
import { mapMessages } from "../../../i18n/messages/map.ts";
import {
  greatCircle,
  type LonLat,
  projectGlobe,
  projectRegion,
  readOutlines,
  type Size,
  type Spot,
  untilMargin,
} from "./geometry.ts";
import { boxAround, overlaps, type Placed, placeLabels, placeMarkers } from "./labels.ts";
import { mapStyles } from "./map.styles.ts";

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
}

/** What there is to draw, as the list has it. */
export type MapFacts = readonly [
  scope: Scope,
  /** In the list's order: first those whose agreement goes on. */
  towns: readonly TwinTown[],
  /** How many those are. */
  current: number,
  options: Pick<TagOptions, "limit" | "past">,
  /** Kilometres, as the list says them. */
  roundedDistance: (from: Point, to: Point) => number,
];

/** The map's place, which is handed its facts whenever the tag renders. */
export type MapPlace = HTMLElement & { facts?: MapFacts };

interface Facts {
  readonly scope: Scope;
  readonly home: Point;
  readonly towns: readonly MapTown[];
}
type Lines = readonly (readonly LonLat[])[];

/** Kilometres. What is farther away is told of at the edge. */
const FAR = 2500;
/** Pixels. Below, there is room for numbers only. */
const ROOM_FOR_LABELS = 560;

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
  /** From the municipality to where the town is, or to the edge. */
  readonly line: readonly Spot[];
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
  /** The small globe, where far towns need one and a corner is free. */
  readonly globe: { readonly middle: Spot; readonly radius: number } | undefined;
}

/** Finds each town's place on the picture, and room for as many names as it has. */
export function layOut(
  home: Point,
  homeName: string,
  towns: readonly MapTown[],
  room: Room,
  far: (town: MapTown) => string,
): Layout {
  const { width, unit } = room;
  const radius = (towns.some(({ number }) => number > 99) ? 14 : 11) * unit;
  const isFar = ({ distance }: MapTown) => distance > FAR;
  const hasLabels = width >= ROOM_FOR_LABELS;
  const padding: Spot = [hasLabels ? width * 0.13 : radius * 2, radius * 3];
  const region = projectRegion(
    [home, ...towns.filter((town) => !isFar(town)).map(({ location }) => location)],
    room,
    padding,
  );
  const homeSpot = region.spot(home);
  const lines = towns.map((town) => {
    const line = greatCircle(home, town.location).map(region.spot);
    return isFar(town) ? untilMargin(line, room, radius + 11 * unit) : line;
  });
  const ends = lines.map((line) => line.at(-1) ?? homeSpot);
  const globe = towns.some(isFar)
    ? findCorner(room, [homeSpot, ...ends.filter((_, index) => !isFar(towns[index] as MapTown))], ends, radius)
    : undefined;
  const homeBox = boxAround(homeSpot, 9 * unit);
  const taken = globe ? [homeBox, boxAround(globe.middle, globe.radius + 2)] : [homeBox];
  const markers = placeMarkers(ends, radius, room, taken);

  const size = 14 * unit;
  const wantedHome = { spot: homeSpot, gap: 13 * unit, width: room.measure(homeName) * unit, height: size * 1.25 };
  const texts = towns.map((town) => (isFar(town) ? [`${town.name}, ${town.country}`, far(town)] : [town.name]));
  const wanted = texts.map((texts, index) => ({
    spot: markers[index] ?? homeSpot,
    gap: radius + 4 * unit,
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
        [...taken, ...markers.map((spot) => boxAround(spot, radius))],
        lines,
      )
    : [];
  return {
    region,
    home: homeSpot,
    homeLabel: placed[0],
    radius,
    globe,
    towns: towns.map((town, index) => ({
      town,
      isFar: isFar(town),
      line: lines[index] ?? [],
      marker: markers[index] ?? homeSpot,
      texts: texts[index] ?? [],
      label: placed[1 + order.indexOf(index)],
    })),
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

const pathOf = (line: readonly Spot[]) =>
  line.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`).join("");

const diamond = ([x, y]: Spot, size: number) => `M${x},${y - size}l${size},${size} ${-size},${size} ${-size},${-size}Z`;

type Attributes = Readonly<Record<string, string | number>>;

/** Makes an element of a picture. Without templates: the map then asks nothing more of the site's script. */
function draw(name: string, attributes: Attributes, ...children: readonly (Node | string)[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const path = (look: string, d: string) => draw("path", { class: look, d });
const circle = (look: string, [cx, cy]: Spot, r: number) => draw("circle", { class: look, cx, cy, r });
const group = (isPast: boolean, ...children: readonly Node[]) =>
  draw("g", isPast ? { class: "omvarld-map-past" } : {}, ...children);

/** A label's lines, each at its own height. */
function label(texts: readonly string[], placed: Placed | undefined, unit: number): readonly SVGElement[] {
  if (!placed) return [];
  const { box, anchor } = placed;
  const x = anchor === "start" ? box.left : anchor === "end" ? box.right : (box.left + box.right) / 2;
  const step = (box.bottom - box.top) / texts.length;
  return texts.map((text, index) =>
    draw(
      "text",
      {
        class: index ? "omvarld-map-far" : "omvarld-map-label",
        x,
        y: box.top + step * (index + 0.74),
        "text-anchor": anchor,
        "font-size": (index ? 13 : 14) * unit,
      },
      text,
    ),
  );
}

function picture({ scope, home, towns }: Facts, land: Lines, borders: Lines, room: Room): SVGElement {
  const { width, height, unit } = room;
  const messages = messagesOf(scope);
  const name = homeName(scope);
  const layout = layOut(home, name, towns, room, ({ distance }) => `${scope.format.number(distance)}\u00a0km`);
  const { region, radius } = layout;
  const id = `${scope.prefix}-map`;
  const places = scope.format.plural(towns.length, scope.words.placesNamed);
  return draw(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": messages.name(name),
      "aria-describedby": id,
    },
    draw("desc", { id }, messages.description(name, places)),
    path("omvarld-map-land", region.path(land, true)),
    path("omvarld-map-border", region.path(borders)),
    ...layout.towns.map(({ town, line, marker }) => {
      const end = line.at(-1) ?? marker;
      const isMoved = Math.hypot(end[0] - marker[0], end[1] - marker[1]) > 1;
      const way = path("omvarld-map-line", pathOf(line));
      if (!isMoved) return group(town.isPast, way);
      return group(
        town.isPast,
        way,
        path("omvarld-map-line", pathOf([end, marker])),
        circle("omvarld-map-dot", end, 3),
      );
    }),
    ...inset(home, layout, land),
    path("omvarld-map-home", diamond(layout.home, 8 * unit)),
    ...layout.towns.map(({ town, marker, texts, label: placed }) =>
      group(
        town.isPast,
        circle("omvarld-map-marker", marker, radius - 1),
        draw(
          "text",
          { class: "omvarld-map-number", x: marker[0], y: marker[1] + 4.5 * unit, "font-size": 13 * unit },
          String(town.number),
        ),
        ...label(texts, placed, unit),
      ),
    ),
    ...label([name], layout.homeLabel, unit),
  );
}

/** The whole way to what is far, seen from outside. */
function inset(home: Point, { globe, towns }: Layout, land: Lines): readonly SVGElement[] {
  if (!globe) return [];
  const { middle, radius } = globe;
  const far = towns.filter(({ isFar }) => isFar).map(({ town }) => town);
  const view = projectGlobe([home, ...far.map(({ location }) => location)], radius, middle);
  // At this size every fourth point of a coast says enough.
  const coarse = land.filter((ring) => ring.length > 12).map((ring) => ring.filter((_, index) => index % 4 === 0));
  return [
    circle("omvarld-map-globe", middle, radius),
    path("omvarld-map-land", view.path(coarse, true)),
    ...far.map(({ location, isPast }) => {
      const way = greatCircle(home, location).map(({ lon, lat }): LonLat => [lon, lat]);
      return group(isPast, path("omvarld-map-line", view.path([way])));
    }),
    circle("omvarld-map-globe omvarld-map-rim", middle, radius),
    path("omvarld-map-dot", diamond(view.spot(home), 4)),
  ];
}

function legend({ scope, towns }: Facts): HTMLElement {
  const messages = messagesOf(scope);
  const caption = document.createElement("figcaption");
  caption.className = "omvarld-note";
  const add = (text: string, ...sign: readonly Node[]) => {
    const entry = document.createElement("span");
    entry.append(draw("svg", { viewBox: "0 0 28 16", "aria-hidden": "true" }, ...sign), text);
    caption.append(entry, " ");
  };
  const sign = (isPast: boolean) =>
    group(isPast, path("omvarld-map-line", "M1,8h13"), circle("omvarld-map-marker", [20, 8], 6));
  add(homeName(scope), path("omvarld-map-home", diamond([14, 8], 6)));
  if (towns.some(({ isPast }) => !isPast)) add(messages.place, sign(false));
  if (towns.some(({ isPast }) => isPast)) add(messages.past, sign(true));
  return caption;
}

const messagesOf = ({ language }: Scope) => mapMessages[language.startsWith("en") ? "en" : "sv"];
const homeName = ({ feed, plain }: Scope) => plain(feed.municipality?.name ?? "");

/** The towns that are both in the list and somewhere, with the list's numbers. */
export function townsOnMap(
  [scope, towns, current, options, roundedDistance]: MapFacts,
  home: Point,
): readonly MapTown[] {
  const { limit = Infinity, past } = options;
  return towns.flatMap(({ location, name, country }, index) =>
    location && (index < limit || (past === "fold" && index >= current))
      ? {
          number: index + 1,
          name: scope.plain(name),
          country: scope.format.country(country),
          location,
          distance: roundedDistance(home, location),
          isPast: index >= current,
        }
      : [],
  );
}

/** The outlines come in a file of their own, which seldom changes. */
async function outlinesRead(): Promise<{ readonly land: Lines; readonly borders: Lines }> {
  const { outlines } = await import("./outlines.ts");
  const { land, borders, alphabet, scale } = outlines;
  return { land: readOutlines(land, alphabet, scale), borders: readOutlines(borders, alphabet, scale) };
}

const drawnPlaces = new WeakSet<Element>();

/** Draws into a place what it is handed, now and later, and again when its room changes. */
export async function drawMap(place: MapPlace): Promise<void> {
  if (drawnPlaces.has(place)) return;
  drawnPlaces.add(place);
  const { land, borders } = await outlinesRead();
  const figure = document.createElement("figure");
  const box = document.createElement("div");
  box.className = "omvarld-map-picture";
  let facts: Facts | undefined;
  let drawn = "";
  const paint = () => {
    const { clientWidth: width, clientHeight: height } = box;
    drawn = `${width} ${height}`;
    if (!facts || !width) return;
    const { fontSize, fontFamily } = getComputedStyle(place);
    const context = document.createElement("canvas").getContext("2d");
    if (context) context.font = `600 14px ${fontFamily}`;
    const measure = (text: string) => context?.measureText(text).width ?? text.length * 9;
    const unit = Math.min(2, Math.max(1, Number.parseFloat(fontSize) / 16));
    box.replaceChildren(picture(facts, land, borders, { width, height, unit, measure }));
  };
  const update = (given: MapFacts) => {
    const home = given[0].feed.municipality?.location;
    const towns = home ? townsOnMap(given, home) : [];
    place.hidden = towns.length === 0;
    if (!home || place.hidden) return;
    facts = { scope: given[0], home, towns };
    figure.replaceChildren(box, legend(facts));
    paint();
  };
  const root = place.getRootNode();
  const { styleSheet } = mapStyles;
  if ((root instanceof Document || root instanceof ShadowRoot) && styleSheet) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((sheet) => sheet !== styleSheet), styleSheet];
  }
  place.append(figure);
  new ResizeObserver(() => {
    if (`${box.clientWidth} ${box.clientHeight}` !== drawn) paint();
  }).observe(box);
  const { facts: given } = place;
  Object.defineProperty(place, "facts", { set: update });
  if (given) update(given);
}
