/* Mends what parsers and CMSs do to a tag's own markup. A chunk of its own, for tags that stand oddly. */
import { isSeen } from "./fallback.ts";
import type { PlacementFault } from "./placement-note.ts";

/** What nobody writes as a fallback: it is the page's own, as are other tags. */
const pageParts = "script, style, link, main, nav, header, footer, aside, form, [data-omvarld]";

/** Looks at what stands inside and around a tag, and puts each in its place. */
export async function mendPlacement(tag: HTMLElement): Promise<void> {
  const document = tag.ownerDocument;
  if (document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  }
  if (giveBackTheRest(tag)) tell(tag, { code: "unclosed" });
  else if (takeInFallback(tag)) tell(tag, { code: "torn" });
}

/**
 * A tag without its end, `<omvarld-news />` above all, holds all that comes after it in its parent. It would go with the
 * fallback. Far more than a fallback, and nothing after it: that tells.
 * https://html.spec.whatwg.org/multipage/syntax.html#start-tags
 */
function giveBackTheRest(tag: HTMLElement): boolean {
  const isInBody = tag.parentElement?.localName === "body";
  for (let next = tag.nextSibling; next; next = next.nextSibling) {
    // What scripts and browsers put at a body's end, the page's status among it, shows nothing as a rule.
    if (isSeen(next) ? !isStatus(next) : next instanceof Element && !isInBody) return false;
  }
  const inside = [...tag.childNodes].filter((node) => !(node instanceof Element && node.matches(".omvarld")));
  if (!isMore(inside, 5)) return false;
  tag.after(...inside);
  return true;
}

const isStatus = (node: Node): boolean => node instanceof Element && node.matches(".omvarld-status");

/**
 * WordPress puts paragraphs around tags: `<p><omvarld-news></p><p>fallback</p><p></omvarld-news></p>`. The first
 * paragraph's end is then the tag's, its fallback stands behind it, and its own end has left an empty paragraph.
 */
function takeInFallback(tag: HTMLElement): boolean {
  const paragraph = tag.parentElement;
  if (!paragraph?.matches("p") || [...paragraph.childNodes].some((node) => node !== tag && isSeen(node))) return false;
  if ([...tag.childNodes].some((node) => isSeen(node) && !(node instanceof Element && node.matches(".omvarld")))) {
    return false;
  }
  const between: Node[] = [];
  let next = paragraph.nextSibling;
  while (next && !(next instanceof Element && next.matches("p:empty"))) {
    between.push(next);
    next = next.nextSibling;
  }
  const hasLink = between.some((node) => node instanceof Element && (node.matches("a") || node.querySelector("a")));
  if (!next || !hasLink || isMore(between, 3)) return false;
  next.parentNode?.removeChild(next);
  tag.append(...between);
  paragraph.replaceWith(tag);
  return true;
}

/** Whether nodes are more than a link and a few words. */
function isMore(nodes: readonly Node[], most: number): boolean {
  const elements = nodes.filter((node) => node instanceof Element);
  const text = nodes.map(({ textContent }) => textContent).join("");
  return (
    elements.length > most ||
    text.replace(/\s+/g, " ").length > 600 ||
    elements
      .flatMap((element) => [element, ...element.querySelectorAll("*")])
      .some((element) => element.matches(pageParts) || element.localName.startsWith("omvarld-"))
  );
}

function tell(tag: HTMLElement, fault: PlacementFault): void {
  import("./editor.ts").then(
    ({ tellPlacement }) => tellPlacement(tag, fault),
    () => {},
  );
}
