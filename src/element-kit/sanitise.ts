/**
 * The one place that turns a feed's HTML into nodes. The browser's own sanitiser does it where there is one, else
 * DOMPurify; both have the same list, and what they leave is made the same here. A chunk of its own: most feeds carry
 * no HTML.
 */
import { blockWrappers, inlineWrappers, keptAttributes, keptElements } from "../feed/allowed-html.ts";
import { calmText } from "../feed/clean-text.ts";
import { readUrl } from "../feed/url.ts";
import { headings, rename, unwrap } from "./fit-html.ts";

export { fitHtml } from "./fit-html.ts";

const elements = [...keptElements, ...blockWrappers, ...inlineWrappers];
const attributes = [...new Set(Object.values(keptAttributes).flatMap((own) => Object.keys(own)))];

/** The parts of the Sanitizer API that are used here; TypeScript's own library does not have them yet. */
interface NativeHolder extends HTMLElement {
  setHTML?(html: string, options: { sanitizer: { elements: string[]; attributes: string[] } }): void;
}

/**
 * Makes untrusted HTML into nodes that run nothing: empty where the page's policy lets nothing be made.
 * @param base absolute address that relative ones are resolved against; without one they lose their links.
 */
export type Sanitise = (html: string, base: string | undefined) => HTMLElement;

/** @param window of the document that the nodes are for. */
export async function createSanitiser(window: Window & typeof globalThis): Promise<Sanitise> {
  const { document } = window;
  // In a document of its own nothing is asked for, be it what is taken away in a moment.
  const inert = document.implementation.createHTMLDocument();
  const create = (): NativeHolder => inert.createElement("div");
  const purify = create().setHTML ? undefined : (await import("dompurify")).default(window);
  return (html, base) => {
    const holder = create();
    if (purify) {
      // Behind a line break, what begins like the head of a page or a set of frames is not read as one.
      const made: DocumentFragment | null = purify.sanitize(`<br>${html}`, {
        ALLOWED_TAGS: [...elements, "#text"],
        ALLOWED_ATTR: attributes,
        KEEP_CONTENT: false,
        RETURN_DOM_FRAGMENT: true,
      });
      // Nothing, whatever its types say, where the page's trusted types leave it no policy.
      if (made) {
        made.firstChild?.remove();
        holder.append(made);
      }
    } else holder.setHTML?.(html, { sanitizer: { elements, attributes } });
    flatten(holder);
    for (const element of holder.querySelectorAll("*")) keepAttributes(element, base);
    for (const element of holder.querySelectorAll(inlineWrappers.join())) unwrap(element);
    // From the innermost: what a wrapper holds tells what it was for.
    for (const element of [...holder.querySelectorAll(blockWrappers.join())].reverse()) unwrapBlock(element);
    for (const element of holder.querySelectorAll("a:not([href])")) unwrap(element);
    for (const image of holder.querySelectorAll("img")) settleImage(image);
    for (const list of holder.querySelectorAll("ul, ol")) settleList(list);
    for (const item of holder.querySelectorAll("li")) {
      if (!item.parentElement?.matches("ul, ol")) rename(item, "p");
    }
    const texts = holder.ownerDocument.createTreeWalker(holder, window.NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) text.nodeValue = calmText(String(text.nodeValue));
    holder.normalize();
    return document.adoptNode(holder);
  };
}

let own: Promise<Sanitise> | undefined;

/** The sanitiser of the page itself. */
export const sanitiser = (): Promise<Sanitise> => (own ??= createSanitiser(window));

/** No text needs more, and browsers take a long time over thousands of elements that lie deeper. */
const deepest = 32;

/** Leaves mere text of what lies deeper inside other elements than any text needs. */
function flatten(holder: Element): void {
  const depths = new Map<Node | null, number>([[holder, 0]]);
  for (const element of holder.querySelectorAll("*")) {
    // What has gone with an element around it is at no depth.
    const depth = (depths.get(element.parentNode) ?? NaN) + 1;
    depths.set(element, depth);
    if (depth === deepest) element.replaceChildren(String(element.textContent));
  }
}

// DOMPurify takes away values that could end an element where they are written out and read again; so do we for all.
const breakout = /<\/|--!?>|\]>/;

function keepAttributes(element: Element, base: string | undefined): void {
  for (const { name, value } of [...element.attributes]) {
    const allowed = keptAttributes[element.localName]?.[name] ?? keptAttributes["*"]?.[name];
    const trimmed = value.trim();
    const read = name === "href" || name === "src" ? readUrl(trimmed, base) : trimmed;
    if (read === undefined || !allowed?.test(read) || breakout.test(value)) element.removeAttribute(name);
    else element.setAttribute(name, read);
  }
}

/** Takes away a block that says nothing itself; text that stood on a line of its own still does. */
function unwrapBlock(element: Element): void {
  const isLine = !element.querySelector(`p, ul, ol, table, blockquote, figure, ${headings}`);
  const isInFlow = !element.closest(`p, caption, figcaption, ${headings}`);
  if (isLine && isInFlow && element.textContent?.trim()) rename(element, "p");
  else {
    element.before(" ");
    element.after(" ");
    unwrap(element);
  }
}

function settleImage(image: HTMLImageElement): void {
  // Of the addresses that may be followed, these can be shown.
  if (!image.getAttribute("src")?.startsWith("http")) return image.remove();
  image.setAttribute("loading", "lazy");
  // Whoever has the picture need not know on which page it is seen.
  image.setAttribute("referrerpolicy", "no-referrer");
  // Without words for it, a picture is decoration: better unsaid than its file name spelt out.
  if (!image.hasAttribute("alt")) image.setAttribute("alt", "");
}

/** A list holds items and nothing else. */
function settleList(list: Element): void {
  for (const child of [...list.childNodes]) {
    if (child.nodeType === 1 ? (child as Element).localName === "li" : !child.textContent?.trim()) continue;
    const item = list.ownerDocument.createElement("li");
    child.replaceWith(item);
    item.append(child);
  }
}
