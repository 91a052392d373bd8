import { html, render } from "lit";
import { jsonLd, jsonLdText } from "../feed/json-ld.ts";
import type { FeedState } from "../loading/index.ts";
import { dataBlocks } from "./fallback.ts";
import { languageAround, localDate } from "./page-language.ts";

/**
 * Tells machines what a tag shows, in a data block among the tag's own children: in the light DOM also where the tag is
 * isolated, because no crawler looks for one in a shadow root. A feed that is not there takes the block away.
 */
export function showJsonLd(host: HTMLElement, state: FeedState | undefined): void {
  const present = host.querySelector(`:scope > ${dataBlocks}`);
  // What was printed with the page is true until the feed says otherwise.
  if (present && state?.status === "loading") return;
  if (!state || !("feed" in state)) return present?.remove();
  const { baseURI } = host.ownerDocument;
  const { feed, url } = state;
  const data = jsonLd(feed, { url: url || baseURI, language: languageAround(host), today: localDate(new Date()) });
  const text = jsonLdText(data);
  if (present?.textContent === text) return;
  const block = makeDataBlock();
  block.append(text);
  if (present) present.replaceWith(block);
  else host.append(block);
}

/**
 * A script element from a template can never run, so its text needs no trusted type: with one that is made by
 * `createElement`, a page that requires trusted types would report each text put into it.
 */
function makeDataBlock(): Element {
  const parent = document.createDocumentFragment();
  render(html`<script type="application/ld+json"></script>`, parent);
  return parent.firstElementChild as Element;
}
