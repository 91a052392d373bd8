import type { LitElement } from "lit";
import { chooseLanguage } from "../i18n/index.ts";
import { FeedError, type FeedState, pause } from "../loading/index.ts";
import { adoptStyles } from "../styles/adopt-styles.ts";
import { baseSheet } from "../styles/base.styles.ts";
import { prepareAnnouncer } from "./announcer.ts";
import type { Content } from "./content.ts";
import { languageAround } from "./page-language.ts";
import type { Finished } from "./prerendered.ts";
import type { TagOptions } from "./templates/section.ts";

/** Brings what shows a tag's feed, with its looks. */
export class ContentLoader<O extends TagOptions> {
  /** Undefined until it is there. */
  content: Content<O> | undefined;
  /** Why it could not be fetched. */
  failure: FeedState | undefined;
  readonly #tag: LitElement;
  readonly #load: () => Promise<Content<O>>;

  /** @param tag is rendered anew when it is there, and when it could not be had. */
  constructor(tag: LitElement, load: () => Promise<Content<O>>) {
    this.#tag = tag;
    this.#load = load;
  }

  /** How far a feed has come; it cannot be shown before what shows it is there. */
  stateOf(state: FeedState): FeedState {
    return this.content || !("feed" in state) ? state : (this.failure ?? { status: "loading", url: state.url });
  }

  /**
   * Fetches it, unless it is there already.
   * @param styleRoot where the sheets go.
   */
  async bring(finished: Finished | undefined, styleRoot: Node): Promise<void> {
    const tag = this.#tag;
    const { ownerDocument } = tag;
    prepareAnnouncer(ownerDocument);
    const isDressed = finished?.isDressed;
    // The document too: the status stands there, and an isolated element's own box.
    if (!isDressed) adoptStyles(ownerDocument, [baseSheet]);
    if (!isDressed) adoptStyles(styleRoot, [baseSheet, ...(this.content?.styles ?? [])]);
    if (this.content) return;
    this.failure = undefined;
    try {
      const content = await this.#load();
      // More than a link inside, or a paragraph around it, is rare, and may be the work of a parser or a CMS.
      if (tag.closest("p") ?? tag.querySelector(":scope > :not(.omvarld, p, a, script), :scope > p ~ p")) {
        await import("./placement.ts").then(
          ({ mendPlacement }) => mendPlacement(tag),
          () => {},
        );
      }
      if (!isDressed) adoptStyles(styleRoot, content.styles);
      if (content.prepare && !finished) {
        // It takes as long as many cards, so it has a turn of its own.
        await pause();
        content.prepare(chooseLanguage([languageAround(tag)]));
        await pause();
      }
      this.content = content;
    } catch (cause) {
      const error = new FeedError("network", import.meta.url, undefined, { cause });
      this.failure = { status: "failed", url: "", error, problems: [] };
    }
    tag.requestUpdate();
  }
}
