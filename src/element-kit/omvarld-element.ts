import { LitElement, noChange, nothing, type PropertyValues } from "lit";
import type { CollectionName, Feed } from "../feed/index.ts";
import { chooseLanguage, loadWords, type StateMessages, wordsIn } from "../i18n/index.ts";
import { FeedError, type FeedState, pause } from "../loading/index.ts";
import { adoptStyles } from "../styles/adopt-styles.ts";
import { baseSheet } from "../styles/base.styles.ts";
import { announce, prepareAnnouncer } from "./announcer.ts";
import { pasts, type TagProperties, themes } from "./choices.ts";
import type { Content } from "./content.ts";
import { ElementStates } from "./element-states.ts";
import { Fallback } from "./fallback.ts";
import { FeedController } from "./feed-controller.ts";
import { watchFragment } from "./fragment.ts";
import { languageAround, localDate } from "./page-language.ts";
import { claimPrefix } from "./prefix.ts";
import type { Showing } from "./parts.ts";
import type { Finished } from "./prerendered.ts";
import { RichText } from "./rich-text.ts";
import { boxAttributes, dressBox, nameParts, stayOnPage } from "./root-box.ts";
import type { Scope, ScopeOptions } from "./scope.ts";
import { readLevel, readTagOptions } from "./tag-options.ts";
import type { Past, TagOptions } from "./templates/section.ts";
import { failedBox, skeleton, staleNotes } from "./templates/states.ts";
import { pendingOf, Telling } from "./telling.ts";
import { turn } from "./turns.ts";

export type { ErrorDetail, ExplainedProblem, LoadDetail } from "./events.ts";

const splitWords = (value: string | null): readonly string[] | undefined => value?.split(/[\s,]+/).filter(Boolean);

/**
 * What every tag does: it finds its feed, shows how far that has come, and renders the feed into itself.
 * @attr {string} lang - language of labels and texts (BCP 47); else the nearest around the tag, else the feed's
 * @slot - shown until the feed is there, and for good if it never comes
 * @fires {CustomEvent<LoadDetail>} omvarld-load - when a feed is shown, and again when a newer one or more of several is
 * @fires {CustomEvent<ErrorDetail>} omvarld-error - when a feed could not be had
 */
export abstract class OmvarldElement<O extends TagOptions = TagOptions> extends LitElement {
  static override properties: TagProperties = {
    src: {},
    feed: { attribute: false },
    heading: {},
    headingLevel: { type: Number, attribute: "heading-level" },
    ids: { converter: splitWords },
    limit: { type: Number },
    past: { values: pasts },
    theme: { values: themes },
    isolated: { type: Boolean },
    keep: { type: Boolean },
    debug: { type: Boolean },
    content: { state: true },
    failure: { state: true },
    isExpanded: { state: true },
  };

  /** Address of the feed, or addresses of several with spaces between. */
  src: string | undefined;
  /** The feed itself, as an object, for scripts. */
  feed: unknown;
  /** The heading's text in place of the default; empty: no heading. */
  heading: string | undefined;
  /** Level of the heading, 1 to 6. */
  headingLevel: number | undefined;
  /** Only these members, in this order. */
  ids: readonly string[] | undefined;
  /** At most this many members, with a button that shows all. */
  limit: number | undefined;
  /** What is over: `show` (marked, last), `fold` or `hide`. */
  past: Past | undefined;
  /** `inherit` (the host page's look), `light`, `dark` or `auto`. */
  theme: (typeof themes)[number] | undefined;
  /** Renders into a shadow root. Read when the element first comes into a page. */
  isolated = false;
  /** Also keeps the last good feed in the browser's Cache API, for when it cannot be had. */
  keep = false;
  /** Shows the feed's problems in place, for editors. */
  debug = false;
  /** What the ids inside begin with, for links to them: `omvarld-twin-towns`. Empty until the element is in a page. */
  anchor = "";

  private content: Content<O> | undefined;
  /** What shows the feed could not be fetched. */
  private failure: FeedState | undefined;
  private isExpanded = false;

  protected readonly root: HTMLElement = this.ownerDocument.createElement("div");

  readonly #fallback = new Fallback(this, this.root);
  readonly #feed = new FeedController(this, () => {
    // What brings the feed back may bring back what shows it.
    if (this.failure) void this.#loadContent();
  });
  readonly #states = new ElementStates(this);
  /** What stood inside as finished HTML, as long as it stays in place of the root. */
  #finished: Finished | undefined;
  /** Resolves when the tag may go to work beside it; undefined where it need not wait. */
  #prepared: Promise<void> | undefined;
  /** Until it has been asked to render for the first time. */
  #isNew = true;
  /** What a reader has pressed in it before the feed was there. */
  #asked: readonly [action: string, button: Element] | undefined;
  /** Whether it says what would be rendered now. */
  #isPrinted = false;
  readonly #richText = new RichText(() => {
    this.#scopeOf = [];
    this.requestUpdate();
  });
  /** What the last scope was made of: as long as it is the same, so is all that it says. */
  #scopeOf: readonly unknown[] = [];
  /** Of the last rendering. */
  #language = "sv";
  #words: StateMessages | undefined;
  #scope: Scope | undefined;
  readonly #telling = new Telling(this, () => [
    this.state,
    this.#language,
    this.#words,
    this.#scope,
    this.heading || (this.#words?.[this.topic] ?? ""),
    () => this.#count,
    () => this.#fallback.hasContent,
    this.#styleRoot,
  ]);

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "lang"];
  }

  /** What the tag is about: the name of its default heading. */
  protected abstract readonly topic: CollectionName | "page";
  /** Fetches what the tag shows. It is asked for at once, so that it comes beside the feed and not after it. */
  protected abstract load(): Promise<Content<O>>;

  override connectedCallback(): void {
    this.anchor = claimPrefix(this);
    super.connectedCallback();
    void this.#loadContent();
    watchFragment();
  }

  /** Shows all members, also those beyond the limit and those in parts that have not come. */
  showAll(): void {
    this.isExpanded = true;
    if (this.#scope) this.#feed.parts?.askForMore(this.#scope.feed, Infinity);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "lang") this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement {
    const { root } = this;
    const { finished } = this.#fallback;
    // What looks at what stands in the tag is to know it for the tag's own, also before the first rendering.
    root.className = "omvarld";
    this.listen(root);
    if (this.isolated) (this.shadowRoot ?? this.attachShadow({ mode: "open" })).append(root, this.#slot);
    else if (finished) {
      this.listen(finished);
      this.#prepared = this.#prepareFinished(finished);
    } else this.append(root);
    return root;
  }

  /** Hears what readers do in a box: one listener, however many members there are, because templates only name the action. */
  protected listen(box: HTMLElement): void {
    box.addEventListener("click", (event) => {
      const button = (event.target as Element).closest("[data-omvarld-action]");
      if (button) this.handleAction(button.getAttribute("data-omvarld-action") ?? "", button);
      stayOnPage(event);
    });
  }

  readonly #slot = this.ownerDocument.createElement("slot");

  protected override scheduleUpdate(): void | Promise<unknown> {
    const wait = this.#prepared ?? turn(this.#isNew);
    // The feed is asked for at once; what is shown until it comes can wait until the script has been run.
    if (this.#isNew && !this.#prepared) this.#feed.hostUpdate();
    this.#isNew = false;
    return wait ? wait.then(() => this.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override render(): unknown {
    const state = this.state;
    const feed = "feed" in state ? state.feed : undefined;
    const around = languageAround(this);
    const language = chooseLanguage([around, feed?.language]);
    const words = wordsIn(language);
    this.#words = words;
    if (!words) {
      void loadWords(language).then(() => this.requestUpdate());
      return noChange;
    }
    this.#language = language;
    const box = boxAttributes(this.theme, language, around);
    dressBox(this.root, box);
    const base = ("url" in state && state.url) || this.ownerDocument.baseURI;
    const said = feed && this.#say(feed, base, language, words, around);
    this.#scope = said && this.#scopeFor(said, base);
    this.#states.show(
      state.status === "failed" ? "error" : state.status,
      this.#count === 0 && !feed?.next ? "empty" : "",
    );
    if (!this.#finished) this.#showFallback(!feed);
    const { topic } = this;
    // What is put together of several feeds is never printed, nor what is told of them.
    this.#isPrinted =
      !!said &&
      state.status === "ready" &&
      state.pending === undefined &&
      !feed.next &&
      !this.#telling.isAsked &&
      !!this.#finished?.isPrintOf(said, { topic, base, box, options: this.options() });
    if (this.#isPrinted || this.#isHeld) return noChange;
    const subject = this.heading || words[topic];
    return [
      this.#scope
        ? this.content?.render(this.#scope, this.options())
        : this.#fallback.hasContent || state.status === "waiting"
          ? nothing
          : state.status === "failed"
            ? failedBox(words, subject)
            : skeleton(words, subject),
      this.#scope && this.#feed.parts?.partsLine(this.#scope, state, this.#showing),
      this.#scope ? staleNotes(this.#scope, state) : nothing,
      this.#telling.panel(),
    ];
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.isolated) nameParts(this.root);
    const state = this.state;
    if (this.#finished && this.#scope && !pendingOf(state) && !this.#isHeld)
      void this.#settleFinished(this.#finished, this.#scope);
    this.#telling.tell();
    if (this.#scope) this.#feed.parts?.attend(this.root, this.#scope, state, this.#showing);
  }

  /** What readers have before them of what is rendered. */
  protected get box(): HTMLElement {
    return (this.#isPrinted || this.#isHeld) && this.#finished ? this.#finished.box : this.root;
  }

  /** All members are there then, also those of a long list, which come after the first. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.content?.finished(this.root);
    return isComplete;
  }

  /** What an editor asks of the tag, and its reader. */
  protected options(): O {
    // A tag that has options of its own adds them.
    return readTagOptions(this, this.isExpanded) as O;
  }

  protected handleAction(action: string, button: Element): void {
    if (this.#scope) this.content?.act?.(this.#scope, action, button);
    else this.#asked = [action, button];
    if (action === "show-all") this.showAll();
    if (action !== "retry") return;
    this.#feed.retry();
    void this.#loadContent();
  }

  /** Says a sentence politely, when nothing newer comes. */
  protected announce(sentence: string): void {
    announce(sentence, this.#language);
  }

  /** How far the feed has come; it cannot be shown before what shows it is there. */
  protected get state(): FeedState {
    const { state } = this.#feed;
    return this.content || !("feed" in state) ? state : (this.failure ?? { status: "loading", url: state.url });
  }

  async #loadContent(): Promise<void> {
    if (this.#prepared) await this.#prepared;
    prepareAnnouncer(this.ownerDocument);
    const isDressed = this.#finished?.isDressed;
    // The document too: the status stands there, and an isolated element's own box.
    if (!isDressed) adoptStyles(this.ownerDocument, [baseSheet]);
    if (!isDressed) adoptStyles(this.#styleRoot, [baseSheet, ...(this.content?.styles ?? [])]);
    if (this.content) return;
    this.failure = undefined;
    try {
      const content = await this.load();
      // More than a link inside, or a paragraph around it, is rare, and may be the work of a parser or a CMS.
      if (this.closest("p") ?? this.querySelector(":scope > :not(.omvarld, p, a, script), :scope > p ~ p")) {
        await import("./placement.ts").then(
          ({ mendPlacement }) => mendPlacement(this),
          () => {},
        );
      }
      if (!isDressed) adoptStyles(this.#styleRoot, content.styles);
      if (content.prepare && !this.#finished) {
        // It takes as long as many cards, so it has a turn of its own.
        await pause();
        content.prepare(chooseLanguage([languageAround(this)]));
        await pause();
      }
      this.content = content;
    } catch (cause) {
      const error = new FeedError("network", import.meta.url, undefined, { cause });
      this.failure = { status: "failed", url: "", error, problems: [] };
    }
  }

  /** Members shown, or undefined while there is no feed. */
  get #count(): number | undefined {
    return this.#scope && this.content?.count(this.#scope, this.options());
  }

  /** What is shown of a feed in parts, which says how much of it is needed. */
  get #showing(): Showing {
    const { topic, isExpanded: isAsked } = this;
    return { ...this.options(), topic, count: this.#count ?? 0, isAsked, isFinished: !!this.#finished };
  }

  /** Whether finished HTML stays because it has all parts of a feed that are not all here. */
  get #isHeld(): boolean {
    return !!this.#finished?.isMoreThan(this.state, this.#showing);
  }

  #say(feed: Feed, base: string, language: string, words: StateMessages, wanted: string | undefined): ScopeOptions {
    return {
      feed,
      wanted,
      language,
      words,
      today: localDate(new Date()),
      level: readLevel(this.headingLevel, this.content?.level ?? 2),
      prefix: this.anchor,
      host: this.ownerDocument.location?.hostname ?? "",
      richText: (html, place, scope, own = base) => this.#richText.show(html, own, place, scope),
    };
  }

  #scopeFor(said: ScopeOptions, base: string): Scope | undefined {
    const { content } = this;
    const { richText: _, ...facts } = said;
    const made = [content, base, ...Object.values(facts)];
    if (this.#scope && made.every((value, index) => value === this.#scopeOf[index])) return this.#scope;
    this.#scopeOf = made;
    return content?.createScope(said);
  }

  #showFallback(isShown: boolean): void {
    if (!this.isolated) this.#fallback.toggle(isShown);
    // Without its slot, what stands in the light DOM is not drawn; it stays there for the next time.
    else if (isShown) this.root.after(this.#slot);
    else this.#slot.remove();
  }

  /** Waits until there is time for it. Without what deals with finished HTML, it is a fallback like any other. */
  async #prepareFinished(box: HTMLElement): Promise<void> {
    try {
      this.#finished = await (await import("./prerendered.ts")).meet(this, box);
    } catch {
      this.append(this.root);
    }
    this.#prepared = undefined;
  }

  /** Lets finished HTML stand in the page as long as it says what the feed says; else the rendered box takes its place. */
  async #settleFinished(finished: Finished, scope: Scope): Promise<void> {
    const { content, root } = this;
    const isRight = this.#isPrinted || (await finished.isLike(this, root, this.#richText.settled));
    // In the meantime all may have changed.
    if (isRight === undefined || this.#finished !== finished || this.#scope !== scope) return;
    if (!isRight) {
      this.#finished = undefined;
      finished.giveWay(root);
      this.#showFallback(false);
    }
    content?.enliven?.(finished.box, isRight ? () => content.render(scope, this.options()) : root);
    const [action, button] = this.#asked ?? [];
    this.#asked = undefined;
    if (action && button) content?.act?.(scope, action, button);
  }

  /** Where the sheets go: finished HTML may still stand in for the root. */
  get #styleRoot(): Node {
    return this.isolated ? this.root.getRootNode() : this.getRootNode();
  }
}
