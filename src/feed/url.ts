/**
 * The one place that decides what may become a link or an image. Everything that the templates put into `href` or `src`
 * has passed through here.
 */

// Control, zero-width and bidirectional characters and backslashes make an address look like another one.
const deceptive = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\\]/u;

// A first step with a colon is no relative address (RFC 3986, 4.2): somebody has hidden, or misspelt, a scheme.
const unlike = /^(?:\/\/|#|(?![a-z]+:)[^/?#]*:)/i;

/** Longer ones no server takes, and no reader either. */
export const mostLetters = 8192;

/** One plain mail address, as `isMailAddress` wants it. */
export const mailAddress = /^[^\s@<>"(),:;[\]?&%#]+@[^\s@<>"(),:;[\]?&%#.]+(?:\.[^\s@<>"(),:;[\]?&%#.]+)+$/;

/**
 * Resolves an address against the feed's own. A mere `#id` is none: it would lead into the feed's file.
 * @returns the absolute `http`, `https`, `mailto` or `tel` address, or undefined where it may not become a link.
 */
export function readUrl(value: string, base?: string): string | undefined {
  const trimmed = value.trim();
  if (!trimmed || deceptive.test(trimmed) || unlike.test(trimmed) || trimmed.length > mostLetters) {
    return undefined;
  }
  let url: URL;
  try {
    url = new URL(trimmed, base);
  } catch {
    return undefined;
  }
  // As it was written: the parsed one has its foreign letters encoded, and its query and fragment elsewhere.
  const opaque = trimmed.slice(trimmed.indexOf(":") + 1);
  switch (url.protocol) {
    case "http:":
    case "https:":
      return url.username || url.password ? undefined : url.href;
    case "mailto:":
      return mailAddress.test(opaque) ? url.href : undefined;
    case "tel:":
      return /^\+?[\d().-]+$/.test(opaque) ? url.href : undefined;
    default:
      return undefined;
  }
}

/** Whether a text is one plain mail address, without headers, names or comments. */
export function isMailAddress(value: string): boolean {
  return mailAddress.test(value) && !deceptive.test(value);
}
