import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type Feed, type Problem, readFeed } from "../feed/index.ts";
import { decoderFor, FeedError, fetchText } from "../loading/index.ts";

/** A feed from the command line, or why there is none. */
export type Source =
  | { readonly feed: Feed; readonly problems: readonly Problem[] }
  | {
      readonly feed?: undefined;
      readonly problems: readonly Problem[];
      readonly reason: Pick<FeedError, "code" | "status"> | "no-file";
      /** What there is in place of JSON. */
      readonly text?: string;
    };

export const isAddress = (source: string): boolean => /^https?:\/\//i.test(source) && URL.canParse(source);

/**
 * Reads a feed from a file, an address or, with `-`, standard input.
 * @param base absolute address that a file's relative addresses are resolved against; an address is its own.
 */
export async function readSource(source: string, stdin: Readable, base: string | undefined): Promise<Source> {
  const content = await readSourceText(source, stdin);
  if (content.text === undefined) return { problems: [], reason: content.reason };
  let json: unknown;
  try {
    json = JSON.parse(content.text);
  } catch {
    return { problems: [], reason: { code: "not-json", status: undefined }, text: content.text };
  }
  const url = content.url ?? base;
  const { feed, problems } = readFeed(json, url ? { url } : {});
  return feed ? { feed, problems } : { problems, reason: { code: "not-a-feed", status: undefined } };
}

/** The text of a feed from the command line, or why there is none. */
export type SourceText =
  | { readonly text: string /** Its own absolute address. */; readonly url?: string }
  | { readonly text?: undefined; readonly reason: Pick<FeedError, "code" | "status"> | "no-file" };

/** Reads the text of a file, an address or, with `-`, standard input. */
export async function readSourceText(source: string, stdin: Readable): Promise<SourceText> {
  if (!isAddress(source)) return readFileText(source, stdin);
  const url = new URL(source).href;
  try {
    return await fetchText(url, { signal: new AbortController().signal });
  } catch (error) {
    return { reason: error instanceof FeedError ? error : { code: "network", status: undefined } };
  }
}

async function readFileText(source: string, stdin: Readable): Promise<SourceText> {
  try {
    const bytes = source === "-" ? await buffer(stdin) : await readFile(source);
    return { text: decoderFor(bytes).decode(bytes) };
  } catch {
    return { reason: "no-file" };
  }
}
