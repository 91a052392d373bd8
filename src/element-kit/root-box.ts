/* The box that a tag renders into, and what it wears. */

/**
 * Gives a tag's box its theme and its language.
 * @param lang where it is not the page's; else empty.
 */
export function dressBox(box: HTMLElement, theme: string | undefined, lang: string): void {
  box.className = theme && theme !== "inherit" ? `omvarld omvarld-theme omvarld-theme-${theme}` : "omvarld";
  if (lang) {
    box.lang = lang;
    box.dir = "ltr";
  } else for (const name of ["lang", "dir"]) box.removeAttribute(name);
}

/** Makes each box a part with its class's name, for a page's CSS to reach into a shadow root. */
export function nameParts(box: HTMLElement): void {
  for (const part of box.querySelectorAll("[class]")) part.part.value = part.classList.value;
}

/** Keeps a link to `#id` on this page also where the page's `<base>` is elsewhere. */
export function stayOnPage(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
  const isOwnTab = !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!link || !isOwnTab || link.href === new URL(link.hash, location.href).href) return;
  event.preventDefault();
  location.hash = link.hash;
}
