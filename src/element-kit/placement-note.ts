import { html, render } from "lit";
import { editorMessages } from "../i18n/messages/problems.ts";
import { placementMessages } from "../i18n/messages/placement.ts";
import { adoptStyles } from "../styles/adopt-styles.ts";
import { sheet } from "../styles/omvarld.styles.ts";
import { editorStyles } from "./editor.styles.ts";
import { isDebugged, languageAround } from "./page-language.ts";

/** What is wrong with how a tag stands in its page. */
export type PlacementFault =
  /** A name that there is not: of a tag, or of one of its attributes. */
  | { readonly code: "unknown-tag" | "unknown-option"; readonly found: string; readonly known: readonly string[] }
  /** A link that names a feed. */
  | { readonly code: "link-address" }
  /** A tag that has swallowed what came after it, or whose paragraphs a CMS has torn apart. */
  | { readonly code: "unclosed" | "torn" };

const told = new WeakMap<Element, Set<string>>();

/** Tells an editor, once, what is wrong where a tag stands: on the console, and beside it where that is asked for. */
export function tellPlacement(place: HTMLElement, fault: PlacementFault): void {
  const document = place.ownerDocument;
  const language = languageAround(place) ?? "sv";
  const sentence = sentenceOf(place, fault, language);
  const before = told.get(place) ?? new Set();
  if (before.has(sentence)) return;
  told.set(place, before.add(sentence));
  console.warn(`omvarld: ${sentence}`, place);
  if (!place.hasAttribute("debug") && !place.hasAttribute("data-omvarld-debug") && !isDebugged(document)) return;
  const { panel } = editorMessages(language);
  const box = document.createElement("div");
  box.className = "omvarld";
  adoptStyles(document, [sheet]);
  adoptStyles(place.getRootNode(), [sheet, editorStyles]);
  place.after(box);
  render(
    html`<div class="omvarld-editor" role="note" aria-label=${panel}>
      <p><b>${panel}</b></p>
      <p>${sentence}</p>
    </div>`,
    box,
  );
}

function sentenceOf(place: HTMLElement, fault: PlacementFault, language: string): string {
  const messages = placementMessages(language);
  if ("known" in fault) return messages[fault.code](fault.found, nearest(fault.found, fault.known));
  return fault.code === "link-address" ? messages[fault.code]() : messages[fault.code](place.localName);
}

/** The known name that a misspelt one is most like; empty where none is like it. */
export function nearest(found: string, known: readonly string[]): string {
  const wanted = found.trim().toLowerCase();
  const [best] = known
    .map((name) => ({ name, steps: distance(wanted, name) }))
    .filter(({ name, steps }) => steps <= Math.max(2, name.length / 3))
    .sort((a, b) => a.steps - b.steps);
  return best?.name ?? "";
}

/** Letters to put in, take away or change until one word is the other. */
function distance(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()];
  for (const [y, letter] of [...one].entries()) {
    const next = [y + 1];
    for (const [x, wanted] of [...other].entries()) {
      const change = (row[x] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(change, (row[x + 1] ?? 0) + 1, (next[x] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
