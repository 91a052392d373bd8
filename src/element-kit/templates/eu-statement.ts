import { html, nothing } from "lit";
import type { Programme } from "../../feed/index.ts";
import { pictureWords } from "../../i18n/messages/pictures.ts";
import type { Scope } from "../scope.ts";

/** From a star's top along its five lines to the top again, with a radius of one. */
const lines = [0, 1, 2, 3]
  .map((index) => {
    const [x, y] = [0, 1].map((step) => (index + step) * 144 * (Math.PI / 180)).map(point) as [Point, Point];
    return `l${short(y[0] - x[0])} ${short(y[1] - x[1])}`;
  })
  .join("");

type Point = readonly [x: number, y: number];

/** Clockwise from the top. */
function point(angle: number): Point {
  return [Math.sin(angle), -Math.cos(angle)];
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * The twelve stars of the European emblem on a field of 27 by 18: upright, like the hours of a clock on a circle of a
 * third of the height, each with a radius of an eighteenth of it.
 * https://publications.europa.eu/code/en/en-5000100.htm
 */
const stars = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  .map((hour) => {
    const [x, y] = point((hour * Math.PI) / 6);
    return `M${short(13.5 + 6 * x)} ${short(9 + 6 * y - 1)}${lines}z`;
  })
  .join("");

/**
 * The European emblem with its statement beside it, which the Commission's guide "The use of the EU emblem in the
 * context of EU programmes" wants together. They stand with each member that says so, and not once for several: they
 * acknowledge the one action that was paid for, must not seem to speak of a neighbour that others pay for, and stay with
 * their member where it is folded away or shown alone.
 */
export function euStatement({ words, language }: Scope, euFunding: Programme["euFunding"]): unknown {
  if (!euFunding) return nothing;
  return html`<p class="omvarld-eu">
    <svg viewBox="0 0 27 18" role="img" aria-label=${pictureWords(language).euFlag}>
      <path fill="#039" d="M0 0h27v18H0z"></path>
      <path fill="#fc0" d=${stars}></path>
    </svg>
    <span>${words.euFunding[euFunding]}</span>
  </p>`;
}
