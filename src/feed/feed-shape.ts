import {
  choice,
  country,
  email,
  html,
  type Infer,
  language,
  list,
  member,
  number,
  object,
  type Shape,
  slug,
  string,
  text,
  url,
} from "./shape.ts";
import {
  common,
  count,
  day,
  document,
  documentFields,
  euFunding,
  eventTime,
  image,
  link,
  money,
  period,
  point,
  policyKind,
  startBeforeEnd,
} from "./value-shapes.ts";

/* The rules of the feed, written once: the types below, the reader and the JSON Schema all come from them. */

const municipality = object(
  { name: text },
  {
    code: string,
    country,
    region: text,
    url,
    location: point,
    population: count,
    administrations: count,
    companies: count,
    social: list(link),
    feedbackUrl: url,
    logo: image,
  },
);

const twinTown = member(
  { name: text, country },
  {
    ...common,
    otherNames: list(object({ name: string }, { language })),
    region: text,
    location: point,
    since: day,
    until: day,
    status: choice("active", "dormant", "ended", "planned"),
    kind: choice("twin-town", "partnership", "friendship"),
    description: text,
    themes: list(text),
    agreement: document,
  },
  startBeforeEnd("since", "until"),
);

const programme = member(
  { name: text },
  {
    ...common,
    programme: text,
    status: choice("open", "running", "closed", "planned"),
    body: text,
    bodyHtml: html,
    ages: object({}, { min: number(0, 150), max: number(0, 150) }),
    period,
    grant: money,
    places: count,
    origins: list(object({ country }, { places: number(0) })),
    placements: list(
      object({ name: text }, { description: text, places: number(0), tasks: list(text), location: text, url }),
    ),
    covered: list(text),
    apply: object({}, { url, opens: day, deadline: day, how: list(text) }, startBeforeEnd("opens", "deadline")),
    euFunding,
  },
);

const contact = member(
  { name: text },
  {
    ...common,
    role: text,
    unit: text,
    organisation: text,
    phones: list(object({ number: string }, { label: text })),
    emails: list(object({ address: email }, { label: text })),
    address: object({}, { street: text, postalCode: string, locality: text, country }),
    hours: text,
    languages: list(language),
    note: text,
  },
);

const policy = member(
  { title: text },
  {
    ...common,
    kind: policyKind,
    status: choice("adopted", "draft", "expired"),
    adopted: day,
    adoptedBy: text,
    validFrom: day,
    validTo: day,
    summary: text,
    highlights: list(text),
    priorityAreas: list(text),
    goals: list(object({ title: text }, { points: list(text) })),
    governance: object({}, { summary: text, members: list(text) }),
  },
  startBeforeEnd("validFrom", "validTo"),
);

const newsItem = member(
  { title: text },
  {
    ...common,
    published: day,
    summary: text,
    body: text,
    bodyHtml: html,
    event: object({ start: eventTime }, { end: eventTime, place: text, online: url }, startBeforeEnd("start", "end")),
  },
);

const pageDocument = member(
  { url },
  { ...common, ...documentFields, kind: policyKind, owner: text, adopted: day, adoptedBy: text },
  startBeforeEnd("validFrom", "validTo"),
);

const network = member(
  { name: text },
  { ...common, abbreviation: string, purpose: text, members: count, memberSince: day },
);

const fundingProgramme = member(
  { name: text },
  {
    ...common,
    group: choice("structural-fund", "sector-programme", "national", "nordic", "other"),
    body: text,
    bodyHtml: html,
    appliedAt: text,
    calls: list(object({ title: text }, { opens: day, deadline: day, url }, startBeforeEnd("opens", "deadline"))),
  },
);

const assessment = object({}, { strengths: list(text), weaknesses: list(text), opportunities: list(text) });

const participant = member(
  { name: text },
  {
    code: string,
    role: choice("owner", "partner", "host", "participant"),
    location: point,
    population: count,
    administrations: count,
    companies: count,
    startingPoint: list(text),
    process: text,
    assessment,
  },
);

const project = member(
  { title: text },
  {
    ...common,
    status: choice("planned", "running", "completed"),
    programme: text,
    owner: text,
    partners: list(text),
    period,
    grant: money,
    purpose: text,
    body: text,
    bodyHtml: html,
    activities: list(text),
    milestones: list(object({ date: day, title: text }, { description: text })),
    participants: list(participant),
    themes: list(object({ title: text, area: text }, { participants: list(slug), note: text })),
    findings: list(object({ title: text }, { body: text, points: list(text) })),
    nextSteps: list(text),
    assessment,
    notes: list(text),
    partOf: slug,
    euFunding,
  },
);

/** The feed's collections in the order in which a page shows them: one line here is what a new collection needs. */
export const collections = {
  twinTowns: twinTown,
  volunteering: programme,
  contacts: contact,
  policies: policy,
  news: newsItem,
  networks: network,
  funding: fundingProgramme,
  projects: project,
  documents: pageDocument,
};

const sectionFields = {
  id: slug,
  heading: text,
  body: text,
  bodyHtml: html,
  points: list(text),
  show: string,
  ids: list(slug),
};
const section = object({}, { ...sectionFields, sections: list(object({}, sectionFields)) });
const page = object({ title: text }, { lead: text, sections: list(section), links: list(link) });

/** The feed's own fields, besides its collections. */
export const feedFields = { next: url, updated: day, checked: day, municipality, page };

/** The whole feed; what it requires is told by `readFeed`, because a feed without that still shows the rest. */
export const feedShape = object(
  {},
  {
    ...feedFields,
    ...Object.fromEntries(Object.entries<Shape<unknown>>(collections).map(([name, of]) => [name, list(of)])),
    version: number(),
    language,
  },
);

export type Money = Infer<typeof money>;
export type Count = Infer<typeof count>;
export type Period = Infer<typeof period>;
export type Point = Infer<typeof point>;
export type Image = Infer<typeof image>;
export type Link = Infer<typeof link>;
export type Document = Infer<typeof document>;
export type Municipality = Infer<typeof municipality>;
export type Page = Infer<typeof page>;
export type Section = Infer<typeof section>;
export type TwinTown = Infer<typeof twinTown>;
export type Programme = Infer<typeof programme>;
export type Contact = Infer<typeof contact>;
export type Policy = Infer<typeof policy>;
export type NewsItem = Infer<typeof newsItem>;
export type Network = Infer<typeof network>;
export type FundingProgramme = Infer<typeof fundingProgramme>;
export type Assessment = Infer<typeof assessment>;
export type Participant = Infer<typeof participant>;
export type Project = Infer<typeof project>;
export type PageDocument = Infer<typeof pageDocument>;

export type CollectionName = keyof typeof collections;
type Collections = { readonly [K in CollectionName]: readonly Infer<(typeof collections)[K]>[] };

/** A feed whose every value has been checked. Collections that the feed lacks are empty. */
export interface Feed extends Collections {
  /** BCP 47: the language of plain strings; `und` where the feed does not say. */
  readonly language: string;
  readonly municipality?: Municipality;
  readonly page?: Page;
  /** Absolute address of the feed's next part. */
  readonly next?: string;
  readonly updated?: Infer<typeof day>;
  readonly checked?: Infer<typeof day>;
}
