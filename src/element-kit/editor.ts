/** What only editors get: the problems in words, in the page and on the console. A chunk of its own. */
import { html, nothing, type TemplateResult } from "lit";
import { adviseFeed } from "../feed/advice.ts";
import { collections } from "../feed/feed-shape.ts";
import { type Feed, originsOf, type Problem } from "../feed/index.ts";
import {
  type EditorMessages,
  editorMessages,
  explainAttribute,
  explainFailure,
  explainProblem,
} from "../i18n/messages/problems.ts";
import { partsOf } from "../feed/origins.ts";
import type { FeedState } from "../loading/index.ts";
import { adoptStyles } from "../styles/adopt-styles.ts";
import { editorStyles } from "./editor.styles.ts";
import { adviseAttributes, collectionOf, type Tag } from "./editor-attributes.ts";
import type { ExplainedProblem } from "./events.ts";
import type { Scope } from "./scope.ts";

export { tellPlacement } from "./placement-note.ts";

export function explain(problems: readonly Problem[], language: string): readonly ExplainedProblem[] {
  return problems.map((problem) => ({ ...problem, message: explainProblem(problem, language) }));
}

let json: typeof import("./editor-json.ts") | undefined;

/**
 * Fetches what else it takes to tell an editor of a state. Without it, less is told.
 * @param root where the box for editors may come to stand.
 */
export async function prepare(state: FeedState, root: Node): Promise<void> {
  adoptStyles(root, [editorStyles]);
  if (textOf(state) !== undefined) json ??= await import("./editor-json.ts").catch(() => undefined);
}

/** What came in place of JSON. */
const textOf = (state: FeedState): string | undefined => ("error" in state ? state.error.text : undefined);

/** Why there is no feed, or only an older one; empty where there is one. */
function reasonOf(state: FeedState, language: string): string {
  const messages = editorMessages(language);
  if (state.status === "waiting") return messages.noFeed;
  if (!("error" in state)) return "";
  const text = textOf(state);
  return (text !== undefined && json?.explainJson(text, language)) || explainFailure(state.error, messages);
}

const told = new WeakSet<object>();

/** Tells the console what is wrong with a feed, once however many tags show it, and with each tag's attributes. */
export function tellConsole(
  tag: Tag,
  state: FeedState,
  problems: readonly ExplainedProblem[],
  language: string,
  scope: Scope | undefined,
): void {
  const rows = once(tag) ? attributeRows(tag, language, scope).map(({ message, where }) => `${where}: ${message}`) : [];
  if (rows.length > 0) console.warn([`omvarld: <${tag.localName}>`, ...rows].join("\n"));
  if (!once("feed" in state ? state.feed : state)) return;
  const where = "url" in state ? state.url : "";
  if ("error" in state && once(state.error)) {
    const reason = textOf(state) === undefined ? "" : `\n${reasonOf(state, language)}`;
    console.warn(`omvarld: ${state.error.message}${reason}`);
  }
  // Each state of a feed in parts has the problems of the one before, and more.
  const found = "problems" in state ? state.problems : [];
  const fresh = problems.filter((_, index) => once(found[index] ?? state));
  if (fresh.length > 0) {
    console.warn(
      [`omvarld: ${where}`, ...fresh.map((problem) => `${placeOf(problem)}: ${problem.message}`)].join("\n"),
    );
  }
}

function once(key: object): boolean {
  return !told.has(key) && told.add(key).has(key);
}

/** A problem as an editor reads it. */
interface Row {
  readonly severity: Problem["severity"];
  readonly message: string;
  /** A path into the feed, or an attribute as it stands on the tag. */
  readonly where: string;
}

function attributeRows(tag: Tag, language: string, scope: Scope | undefined): readonly Row[] {
  return adviseAttributes(tag, scope).map((problem) => ({
    severity: "advice",
    message: explainAttribute(problem, language),
    where: `${problem.attribute}="${tag.getAttribute(problem.attribute) ?? ""}"`,
  }));
}

/** Whether what stands at a path shows in a tag: in its own collection, or in what all collections share. */
function concerns(tag: Element, path: string): boolean {
  const [, first = ""] = path.split("/");
  const own = collectionOf(tag);
  return !own || first === own || !(first === "page" || Object.hasOwn(collections, first));
}

/** Where a problem is: the feed's address, where there are several, and the path into it. */
const placeOf = ({ url, path }: Problem): string => [url, path || (url ? "" : "/")].filter(Boolean).join(" ");

/** Advice on a feed, or on each of those that are shown as one, as it came. */
function adviseFeeds(feed: Feed, today: string, before: Feed | undefined): readonly Problem[] {
  const several = originsOf(feed)?.flatMap(({ source, url, before }) =>
    adviseFeed(source, today, before).map((problem) => ({ ...problem, url })),
  );
  const parts = partsOf(feed)?.flatMap((part, index) => {
    const advice = adviseFeed(part.feed, today, index === 0 ? before : undefined, feed);
    // What a part refers to may be in one that is to come.
    const own = feed.next ? advice.filter(({ code }) => code !== "unknown-reference") : advice;
    return index === 0 ? own : own.map((problem) => ({ ...problem, url: part.url }));
  });
  return several ?? parts ?? adviseFeed(feed, today, before);
}

/** The box that shows an editor all there is to mend, in its place: first what concerns the tag. */
export function problemPanel(tag: Tag, state: FeedState, language: string, scope: Scope | undefined): TemplateResult {
  const messages = editorMessages(language);
  const shown = "problems" in state ? state.problems : [];
  // First what is to be mended in the new feed, then what is in the copy that is shown.
  const errors = state.status === "stale" ? [...state.error.problems, ...shown] : shown;
  const advice = scope ? adviseFeeds(scope.feed, scope.today, "before" in state ? state.before : undefined) : [];
  const ofFeed = explain([...errors, ...advice], language).map((problem) => ({ ...problem, where: placeOf(problem) }));
  const own = [...attributeRows(tag, language, scope), ...ofFeed.filter(({ path }) => concerns(tag, path))];
  const rest = ofFeed.filter(({ path }) => !concerns(tag, path));
  const error = reasonOf(state, language);
  return html`<div class="omvarld-editor" role="note" aria-label=${messages.panel}>
    <p><b>${messages.panel}</b></p>
    ${error ? html`<p>${error}</p>` : nothing}
    ${"url" in state && state.url ? html`<p><code>${state.url}</code></p>` : nothing}
    ${own.length > 0 ? list(own, messages) : error ? nothing : html`<p>${rest.length > 0 ? messages.noneHere : messages.none}</p>`}
    ${
      rest.length > 0
        ? html`<details>
          <summary>${messages.rest(rest.length)}</summary>
          ${list(rest, messages)}
        </details>`
        : nothing
    }
  </div>`;
}

function list(rows: readonly Row[], messages: EditorMessages): TemplateResult {
  return html`<ul tabindex="0">
    ${rows.map(
      ({ severity, message, where }) =>
        html`<li><b>${severity === "error" ? messages.error : messages.advice}:</b> ${message} <code>${where}</code></li>`,
    )}
  </ul>`;
}
