/**
 * The language that holds at an element, from the nearest `lang` around it, through shadow roots; BCP 47. Undefined where
 * there is none, or none that is a language tag: some translators write others, which would stop every formatter.
 */
export function languageAround(element: Element): string | undefined {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const lang = node instanceof Element ? node.getAttribute("lang")?.trim() : undefined;
    if (lang) return languageIn(lang);
  }
  return undefined;
}

/** What a `lang` says, where it is a language tag. */
export const languageIn = (lang: string): string | undefined =>
  /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(lang) ? lang : undefined;

const parentOf = (node: Node): Node | null => node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/** The reader's own date: `2026-11-23`. */
export function localDate(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a page's address asks for what editors are told. */
export const isDebugged = ({ location }: Document): boolean => /[?&]omvarld-debug\b/.test(location?.search ?? "");
