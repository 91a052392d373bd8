import type { CSSResult } from "lit";
import { registerUnit } from "./css.ts";

/** Adopts sheets into a document or a shadow root, each once. */
export function adoptStyles(root: Node, sheets: readonly CSSResult[]): void {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  const adopted = root.adoptedStyleSheets;
  const missing = sheets.flatMap(({ styleSheet }) => (styleSheet && !adopted.includes(styleSheet) ? [styleSheet] : []));
  if (missing.length > 0) registerUnit();
  // Assigned anew and not pushed: pages that wrap the list see one change.
  if (missing.length > 0) root.adoptedStyleSheets = [...adopted, ...missing];
}
