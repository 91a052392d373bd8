import { cliMessages } from "../i18n/messages/cli.ts";
import { editorMessages, explainFailure } from "../i18n/messages/problems.ts";
import type { Source } from "./read-source.ts";

/** Why a feed could not be had, or not all of it: one line. Undefined where it could. */
export async function explainSource({ parts, failure }: Source, language: string): Promise<string | undefined> {
  if (!failure) return undefined;
  const { name, reason } = failure;
  const messages = cliMessages(language);
  if (reason === "no-file") return messages.unreadable(name, messages.noFile);
  const text = reason.code === "not-json" ? parts.at(-1)?.text : undefined;
  const fault =
    text === undefined ? undefined : (await import("../element-kit/editor-json.ts")).explainJson(text, language);
  return messages.unreadable(name, fault ?? explainFailure(reason, editorMessages(language)));
}
