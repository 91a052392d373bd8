import { type TakeAwayMessages, takeAwayMessages } from "../i18n/messages/take-away.ts";
import { type CollectionName, originOf, ownId } from "../feed/index.ts";
import { announce } from "./announcer.ts";
import { readPhone } from "../feed/phone.ts";
import type { Scope } from "./scope.ts";

export const takeAwayWords = ({ language }: Scope): TakeAwayMessages =>
  takeAwayMessages[language.startsWith("en") ? "en" : "sv"];

/** Gives the reader the file that a button names: `save contacts vera-lind`, `save funding kustfonden 0`. */
export async function takeAway(scope: Scope, action: string, button: Element): Promise<void> {
  const [verb, collection = "", id = "", index] = action.split(" ");
  if (verb !== "save" || button.ariaBusy) return;
  const members: readonly { readonly id: string }[] = scope.feed[collection as CollectionName] ?? [];
  const member = members.find((member) => member.id === id);
  // Of several feeds its own, as it came: what a file names a member by is the same on every page.
  const source = member && originOf(scope.feed, member)?.source;
  const speaker = member && source ? { ...scope.of(member), feed: source } : scope;
  const fileWords = takeAwayWords(scope);
  const note = button.nextElementSibling;
  if (note?.matches(".omvarld-save-failed")) note.remove();
  button.ariaBusy = "true";
  announce(fileWords.busy, scope.language);
  try {
    const { saveFile } = await import("./save-file.ts");
    const phone = (number: string) => readPhone(number, speaker.feed.municipality?.country);
    const name = saveFile(
      { ...speaker, fileWords, phone },
      { collection, id: source ? ownId(id) : id, index: Number(index) },
    );
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
