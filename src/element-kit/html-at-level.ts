import { html, type TemplateResult } from "lit";

export type HtmlTag = (strings: TemplateStringsArray, ...values: unknown[]) => TemplateResult<1>;

/**
 * Changes what is fixed in templates. Lit knows a template by its strings, so the same source always gives the same
 * changed array.
 * @param change gets each string, and which it is.
 */
export function stringsChanger(
  change: (text: string, index: number) => string,
): (strings: TemplateStringsArray) => TemplateStringsArray {
  const changed = new WeakMap<TemplateStringsArray, TemplateStringsArray>();
  return (strings) => {
    let own = changed.get(strings);
    if (!own) {
      const texts = strings.map(change);
      own = Object.freeze(Object.assign(texts, { raw: texts })) as TemplateStringsArray;
      changed.set(strings, own);
    }
    return own;
  };
}

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
  const shifted = stringsChanger((text) =>
    text.replace(/<(\/?)h([2-6])(?=[\s>]|$)/g, (_, end, n) => `<${end}h${Math.min(Number(n) + shift, 6)}`),
  );
  return (strings, ...values) => html(shifted(strings), ...values);
}
