import { html, nothing, type TemplateResult } from "lit";

/** How a bar is told from another one: by its shape, never by its colour. */
export type BarLook = "full" | "hollow" | "striped";

/** What is smaller could not be seen, in hundredths of the scale. */
const LEAST = 0.5;

const hundredths = (value: number): string => `${Math.round(value * 100) / 100}%`;

/**
 * A bar on its scale. It is decoration: the words beside it say all that it shows.
 * @param start in hundredths of the scale, as `length` is.
 */
export function bar(start: number, length: number, look: BarLook = "full"): TemplateResult {
  const [from, width] = [hundredths(start), hundredths(Math.max(length, LEAST))];
  // Attributes and not styles, which a strict policy takes away where the page comes ready from a server.
  return html`<svg class="omvarld-bar omvarld-bar-${look}" aria-hidden="true">
    <line x1="0" x2="100%" y1="50%" y2="50%"></line>
    <rect x=${from} width=${width} height="100%" rx="2"></rect>
    ${look === "striped" ? stripes(from, hundredths(start + length)) : nothing}
  </svg>`;
}

// A picture inside the picture: the words for a loose line of one would have to come with the script.
const stripes = (from: string, to: string) => html`<svg><line x1=${from} x2=${to} y1="50%" y2="50%"></line></svg>`;
