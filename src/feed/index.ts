export { isUpcoming } from "./calendar.ts";
export { compareDays, type Day, dayValue, isAfter, isBefore } from "./day.ts";
export type {
  Assessment,
  FundingProgramme,
  Network,
  Participant,
  Project,
  CollectionName,
  Contact,
  Count,
  Document,
  Feed,
  Image,
  Link,
  Money,
  Municipality,
  NewsItem,
  Page,
  PageDocument,
  Period,
  Point,
  Policy,
  Programme,
  Section,
  TwinTown,
} from "./feed-shape.ts";
export { slugFrom } from "./ids.ts";
export { type JsonLd, jsonLd, type JsonLdNode, type JsonLdOptions, jsonLdText, type JsonLdValue } from "./json-ld.ts";
export { type FeedSource, type Merged, mergeFeeds, type MergeOptions } from "./merge.ts";
export { type Origin, originOf, originsOf, ownId } from "./origins.ts";
export type { Problem, ProblemCode } from "./problem.ts";
export { type Reading, readFeed, readFeedByMember } from "./read.ts";
export { foldForSearch } from "./fold.ts";
export { groupBy, type Selection, selectMembers, sortTowns, type TownSort } from "./select.ts";
export type { Text } from "./shape.ts";
export {
  isPast,
  periodEnd,
  policyStatus,
  projectStatus,
  programmeStatus,
  takesApplications,
  twinTownStatus,
} from "./status.ts";
export { baseLanguage, chooseText, matchLanguage, type Saying } from "./text.ts";
export { readUrl } from "./url.ts";
