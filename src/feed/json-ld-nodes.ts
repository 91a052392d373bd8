import { dayValue } from "./day.ts";
import type { Contact, NewsItem, Policy, TwinTown } from "./feed-shape.ts";
import { geo, isGiven, type JsonLdNode, node, type Teller, validity } from "./json-ld-teller.ts";
import { readPhone } from "./phone.ts";
import type { Text } from "./shape.ts";
import { policyStatus, twinTownStatus } from "./status.ts";

export function municipalityNode({ say, idOf, refer, image, area, address, feed }: Teller): JsonLdNode | undefined {
  const { municipality } = feed;
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

export function pageNode({ say, languageOf, idOf, us, feed }: Teller): JsonLdNode | undefined {
  const { page } = feed;
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

export function contactNode({ say, idOf, common, feed }: Teller, contact: Contact): JsonLdNode {
  const { municipality } = feed;
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

export function newsNodes(teller: Teller, item: NewsItem): readonly (JsonLdNode | undefined)[] {
  const { say, sayAll, languageOf, idOf, refer, us, common } = teller;
  const { id, title, published, updated, summary, body, tags } = item;
  const event = eventNode(teller, item);
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
function eventNode(
  { say, idOf, image }: Teller,
  { id, title, summary, image: picture, event }: NewsItem,
): JsonLdNode | undefined {
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

export function policyNode({ say, sayAll, idOf, us, common, today }: Teller, policy: Policy): JsonLdNode {
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

export function townNode(
  { say, sayAll, idOf, area, address, documentNode, common, today }: Teller,
  town: TwinTown,
): JsonLdNode {
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

const fact = (name: string, value: string | undefined) => value && node("PropertyValue", { propertyID: name, value });

/** What a name is in other languages than the one that is shown. */
const otherSayings = (name: Text, shown: string | undefined): readonly string[] =>
  typeof name === "string" ? [] : [...new Set(Object.values(name))].filter((other) => other !== shown);

/** A number as E.164, with its extension where it has one; undefined where nobody could be rung. */
const dialled = (number: string, country: string | undefined) => readPhone(number, country).href?.replace("tel:", "");
