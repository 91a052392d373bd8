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

/** Makes a picture like a newer one: children that say the same stay, and what is focused in another keeps its focus. */
export function follow(picture: Element, newer: Element): void {
  picture.className = newer.className;
  const old = [...picture.children];
  const children = [...newer.children];
  for (const [index, child] of children.entries()) {
    const former = old[index];
    // That one is hidden is the reader's wish and not the feed's.
    if (former) child.toggleAttribute("hidden", former.hasAttribute("hidden"));
    if (!former) picture.append(child);
    else if (!former.isEqualNode(child)) replace(former, child);
  }
  for (const child of old.slice(children.length)) child.remove();
}

function replace(old: Element, child: Element): void {
  const { activeElement } = old.getRootNode() as Document | ShadowRoot;
  const focused =
    activeElement && old.contains(activeElement) ? [...old.querySelectorAll("*")].indexOf(activeElement) : -1;
  old.replaceWith(child);
  const heir = child.querySelectorAll<HTMLElement>("*")[focused];
  if (heir?.localName === activeElement?.localName) heir?.focus({ preventScroll: true });
}
