import { isBefore } from "./day.ts";
import { collections, type Feed, feedFields } from "./feed-shape.ts";
import { type AdviceCode, pointer, type Problem } from "./problem.ts";
import type { Fields, Shape } from "./shape.ts";
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
  for (const [language, paths] of untranslated(feed)) {
    add("untranslated", paths[0] ?? [], { expected: language, found: String(paths.length) });
  }
  feed.policies.forEach((policy, index) => {
    if (policy.status !== "expired" && isPast.policies(policy, today)) add("expired", ["policies", index, "validTo"]);
  });
  feed.twinTowns.forEach(({ location }, index) => {
    if (!location) add("no-location", ["twinTowns", index]);
  });
  const contacts = new Set(feed.contacts.map(({ id }) => id));
  for (const name of Object.keys(collections) as (keyof typeof collections)[]) {
    feed[name].forEach((member, index) => {
      member.contacts?.forEach((id, at) => {
        if (!contacts.has(id)) add("unknown-reference", [name, index, "contacts", at], { found: id });
      });
    });
  }
  feed.page?.sections?.forEach(({ show }, index) => {
    if (show !== undefined && !Object.hasOwn(collections, show)) {
      const expected = Object.keys(collections).join(", ");
      add("unknown-reference", ["page", "sections", index, "show"], { found: show, expected });
    }
  });
  const year = String(Number(today.slice(0, 4)) - 1) + today.slice(4);
  if (isBefore(feed.checked ?? feed.updated, year)) add("unchecked", [feed.checked ? "checked" : "updated"]);
  return advice;
}

type Path = readonly (string | number)[];

const rootFields: Fields = {
  ...feedFields,
  version: { kind: "number" },
  language: { kind: "language" },
  ...Object.fromEntries(Object.entries(collections).map(([name, of]) => [name, { kind: "list", of } as const])),
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

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
  if (of && Array.isArray(value)) value.forEach((item, index) => walk(of, item, [...path, index], visit));
  if (!fields || !isObject(value)) return;
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    if (field && value[key] !== undefined) walk(field, value[key], [...path, key], visit);
  }
}

const feedShape: Shape<unknown> = { kind: "object", fields: rootFields };

function visitUnknownKeys(feed: Feed, found: (path: Path, key: string) => void): void {
  walk(feedShape, feed, [], (shape, value, path) => {
    if (!shape.fields || !isObject(value)) return;
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape.fields, key) && !key.startsWith("_") && key !== "$schema") found([...path, key], key);
    }
  });
}

/** The texts that lack a language in which other texts of the feed are given, by language. */
function untranslated(feed: Feed): ReadonlyMap<string, readonly Path[]> {
  const texts: [readonly string[], Path][] = [];
  walk(feedShape, feed, [], ({ kind }, value, path) => {
    if (kind === "text" || kind === "html") texts.push([isObject(value) ? Object.keys(value) : [feed.language], path]);
  });
  const languages = new Set(texts.flatMap(([tags]) => tags.map(baseLanguage)));
  const missing = new Map<string, Path[]>();
  for (const language of languages) {
    const paths = texts.flatMap(([tags, path]) => (tags.some((tag) => baseLanguage(tag) === language) ? [] : [path]));
    if (paths.length > 0) missing.set(language, paths);
  }
  return missing;
}
