import { defaultConverter, type PropertyDeclaration } from "lit";
import type { TagProperties } from "../element-kit/choices.ts";
import type { Content } from "../element-kit/content.ts";
import { type Kind, kindContent } from "../element-kit/kind.ts";
import { readLevel, readTagOptions } from "../element-kit/tag-options.ts";
import type { TagOptions } from "../element-kit/templates/section.ts";
import { OmvarldContacts } from "../elements/contacts/contacts.ts";
import { OmvarldDocuments } from "../elements/documents/documents.ts";
import { OmvarldFunding } from "../elements/funding/funding.ts";
import { kinds } from "../elements/kinds.ts";
import { OmvarldNetworks } from "../elements/networks/networks.ts";
import { OmvarldNews } from "../elements/news/news.ts";
import { pageContent } from "../elements/page/page.template.ts";
import { OmvarldPage } from "../elements/page/page.ts";
import { OmvarldPolicies } from "../elements/policies/policies.ts";
import { OmvarldProjects } from "../elements/projects/projects.ts";
import { OmvarldTwinTowns, readTownOptions } from "../elements/twin-towns/twin-towns.ts";
import { OmvarldVolunteering } from "../elements/volunteering/volunteering.ts";
import type { CollectionName } from "../feed/index.ts";

/** The part of an element's class that says which attributes there are. */
interface TagClass {
  readonly observedAttributes: string[];
  readonly elementProperties: ReadonlyMap<PropertyKey, TagProperties[string]>;
}

const classes = {
  page: OmvarldPage,
  twinTowns: OmvarldTwinTowns,
  volunteering: OmvarldVolunteering,
  contacts: OmvarldContacts,
  policies: OmvarldPolicies,
  news: OmvarldNews,
  networks: OmvarldNetworks,
  funding: OmvarldFunding,
  projects: OmvarldProjects,
  documents: OmvarldDocuments,
} satisfies Readonly<Record<CollectionName | "page", TagClass>>;

/** A tag as the command line knows it. */
export interface Tag {
  /** Without `omvarld-`. */
  readonly name: string;
  readonly topic: CollectionName | "page";
  readonly content: Content<TagOptions>;
  /** Each attribute that the tag reads; undefined where it is no property. */
  readonly attributes: ReadonlyMap<string, (TagProperties[string] & { readonly property: string }) | undefined>;
}

const attributesOf = ({ observedAttributes, elementProperties }: TagClass): Tag["attributes"] => {
  const declared = [...elementProperties].map(([property, declaration]) => {
    const { attribute } = declaration;
    const name = typeof attribute === "string" ? attribute : String(property).toLowerCase();
    return [name, { ...declaration, property: String(property) }] as const;
  });
  const byName = new Map(declared);
  return new Map(observedAttributes.map((name) => [name, byName.get(name)]));
};

const tagOf = (topic: CollectionName | "page", name: string, content: Tag["content"]): Tag => ({
  name,
  topic,
  content,
  attributes: attributesOf(classes[topic]),
});

/** All tags that show something. */
export const tags: readonly Tag[] = [
  tagOf("page", "page", pageContent),
  // The kinds differ in their members and options only, which each finds in its own collection.
  ...Object.values(kinds).map((kind) => tagOf(kind.collection, kind.name, kindContent(kind as Kind<CollectionName>))),
];

export const isFlag = (tag: Tag, name: string): boolean => tag.attributes.get(name)?.type === Boolean;

type AskedOfTowns = Parameters<typeof readTownOptions>[0];
type Flags = Pick<AskedOfTowns, "searchable" | "withoutMap">;
type AskedOfTag = AskedOfTowns &
  Parameters<typeof readTagOptions>[0] & { readonly headingLevel?: number; readonly theme?: string };

/** What a tag is asked for, read from its attributes as the browser's element reads them. */
export function readAttributes(
  { attributes, content, topic }: Tag,
  given: ReadonlyMap<string, string>,
): { readonly options: TagOptions; readonly level: number; readonly theme: string | undefined } {
  const properties: Record<string, unknown> & Flags = { searchable: false, withoutMap: false };
  for (const [name, declaration] of attributes) {
    if (!declaration) continue;
    const value = given.get(name);
    if (value !== undefined) properties[declaration.property] = convert(declaration, value);
  }
  // The declarations say what each attribute becomes.
  const asked = properties as Flags & AskedOfTag;
  return {
    options: { ...readTagOptions(asked), ...(topic === "twinTowns" ? readTownOptions(asked) : {}) },
    level: readLevel(asked.headingLevel, content.level),
    theme: asked.theme,
  };
}

function convert({ converter, type }: PropertyDeclaration, value: string): unknown {
  if (typeof converter === "function") return converter(value, type);
  return (converter?.fromAttribute ?? defaultConverter.fromAttribute)?.(value, type);
}
