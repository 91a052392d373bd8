import { sheet } from "./omvarld.styles.ts";

/** Adopts the library's one sheet into a document or a shadow root, once. */
export function adoptStyles(root: Node): void {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  const { styleSheet } = sheet;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) {
    // Assigned anew and not pushed: pages that wrap the list see one change.
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}
