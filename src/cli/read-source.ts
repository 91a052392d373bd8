import { readFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, normalize } from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type Feed, type Problem, readFeed, readUrl } from "../feed/index.ts";
import { isObject } from "../feed/json-object.ts";
import { type Part, Parts } from "../feed/parts.ts";
import { decoderFor, FeedError, fetchText } from "../loading/index.ts";

/** A part of a feed that comes in several, or the whole of one that does not. */
export interface SourcePart {
  /** The file or the address, as a user would write it. */
  readonly name: string;
  readonly text: string;
  /** Missing where the text is no JSON. */
  readonly json?: unknown;
  /** Missing where it cannot be read as one. */
  readonly feed?: Feed;
  /** Also of how it fits those before it. */
  readonly problems: readonly Problem[];
}

/** What could not be had, and why. */
export interface SourceFailure {
  readonly name: string;
  readonly reason: Pick<FeedError, "code" | "status"> | "no-file";
}

/** A feed from the command line, as far as it could be had. */
export interface Source {
  readonly parts: readonly SourcePart[];
  /** All parts as one; missing where the first could not be read. */
  readonly feed?: Feed;
  /** What is missing at the end, or all of it. */
  readonly failure?: SourceFailure;
}

/** Where files lie that nobody has given an address. */
export const somewhere = "https://feed.invalid/";

/** The address of such a file. */
export const addressOf = (source: string): string => somewhere + encodeURIComponent(basename(source));

export const isAddress = (source: string): boolean => /^https?:\/\//i.test(source) && URL.canParse(source);

/**
 * Reads a feed, with the parts that it goes on in, from a file, an address or, with `-`, standard input. The parts of a file
 * are files in its folder or below.
 * @param base absolute address that a file's relative addresses are resolved against; an address is its own.
 */
export async function readSource(source: string, stdin: Readable, base: string | undefined): Promise<Source> {
  const start = isAddress(source) ? new URL(source).href : (base ?? addressOf(source));
  const parts: SourcePart[] = [];
  let whole: Parts | undefined;
  let failure: SourceFailure | undefined;
  for (let url: string | undefined = start; url !== undefined && !failure; url = whole?.next) {
    const name = (whole ? partName(source, start, url) : source) ?? url;
    const content = name === url && !isAddress(source) ? notThere : await readSourceText(name, stdin);
    if (content.text === undefined) {
      failure = { name, reason: content.reason };
      break;
    }
    const part = readPart(content, isAddress(source) || base ? url : undefined, url);
    const told = whole?.problems.length ?? 0;
    if (part.feed) whole = joined(whole, { feed: part.feed, url, size: content.text.length });
    else failure = { name, reason: { code: "json" in part ? "not-a-feed" : "not-json", status: undefined } };
    const fits = part.feed ? (whole?.problems.slice(told) ?? []) : [];
    parts.push({ name, text: content.text, ...part, problems: [...part.problems, ...fits] });
  }
  return { parts, ...(whole ? { feed: whole.joined.feed } : {}), ...(failure ? { failure } : {}) };
}

const notThere = { text: undefined, reason: "no-file" } as const;

function joined(whole: Parts | undefined, part: Part): Parts {
  whole?.add(part);
  return whole ?? new Parts(part);
}

/** @param base what relative addresses count from, where that is known. @param url what `next` counts from. */
function readPart(
  { text, url: found }: { readonly text: string; readonly url?: string },
  base: string | undefined,
  url: string,
): Pick<SourcePart, "json" | "feed" | "problems"> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problems: [] };
  }
  const own = found ?? base;
  const { feed, problems } = readFeed(json, own ? { url: own } : {});
  if (!feed) return { json, problems };
  const named = own || !isObject(json) || typeof json["next"] !== "string" ? undefined : readUrl(json["next"], url);
  if (named === undefined) return { json, feed, problems };
  // Where the feed will be is not known, but where its parts lie beside each other is.
  return { json, feed: { ...feed, next: named }, problems: problems.filter(({ path }) => path !== "/next") };
}

/** What a user calls a part: its address, or the file that lies beside the first as its address does. */
function partName(source: string, start: string, url: string): string | undefined {
  if (isAddress(source)) return url;
  const folder = new URL(".", start).href;
  if (source === "-" || !url.startsWith(folder)) return undefined;
  try {
    const path = normalize(decodeURIComponent(new URL(url).pathname.slice(new URL(folder).pathname.length)));
    return isAbsolute(path) || path.startsWith("..") || path.includes("\0") ? undefined : join(dirname(source), path);
  } catch {
    return undefined;
  }
}

/** The text of a feed from the command line, or why there is none. */
type SourceText =
  | { readonly text: string /** Its own absolute address. */; readonly url?: string }
  | { readonly text?: undefined; readonly reason: Pick<FeedError, "code" | "status"> | "no-file" };

/** Reads the text of a file, an address or, with `-`, standard input. */
async function readSourceText(source: string, stdin: Readable): Promise<SourceText> {
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
