import { type Day, dayValue, isBefore } from "./day.ts";
import type {
  Contact,
  Document,
  Feed,
  Image,
  NewsItem,
  Point,
  Policy,
  Programme,
  Project,
  TwinTown,
} from "./feed-shape.ts";
import { originsOf } from "./origins.ts";
import { readPhone } from "./phone.ts";
import type { Text } from "./shape.ts";
import {
  periodEnd,
  policyStatus,
  programmeStatus,
  projectStatus,
  takesApplications,
  twinTownStatus,
} from "./status.ts";
import { chooseText } from "./text.ts";

/* What a feed says, in schema.org's words. A fact for which the vocabulary has no word is not told at all. */

export type JsonLdValue = string | number | JsonLdNode | readonly JsonLdValue[];

/** A thing, or with an `@id` alone a reference to one. */
export interface JsonLdNode {
  readonly [property: string]: JsonLdValue;
}

/** A feed as linked data: one graph in the vocabulary of schema.org. */
export interface JsonLd {
  readonly "@context": "https://schema.org";
  readonly "@graph": readonly JsonLdNode[];
}

export interface JsonLdOptions {
  /** The feed's own absolute address, which begins every `@id`. */
  readonly url: string;
  /** BCP 47: the language of the texts; else the feed's own. */
  readonly language?: string | undefined;
  /** Full date (`2026-11-23`): what is over on that day is told as over, or not at all. */
  readonly today: string;
}

type Properties = Readonly<Record<string, JsonLdValue | undefined>>;
type Common = Pick<TwinTown, "url" | "image" | "tags" | "documents" | "contacts">;

/** Tells a feed to machines. Every value is the feed's own; dates are as exact as given. */
export function jsonLd(feed: Feed, { url, language = feed.language, today }: JsonLdOptions): JsonLd {
  const origins = originsOf(feed);
  if (origins) {
    // Each as it came, so that machines find the same names for things on every page; but this page is only one.
    const graphs = origins.flatMap(({ source, feed: own, url }) => {
      const { "@graph": nodes } = jsonLd(source, { url, language, today });
      return own.page === feed.page ? nodes : nodes.filter((node) => node["@type"] !== "WebPage");
    });
    return { "@context": "https://schema.org", "@graph": graphs };
  }
  const { municipality, page } = feed;
  const base = url.replace(/#.*/, "");
  const idOf = (name: string) => `${base}#${name.replaceAll(/[^/]+/g, encodeURIComponent)}`;
  const refer = (name: string) => ({ "@id": idOf(name) });
  const saying = (text: Text) => chooseText(text, [language], feed.language);
  const say = (text: Text | undefined) => (text === undefined ? undefined : saying(text).text);
  const sayAll = (texts: readonly Text[] = []) => texts.map((text) => saying(text).text);
  const languageOf = (text: Text) => unlessUnknown(saying(text).language);
  const us = municipality ? refer("municipality") : undefined;

  const image = (picture: Image | undefined) =>
    picture &&
    node("ImageObject", {
      contentUrl: picture.url,
      description: say(picture.alt),
      creditText: say(picture.credit),
    });
  const country = (code: string | undefined) => code && node("Country", { identifier: code });
  const area = (region: Text | undefined, code: string | undefined) =>
    region ? node("AdministrativeArea", { name: say(region), containedInPlace: country(code) }) : country(code);
  const address = (region: Text | undefined, code: string | undefined) =>
    code && node("PostalAddress", { addressCountry: code, addressRegion: say(region) });
  const contactsOf = (ids: readonly string[] = []) =>
    ids.filter((id) => feed.contacts.some((contact) => contact.id === id)).map((id) => refer(`contacts/${id}`));
  const named = (name: Text, more: Properties = {}) => {
    const isUs = municipality && say(name) === say(municipality.name);
    return isUs && us ? us : node("Organization", { name: say(name), ...more });
  };
  const funder = (euFunding: Project["euFunding"]) => euFunding && node("Organization", { name: "European Union" });

  const documentNode = (document: Document, more: Properties = {}, id?: string) => {
    const { title, description, mediaType, size, reference, published, validTo } = document;
    const hasFile = mediaType || size !== undefined;
    const file = { contentUrl: document.url, encodingFormat: mediaType, contentSize: size ? `${size} B` : undefined };
    const properties = {
      name: say(title),
      description: say(description),
      url: document.url,
      identifier: reference,
      inLanguage: document.language,
      datePublished: dayValue(published),
      ...validity(document),
      creativeWorkStatus: isBefore(validTo, today) ? "expired" : undefined,
      encoding: hasFile ? node("MediaObject", file) : undefined,
      ...more,
    };
    return node("DigitalDocument", properties, id);
  };
  /** What every member may carry, but for its name and its texts. */
  const common = ({ url: address, image: picture, documents }: Common, more: readonly JsonLdValue[] = []) => ({
    url: address,
    image: image(picture),
    subjectOf: [...(documents ?? []).map((document) => documentNode(document)), ...more],
  });

  function municipalityNode(): JsonLdNode | undefined {
    if (!municipality) return undefined;
    const { name, code, region, location, social, logo } = municipality;
    return node(
      "GovernmentOrganization",
      {
        name: say(name),
        alternateName: otherSayings(name, say(name)),
        identifier: code,
        url: municipality.url,
        logo: image(logo),
        sameAs: social?.map((link) => link.url),
        address: address(region, municipality.country),
        areaServed: node("AdministrativeArea", {
          name: say(name),
          geo: geo(location),
          containedInPlace: area(region, municipality.country),
        }),
        contactPoint: feed.contacts.map(({ id }) => refer(`contacts/${id}`)),
        memberOf: feed.networks.map(({ id }) => refer(`networks/${id}`)),
      },
      idOf("municipality"),
    );
  }

  function pageNode(): JsonLdNode | undefined {
    if (!page) return undefined;
    return node(
      "WebPage",
      {
        name: say(page.title),
        description: say(page.lead),
        inLanguage: languageOf(page.title),
        dateModified: dayValue(feed.updated),
        lastReviewed: dayValue(feed.checked),
        about: us,
        publisher: us,
        relatedLink: page.links?.map((link) => link.url),
      },
      idOf("page"),
    );
  }

  function contactNode(contact: Contact): JsonLdNode {
    const { id, name, role, phones, emails, address: place, languages, note } = contact;
    return node(
      place ? ["ContactPoint", "PostalAddress"] : "ContactPoint",
      {
        name: say(name),
        contactType: say(role),
        telephone: phones?.map(({ number }) => dialled(number, place?.country ?? municipality?.country) ?? number),
        email: emails?.map((mail) => mail.address),
        availableLanguage: languages,
        description: say(note),
        streetAddress: say(place?.street),
        postalCode: place?.postalCode,
        addressLocality: say(place?.locality),
        addressCountry: place?.country,
        ...common(contact),
      },
      idOf(`contacts/${id}`),
    );
  }

  function newsNodes(item: NewsItem): readonly (JsonLdNode | undefined)[] {
    const { id, title, published, updated, summary, body, tags } = item;
    const event = eventNode(item);
    return [
      node(
        "NewsArticle",
        {
          headline: say(title),
          inLanguage: languageOf(title),
          datePublished: dayValue(published),
          dateModified: dayValue(updated),
          description: say(summary),
          articleBody: say(body),
          keywords: sayAll(tags),
          publisher: us,
          about: event && refer(`news/${id}/event`),
          ...common(item),
        },
        idOf(`news/${id}`),
      ),
      event,
    ];
  }

  /** An event whose start is known in words alone is told by the news about it. */
  function eventNode({ id, title, summary, image: picture, event }: NewsItem): JsonLdNode | undefined {
    const startDate = dayValue(event?.start);
    if (!event || !startDate) return undefined;
    const { end, place, online } = event;
    const mode = place && online ? "Mixed" : online ? "Online" : place && "Offline";
    return node(
      "Event",
      {
        name: say(title),
        description: say(summary),
        startDate,
        endDate: dayValue(end),
        eventAttendanceMode: mode && `https://schema.org/${mode}EventAttendanceMode`,
        location: [
          place && node("Place", { name: say(place) }),
          online && node("VirtualLocation", { url: online }),
        ].filter(isGiven),
        image: image(picture),
      },
      idOf(`news/${id}/event`),
    );
  }

  function policyNode(policy: Policy): JsonLdNode {
    const { id, title, summary, priorityAreas, tags, updated } = policy;
    return node(
      "DigitalDocument",
      {
        name: say(title),
        description: say(summary),
        creativeWorkStatus: policyStatus(policy, today),
        ...validity(policy),
        dateModified: dayValue(updated),
        keywords: sayAll([...(tags ?? []), ...(priorityAreas ?? [])]),
        publisher: us,
        ...common(policy),
      },
      idOf(`policies/${id}`),
    );
  }

  function townNode(town: TwinTown): JsonLdNode {
    const { id, name, otherNames, country: code, region, location, description, themes, tags, agreement } = town;
    const shown = say(name);
    return node(
      "City",
      {
        name: shown,
        alternateName: [
          ...new Set([...otherSayings(name, shown), ...(otherNames ?? []).map((other) => other.name)]),
        ].filter((other) => other !== shown),
        geo: geo(location),
        containedInPlace: area(region, code),
        address: address(region, code),
        description: say(description),
        keywords: sayAll([...(themes ?? []), ...(tags ?? [])]),
        // schema.org has no word for a friendship between towns.
        additionalProperty: [
          fact("kind", town.kind),
          fact("status", twinTownStatus(town, today)),
          fact("since", dayValue(town.since)),
          fact("until", dayValue(town.until)),
        ].filter(isGiven),
        ...common(town, agreement ? [documentNode(agreement)] : []),
      },
      idOf(`twinTowns/${id}`),
    );
  }

  /** A project that has not begun, or is over, without a date that says so would pass for one that goes on. */
  function projectNodes(project: Project): readonly (JsonLdNode | undefined)[] {
    const { id, title, owner, partners, participants, period, purpose, body, themes, tags, partOf } = project;
    const status = projectStatus(project, today);
    const start = dayValue(period?.start);
    const end = dayValue(period?.end) ?? periodEnd(period);
    if ((status === "planned" && !start) || (status === "completed" && !end)) return [];
    const parent =
      feed.projects.some((other) => other.id === partOf) && partOf ? refer(`projects/${partOf}`) : undefined;
    const known = new Set((participants ?? []).map(({ name }) => say(name)));
    const members = [
      ...(participants ?? []).map(({ name, code, location }) =>
        named(name, { identifier: code, location: location && node("Place", { geo: geo(location) }) }),
      ),
      ...(partners ?? []).filter((name) => !known.has(say(name))).map((name) => named(name)),
    ];
    const money = grantNode(`projects/${id}`, title, project, refer(`projects/${id}`));
    return [
      node(
        "Project",
        {
          name: say(title),
          description: say(purpose ?? body),
          foundingDate: start,
          dissolutionDate: end,
          parentOrganization: [parent, owner && named(owner)].filter(isGiven),
          member: members,
          funder: funder(project.euFunding),
          funding: money && refer(`projects/${id}/grant`),
          keywords: [...new Set(sayAll([...(themes ?? []).map((theme) => theme.title), ...(tags ?? [])]))],
          contactPoint: contactsOf(project.contacts),
          ...common(project),
        },
        idOf(`projects/${id}`),
      ),
      money,
    ];
  }

  function grantNode(
    name: string,
    title: Text,
    { grant: money, euFunding }: Pick<Project, "grant" | "euFunding">,
    fundedItem?: JsonLdNode,
  ): JsonLdNode | undefined {
    if (!money) return undefined;
    // What is only about so much is not told as so much.
    const amount = money.approximate
      ? undefined
      : node("MonetaryAmount", { value: money.amount, currency: money.currency });
    const description = say(money.text);
    return node(
      "MonetaryGrant",
      { name: say(title), description, amount, funder: funder(euFunding), fundedItem },
      idOf(`${name}/grant`),
    );
  }

  /** A place that can be applied for, where enough is known of it; else a service, as long as it is offered. */
  function programmeNodes(programme: Programme): readonly (JsonLdNode | undefined)[] {
    const { id, name, programme: scheme, body, ages, period, places, placements, covered, apply } = programme;
    const status = programmeStatus(programme, today);
    const money = grantNode(`volunteering/${id}`, name, programme);
    if (status !== "open" && status !== "running") return [money];
    const locations = (placements ?? []).map(({ location }) => location).filter(isGiven);
    const posted = dayValue(apply?.opens);
    const isPosting =
      takesApplications(programme, today) && body && posted?.length === 10 && locations.length > 0 && municipality;
    if (isPosting) {
      const openings = typeof places === "number" ? places : places?.approximate ? undefined : places?.value;
      const posting = node(
        "JobPosting",
        {
          title: say(name),
          description: say(body),
          datePosted: posted,
          validThrough: dayValue(apply?.deadline),
          employmentType: "VOLUNTEER",
          hiringOrganization: us,
          jobLocation: sayAll(locations).map((location) => node("Place", { address: location })),
          jobStartDate: dayValue(period?.start),
          jobBenefits: sayAll(covered),
          totalJobOpenings: openings,
          applicationContact: contactsOf(programme.contacts),
          ...common(programme),
          url: apply?.url ?? programme.url,
        },
        idOf(`volunteering/${id}`),
      );
      return [posting, money];
    }
    const service = node(
      "GovernmentService",
      {
        name: say(name),
        serviceType: say(scheme),
        description: say(body),
        serviceOperator: us,
        audience: ages && node("PeopleAudience", { suggestedMinAge: ages.min, suggestedMaxAge: ages.max }),
        availableChannel:
          apply?.url && takesApplications(programme, today)
            ? node("ServiceChannel", { serviceUrl: apply.url })
            : undefined,
        ...common(programme),
      },
      idOf(`volunteering/${id}`),
    );
    return [service, money];
  }

  const graph = [
    municipalityNode(),
    pageNode(),
    ...feed.twinTowns.map(townNode),
    ...feed.volunteering.flatMap(programmeNodes),
    ...feed.contacts.map(contactNode),
    ...feed.policies.map(policyNode),
    ...feed.news.flatMap(newsNodes),
    ...feed.networks.map((network) =>
      node(
        "Organization",
        {
          name: say(network.name),
          alternateName: network.abbreviation,
          description: say(network.purpose),
          ...common(network),
        },
        idOf(`networks/${network.id}`),
      ),
    ),
    ...feed.projects.flatMap(projectNodes),
    ...feed.documents.map((document) =>
      documentNode(document, { ...common(document), publisher: us }, idOf(`documents/${document.id}`)),
    ),
  ];
  return { "@context": "https://schema.org", "@graph": graph.filter(isGiven) };
}

/**
 * A feed's linked data as the text of `<script type="application/ld+json">`, in a browser and on a server: nothing in it
 * can end the element or be taken for a comment.
 */
export function jsonLdText(data: JsonLd): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A thing with what is known of it; one value of several stands alone. */
function node(type: string | readonly string[], properties: Properties, id?: string): JsonLdNode {
  const known = Object.entries(properties).flatMap(([name, value]) => {
    const one = Array.isArray(value) && value.length < 2 ? (value[0] as JsonLdValue | undefined) : value;
    return one === undefined || one === "" ? [] : [[name, one] as const];
  });
  return { "@type": type, ...(id ? { "@id": id } : {}), ...Object.fromEntries(known) };
}

const isGiven = <T>(value: T | undefined | "" | null): value is T =>
  value !== undefined && value !== "" && value !== null;

const unlessUnknown = (language: string) => (language === "und" ? undefined : language);

const geo = (point: Point | undefined) =>
  point && node("GeoCoordinates", { latitude: point.lat, longitude: point.lon });

const fact = (name: string, value: string | undefined) => value && node("PropertyValue", { propertyID: name, value });

/** What a name is in other languages than the one that is shown. */
const otherSayings = (name: Text, shown: string | undefined): readonly string[] =>
  typeof name === "string" ? [] : [...new Set(Object.values(name))].filter((other) => other !== shown);

function validity({ validFrom, validTo }: { readonly validFrom?: Day; readonly validTo?: Day }): Properties {
  const [from, to] = [dayValue(validFrom), dayValue(validTo)];
  return { temporalCoverage: from && `${from}/${to ?? ".."}`, expires: to };
}

/** A number as E.164, with its extension where it has one; undefined where nobody could be rung. */
const dialled = (number: string, country: string | undefined) => readPhone(number, country).href?.replace("tel:", "");
