/** What an editor has written on a tag that the tag does not understand. */
import type { LitElement } from "lit";
import { listed } from "../feed/advice.ts";
import { collections } from "../feed/feed-shape.ts";
import { type CollectionName, originsOf, ownId } from "../feed/index.ts";
import { nearest } from "../feed/nearest.ts";
import type { AttributeProblem } from "../i18n/messages/problems.ts";
import type { TagProperties } from "./choices.ts";
import type { Scope } from "./scope.ts";

export interface Tag extends LitElement {
  readonly ids: readonly string[] | undefined;
}

/** Attributes of HTML's own that any element may have, and that are not slips for ours. */
const ofHtml =
  /^(accesskey|autocapitalize|autocorrect|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item\w+|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|writingsuggestions|xmlns|(aria|data|ng|v|x)-.*|on.*|.*[^a-z-_].*)$/;

/** The collection that a tag shows; none for a whole page. */
export function collectionOf({ localName }: Element): CollectionName | undefined {
  const name = localName.replace(/^omvarld-/, "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.hasOwn(collections, name) ? (name as CollectionName) : undefined;
}

/** @param scope what the tag shows, where it shows anything yet. */
export function adviseAttributes(tag: Tag, scope: Scope | undefined): readonly AttributeProblem[] {
  const { observedAttributes, elementProperties } = tag.constructor as typeof LitElement;
  const declared = [...(elementProperties as Map<PropertyKey, TagProperties[string]>)];
  return [...tag.attributes].flatMap(({ name, value }): readonly AttributeProblem[] => {
    if (!observedAttributes.includes(name)) {
      const meant = ofHtml.test(name) ? undefined : nearest(name, observedAttributes);
      return meant ? [{ attribute: name, code: "name", found: value, meant }] : [];
    }
    const collection = collectionOf(tag);
    if (name === "ids" && scope && collection) return idsProblem(tag.ids ?? [], scope, collection);
    const [, declaration] =
      declared.find(([key, { attribute }]) => (attribute ?? String(key).toLowerCase()) === name) ?? [];
    return adviseValue(name, value, declaration, scope?.level);
  });
}

/**
 * What of an attribute's value its tag does not understand, whatever the feed.
 * @param level of the heading that is shown, where there is one yet.
 */
export function adviseValue(
  name: string,
  value: string,
  { type, values }: TagProperties[string] = {},
  level?: number,
): readonly AttributeProblem[] {
  const given = value.trim();
  if (values) return given && !values.includes(value) ? [valueProblem(name, value, values)] : [];
  if (type === Boolean) return given === "false" ? [{ attribute: name, code: "false", found: value }] : [];
  if (name === "heading-level") return levelProblem(given, level);
  return name === "limit" ? limitProblem(given) : [];
}

function valueProblem(attribute: string, found: string, values: readonly string[]): AttributeProblem {
  const meant = nearest(found, values);
  return { attribute, code: "value", found, expected: values.join(", "), ...(meant ? { meant } : {}) };
}

function levelProblem(found: string, level: number | undefined): readonly AttributeProblem[] {
  if ([1, 2, 3, 4, 5, 6].includes(Number(found))) return [];
  return [{ attribute: "heading-level", code: "level", found, ...(level ? { shown: String(level) } : {}) }];
}

function limitProblem(found: string): readonly AttributeProblem[] {
  const limit = Number(found);
  if (Number.isInteger(limit) && limit >= 1) return [];
  return [{ attribute: "limit", code: "limit", found, ...(limit >= 1 ? { shown: String(Math.floor(limit)) } : {}) }];
}

function idsProblem(given: readonly string[], { feed }: Scope, name: CollectionName): readonly AttributeProblem[] {
  const there = feed[name].map(({ id }) => id);
  // Of several feeds, a member may also be named as in its own.
  const known = new Set(originsOf(feed) ? [...there, ...there.map(ownId)] : there);
  const unknown = given.filter((id) => !known.has(id));
  const shown = String(given.length - unknown.length);
  return unknown.map((found) => {
    const meant = nearest(found, there);
    return { attribute: "ids", code: "ids", found, expected: listed(there), shown, ...(meant ? { meant } : {}) };
  });
}
