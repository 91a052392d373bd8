/* What a feed's HTML wears once it is safe: levels, links and tables like the library's own. */
import { baseLanguage } from "../feed/index.ts";
import type { RichPlace, Scope } from "./scope.ts";
import { addressName, extensionOf, linkParts } from "./templates/link.ts";

export const headings = "h1, h2, h3, h4, h5, h6";

/** Makes nodes that the sanitiser has made fit in where they stand. */
export function fitHtml(holder: HTMLElement, place: RichPlace, scope: Scope): void {
  fitHeadings(holder, place.level);
  for (const link of holder.querySelectorAll("a")) fitLink(link, scope);
  fitTables(holder, place.name, scope);
}

/** Begins at a level, follows without gaps, and ends at the last level that there is. */
function fitHeadings(holder: HTMLElement, first: number): void {
  const above: number[] = [];
  for (const heading of holder.querySelectorAll(headings)) {
    if (!heading.textContent?.trim() && !heading.querySelector("img:not([alt=''])")) {
      unwrap(heading);
      continue;
    }
    const given = Number(heading.localName[1]);
    while ((above.at(-1) ?? 0) >= given) above.pop();
    const level = Math.min(first + above.length, 6);
    above.push(given);
    if (level !== given) rename(heading, `h${level}`);
  }
}

/** Kinds of files that a reader wants to know of before they come. */
const fileKinds = /^(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|txt|zip|ics|vcf|epub|mp[34])$/;

function fitLink(link: HTMLAnchorElement, scope: Scope): void {
  const url = link.getAttribute("href") ?? "";
  const { look, words } = linkParts(scope, url);
  link.className = look;
  if (!link.textContent?.trim() && !link.querySelector("img:not([alt=''])")) link.append(addressName(url));
  const said = `${link.textContent} ${link.nextSibling?.textContent?.slice(0, 40) ?? ""}`.toLowerCase();
  const span = (className: string, text: string) => {
    const made = link.ownerDocument.createElement("span");
    made.className = className;
    made.textContent = text;
    return made;
  };
  if (words && !said.includes(words.trim().toLowerCase())) link.append(span("omvarld-hidden", words));
  const kind = extensionOf(url);
  const language = link.getAttribute("hreflang") ?? "";
  const notes = [
    fileKinds.test(kind) ? kind : "",
    language && baseLanguage(language) !== baseLanguage(scope.language) ? scope.format.language(language) : "",
  ].filter((note) => note && !said.includes(note));
  if (notes.length > 0) link.after(" ", span("omvarld-note", `(${notes.join(", ")})`));
}

/** Lets each table scroll in a box of its own, which the keyboard reaches and which has a name. */
function fitTables(holder: HTMLElement, name: string, { words }: Scope): void {
  const counts = new Map<string, number>();
  for (const table of holder.querySelectorAll("table")) {
    if (table.parentElement?.closest("table")) continue;
    const caption = table.querySelector("caption")?.textContent?.replace(/\s+/g, " ").trim();
    const given = words.table(caption || name);
    const count = (counts.get(given) ?? 0) + 1;
    counts.set(given, count);
    const box = table.ownerDocument.createElement("div");
    box.className = "omvarld-scroll";
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", count === 1 ? given : `${given} ${count}`);
    box.setAttribute("tabindex", "0");
    table.replaceWith(box);
    box.append(table);
  }
}

/** The same element under another name, with its language. */
export function rename(element: Element, name: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(name);
  for (const kept of ["lang", "dir"]) {
    const value = element.getAttribute(kept);
    if (value) renamed.setAttribute(kept, value);
  }
  element.before(renamed);
  // One by one: there may be more than a call can take.
  while (element.firstChild) renamed.append(element.firstChild);
  element.remove();
  return renamed;
}

/** Leaves what is in an element in its place. */
export function unwrap(element: Element): void {
  while (element.firstChild) element.before(element.firstChild);
  element.remove();
}
