import { fixture, html } from "@open-wc/testing";
import { perceive, settled } from "./testing.ts";

/* What the tests of what all tags do share: they look at one tag. */

export type Tag = HTMLElementTagNameMap["omvarld-twin-towns"];

export const townsOf = (tag: Element): readonly string[] =>
  perceive(tag, "heading", /^(?!Våra vänorter$|Our twin towns$|Tidigare)/).map(({ name }) => name);

export const inner = (tag: Element): Element | null => (tag.shadowRoot ?? tag).firstElementChild;

/** The tag inside a template, once its feed has come or failed. */
export async function tagIn(template: unknown): Promise<Tag> {
  const root = await fixture<HTMLElement>(html`<div>${template}</div>`);
  const tag = root.querySelector("omvarld-twin-towns");
  if (!tag) throw new Error("no tag");
  return settled(tag);
}

/** What an editor has on the whole page, until it is called off. */
export function pageFeed(url: string): () => void {
  const meta = Object.assign(document.createElement("meta"), { name: "omvarld-feed", content: url });
  document.head.append(meta);
  return () => meta.remove();
}
