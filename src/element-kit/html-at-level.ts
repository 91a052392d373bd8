import { html, type TemplateResult } from "lit";

export type HtmlTag = (strings: TemplateStringsArray, ...values: unknown[]) => TemplateResult<1>;

const tags = new Map<number, HtmlTag>();

/**
 * The `html` tag for content whose heading stands at a level. Templates are written as if that were `<h2>`; deeper
 * headings follow it, and none goes below `<h6>`.
 * @param level 1 to 6.
 */
export function htmlAtLevel(level: number): HtmlTag {
  let tag = tags.get(level);
  if (!tag) tags.set(level, (tag = level === 2 ? html : shiftedBy(level - 2)));
  return tag;
}

function shiftedBy(shift: number): HtmlTag {
  // Lit knows a template by its strings, so the same source must always give the same shifted array.
  const shifted = new WeakMap<TemplateStringsArray, TemplateStringsArray>();
  return (strings, ...values) => {
    let own = shifted.get(strings);
    if (!own) {
      const texts = strings.map((text) =>
        text.replace(/<(\/?)h([2-6])(?=[\s>]|$)/g, (_, end, n) => `<${end}h${Math.min(Number(n) + shift, 6)}`),
      );
      own = Object.freeze(Object.assign(texts, { raw: texts })) as TemplateStringsArray;
      shifted.set(strings, own);
    }
    return html(own, ...values);
  };
}
