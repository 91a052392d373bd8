import type { Messages } from "./en.ts";
import { svContacts } from "./sv/contacts.ts";
import { svContent } from "./sv/content.ts";
import { svDocuments } from "./sv/documents.ts";
import { svFunding } from "./sv/funding.ts";
import { svNetworks } from "./sv/networks.ts";
import { svNews } from "./sv/news.ts";
import { svPage } from "./sv/page.ts";
import { svPolicies } from "./sv/policies.ts";
import { svProjects } from "./sv/projects.ts";
import { svStates } from "./sv/states.ts";
import { svTwinTowns } from "./sv/twin-towns.ts";
import { svVolunteering } from "./sv/volunteering.ts";

/** Every word in Swedish, the original. A page has only those of the tags in it, which come with their templates. */
export const sv: Messages = {
  ...svStates,
  ...svContent,
  ...svTwinTowns,
  ...svVolunteering,
  ...svContacts,
  ...svPolicies,
  ...svNetworks,
  ...svFunding,
  ...svProjects,
  ...svNews,
  ...svDocuments,
  ...svPage,
};
