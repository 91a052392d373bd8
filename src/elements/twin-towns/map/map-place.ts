import { Directive, directive, type ElementPart } from "lit/directive.js";
import { getDirectiveClass, isTemplateResult } from "lit/directive-helpers.js";
import type { MapFacts } from "./map-facts.ts";

/** The map's place, which is handed its facts whenever the tag renders. */
export type MapPlace = HTMLElement & {
  facts?: MapFacts;
  /** How often the map could not be had. */
  failures?: number;
};

const MOST_FAILURES = 3;

/** Fetches the map. Where that fails, its place gives its room back, and waits for the next time that a reader comes near. */
async function loadMap(place: MapPlace): Promise<void> {
  try {
    await (await import("./map.ts")).drawMap(place);
    observer?.unobserve(place);
    place.classList.remove("omvarld-map-missing");
  } catch {
    place.classList.add("omvarld-map-missing");
    place.failures = (place.failures ?? 0) + 1;
    if (place.failures >= MOST_FAILURES) observer?.unobserve(place);
  }
}

/** One for the whole page, made with the first place. */
let observer: IntersectionObserver | undefined;

function createObserver(): IntersectionObserver {
  addEventListener("beforeprint", () => {
    const roots: (Document | ShadowRoot)[] = [document];
    // It grows as it is walked, by the roots within each.
    for (const root of roots) {
      for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot);
      root.querySelectorAll<MapPlace>(".omvarld-map:empty").forEach(loadMap);
    }
  });
  return new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) void loadMap(target as MapPlace);
    },
    { rootMargin: "100%" },
  );
}

function handFacts(place: MapPlace, facts: MapFacts): void {
  place.facts = facts;
  observer ??= createObserver();
  if (!place.firstElementChild && !place.failures) observer.observe(place);
}

class MapPlaceDirective extends Directive {
  override render(_facts: MapFacts): void {}
  override update({ element }: ElementPart, [facts]: [MapFacts]): void {
    handFacts(element as MapPlace, facts);
  }
}

/** Hands a map's place its facts, and has the map fetched once the place is near the screen. */
export const mapPlace = directive(MapPlaceDirective);

/**
 * Has the maps in finished HTML drawn as they would be in what its template makes. Where another box has taken its place, a
 * map that a reader has seen is drawn there at once.
 */
export function enlivenMaps(kept: Element, made: (() => unknown) | Element): void {
  const old = kept.querySelectorAll<MapPlace>(".omvarld-map");
  if (made instanceof Element) {
    const places = made.querySelectorAll<MapPlace>(".omvarld-map");
    for (const [index, { firstElementChild }] of old.entries()) {
      if (firstElementChild && places[index]) void loadMap(places[index]);
    }
  } else if (old.length > 0) {
    const facts = [...factsIn(made())];
    for (const [index, place] of old.entries()) if (facts[index]) handFacts(place, facts[index]);
  }
}

/** What a template hands its maps, in the document's order. Lists of members have none, and are not gone through. */
function* factsIn(value: unknown): Generator<MapFacts> {
  if (getDirectiveClass(value) === MapPlaceDirective) {
    yield (value as { readonly values: readonly [MapFacts] }).values[0];
  } else if (isTemplateResult(value)) yield* factsIn(value.values);
  else if (Array.isArray(value)) for (const inner of value) yield* factsIn(inner);
}
