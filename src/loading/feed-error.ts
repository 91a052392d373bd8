/** Why a feed could not be had. */
export type FeedErrorCode = "network" | "status" | "timeout" | "too-large" | "not-json" | "not-a-feed";

/** The feed could not be had. Its message is for developers and carries no text of the feed. */
export class FeedError extends Error {
  override readonly name = "FeedError";
  readonly code: FeedErrorCode;
  readonly url: string;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;

  constructor(code: FeedErrorCode, url: string, status?: number, options?: ErrorOptions) {
    super(`${explanations[code]}${status === undefined ? "" : ` (${status})`}: ${url}`, options);
    this.code = code;
    this.url = url;
    this.status = status;
  }
}

const explanations: Readonly<Record<FeedErrorCode, string>> = {
  network: "The feed could not be fetched: the server is out of reach, or does not allow this page to read it (CORS)",
  status: "The server refused the feed",
  timeout: "The server did not answer in time",
  "too-large": "The feed is larger than 50 MB",
  "not-json": "The feed is not JSON",
  "not-a-feed": "The JSON is not a feed of version 1",
};
