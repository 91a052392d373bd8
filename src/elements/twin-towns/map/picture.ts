import type { Scope } from "../../../element-kit/scope.ts";
import type { Point } from "../../../feed/index.ts";
import { mapMessages } from "../../../i18n/messages/map.ts";
import { circle, diamond, draw, group, path, pathOf } from "./draw.ts";
import { greatCircle, type LonLat, projectGlobe } from "./geometry.ts";
import type { Placed } from "./labels.ts";
import { type DrawnTown, type Layout, layOut, type Room } from "./layout.ts";
import type { MapTown } from "./map-facts.ts";

/** What a picture shows. */
export interface Subject {
  readonly scope: Scope;
  readonly home: Point;
  readonly towns: readonly MapTown[];
}

type Lines = readonly (readonly LonLat[])[];

/** The Earth's coasts, as rings, and the borders between its countries. */
export interface Outlines {
  readonly land: Lines;
  readonly borders: Lines;
}

export const messagesOf = ({ language }: Scope) => mapMessages[language.startsWith("en") ? "en" : "sv"];
export const homeNameOf = ({ feed, plain }: Scope): string => plain(feed.municipality?.name ?? "");

/** Draws towns around their municipality into a room. */
export function picture({ scope, home, towns }: Subject, { land, borders }: Outlines, room: Room): SVGElement {
  const { width, height, unit } = room;
  const messages = messagesOf(scope);
  const name = homeNameOf(scope);
  const layout = layOut(home, name, towns, room, ({ distance }) => `${scope.format.number(distance)}\u00a0km`);
  const { region, isCrowded } = layout;
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
    draw("desc", { id }, messages[isCrowded ? "crowd" : "description"](name, places)),
    path("omvarld-map-land", region.path(land, true)),
    path("omvarld-map-border", region.path(borders)),
    ...(isCrowded ? specks(layout) : layout.towns.map(way)),
    ...inset(home, layout, land),
    path("omvarld-map-home", diamond(layout.home, 8 * unit)),
    ...(isCrowded ? [] : layout.towns.map((town) => sign(town, layout.radius, unit))),
    ...label([name], layout.homeLabel, unit),
  );
}

/** The line to a town, and on to its sign where that stands aside. */
function way({ town, line, end, marker }: DrawnTown): SVGElement {
  const straight = path("omvarld-map-line", pathOf(line));
  if (Math.hypot(end[0] - marker[0], end[1] - marker[1]) <= 1) return group(town, straight);
  return group(town, straight, path("omvarld-map-line", pathOf([end, marker])), circle("omvarld-map-dot", end, 3));
}

/** A town's number, and its name where there is room. */
const sign = ({ town, marker, texts, label: placed }: DrawnTown, radius: number, unit: number): SVGElement =>
  group(
    town,
    circle("omvarld-map-gap", marker, radius + 1.5),
    circle("omvarld-map-marker", marker, radius - 1),
    draw(
      "text",
      { class: "omvarld-map-number", x: marker[0], y: marker[1] + 4.5 * unit, "font-size": 13 * unit },
      String(town.number),
    ),
    ...label(texts, placed, unit),
  );

/** The towns as mere specks; those that a reader looks for lie uppermost. */
const specks = ({ towns, radius }: Layout): readonly SVGElement[] =>
  towns
    .filter(({ isFar }) => !isFar)
    .sort((one, other) => Number(other.town.isDimmed) - Number(one.town.isDimmed))
    .map(({ town, end }) => group(town, circle("omvarld-map-marker", end, radius)));

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

/** The whole way to what is far, seen from outside. */
function inset(home: Point, { globe, towns, isCrowded }: Layout, land: Lines): readonly SVGElement[] {
  if (!globe) return [];
  const { middle, radius } = globe;
  const far = towns.filter(({ isFar }) => isFar).map(({ town }) => town);
  const view = projectGlobe([home, ...far.map(({ location }) => location)], radius, middle);
  // At this size every fourth point of a coast says enough.
  const coarse = land.filter((ring) => ring.length > 12).map((ring) => ring.filter((_, index) => index % 4 === 0));
  return [
    circle("omvarld-map-globe", middle, radius),
    path("omvarld-map-land", view.path(coarse, true)),
    ...far.map((town) => {
      const way = greatCircle(home, town.location).map(({ lon, lat }): LonLat => [lon, lat]);
      const [lon, lat] = way.at(-1) ?? [0, 0];
      return group(
        town,
        ...(isCrowded ? [] : [path("omvarld-map-line", view.path([way]))]),
        // A line too short to be seen but for its round ends: as every line it stops where the Earth turns away.
        path(
          "omvarld-map-end",
          view.path([
            [
              [lon, lat],
              [lon, lat + 1e-3],
            ],
          ]),
        ),
      );
    }),
    circle("omvarld-map-globe omvarld-map-rim", middle, radius),
    path("omvarld-map-dot", diamond(view.spot(home), 4)),
  ];
}
