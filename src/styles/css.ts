import { type CSSResult, unsafeCSS } from "lit";

/**
 * What every sheet of ours is written with. Two things that a host page would upset are seen to here, so that no rule
 * need say them:
 * - `1rem` is the size of the text around the tag. Many pages set `html { font-size: 62.5% }` and count from there, and
 *   would shrink all that is measured by the root.
 * - `.omvarld` counts as three classes, so that a page's rules for rich text, `.content .text ul li a`, take nothing apart.
 */
export function css(strings: TemplateStringsArray, ...sheets: readonly CSSResult[]): CSSResult {
  // A sheet that is taken in has been seen to.
  return unsafeCSS(strings.map((rules, index) => seeTo(rules) + (sheets[index]?.cssText ?? "")).join(""));
}

const seeTo = (rules: string) =>
  rules.replace(/([\d.]+)rem\b/g, `calc($1*var(${unit}))`).replace(/\.omvarld(?![\w-])/g, "$&$&$&");

/** A length as a sheet of ours says it, for one that both sheets and scripts name. */
export const rems = (count: number): CSSResult => unsafeCSS(seeTo(`${count}rem`));

const unit = "--_omvarld-rem";
const unitSyntax = "<length>";
const unitStart = "16px";

/** Makes the unit a length, which is inherited as such. Where a browser cannot, it counts from each element's own text. */
export function registerUnit(): void {
  try {
    CSS.registerProperty({ name: unit, syntax: unitSyntax, inherits: true, initialValue: unitStart });
  } catch {
    // Another copy of the script has done so.
  }
}

/** The same for a page without script. */
export const unitRule: CSSResult = unsafeCSS(
  `@property ${unit}{syntax:"${unitSyntax}";inherits:true;initial-value:${unitStart}}`,
);

/** In the sheet for finished HTML: of what edition that is, and by that, that it is there. */
export const editionProperty = "--_omvarld-edition";
