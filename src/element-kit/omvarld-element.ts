import { LitElement, nothing, type PropertyValues } from "lit";
import { property, state } from "lit/decorators.js";
import type { Feed, Problem } from "../feed/index.ts";
import { chooseLabels, type Labels, type Messages } from "../i18n/index.ts";
import type { FeedError, FeedState } from "../loading/index.ts";
import { adoptStyles } from "../styles/adopt-styles.ts";
import { announce, prepareAnnouncer } from "./announcer.ts";
import { Fallback } from "./fallback.ts";
import { FeedController } from "./feed-controller.ts";
import { languageAround, localDate } from "./page-language.ts";
import { claimPrefix } from "./prefix.ts";
import { createScope, type Scope } from "./scope.ts";
import type { Past, TagOptions } from "./templates/section.ts";
import { failedBox, skeleton, staleNote } from "./templates/states.ts";

/** A problem with its message for editors. */
export interface ExplainedProblem extends Problem {
  /** What was found, what is expected and how to mend it, in Swedish or English. */
  readonly message: string;
}

/** Detail of the `omvarld-load` event. */
export interface LoadDetail {
  readonly feed: Feed;
  readonly problems: readonly ExplainedProblem[];
  /** Whether this is an older copy. */
  readonly stale: boolean;
  /** Members shown. */
  readonly count: number;
}

/** Detail of the `omvarld-error` event. */
export interface ErrorDetail {
  readonly error: FeedError;
  readonly url: string;
}

type Editor = typeof import("./editor.ts");

const words = (value: string | null): readonly string[] | undefined => value?.split(/[\s,]+/).filter(Boolean);
const names = { loading: "", ready: "", stale: "", error: "", empty: "" };
type StateName = keyof typeof names;

/**
 * What every tag does: it finds its feed, shows how far that has come, and renders the feed into itself.
 * @fires omvarld-load - when a feed is shown, and again when a newer one is
 * @fires omvarld-error - when a feed could not be had
 */
export abstract class OmvarldElement extends LitElement {
  /** Address of the feed. */
  @property() src: string | undefined;
  /** The feed itself, as an object, for scripts. */
  @property({ attribute: false }) feed: unknown;
  /** The heading's text in place of the default; empty: no heading. */
  @property() heading: string | undefined;
  /** Level of the heading, 1 to 6. */
  @property({ type: Number, attribute: "heading-level" }) headingLevel: number | undefined;
  /** Only these members, in this order. */
  @property({ converter: words }) ids: readonly string[] | undefined;
  /** At most this many members, with a button that shows all. */
  @property({ type: Number }) limit: number | undefined;
  /** What is over: `show` (marked, last), `fold` or `hide`. */
  @property() past: Past | undefined;
  /** `inherit` (the host page's look), `light`, `dark` or `auto`. */
  @property() theme: string | undefined;
  /** Renders into a shadow root. Read when the element first comes into a page. */
  @property({ type: Boolean }) isolated = false;
  /** Shows the feed's problems in place, for editors. */
  @property({ type: Boolean }) debug = false;

  @state() private isExpanded = false;
  /** Loaded only where there is something to tell an editor. */
  @state() private editor: Editor | undefined;

  /** Level of the heading where the editor names none. */
  protected readonly defaultLevel: number = 2;
  protected readonly root: HTMLElement = this.ownerDocument.createElement("div");

  readonly #fallback = new Fallback(this, this.root);
  readonly #feed = new FeedController(this);
  readonly #states = customStates(this);
  readonly #made = new Map<string, HTMLElement | null>();
  #prefix = "";
  #told: FeedState | undefined;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "lang"];
  }

  /** What the tag is about, in the words of a language. */
  protected abstract subject(words: Messages): string;
  protected abstract renderFeed(scope: Scope, options: TagOptions): unknown;
  /** How many members are shown. */
  protected abstract count(scope: Scope, options: TagOptions): number;

  override connectedCallback(): void {
    prepareAnnouncer(this.ownerDocument);
    this.#prefix = claimPrefix(this);
    super.connectedCallback();
    // The document too: the status stands there, and an isolated element's own box.
    adoptStyles(this.ownerDocument);
    adoptStyles(this.root.getRootNode());
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "lang") this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement {
    const { root } = this;
    root.setAttribute("part", "omvarld");
    // One listener, however many members there are: templates only name the action.
    root.addEventListener("click", (event) => {
      const button = (event.target as Element).closest("[data-omvarld-action]");
      if (button) this.handleAction(button.getAttribute("data-omvarld-action") ?? "");
    });
    if (this.isolated) (this.shadowRoot ?? this.attachShadow({ mode: "open" })).append(root, this.#slot);
    else this.append(root);
    return root;
  }

  readonly #slot = this.ownerDocument.createElement("slot");

  protected override render(): unknown {
    const { state } = this.#feed;
    const feed = "feed" in state ? state.feed : undefined;
    const labels = this.#labels(feed);
    const subject = this.subject(labels.words);
    this.#dress(labels);
    this.#showFallback(feed === undefined);
    const scope = feed && this.#scope(feed, "url" in state ? state.url : "");
    this.#setState(state.status === "failed" ? "error" : state.status === "waiting" ? undefined : state.status);
    const panel = this.#isDebugging ? this.editor?.problemPanel(state, labels.language, scope) : nothing;
    if (scope) {
      const isEmpty = this.count(scope, this.options()) === 0;
      if (isEmpty) this.#states?.add("empty");
      return [
        this.renderFeed(scope, this.options()),
        state.status === "stale" ? staleNote(scope, state.date) : nothing,
        panel,
      ];
    }
    if (this.#fallback.hasContent || state.status === "waiting") return [nothing, nothing, panel];
    return [
      state.status === "failed" ? failedBox(labels.words, subject) : skeleton(labels.words, subject),
      nothing,
      panel,
    ];
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { state } = this.#feed;
    if (state === this.#told) return;
    this.#told = state;
    const { words, language } = this.#labels("feed" in state ? state.feed : undefined);
    switch (state.status) {
      case "waiting":
        break;
      case "loading":
        if (!this.#fallback.hasContent) announce(words.loading(this.subject(words)), language);
        return;
      case "failed":
        announce(words.failed(this.subject(words)), language);
        this.#emit("omvarld-error", { error: state.error, url: state.url } satisfies ErrorDetail);
        break;
      default:
        announce("", language);
        if (state.problems.length === 0) this.#emitLoad(state, []);
    }
    if (this.#isDebugging || ("problems" in state && state.problems.length > 0)) void this.#tellEditor(state);
  }

  /** What an editor asks of the tag; what makes no sense counts as not asked. */
  protected options(): TagOptions {
    const { heading, ids, past, limit } = this;
    const isCount = limit !== undefined && limit >= 1 && !this.isExpanded;
    return {
      heading,
      ids,
      ...(past === "fold" || past === "hide" ? { past } : {}),
      ...(isCount ? { limit: Math.floor(limit) } : {}),
    };
  }

  protected handleAction(action: string): void {
    if (action === "show-all") this.isExpanded = true;
    if (action === "retry") this.#feed.retry();
  }

  /** Says how a list has changed, when the reader has stopped changing it. */
  protected announce(sentence: string): void {
    const { state } = this.#feed;
    announce(sentence, this.#labels("feed" in state ? state.feed : undefined).language);
  }

  get #isDebugging(): boolean {
    return this.debug || /[?&]omvarld-debug\b/.test(this.ownerDocument.location?.search ?? "");
  }

  #labels(feed: Feed | undefined): Labels {
    const around = languageAround(this);
    return chooseLabels([around, feed?.language].filter((tag) => tag !== undefined));
  }

  #scope(feed: Feed, url: string): Scope {
    const { headingLevel: level, defaultLevel } = this;
    const base = url || this.ownerDocument.baseURI;
    return createScope({
      feed,
      language: languageAround(this),
      today: localDate(new Date()),
      level: level !== undefined && Number.isInteger(level) && level >= 1 && level <= 6 ? level : defaultLevel,
      prefix: this.#prefix,
      host: this.ownerDocument.location?.hostname ?? "",
      richText: (html) => this.#richText(html, base),
    });
  }

  /** A feed's HTML made safe, once it is; until then its bare text, which as text can do no harm. */
  #richText(html: string, base: string): unknown {
    const made = this.#made.get(html);
    if (made) return made;
    if (made === undefined) {
      this.#made.set(html, null);
      void import("./sanitise.ts").then(async ({ sanitise }) => {
        this.#made.set(html, await sanitise(html, base));
        this.requestUpdate();
      });
    }
    return html.replace(/<[^>]*>/g, " ");
  }

  /** Gives the element's box its theme, and its language where that is not the page's. */
  #dress({ language }: Labels): void {
    const { root, theme } = this;
    root.className = theme && theme !== "inherit" ? `omvarld omvarld-theme omvarld-theme-${theme}` : "omvarld";
    const around = languageAround(this);
    const isSame = around !== undefined && language.split("-")[0] === around.toLowerCase().split("-")[0];
    const lang = isSame ? "" : language;
    if (root.lang === lang) return;
    root.lang = lang;
    root.dir = isSame ? "" : "ltr";
    for (const name of ["lang", "dir"]) if (isSame) root.removeAttribute(name);
  }

  #showFallback(isShown: boolean): void {
    if (this.isolated) {
      // Without its slot, what stands in the light DOM is not drawn; it stays there for the next time.
      if (isShown) this.root.after(this.#slot);
      else this.#slot.remove();
    } else if (isShown) this.#fallback.show();
    else this.#fallback.hide();
  }

  #setState(name: StateName | undefined): void {
    for (const old of Object.keys(names)) this.#states?.delete(old);
    if (name) this.#states?.add(name);
  }

  #emitLoad(state: FeedState, problems: readonly ExplainedProblem[]): void {
    if (state.status !== "ready" && state.status !== "stale") return;
    const count = this.count(this.#scope(state.feed, state.url), this.options());
    const detail: LoadDetail = { feed: state.feed, problems, stale: state.status === "stale", count };
    this.#emit("omvarld-load", detail);
  }

  #emit(type: string, detail: LoadDetail | ErrorDetail): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Fetches the words for editors, and tells the page's scripts and the console with them. */
  async #tellEditor(state: FeedState): Promise<void> {
    const { language } = this.#labels("feed" in state ? state.feed : undefined);
    this.editor = await import("./editor.ts").catch(() => undefined);
    const problems = "problems" in state ? state.problems : [];
    const explained =
      this.editor?.explain(problems, language) ?? problems.map((problem) => ({ ...problem, message: problem.code }));
    if (problems.length > 0) this.#emitLoad(state, explained);
    this.editor?.tellConsole(state, explained);
  }
}

function customStates(element: LitElement): CustomStateSet | undefined {
  try {
    return element.attachInternals().states;
  } catch {
    // Older browsers, and elements that were given internals already, do without.
    return undefined;
  }
}
