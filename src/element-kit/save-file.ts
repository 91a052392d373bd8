/** Makes a file and hands it to the browser. A chunk of its own: few readers take something away. */
import { makeFile, type Speaker, type Wish } from "../take-away/index.ts";

/** Some browsers read a file only after the reader has said where to put it. */
const MILLISECONDS_TO_READ = 40_000;

/**
 * Has the browser save the file that is wished for.
 * @returns the file's name.
 * @throws where there is nothing to give.
 */
export function saveFile(speaker: Speaker, wish: Wish): string {
  const file = makeFile(speaker, wish, new Date());
  if (!file) throw new Error(`The feed has no date or contact to save: ${wish.collection} ${wish.id}`);
  const url = URL.createObjectURL(new Blob([file.content], { type: file.mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), MILLISECONDS_TO_READ);
  return file.name;
}
