/**
 * What a page with a tag loads while its feed is on the way, by name without hash: what all tags share, what some share, and
 * its own. `npm run size` adds it up, and a test compares it with what a browser asks for.
 */
export const tagChunks = {
  "twin-towns": ["content", "pictures", "twin-towns"],
  volunteering: ["content", "pictures", "take-away", "volunteering"],
  contacts: ["content", "contacts", "take-away"],
  policies: ["content", "policies"],
  news: ["content", "news", "take-away"],
  networks: ["content", "networks"],
  funding: ["content", "funding", "take-away"],
  projects: ["content", "pictures", "projects"],
  documents: ["content", "documents"],
  page: ["content", "page"],
};

/** What any tag besides loads whose `src` names several feeds. */
export const severalFeedsChunks = ["joining", "several-feeds"];
