import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { showInvisible } from "../feed/clean-text.ts";

/** What a command reads from and writes to; a process is one. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How a command ended. */
export const done = 0;
/** There is something to mend. */
export const faulty = 1;
/** Nothing was done: what was asked made no sense, or the feed could not be read. */
export const failed = 2;

/** The language that the terminal is set to, BCP 47. */
export const localeOf = ({ LC_ALL, LC_MESSAGES, LANG }: Terminal["env"]): string =>
  (LC_ALL || LC_MESSAGES || LANG || "en").split(".")[0]?.replace("_", "-") ?? "en";

/** One line that does nothing to a terminal: what commands it, or cannot be seen, is written out. */
export const printable = (line: string): string => showInvisible(line);

/** Characters: large enough that each write is worth it. */
const pieceLength = 16_384;

/** Writes pieces as fast as they are taken and no faster, however long the whole is. */
export async function write(stream: Writable, pieces: Iterable<string>): Promise<void> {
  let waiting = "";
  const flush = async () => {
    const isTaken = stream.write(waiting);
    waiting = "";
    if (!isTaken) await once(stream, "drain");
  };
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length >= pieceLength) await flush();
  }
  if (waiting) await flush();
}
