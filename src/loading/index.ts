export { readAddresses } from "./feed-addresses.ts";
export { FeedError, type FeedErrorCode } from "./feed-error.ts";
export { type FeedState, type OldCopy, waiting } from "./feed-state.ts";
export type { Follower } from "./feed-parts.ts";
export { FeedStore, feedStore, type Patience, type StateListener } from "./feed-store.ts";
export { decoderFor, fetchText, loadFeed, type LoadOptions } from "./load-feed.ts";
export { pause } from "./pause.ts";
