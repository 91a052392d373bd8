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
  network: "No answer, or not for this page (CORS)",
  status: "Refused by the server",
  timeout: "No answer in time",
  "too-large": "Larger than 50 MB",
  "not-json": "This is not JSON",
  "not-a-feed": "Not a feed of version 1",
};
