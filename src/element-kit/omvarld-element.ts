import { LitElement, noChange, nothing, type PropertyValues } from "lit";
import type { CollectionName } from "../feed/index.ts";
import { chooseLanguage, loadWords, type StateMessages, wordsIn } from "../i18n/index.ts";
import type { FeedState } from "../loading/index.ts";
import { announce } from "./announcer.ts";
import { pasts, type TagProperties, themes } from "./choices.ts";
import type { Content } from "./content.ts";
import { ElementStates } from "./element-states.ts";
import { Fallback } from "./fallback.ts";
import { FeedController } from "./feed-controller.ts";
import { watchFragment } from "./fragment.ts";
import { ContentLoader } from "./load-content.ts";
import { factsOf, ScopeMaker } from "./make-scope.ts";
import { languageAround } from "./page-language.ts";
import { claimPrefix } from "./prefix.ts";
import type { Showing } from "./parts.ts";
import type { Finished } from "./prerendered.ts";
import { boxAttributes, dressBox, hearActions, nameParts } from "./root-box.ts";
import type { Scope } from "./scope.ts";
import { readTagOptions } from "./tag-options.ts";
import type { Past, TagOptions } from "./templates/section.ts";
import { staleNotes, withoutFeed } from "./templates/states.ts";
import { Telling } from "./telling.ts";
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

  private isExpanded = false;

  protected readonly root: HTMLElement = this.ownerDocument.createElement("div");

  readonly #fallback = new Fallback(this, this.root);
  readonly #loader = new ContentLoader<O>(this, () => this.load());
  readonly #feed = new FeedController(this, () => {
    // What brings the feed back may bring back what shows it.
    if (this.#loader.failure) void this.#loadContent();
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
  readonly #scopes = new ScopeMaker(() => this.requestUpdate());
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
    if (this.isolated) (this.shadowRoot ?? this.attachShadow({ mode: "open" })).append(root, this.#fallback.slot);
    else if (finished) {
      this.listen(finished);
      this.#prepared = this.#prepareFinished(finished);
    } else this.append(root);
    return root;
  }

  /** Hears what readers do in a box. */
  protected listen(box: HTMLElement): void {
    hearActions(box, (action, button) => this.handleAction(action, button));
  }

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
    const { content } = this.#loader;
    const facts = feed && factsOf(this, { feed, wanted: around, language, words }, content?.level);
    this.#scope = facts && content && this.#scopes.make(content, facts, base);
    this.#states.show(
      state.status === "failed" ? "error" : state.status,
      this.#count === 0 && !feed?.next ? "empty" : "",
    );
    if (!this.#finished) this.#fallback.toggle(!feed);
    // What editors are told is never printed.
    const printed = this.#telling.isAsked ? undefined : facts;
    this.#finished?.measure(state, printed, { topic: this.topic, base, box, options: this.options() }, this.#showing);
    if (this.#finished?.isEnough) return noChange;
    const subject = this.heading || words[this.topic];
    return [
      this.#scope
        ? content?.render(this.#scope, this.options())
        : this.#fallback.hasContent
          ? nothing
          : withoutFeed(words, subject, state),
      this.#scope && this.#feed.parts?.partsLine(this.#scope, state, this.#showing),
      this.#scope ? staleNotes(this.#scope, state) : nothing,
      this.#telling.panel(),
    ];
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.isolated) nameParts(this.root);
    if (this.#finished && this.#scope) void this.#settleFinished(this.#finished, this.#scope);
    this.#telling.tell();
    if (this.#scope) this.#feed.parts?.attend(this.root, this.#scope, this.state, this.#showing);
  }

  /** What readers have before them of what is rendered. */
  protected get box(): HTMLElement {
    return this.#finished?.isEnough ? this.#finished.box : this.root;
  }

  /** All members are there then, also those of a long list, which come after the first. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#loader.content?.finished(this.root);
    return isComplete;
  }

  /** What an editor asks of the tag, and its reader. */
  protected options(): O {
    // A tag that has options of its own adds them.
    return readTagOptions(this, this.isExpanded) as O;
  }

  protected handleAction(action: string, button: Element): void {
    if (this.#scope) this.#loader.content?.act?.(this.#scope, action, button);
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
    return this.#loader.stateOf(this.#feed.state);
  }

  async #loadContent(): Promise<void> {
    if (this.#prepared) await this.#prepared;
    await this.#loader.bring(this.#finished, this.#styleRoot);
  }

  /** Members shown, or undefined while there is no feed. */
  get #count(): number | undefined {
    return this.#scope && this.#loader.content?.count(this.#scope, this.options());
  }

  /** What is shown of a feed in parts, which says how much of it is needed. */
  get #showing(): Showing {
    const { topic, isExpanded: isAsked } = this;
    return { ...this.options(), topic, count: this.#count ?? 0, isAsked, isFinished: !!this.#finished };
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
    const { root } = this;
    const isRight = await finished.isLike(this, root, this.#scopes.settled);
    const { content } = this.#loader;
    // In the meantime all may have changed.
    if (isRight === undefined || this.#finished !== finished || this.#scope !== scope) return;
    if (!isRight) {
      this.#finished = undefined;
      finished.giveWay(root);
      this.#fallback.toggle(false);
    }
    content?.enliven?.(finished.box, isRight ? () => content.render(scope, this.options()) : root);
    if (this.#asked) content?.act?.(scope, ...this.#asked);
    this.#asked = undefined;
  }

  /** Where the sheets go: finished HTML may still stand in for the root. */
  get #styleRoot(): Node {
    return this.isolated ? this.root.getRootNode() : this.getRootNode();
  }
}
