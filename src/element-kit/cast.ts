import { render, type TemplateResult } from "lit";

/** Of no page: what is made here asks for no picture, and nobody sees it. */
let workshop: Document | undefined;

/** By a template's strings: the last of its kind, which Lit makes into the next with the fewest strokes. */
const models = new WeakMap<TemplateStringsArray, DocumentFragment>();

/**
 * Makes the one element of a template as a picture that no later rendering changes. It takes less time than parts that
 * live, and once it is smoothed it holds none of their marks, which are half as many nodes again.
 */
export function cast(template: TemplateResult): HTMLElement {
  workshop ??= document.implementation.createHTMLDocument();
  let model = models.get(template.strings);
  if (!model) models.set(template.strings, (model = workshop.createDocumentFragment()));
  render(template, model, { creationScope: workshop });
  const { firstElementChild } = model;
  if (!firstElementChild) throw new TypeError(`No element: ${template.strings.join("…")}`);
  return document.importNode(firstElementChild, true) as HTMLElement;
}

/** Takes out the marks that templates have left between nodes, and makes texts whole that they have parted. */
export function smooth(element: Element): void {
  const marks: Comment[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) marks.push(walker.currentNode as Comment);
  for (const mark of marks) mark.remove();
  element.normalize();
}

/**
 * Puts a newer picture in an older one's place, where it says something else, and with it a reader's focus.
 * @returns the one that is in the page then.
 */
export function replace<E extends HTMLElement>(old: E, newer: E): E {
  // A link that a reader has followed may have led to the very element.
  if (old.id === newer.id && old.hasAttribute("tabindex")) newer.tabIndex = old.tabIndex;
  if (old.isEqualNode(newer)) return old;
  const { activeElement } = old.getRootNode() as Document | ShadowRoot;
  // Among thousands at most one has it: only there the elements are gone through.
  const place = old.contains(activeElement) ? within(old).indexOf(activeElement as HTMLElement) : -1;
  old.replaceWith(newer);
  const heir = place < 0 ? undefined : within(newer)[place];
  if (heir?.localName === activeElement?.localName) heir?.focus({ preventScroll: true });
  return newer;
}

const within = (element: HTMLElement) => [element, ...element.querySelectorAll<HTMLElement>("*")];
