import type { Feed } from "./feed-shape.ts";
import { programmeNodes, projectNodes } from "./json-ld-funded.ts";
import { contactNode, municipalityNode, newsNodes, pageNode, policyNode, townNode } from "./json-ld-nodes.ts";
import { createTeller, isGiven, type JsonLdNode, type JsonLdValue, node } from "./json-ld-teller.ts";
import { originsOf } from "./origins.ts";

/* What a feed says, in schema.org's words. A fact for which the vocabulary has no word is not told at all. */

export type { JsonLdNode, JsonLdValue };

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
  const teller = createTeller(feed, { url, language, today });
  const { say, common, documentNode, idOf, us } = teller;
  const graph = [
    municipalityNode(teller),
    pageNode(teller),
    ...feed.twinTowns.map((one) => townNode(teller, one)),
    ...feed.volunteering.flatMap((one) => programmeNodes(teller, one)),
    ...feed.contacts.map((one) => contactNode(teller, one)),
    ...feed.policies.map((one) => policyNode(teller, one)),
    ...feed.news.flatMap((one) => newsNodes(teller, one)),
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
    ...feed.projects.flatMap((one) => projectNodes(teller, one)),
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
