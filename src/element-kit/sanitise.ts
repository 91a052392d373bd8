/**
 * The one place that turns a feed's HTML into nodes. The browser's own sanitiser does it where there is one, else
 * DOMPurify. A chunk of its own: most feeds carry no HTML.
 */
import { readUrl } from "../feed/url.ts";

const elements =
  "p br strong em b i ul ol li blockquote h2 h3 h4 h5 h6 table thead tbody tr th td caption figure figcaption a img".split(
    " ",
  );
const attributes = ["href", "src", "alt", "width", "height", "scope"];

/** The parts of the Sanitizer API that are used here; TypeScript's own library does not have them yet. */
interface NativeHolder extends HTMLElement {
  setHTML?(html: string, options: { sanitizer: { elements: string[]; attributes: string[] } }): void;
}

/**
 * Makes untrusted HTML into nodes that run nothing.
 * @param base absolute address that relative ones are resolved against.
 */
export async function sanitise(html: string, base: string): Promise<HTMLElement> {
  const holder: NativeHolder = document.createElement("div");
  if (holder.setHTML) holder.setHTML(html, { sanitizer: { elements, attributes } });
  else {
    const { default: purify } = await import("dompurify");
    const made: DocumentFragment | null = purify.sanitize(html, {
      ALLOWED_TAGS: elements,
      ALLOWED_ATTR: attributes,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      RETURN_DOM_FRAGMENT: true,
    });
    // Nothing, whatever its types say, where the page's trusted types leave it no policy.
    if (made) holder.append(made);
  }
  for (const element of holder.querySelectorAll("[href], [src]")) {
    const name = element.localName === "img" ? "src" : "href";
    const address = readUrl(element.getAttribute(name) ?? "", base);
    if (address) element.setAttribute(name, address);
    else if (name === "src") element.remove();
    else element.removeAttribute(name);
  }
  for (const image of holder.querySelectorAll("img")) {
    image.loading = "lazy";
    // Without words for it, a picture is decoration: better unsaid than its file name spelt out.
    if (!image.hasAttribute("alt")) image.alt = "";
  }
  return holder;
}
