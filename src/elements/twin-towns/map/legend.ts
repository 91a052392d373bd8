import { circle, diamond, draw, group, path } from "./draw.ts";
import { isFar } from "./layout.ts";
import { homeNameOf, messagesOf, type Subject } from "./picture.ts";

/**
 * What the signs on a picture mean.
 * @param isCrowded whether the towns are mere specks.
 */
export function legend({ scope, towns }: Subject, isCrowded: boolean): HTMLElement {
  const messages = messagesOf(scope);
  const caption = document.createElement("figcaption");
  caption.className = "omvarld-note";
  const add = (text: string, ...sign: readonly Node[]) => {
    const entry = document.createElement("span");
    entry.append(draw("svg", { viewBox: "0 0 28 16", "aria-hidden": "true" }, ...sign), text);
    caption.append(entry, " ");
  };
  const sign = (isPast: boolean) =>
    group(
      { isPast, isDimmed: false },
      ...(isCrowded
        ? [circle("omvarld-map-marker", [14, 8], 3.5)]
        : [path("omvarld-map-line", "M1,8h13"), circle("omvarld-map-marker", [20, 8], 6)]),
    );
  add(homeNameOf(scope), path("omvarld-map-home", diamond([14, 8], 6)));
  if (towns.some(({ isPast }) => !isPast)) add(isCrowded ? messages.speck : messages.place, sign(false));
  if (towns.some(({ isPast }) => isPast)) add(messages.past, sign(true));
  const far = isCrowded ? towns.filter(isFar).length : 0;
  if (far > 0) {
    const entry = document.createElement("span");
    entry.append(scope.format.plural(far, messages.beyond));
    caption.append(entry);
  }
  return caption;
}
