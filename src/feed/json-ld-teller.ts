import { type Day, dayValue, isBefore } from "./day.ts";
import type { Document, Feed, Image, Point, Project, TwinTown } from "./feed-shape.ts";
import type { Text } from "./shape.ts";
import { chooseText } from "./text.ts";

/* What things in schema.org's words are made of. */

export type JsonLdValue = string | number | JsonLdNode | readonly JsonLdValue[];

/** A thing, or with an `@id` alone a reference to one. */
export interface JsonLdNode {
  readonly [property: string]: JsonLdValue;
}

export type Properties = Readonly<Record<string, JsonLdValue | undefined>>;
type Common = Pick<TwinTown, "url" | "image" | "tags" | "documents" | "contacts">;

export interface TellerOptions {
  /** The feed's own absolute address, which begins every `@id`. */
  readonly url: string;
  /** BCP 47, of the texts. */
  readonly language: string;
  /** Full date (`2026-11-23`). */
  readonly today: string;
}

/** What all things of a feed are told with. */
export type Teller = ReturnType<typeof createTeller>;

export function createTeller(feed: Feed, { url, language, today }: TellerOptions) {
  const { municipality } = feed;
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

  return {
    feed,
    today,
    say,
    sayAll,
    languageOf,
    idOf,
    refer,
    us,
    image,
    area,
    address,
    contactsOf,
    named,
    funder,
    documentNode,
    common,
  };
}

/** A thing with what is known of it; one value of several stands alone. */
export function node(type: string | readonly string[], properties: Properties, id?: string): JsonLdNode {
  const known = Object.entries(properties).flatMap(([name, value]) => {
    const one = Array.isArray(value) && value.length < 2 ? (value[0] as JsonLdValue | undefined) : value;
    return one === undefined || one === "" ? [] : [[name, one] as const];
  });
  return { "@type": type, ...(id ? { "@id": id } : {}), ...Object.fromEntries(known) };
}

export const isGiven = <T>(value: T | undefined | "" | null): value is T =>
  value !== undefined && value !== "" && value !== null;

const unlessUnknown = (language: string) => (language === "und" ? undefined : language);

export const geo = (point: Point | undefined) =>
  point && node("GeoCoordinates", { latitude: point.lat, longitude: point.lon });

export function validity({ validFrom, validTo }: { readonly validFrom?: Day; readonly validTo?: Day }): Properties {
  const [from, to] = [dayValue(validFrom), dayValue(validTo)];
  return { temporalCoverage: from && `${from}/${to ?? ".."}`, expires: to };
}
