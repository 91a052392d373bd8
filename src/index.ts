/** Classes, types and the feed's reader. Importing this changes nothing: `omvarld/define/*` registers the tags. */
export type { ErrorDetail, ExplainedProblem, LoadDetail } from "./element-kit/omvarld-element.ts";
export { OmvarldContacts } from "./elements/contacts/contacts.ts";
export { OmvarldDocuments } from "./elements/documents/documents.ts";
export { OmvarldFeed } from "./elements/feed/feed.ts";
export { OmvarldFunding } from "./elements/funding/funding.ts";
export { OmvarldNetworks } from "./elements/networks/networks.ts";
export { OmvarldNews } from "./elements/news/news.ts";
export { OmvarldPage } from "./elements/page/page.ts";
export { OmvarldPolicies } from "./elements/policies/policies.ts";
export { OmvarldProjects } from "./elements/projects/projects.ts";
export { OmvarldTwinTowns } from "./elements/twin-towns/twin-towns.ts";
export { OmvarldVolunteering } from "./elements/volunteering/volunteering.ts";
export * from "./feed/index.ts";
export { FeedError, type FeedErrorCode, type FeedState } from "./loading/index.ts";
