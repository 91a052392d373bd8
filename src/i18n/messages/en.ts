/** Every word that the library itself says. English is the type: a language that lacks one does not compile. */
export const en = {
  // Headings of the tags, and of a page's parts
  twinTowns: "Our twin towns",
  volunteering: "Volunteer in Europe",
  contacts: "Contact us",
  policies: "Policies and strategies",
  news: "News",
  networks: "Networks",
  funding: "Where the money comes from",
  projects: "Projects",
  documents: "Documents",
  page: "International work",

  // States
  loading: (what: string) => `Loading: ${what}`,
  empty: (what: string) => `Nothing here right now: ${what}`,
  failed: (what: string) => `This cannot be shown right now: ${what}`,
  failedAdvice: "Try again in a while.",
  retry: "Try again",
  stale: (date: string) =>
    date ? `We cannot fetch news of this right now. You see what was known on ${date}.` : staleEn,
  showAll: (count: string) => `Show all ${count}`,

  // Links and documents
  otherSite: "(other website)",
  call: (name: string) => `Call ${name}:`,
  mail: (name: string) => `E-mail ${name}:`,
  documentMeta: (type: string, size: string, language: string) => [type, size, language].filter(Boolean).join(", "),
  reference: "Reference number",
  published: "Published",
  valid: "Valid",
  wasValid: "Was valid",
  adopted: "Adopted",
  adoptedBy: "Adopted by",
  owner: "Responsible",
  role: "Role",
  kind: "Kind",
  status: "Status",
  updated: (date: string) => `Updated ${date}`,
  checked: (date: string) => `Checked ${date}`,
  links: "Read more",
  social: "Follow us",

  // Dates, sums and counts
  from: (date: string) => `from ${date}`,
  until: (date: string) => `until ${date}`,
  months: { one: "# month", other: "# months" },
  about: (amount: string) => `about ${amount}`,
  inYear: (amount: string, year: string) => `${amount} (${year})`,
  /** A language's name within a sentence. Some browsers begin it as if it were one. */
  languageName: (name: string) => name,

  // Twin towns
  town: "Place",
  country: "Country",
  since: "Since",
  cooperation: "About",
  twinTownSince: {
    "twin-town": (date: string) => `twin town since ${date}`,
    partnership: (date: string) => `partner since ${date}`,
    friendship: (date: string) => `friendship town since ${date}`,
  },
  twinTownKind: { "twin-town": "twin town", partnership: "partnership", friendship: "friendship town" },
  twinTownStatus: { active: "active", dormant: "paused", ended: "ended", planned: "planned" },
  twinTownEnded: (date: string) => (date ? `ended ${date}` : "ended"),
  pastTowns: (count: string) => `Ended and paused agreements (${count})`,
  table: (what: string) => `${what}: table`,
  over: "past",
  search: "Search among the places",
  allThemes: "All themes",
  themeFilter: "Show places that work together on",
  shown: (shown: string, all: string) =>
    shown === all ? `All ${all} places are shown` : `${shown} of ${all} places are shown`,
  andMore: "and more",
  noMatch: "No place matches.",
  clear: "Show all",

  // Volunteering
  programmeStatus: { open: "open for applications", running: "under way", closed: "ended", planned: "planned" },
  age: "Age",
  ages: (min: string, max: string) =>
    min && max ? `${min}–${max} years` : min ? `${min} years or older` : `${max} years or younger`,
  period: "Period",
  places: "Places",
  placeCount: { one: "# place", other: "# places" },
  grant: "Grant",
  deadline: "Apply by",
  opens: "Applications open",
  opened: "Applications opened",
  programme: "Programme",
  origins: "Volunteers come from",
  placements: "Placements",
  covered: "What is paid for",
  how: "How to apply",
  applyAt: (host: string) => `Apply at ${host}`,
  notOpen: "No application is open.",
  nextOpens: (date: string) => `The next application opens ${date}.`,
  euFunding: { funded: "Funded by the European Union", "co-funded": "Co-funded by the European Union" },
  pastProgrammes: (count: string) => `Earlier programmes (${count})`,

  // Contacts
  phone: "Telephone",
  email: "E-mail",
  address: "Address",
  hours: "Hours",
  languages: "Languages",

  // Policies
  policyKind: {
    policy: "policy",
    strategy: "strategy",
    programme: "programme",
    "action-plan": "action plan",
    guidelines: "guidelines",
  },
  policyStatus: { adopted: "adopted", draft: "draft", expired: "no longer valid" },
  highlights: "In brief",
  priorityAreas: "Priority areas",
  goals: "Goals",
  governance: "Who decides",
  pastPolicies: (count: string) => `No longer valid (${count})`,

  // Networks, funding and projects
  members: "Members",
  memberSince: "Member since",
  fundingGroup: {
    "structural-fund": "Structural funds",
    "sector-programme": "EU programmes applied for directly",
    national: "National funders",
    nordic: "Nordic funders",
    other: "Other funders",
  },
  appliedAt: "Applied for at",
  calls: "Calls",
  callClosed: (date: string) => `closed ${date}`,
  projectStatus: { planned: "planned", running: "under way", completed: "completed" },
  partners: "Partners",
  partOf: "Part of",
  purpose: "Purpose",
  activities: "What is done",
  milestones: "Milestones",
  participants: "Participants",
  participantRole: { owner: "owner", partner: "partner", host: "host", participant: "participant" },
  municipality: "Municipality",
  region: "Region",
  population: "Inhabitants",
  administrations: "Administrations",
  companies: "Companies",
  startingPoint: "Started from",
  process: "How it went",
  strengths: "Strengths",
  weaknesses: "Weak links",
  opportunities: "To develop",
  themeMatrix: "Who works with what",
  theme: "Theme",
  area: "Area",
  takesPart: "takes part",
  takesNoPart: "does not take part",
  findings: "What was found",
  nextSteps: "Next steps",
  notes: "Notes",
  pastProjects: (count: string) => `Completed projects (${count})`,

  // News
  event: "Event",
  online: "Take part online",

  // Page
  answers: "On this page",
  ask: {
    twinTowns: "Which are our twin towns?",
    volunteering: "Can I volunteer abroad?",
    contacts: "Whom can I ask?",
    policies: "What has been decided?",
    news: "What is new?",
    networks: "Which networks are we in?",
    funding: "Where can money be applied for?",
    projects: "Which projects are there?",
    documents: "Which documents are there?",
  },
  placesNamed: { one: "# place", other: "# places" },
  countries: { one: "# country", other: "# countries" },
  in: (what: string, where: string) => `${what} in ${where}`,
  documentCount: { one: "# document", other: "# documents" },
  networkCount: { one: "# network", other: "# networks" },
  funderCount: { one: "# funder", other: "# funders" },
  projectCount: { one: "# project", other: "# projects" },
  newsCount: { one: "# item", other: "# items" },
  pageUpdated: (date: string) => `The page was updated on ${date}.`,
  pageChecked: (date: string) => `Its facts were checked on ${date}.`,
  feedback: "Comment on this page",
};
const staleEn = "We cannot fetch news of this right now. You see an earlier version.";

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

/** The words in one language. */
export type Messages = Widen<typeof en>;
/** A word for each plural category that a language has; `#` stands for the number. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}
