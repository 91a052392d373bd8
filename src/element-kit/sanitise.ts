/**
 * The one place that turns a feed's HTML into nodes. The browser's own sanitiser does it where there is one, else
 * DOMPurify. A chunk of its own: most feeds carry no HTML.
 */
import { readUrl } from "../feed/url.ts";

const kept =
  "p br strong em b i ul ol li blockquote h2 h3 h4 h5 h6 table thead tbody tfoot tr th td caption figure figcaption a img".split(
    " ",
  );
const attributes = ["href", "src", "alt", "width", "height", "scope"];

// What content systems put around text: the text stays without them. All other elements go with what is in them.
const inline =
  "span font u s strike small big sub sup code kbd samp var q cite abbr mark time del ins dfn label bdi bdo tt";
const blocks =
  "div section article main header footer aside nav address details summary center pre dl dt dd h1 hgroup".split(" ");
const elements = [...kept, ...blocks, ...inline.split(" ")];

/** The parts of the Sanitizer API that are used here; TypeScript's own library does not have them yet. */
interface NativeHolder extends HTMLElement {
  setHTML?(html: string, options: { sanitizer: { elements: string[]; attributes: string[] } }): void;
}

/**
 * Makes untrusted HTML into nodes that run nothing.
 * @param base absolute address that relative ones are resolved against; without one they lose their links.
 */
/** Gives nothing back where the page's policy stops it. */
export type Sanitise = (html: string, base: string | undefined) => HTMLElement | undefined;

/** @param window of the document that the nodes are for; Node has it from elsewhere. */
export async function createSanitiser(window: Window & typeof globalThis): Promise<Sanitise> {
  const { document } = window;
  const create = (): NativeHolder => document.createElement("div");
  const purify = create().setHTML ? undefined : (await import("dompurify")).default(window);
  return (html, base) => {
    const holder = create();
    if (purify) {
      const made: DocumentFragment | null = purify.sanitize(html, {
        ALLOWED_TAGS: [...elements, "#text"],
        ALLOWED_ATTR: attributes,
        ALLOW_DATA_ATTR: false,
        ALLOW_ARIA_ATTR: false,
        KEEP_CONTENT: false,
        RETURN_DOM_FRAGMENT: true,
      });
      // Nothing, whatever its types say, where the page's trusted types leave it no policy.
      if (!made) return undefined;
      holder.append(made);
    } else holder.setHTML?.(html, { sanitizer: { elements, attributes } });
    for (const element of holder.querySelectorAll(elements.slice(kept.length).join())) {
      // What stood on a line of its own must not run into its neighbours.
      const gap = blocks.includes(element.localName) ? " " : "";
      element.replaceWith(gap, ...element.childNodes, gap);
    }
    for (const element of holder.querySelectorAll("[href], [src]")) {
      const name = element.localName === "img" ? "src" : "href";
      const address = readUrl(element.getAttribute(name) ?? "", base);
      if (address) element.setAttribute(name, address);
      else if (name === "src") element.remove();
      else element.removeAttribute(name);
    }
    for (const image of holder.querySelectorAll("img")) {
      image.setAttribute("loading", "lazy");
      // Without words for it, a picture is decoration: better unsaid than its file name spelt out.
      if (!image.hasAttribute("alt")) image.setAttribute("alt", "");
    }
    return holder;
  };
}

let own: Promise<Sanitise> | undefined;

/** The sanitiser of the page itself. */
export const sanitiser = (): Promise<Sanitise> => (own ??= createSanitiser(window));
