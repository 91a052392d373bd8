import { blockWrappers, inlineWrappers, keptElements } from "./allowed-html.ts";
import { isBefore } from "./day.ts";
import { collections, type Feed, feedShape, type Section } from "./feed-shape.ts";
import { isObject } from "./json-object.ts";
import { nearest } from "./nearest.ts";
import { type AdviceCode, pointer, type Problem } from "./problem.ts";
import { sourceIndex } from "./read.ts";
import type { Shape, Text } from "./shape.ts";
import { isPast } from "./status.ts";
import { baseLanguage } from "./text.ts";
import { readUrl } from "./url.ts";

/**
 * What an editor would want to know of a feed from which nothing had to be left out. It is found apart from the reading,
 * so that only editors pay for it.
 * @param today full date: `2026-11-23`.
 * @param before the version before, where it is known.
 * @param whole of a part of a feed, all parts as one: what one refers to may be in another.
 */
export function adviseFeed(feed: Feed, today: string, before?: Feed, whole = feed): readonly Problem[] {
  const advice: Problem[] = [];
  const add = (code: AdviceCode, path: Path, more: Partial<Problem> = {}) =>
    advice.push({ path: pointer(path), code, severity: "advice", ...more });
  visitUnknownKeys(feed, (path, found, expected) =>
    add("unknown-key", path, { found, ...(expected ? { expected } : {}) }),
  );
  for (const { language, count, path } of untranslated(feed)) {
    add("untranslated", path, { expected: language, found: String(count) });
  }
  const isOther = otherHost(feed.municipality?.url);
  walk(feedShape, feed, [], ({ kind, fields }, value, path) => {
    // A picture is what has an `alt`.
    if (fields && "alt" in fields && isObject(value) && isOther(value["url"])) {
      add("picture-host", [...path, "url"], { found: new URL(String(value["url"])).host });
    }
    if (kind === "country" && !countryNames.of(String(value))) add("unknown-country", path, { found: String(value) });
    if (kind !== "html") return;
    const texts: readonly (readonly [string, unknown])[] = isObject(value) ? Object.entries(value) : [["", value]];
    for (const [language, html] of texts) {
      if (typeof html !== "string") continue;
      const here = language ? [...path, language] : path;
      const { lost, pictures } = readTags(html);
      if (lost.length > 0) add("html-lost", here, { found: listed(lost) });
      const hosts = new Set(pictures.filter(isOther).map((url) => new URL(url).host));
      if (hosts.size > 0) add("picture-host", here, { found: listed([...hosts]) });
    }
  });
  const broken = illegible(feed);
  if (broken[0]) add("encoding", broken[0], { found: String(broken.length) });
  for (const name of Object.keys(collections) as (keyof typeof collections)[]) {
    const [then, now] = [before?.[name].length ?? 0, feed[name].length];
    if (now * 2 < then) add("fewer", [name], { found: String(then - now), expected: String(then) });
  }
  const place = (name: keyof typeof collections, index: number): Path => [name, sourceIndex(feed[name], index)];
  feed.policies.forEach((policy, index) => {
    if (policy.status === "expired" || !isPast.policies(policy, today)) return;
    add("expired", [...place("policies", index), "validTo"]);
  });
  feed.policies.forEach(({ highlights = [] }, index) => {
    const here = [...place("policies", index), "highlights"];
    if (highlights.length > mostHighlights) {
      add("too-many", here, { found: String(highlights.length), expected: String(mostHighlights) });
    }
    highlights.forEach((text, at) => {
      const words = longest(text);
      if (words <= mostWords) return;
      add("too-long", [...here, sourceIndex(highlights, at)], { found: String(words), expected: String(mostWords) });
    });
  });
  feed.twinTowns.forEach(({ location }, index) => {
    if (!location) add("no-location", place("twinTowns", index));
  });
  const contacts = new Set(whole.contacts.map(({ id }) => id));
  for (const name of Object.keys(collections) as (keyof typeof collections)[]) {
    feed[name].forEach(({ contacts: ids = [] }, index) => {
      ids.forEach((id, at) => {
        if (contacts.has(id)) return;
        add("unknown-reference", [...place(name, index), "contacts", sourceIndex(ids, at)], { found: id });
      });
    });
  }
  const projects = new Set(whole.projects.map(({ id }) => id));
  feed.projects.forEach(({ partOf, themes = [], participants = [] }, index) => {
    const here = place("projects", index);
    if (partOf !== undefined && !projects.has(partOf)) {
      add("unknown-reference", [...here, "partOf"], { found: partOf, expected: listed([...projects]) });
    }
    const known = participants.map(({ id }) => id);
    themes.forEach(({ participants: ids = [] }, row) => {
      ids.forEach((id, at) => {
        if (known.includes(id)) return;
        const path = [...here, "themes", sourceIndex(themes, row), "participants", sourceIndex(ids, at)];
        add("unknown-reference", path, { found: id, expected: listed(known) });
      });
    });
  });
  const visitSections = (sections: readonly Section[] = [], path: Path): void =>
    sections.forEach((section, at) => {
      const here = [...path, "sections", sourceIndex(sections, at)];
      const { show } = section;
      if (show !== undefined && !Object.hasOwn(collections, show)) {
        const expected = Object.keys(collections).join(", ");
        add("unknown-reference", [...here, "show"], { found: show, expected });
      }
      visitSections(section.sections, here);
    });
  visitSections(feed.page?.sections, ["page"]);
  const year = String(Number(today.slice(0, 4)) - 1) + today.slice(4);
  if (isBefore(feed.checked ?? feed.updated, year)) add("unchecked", [feed.checked ? "checked" : "updated"]);
  return advice;
}

/** In any language: a code that has a name in one has one in all. */
const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

type Path = readonly (string | number)[];

/** What a reader takes in of a policy's points. */
const mostHighlights = 5;
const mostWords = 20;

/** Names as they stand in a sentence; of many the first. */
export const listed = (names: readonly string[]): string =>
  [...names.slice(0, 12), ...(names.length > 12 ? ["…"] : [])].join(", ");

/** Words of a text, in the language in which it has the most. */
function longest(text: Text): number {
  const texts = typeof text === "string" ? [text] : Object.values(text);
  return Math.max(...texts.map((each) => each.split(/\s+/).filter(Boolean).length));
}

/** Stands for the feed's own address, which only a relative one has need of. */
const anywhere = "http:feed";
const nowhere = new URL(anywhere).href;

const harmless = new Set([...keptElements, ...blockWrappers, ...inlineWrappers, "html", "body", "head", "hr", "wbr"]);

/**
 * What the sanitiser takes away of a fragment that an editor may miss (elements with what is in them, addresses, looks and
 * scripts in attributes; not what content systems add by the way, such as classes), and where its pictures are. Read by the
 * letter, which is near enough to tell of: nothing is made safe by it.
 */
function readTags(html: string): { readonly lost: readonly string[]; readonly pictures: readonly string[] } {
  const lost = new Set<string>();
  const pictures: string[] = [];
  const tags = /<!--[^]*?(?:-->|$)|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)/gi;
  for (const [, tag, inside = ""] of html.matchAll(tags)) {
    if (!tag) continue;
    const name = tag.toLowerCase();
    if (!harmless.has(name)) lost.add(`<${name}>`);
    for (const [, given = "", double, single, bare] of inside.matchAll(
      /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g,
    )) {
      const attribute = given.toLowerCase();
      const value = (double ?? single ?? bare ?? "").replaceAll("&amp;", "&");
      if (attribute === "style" || /^on[a-z]+$/.test(attribute)) lost.add(attribute);
      if (attribute !== { a: "href", img: "src" }[name]) continue;
      const url = readUrl(value, anywhere);
      if (!url) lost.add(`${attribute}="${value.slice(0, 60)}"`);
      else if (name === "img" && !url.startsWith(nowhere)) pictures.push(url);
    }
  }
  return { lost: [...lost], pictures };
}

/** Tells addresses on servers other than the municipality's own, and those below it; none, where its own is not known. */
function otherHost(own: string | undefined): (url: unknown) => boolean {
  const bare = (url: string) => new URL(url).hostname.replace(/^www\./, "");
  if (!own || !/^https?:/.test(own)) return () => false;
  const home = bare(own);
  return (url) => typeof url === "string" && !`.${bare(url)}`.endsWith(`.${home}`);
}

/** Walks what was read along its shapes; paths lead into the feed as it was given. */
export function walk(
  shape: Shape<unknown>,
  value: unknown,
  path: Path,
  visit: (shape: Shape<unknown>, value: unknown, path: Path) => void,
): void {
  const { kind, of, or, fields } = shape;
  if (kind === "either") return walk((isObject(value) ? or : of) ?? shape, value, path, visit);
  visit(shape, value, path);
  if (of && Array.isArray(value)) {
    value.forEach((item, index) => walk(of, item, [...path, sourceIndex(value, index)], visit));
  }
  if (!fields || !isObject(value)) return;
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    if (field && value[key] !== undefined) walk(field, value[key], [...path, key], visit);
  }
}

function visitUnknownKeys(feed: Feed, found: (path: Path, key: string, meant: string | undefined) => void): void {
  walk(feedShape, feed, [], (shape, value, path) => {
    if (!shape.fields || !isObject(value)) return;
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(shape.fields, key) || key.startsWith("_") || key === "$schema") continue;
      found([...path, key], key, nearest(key, Object.keys(shape.fields)));
    }
  });
}

/** Where letters could not be decoded when the feed was read. */
function illegible(feed: Feed): readonly Path[] {
  const paths: Path[] = [];
  walk(feedShape, feed, [], ({ kind }, value, path) => {
    const texts = kind === "text" || kind === "html" || kind === "string";
    if (texts && JSON.stringify(value).includes("\ufffd")) paths.push(path);
  });
  return paths;
}

/** A language in which some texts of the feed are given, how many lack it, and where the first of those is. */
interface Gap {
  readonly language: string;
  readonly count: number;
  readonly path: Path;
}

function untranslated(feed: Feed): readonly Gap[] {
  const texts: { readonly languages: ReadonlySet<string>; readonly path: Path }[] = [];
  const given = new Map<string, number>();
  walk(feedShape, feed, [], ({ kind }, value, path) => {
    // An empty text says nothing, in every language.
    if ((kind !== "text" && kind !== "html") || value === "") return;
    const languages = new Set((isObject(value) ? Object.keys(value) : [feed.language]).map(baseLanguage));
    for (const language of languages) given.set(language, (given.get(language) ?? 0) + 1);
    texts.push({ languages, path });
  });
  return [...given].flatMap(([language, count]) => {
    const first = texts.find(({ languages }) => !languages.has(language));
    return first ? [{ language, count: texts.length - count, path: first.path }] : [];
  });
}
