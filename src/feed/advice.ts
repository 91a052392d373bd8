import { isBefore } from "./day.ts";
import { collections, type Feed, feedShape, type Section } from "./feed-shape.ts";
import { type AdviceCode, pointer, type Problem } from "./problem.ts";
import { isObject, sourceIndex } from "./read.ts";
import type { Shape } from "./shape.ts";
import { isPast } from "./status.ts";
import { baseLanguage } from "./text.ts";

/**
 * What an editor would want to know of a feed from which nothing had to be left out. It is found apart from the reading,
 * so that only editors pay for it.
 * @param today full date: `2026-11-23`.
 */
export function adviseFeed(feed: Feed, today: string): readonly Problem[] {
  const advice: Problem[] = [];
  const add = (code: AdviceCode, path: Path, more: Partial<Problem> = {}) =>
    advice.push({ path: pointer(path), code, severity: "advice", ...more });
  visitUnknownKeys(feed, (path, found) => add("unknown-key", path, { found }));
  for (const { language, count, path } of untranslated(feed)) {
    add("untranslated", path, { expected: language, found: String(count) });
  }
  const place = (name: keyof typeof collections, index: number): Path => [name, sourceIndex(feed[name], index)];
  feed.policies.forEach((policy, index) => {
    if (policy.status === "expired" || !isPast.policies(policy, today)) return;
    add("expired", [...place("policies", index), "validTo"]);
  });
  feed.twinTowns.forEach(({ location }, index) => {
    if (!location) add("no-location", place("twinTowns", index));
  });
  const contacts = new Set(feed.contacts.map(({ id }) => id));
  for (const name of Object.keys(collections) as (keyof typeof collections)[]) {
    feed[name].forEach(({ contacts: ids = [] }, index) => {
      ids.forEach((id, at) => {
        if (contacts.has(id)) return;
        add("unknown-reference", [...place(name, index), "contacts", sourceIndex(ids, at)], { found: id });
      });
    });
  }
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

type Path = readonly (string | number)[];

/** Walks what was read along its shapes. */
function walk(
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

function visitUnknownKeys(feed: Feed, found: (path: Path, key: string) => void): void {
  walk(feedShape, feed, [], (shape, value, path) => {
    if (!shape.fields || !isObject(value)) return;
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape.fields, key) && !key.startsWith("_") && key !== "$schema") found([...path, key], key);
    }
  });
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
