import type { Feed, Text } from "../feed/index.ts";
import type { Format, Messages } from "../i18n/index.ts";
import type { TakeAwayMessages } from "../i18n/messages/take-away.ts";

/** All that a file's making may know besides its member: whose feed it is, and whom it is made for. */
export interface Speaker {
  readonly feed: Feed;
  /** BCP 47, of the reader's language. */
  readonly language: string;
  readonly words: Messages;
  readonly fileWords: TakeAwayMessages;
  readonly format: Format;
  /** The reader's date: `2026-11-23`. */
  readonly today: string;
  /** A text of the feed in the reader's language. */
  plain(text: Text): string;
  /** A telephone number with its `tel:` address, where anybody can be rung. */
  phone(number: string): { readonly href: string | undefined; readonly text: string };
}
