import { nothing } from "lit";
import type { Problem } from "../feed/index.ts";
import type { StateMessages } from "../i18n/index.ts";
import type { FeedState } from "../loading/index.ts";
import { announce } from "./announcer.ts";
import type { Tag } from "./editor-attributes.ts";
import type { ErrorDetail, ExplainedProblem, LoadDetail } from "./events.ts";
import { isDebugged } from "./page-language.ts";
import type { Scope } from "./scope.ts";

type Editor = typeof import("./editor.ts");

/** What there is to tell of a tag, as it is now. */
export type ToTell = readonly [
  state: FeedState,
  /** Of the last rendering; without words there was none. */
  language: string,
  words: StateMessages | undefined,
  scope: Scope | undefined,
  /** What the tag is about. */
  subject: string,
  /** Members shown; undefined while there is no feed. */
  count: () => number | undefined,
  /** Whether readers have what stands between the tags until the feed is there. */
  isCovered: () => boolean,
  /** Where the sheets go. */
  styleRoot: Node,
];

/** How many feeds are still on their way while others are shown. */
export const pendingOf = (state: FeedState): number => ("pending" in state && state.pending) || 0;

/** Tells of each state once: readers in the page's status, scripts in events, editors on the console and in the tag. */
export class Telling {
  readonly #tag: Tag & { readonly debug: boolean };
  readonly #now: () => ToTell;
  #told: FeedState | undefined;
  /** Loaded only where there is something to tell an editor. */
  #editor: Editor | undefined;

  constructor(tag: Tag & { readonly debug: boolean }, now: () => ToTell) {
    this.#tag = tag;
    this.#now = now;
  }

  /** Whether an editor wants to be told in the page. */
  get isAsked(): boolean {
    return this.#tag.debug || isDebugged(this.#tag.ownerDocument);
  }

  /** The box for editors, where they want it. */
  panel(): unknown {
    if (!this.isAsked) return nothing;
    const [state, language, , scope] = this.#now();
    return this.#editor?.problemPanel(this.#tag, state, language, scope);
  }

  /** After each rendering: says what is new. */
  tell(): void {
    const [state, language, words, , subject, , isCovered] = this.#now();
    const { status } = state;
    const told = this.#told;
    if (!words) return;
    const problems = "problems" in state ? state.problems : [];
    const isWanted = this.isAsked && status !== "loading";
    if (state === told || (status === "loading" && told?.status === status)) {
      if (isWanted && !this.#editor) void this.#tellEditor(state, []);
      return;
    }
    this.#told = state;
    const isSilent = status !== "failed" && (status !== "loading" || isCovered());
    announce(isSilent ? "" : words[status](subject), language);
    if (status === "failed") this.#emit("omvarld-error", { error: state.error, url: state.url });
    if (problems.length === 0) this.#emitLoad([]);
    if (isWanted || problems.length > 0) void this.#tellEditor(state, problems);
  }

  /** Fetches the words for editors, and tells the page's scripts and the console with them. */
  async #tellEditor(state: FeedState, problems: readonly Problem[]): Promise<void> {
    const editor = await import("./editor.ts").catch(() => undefined);
    await editor?.prepare(state, this.#now()[7]);
    this.#editor = editor;
    const [present, language, , scope] = this.#now();
    if (state !== present) return;
    if (this.isAsked) this.#tag.requestUpdate();
    const explained =
      editor?.explain(problems, language) ?? problems.map((problem) => ({ ...problem, message: problem.code }));
    if (problems.length > 0) this.#emitLoad(explained);
    // Once for all feeds that are shown as one: what `ids` names may be in the last.
    if (pendingOf(state) === 0) editor?.tellConsole(this.#tag, state, explained, language, scope);
  }

  #emitLoad(problems: readonly ExplainedProblem[]): void {
    const [state, , , , , members] = this.#now();
    const count = members();
    if (count !== undefined && "feed" in state)
      this.#emit("omvarld-load", {
        feed: state.feed,
        problems,
        stale: state.status === "stale",
        count,
        pending: pendingOf(state),
      });
  }

  #emit(type: string, detail: LoadDetail | ErrorDetail): void {
    this.#tag.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
