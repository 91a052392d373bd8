/** What only editors get: the problems in words, in the page and on the console. A chunk of its own. */
import { html, type TemplateResult } from "lit";
import { adviseFeed } from "../feed/advice.ts";
import type { Problem } from "../feed/index.ts";
import { editorMessages, explainProblem } from "../i18n/messages/problems.ts";
import type { FeedState } from "../loading/index.ts";
import type { ExplainedProblem } from "./omvarld-element.ts";
import type { Scope } from "./scope.ts";

export { editorStyles } from "./editor.styles.ts";

export function explain(problems: readonly Problem[], language: string): readonly ExplainedProblem[] {
  return problems.map((problem) => ({ ...problem, message: explainProblem(problem, language) }));
}

const told = new WeakSet<object>();

/** Tells the console what is wrong with a feed, once however many tags show it. */
export function tellConsole(state: FeedState, problems: readonly ExplainedProblem[]): void {
  const key = "feed" in state ? state.feed : state;
  if (told.has(key)) return;
  told.add(key);
  const where = "url" in state ? state.url : "";
  if (state.status === "failed") console.warn(`omvarld: ${state.error.message}`);
  if (problems.length > 0) {
    console.warn(
      [`omvarld: ${where}`, ...problems.map(({ path, message }) => `${path || "/"}: ${message}`)].join("\n"),
    );
  }
}

/** The box that shows an editor all there is to mend, in its place. */
export function problemPanel(state: FeedState, language: string, scope: Scope | undefined): TemplateResult {
  const messages = editorMessages(language);
  const errors = "problems" in state ? state.problems : [];
  const advice = scope ? adviseFeed(scope.feed, scope.today) : [];
  const rows = explain([...errors, ...advice], language);
  const error = "error" in state ? messages.load[state.error.code] : state.status === "waiting" ? messages.noFeed : "";
  return html`<div class="omvarld-editor" role="note" aria-label=${messages.panel}>
    <p><b>${messages.panel}</b></p>
    ${error ? html`<p>${error}</p>` : ""}
    ${"url" in state && state.url ? html`<p><code>${state.url}</code></p>` : ""}
    ${rows.length === 0 && !error ? html`<p>${messages.none}</p>` : ""}
    <ul tabindex="0">
      ${rows.map(
        ({ severity, message, path }) =>
          html`<li><b>${severity === "error" ? messages.error : messages.advice}:</b> ${message} <code>${path}</code></li>`,
      )}
    </ul>
  </div>`;
}
