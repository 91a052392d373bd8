import { adoptStyles } from "../../../styles/adopt-styles.ts";
import { readOutlines } from "./geometry.ts";
import { isCrowded } from "./layout.ts";
import { legend } from "./legend.ts";
import { mapStyles } from "./map.styles.ts";
import { type MapFacts, townsOnMap } from "./map-facts.ts";
import type { MapPlace } from "./map-place.ts";
import { type Outlines, picture, type Subject } from "./picture.ts";

/** The outlines come in a file of their own, which seldom changes. */
async function outlinesRead(): Promise<Outlines> {
  const { outlines } = await import("./outlines.ts");
  const { land, borders, alphabet, scale } = outlines;
  return { land: readOutlines(land, alphabet, scale), borders: readOutlines(borders, alphabet, scale) };
}

/**
 * Draws into a place what it is handed, now and later, and again when its room changes.
 * @throws where the outlines cannot be had; the place is then as it was.
 */
export async function drawMap(place: MapPlace): Promise<void> {
  const outlines = await outlinesRead();
  const { facts: given } = place;
  if (!given || place.firstElementChild) return;
  const figure = document.createElement("figure");
  const box = document.createElement("div");
  box.className = "omvarld-map-picture";
  let caption = document.createElement("figcaption");
  figure.append(box, caption);
  let subject: Subject | undefined;
  let drawn = "";
  const paint = () => {
    // Each time: a tag that has moved into another root stands there without the map's sheet.
    adoptStyles(place.getRootNode(), [mapStyles]);
    if (!subject) return;
    const { fontSize, fontFamily } = getComputedStyle(place);
    const unit = Math.min(2, Math.max(1, Number.parseFloat(fontSize) / 16));
    const { clientWidth: width } = box;
    // First: the picture gets the room that it leaves.
    const words = legend(subject, isCrowded(subject.towns.length, { width: width || Infinity, unit }));
    caption.replaceWith(words);
    caption = words;
    const { clientHeight: height } = box;
    drawn = `${width} ${height}`;
    if (!width) return;
    const context = document.createElement("canvas").getContext("2d");
    if (context) context.font = `600 14px ${fontFamily}`;
    const measure = (text: string) => context?.measureText(text).width ?? text.length * 9;
    box.replaceChildren(picture(subject, outlines, { width, height, unit, measure }));
  };
  const update = (facts: MapFacts) => {
    const [scope] = facts;
    const home = scope.feed.municipality?.location;
    const towns = home ? townsOnMap(facts, home) : [];
    place.hidden = towns.length === 0;
    if (!home || place.hidden) return;
    subject = { scope, home, towns };
    paint();
  };
  // A content system may have left white space in what it stored.
  place.replaceChildren(figure);
  new ResizeObserver(() => {
    // In the next frame: the map may become another size by it, which the browser takes ill of an observer of sizes.
    if (`${box.clientWidth} ${box.clientHeight}` !== drawn) requestAnimationFrame(paint);
  }).observe(box);
  Object.defineProperty(place, "facts", { set: update });
  update(given);
}
