import { type TakeAwayMessages, takeAwayMessages } from "../i18n/messages/take-away.ts";
import { announce } from "./announcer.ts";
import { readPhone } from "../feed/phone.ts";
import type { Scope } from "./scope.ts";

export const takeAwayWords = ({ language }: Scope): TakeAwayMessages =>
  takeAwayMessages[language.startsWith("en") ? "en" : "sv"];

/** Gives the reader the file that a button names: `save contacts vera-lind`, `save funding kustfonden 0`. */
export async function takeAway(scope: Scope, action: string, button: Element): Promise<void> {
  const [verb, collection = "", id = "", index] = action.split(" ");
  if (verb !== "save" || button.ariaBusy) return;
  const fileWords = takeAwayWords(scope);
  const note = button.nextElementSibling;
  if (note?.matches(".omvarld-save-failed")) note.remove();
  button.ariaBusy = "true";
  announce(fileWords.busy, scope.language);
  try {
    const { saveFile } = await import("./save-file.ts");
    const phone = (number: string) => readPhone(number, scope.feed.municipality?.country);
    const name = saveFile({ ...scope, fileWords, phone }, { collection, id, index: Number(index) });
    announce(fileWords.ready(name), scope.language);
  } catch {
    // For those who see too: a browser shows nothing of a file that does not come.
    const failure = button.ownerDocument.createElement("span");
    failure.className = "omvarld-note omvarld-save-failed";
    failure.textContent = fileWords.failed;
    button.after(failure);
    announce(fileWords.failed, scope.language);
  }
  button.ariaBusy = null;
}
