/* Placeholders that survive a CMS become tags. A chunk of its own, for the pages that have any. */
import { isSeen } from "./fallback.ts";
import type { PlacementFault } from "./placement-note.ts";

type TagName = keyof {
  [T in keyof HTMLElementTagNameMap as T extends `omvarld-${infer Name}` ? Name : never]: unknown;
};

/** Every tag without `omvarld-`. */
const tags: Readonly<Record<TagName, true>> = {
  feed: true,
  page: true,
  "twin-towns": true,
  volunteering: true,
  contacts: true,
  policies: true,
  news: true,
  networks: true,
  funding: true,
  projects: true,
  documents: true,
};

/** The tags with a fallback: what stands inside them waits, and is no placeholder. */
const withFallback = Object.keys(tags)
  .filter((name) => name !== "feed")
  .map((name) => `omvarld-${name}`)
  .join();

/** Turns each placeholder of a page into its tag, once; what stands inside is its fallback. */
export function upgradePlaceholders(document: Document): void {
  if (document.readyState === "loading") {
    // A box whose end the parser has not seen yet would be taken away under it.
    document.addEventListener("DOMContentLoaded", () => upgradePlaceholders(document), { once: true });
    return;
  }
  for (const box of document.querySelectorAll<HTMLElement>("[data-omvarld]")) if (isOpen(box)) upgradeBox(box);
  for (const link of document.querySelectorAll<HTMLElement>('a[href*="#omvarld=" i]')) {
    if (isOpen(link)) upgradeLink(link);
  }
}

/** Whether a placeholder is the page's own: no feed's, no fallback, and nothing that an editor has under the pen. */
function isOpen({ parentElement, isContentEditable }: HTMLElement): boolean {
  return !isContentEditable && !parentElement?.closest(`.omvarld,${withFallback}`);
}

function upgradeBox(box: HTMLElement): void {
  const options: [string, string][] = [];
  const kept: Attr[] = [];
  for (const attribute of box.attributes) {
    const { name, value } = attribute;
    if (name.startsWith("data-omvarld-")) options.push([name.slice("data-omvarld-".length), value]);
    else if (name !== "data-omvarld") kept.push(attribute);
  }
  const tag = createTag(box, box.getAttribute("data-omvarld") ?? "", options);
  if (!tag) return;
  // An anchor, a class for the page's layout, a tab panel's role: what the page has given the box, the tag needs. Styles
  // and listeners in attributes would be refused where a content security policy does so.
  for (const attribute of kept) {
    // A copy, because a stray quotation mark in the markup makes names that no script may write.
    if (!/^(style$|on)/.test(attribute.name)) tag.setAttributeNode(attribute.cloneNode() as Attr);
  }
  if (box.style.cssText) tag.style.cssText = box.style.cssText;
  withReader(() => {
    tag.append(...box.childNodes);
    box.replaceWith(tag);
  });
}

/** Lets a reader's focus, and what is chosen for copying, outlast that nodes are moved: browsers forget both. */
function withReader(move: () => void): void {
  const { activeElement } = document;
  const selection = getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  move();
  if (activeElement instanceof HTMLElement && document.activeElement !== activeElement) {
    activeElement.focus({ preventScroll: true });
  }
  // In a field, the choice is the field's own.
  if (anchorNode && focusNode && selection?.anchorNode !== anchorNode) {
    selection?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  }
}

/** A link stands for a tag where it is alone in its block; one in a sentence, a list or a menu is a link. */
function upgradeLink(link: HTMLElement): void {
  const block = link.closest<HTMLElement>(blocks);
  if (!block?.matches("p, div, figure") || link.closest("li, nav, [role=navigation]") || !isAlone(link, block)) return;
  const options = [...new URLSearchParams(link.getAttribute("href")?.split("#")[1])];
  const [name = ""] = options.flatMap(([key, value]) => (key.toLowerCase() === "omvarld" ? [value] : []));
  const isAddress = ([key]: [string, string]) => key.toLowerCase() === "src";
  const tag = createTag(
    link,
    name,
    options.filter((option) => option[0].toLowerCase() !== "omvarld" && !isAddress(option)),
  );
  if (!tag) return;
  // Who may write nothing else may often write a link, in a comment say. It must not choose what the page shows.
  if (options.some(isAddress)) tell(tag, { code: "link-address" });
  withReader(() => {
    if (block.localName === "p") {
      const { parentNode, nextSibling } = block;
      tag.append(block);
      parentNode?.insertBefore(tag, nextSibling);
    } else {
      tag.append(...block.childNodes);
      block.append(tag);
    }
  });
}

const blocks =
  "p, div, figure, figcaption, li, dt, dd, td, th, caption, h1, h2, h3, h4, h5, h6, blockquote, pre, address, section, " +
  "article, aside, header, footer, main, nav, form, label, button, summary, body";

/** Whether a block shows nothing but the link, however it is wrapped. */
function isAlone(link: Element, block: Element): boolean {
  for (let node: Node = link; node !== block && node.parentNode; node = node.parentNode) {
    if ([...node.parentNode.childNodes].some((sibling) => sibling !== node && isSeen(sibling))) return false;
  }
  return true;
}

/** The tag of that name with its attributes; nothing where there is no such tag, which the editor is told. */
function createTag(
  place: HTMLElement,
  given: string,
  options: readonly (readonly [string, string])[],
): HTMLElement | undefined {
  const name = given
    .trim()
    .toLowerCase()
    .replace(/^omvarld-/, "");
  const tagName = `omvarld-${name}`;
  if (!Object.hasOwn(tags, name)) {
    tell(place, { code: "unknown-tag", found: given, known: Object.keys(tags) });
    return undefined;
  }
  const tag = place.ownerDocument.createElement(tagName);
  const { observedAttributes = [] } = tag.constructor as { readonly observedAttributes?: readonly string[] };
  for (const [option, value] of options) {
    // Some editors must give every attribute a value.
    if (value === "false") continue;
    const known = observedAttributes.find((attribute) => withoutHyphens(attribute) === withoutHyphens(option));
    if (known) tag.setAttribute(known, value);
    else if (observedAttributes.length > 0)
      tell(tag, { code: "unknown-option", found: option, known: observedAttributes });
    else if (/^[a-z][a-z-]*$/.test(option)) tag.setAttribute(option, value);
  }
  return tag;
}

/** Attributes reach us in small letters, and not all editors like a hyphen in the middle. */
const withoutHyphens = (name: string): string => name.toLowerCase().replaceAll("-", "");

function tell(place: HTMLElement, fault: PlacementFault): void {
  import("./editor.ts").then(
    ({ tellPlacement }) => tellPlacement(place, fault),
    () => {},
  );
}
