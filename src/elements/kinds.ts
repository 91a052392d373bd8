import type { Kind } from "../element-kit/kind.ts";
import type { CollectionName } from "../feed/index.ts";
import { contactsKind } from "./contacts/contacts.template.ts";
import { documentsKind } from "./documents/documents.template.ts";
import { fundingKind } from "./funding/funding.template.ts";
import { networksKind } from "./networks/networks.template.ts";
import { newsKind } from "./news/news.template.ts";
import { policiesKind } from "./policies/policies.template.ts";
import { projectsKind } from "./projects/projects.template.ts";
import { twinTownsKind } from "./twin-towns/twin-towns.template.ts";
import { volunteeringKind } from "./volunteering/volunteering.template.ts";

/** Each collection with the kind that tells it, in the order in which a page shows them. */
export const kinds: { readonly [K in CollectionName]: Kind<K> } = {
  twinTowns: twinTownsKind,
  volunteering: volunteeringKind,
  contacts: contactsKind,
  policies: policiesKind,
  news: newsKind,
  networks: networksKind,
  funding: fundingKind,
  projects: projectsKind,
  documents: documentsKind,
};
