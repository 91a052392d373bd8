import { walk } from "../feed/advice.ts";
import { type Feed, feedShape } from "../feed/feed-shape.ts";
import { pointer } from "../feed/problem.ts";

/** An address in a feed, with what the feed says of what is there. */
export interface FeedLink {
  /** Absolute, http or https. */
  readonly url: string;
  /** JSON Pointer to the first place where it stands. */
  readonly path: string;
  /** MIME type. */
  readonly mediaType?: string;
  /** Bytes. */
  readonly size?: number;
}

/** What came of asking for an address. */
export interface LinkFault {
  readonly code: "link-status" | "link-network" | "link-unknown" | "link-type" | "link-size";
  /** `error`: there is nothing at the address. `advice`: it cannot be told, or it is another thing. */
  readonly severity: "error" | "advice";
  readonly found: string;
  readonly expected?: string;
}

/** The addresses of a feed that can be asked for, each once. */
export function linksOf(feed: Feed): readonly FeedLink[] {
  const links = new Map<string, FeedLink>();
  walk(feedShape, feed, [], (shape, value, path) => {
    if (!shape.fields || typeof value !== "object" || value === null) return;
    const fields = value as Readonly<Record<string, unknown>>;
    for (const [key, field] of Object.entries(shape.fields)) {
      const url = fields[key];
      if (field.kind !== "url" || typeof url !== "string" || !/^https?:/.test(url)) continue;
      const { mediaType, size } = fields;
      const link: FeedLink = {
        url,
        path: pointer([...path, key]),
        ...(key === "url" && typeof mediaType === "string" ? { mediaType } : {}),
        ...(key === "url" && typeof size === "number" ? { size } : {}),
      };
      // One that says more is worth more than one that came earlier.
      const known = links.get(url);
      if (!known || (known.mediaType === undefined && known.size === undefined)) links.set(url, { ...known, ...link });
    }
  });
  return [...links.values()];
}

export interface LinkCheckOptions {
  /** Milliseconds for one address. */
  readonly timeout: number;
  /** Milliseconds for all. */
  readonly deadline: number;
  /** How many at a time. */
  readonly concurrency: number;
}

/** Asks for addresses, and tells of those that do not answer as the feed says. */
export async function checkLinks(
  links: readonly FeedLink[],
  { timeout, deadline, concurrency }: LinkCheckOptions,
): Promise<ReadonlyMap<FeedLink, readonly LinkFault[]>> {
  const found = new Map<FeedLink, readonly LinkFault[]>();
  const whole = AbortSignal.timeout(deadline);
  const queue = [...links].values();
  const work = async () => {
    for (const link of queue) {
      found.set(link, await checkLink(link, () => AbortSignal.any([whole, AbortSignal.timeout(timeout)])));
    }
  };
  await Promise.all(links.slice(0, concurrency).map(() => work()));
  return found;
}

// They ask for something else: a login, patience, or to be read by people.
const undecided = new Set([401, 403, 405, 407, 408, 425, 429, 451]);

/** What the page shows in three digits need not be exact. */
const tolerance = 0.05;

async function checkLink({ url, mediaType, size }: FeedLink, limit: () => AbortSignal): Promise<readonly LinkFault[]> {
  let response: Response;
  try {
    response = await ask("HEAD", url, limit());
    // Many servers know nothing of HEAD.
    if (!response.ok) response = await ask("GET", url, limit());
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    return [{ code: isLate ? "link-unknown" : "link-network", severity: isLate ? "advice" : "error", found: "" }];
  }
  const { ok, status, headers } = response;
  if (!ok) {
    const isUndecided = undecided.has(status) || status >= 500;
    return [
      isUndecided
        ? { code: "link-unknown", severity: "advice", found: String(status) }
        : { code: "link-status", severity: "error", found: String(status) },
    ];
  }
  const faults: LinkFault[] = [];
  const essence = (type: string) => type.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const type = essence(headers.get("content-type") ?? "");
  if (mediaType && type && type !== essence(mediaType)) {
    faults.push({ code: "link-type", severity: "advice", found: type, expected: mediaType });
  }
  const length = headers.has("content-encoding") ? NaN : Number(headers.get("content-length") ?? NaN);
  if (size !== undefined && Math.abs(length - size) > size * tolerance) {
    faults.push({ code: "link-size", severity: "advice", found: String(length), expected: String(size) });
  }
  return faults;
}

/** Asks without reading what comes. */
async function ask(method: "HEAD" | "GET", url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { method, signal, headers: { "accept-encoding": "identity" } });
  await response.body?.cancel();
  return response;
}
