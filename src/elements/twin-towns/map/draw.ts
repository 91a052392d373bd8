import type { Spot } from "./geometry.ts";
import type { MapTown } from "./map-facts.ts";

type Attributes = Readonly<Record<string, string | number>>;

/** Makes an element of a picture. Without templates: the map then asks nothing more of the site's script. */
export function draw(name: string, attributes: Attributes, ...children: readonly (Node | string)[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** A path of a look, which is a class, from path data. */
export const path = (look: string, d: string): SVGElement => draw("path", { class: look, d });

export const circle = (look: string, [cx, cy]: Spot, r: number): SVGElement =>
  draw("circle", { class: look, cx, cy, r });

/** What belongs to a town: it shows whether the town's agreement is over, and steps back where others are asked for. */
export function group(
  { isPast, isDimmed }: Pick<MapTown, "isPast" | "isDimmed">,
  ...children: readonly Node[]
): SVGElement {
  const look = [isPast && "omvarld-map-past", isDimmed && "omvarld-map-dimmed"].filter(Boolean).join(" ");
  return draw("g", look ? { class: look } : {}, ...children);
}

/** Path data of a line, in pixels. */
export const pathOf = (line: readonly Spot[]): string =>
  line.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`).join("");

/** Path data of the municipality's sign. */
export const diamond = ([x, y]: Spot, size: number): string =>
  `M${x},${y - size}l${size},${size} ${-size},${size} ${-size},${-size}Z`;
