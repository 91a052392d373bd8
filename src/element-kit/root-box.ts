/* The box that a tag renders into, and what it wears. */
import { baseLanguage } from "../feed/index.ts";
import { known, themes } from "./choices.ts";

/**
 * What a tag's box wears: its theme, and its language where the page around does not say so already.
 * @param language of its labels, BCP 47.
 * @param around the language that holds where the tag stands, BCP 47.
 */
export function boxAttributes(
  theme: string | undefined,
  language: string,
  around: string | undefined,
): Readonly<Record<string, string>> {
  const chosen = known(themes, theme);
  return {
    part: "omvarld",
    class: chosen && chosen !== "inherit" ? `omvarld omvarld-theme omvarld-theme-${chosen}` : "omvarld",
    ...(around && baseLanguage(language) === baseLanguage(around) ? {} : { lang: language, dir: "ltr" }),
  };
}

/** Gives a tag's box what it wears, and takes away what it no longer does. */
export function dressBox(box: HTMLElement, worn: Readonly<Record<string, string>>): void {
  for (const name of ["lang", "dir"]) box.removeAttribute(name);
  for (const [name, value] of Object.entries(worn)) box.setAttribute(name, value);
}

/**
 * Makes each box a part with its class's name, for a page's CSS to reach into a shadow root. What the groups of a long list
 * hold is named when they are made.
 */
export function nameParts(box: Element): void {
  for (const child of box.children) {
    if (child.classList.length > 0) child.part.value = child.classList.value;
    if (!box.matches(".omvarld-long")) nameParts(child);
  }
}

/** Hears what readers press in a box: one listener, however many members there are, because templates only name the action. */
export function hearActions(box: HTMLElement, act: (action: string, button: Element) => void): void {
  box.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("[data-omvarld-action]");
    if (button) act(button.getAttribute("data-omvarld-action") ?? "", button);
    stayOnPage(event);
  });
}

/** Keeps a link to `#id` on this page also where the page's `<base>` is elsewhere. */
function stayOnPage(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
  const isOwnTab = !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!link || !isOwnTab || link.href === new URL(link.hash, location.href).href) return;
  event.preventDefault();
  location.hash = link.hash;
}
