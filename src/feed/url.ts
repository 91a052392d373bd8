/**
 * The one place that decides what may become a link or an image. Everything that the templates put into `href` or `src`
 * has passed through here.
 */

// Control, zero-width and bidirectional characters and backslashes make an address look like another one.
const deceptive = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\]/;

const mailAddress = /^[^\s@<>"(),:;[\]?&%]+@[^\s@<>"(),:;[\]?&%.]+(?:\.[^\s@<>"(),:;[\]?&%.]+)+$/;

/**
 * Resolves an address against the feed's own.
 * @returns the absolute `http`, `https`, `mailto` or `tel` address, or undefined where it may not become a link.
 */
export function readUrl(value: string, base?: string): string | undefined {
  const trimmed = value.trim();
  if (!trimmed || deceptive.test(trimmed) || trimmed.startsWith("//")) return undefined;
  let url: URL;
  try {
    url = new URL(trimmed, base);
  } catch {
    return undefined;
  }
  switch (url.protocol) {
    case "http:":
    case "https:":
      return url.username || url.password ? undefined : url.href;
    case "mailto:":
      return mailAddress.test(url.pathname) && !url.search ? url.href : undefined;
    case "tel:":
      return /^\+?[\d().-]+$/.test(url.pathname) ? url.href : undefined;
    default:
      return undefined;
  }
}

/** Whether a text is one plain mail address, without headers, names or comments. */
export function isMailAddress(value: string): boolean {
  return mailAddress.test(value) && !deceptive.test(value);
}
