import { cleanText } from "./clean-text.ts";
import { isDate, isMoment } from "./day.ts";
import { type CollectionName, collections, type Feed, feedShape } from "./feed-shape.ts";
import { giveIds } from "./ids.ts";
import { isObject, type JsonObject } from "./json-object.ts";
import { excerpt, pointer, type Problem, type ProblemCode } from "./problem.ts";
import type { Shape } from "./shape.ts";
import { isMailAddress, readUrl } from "./url.ts";

/** A feed that could be read, or none, and what an editor should know about it. */
export interface Reading {
  /** Missing where nothing can be shown: the JSON is no object, or of a version that this reader does not know. */
  readonly feed?: Feed;
  readonly problems: readonly Problem[];
}

export interface ReadOptions {
  /** The feed's own absolute address: relative ones are resolved against it. */
  readonly url?: string;
}

/** Where the reader is, and what it has found so far. */
interface Visit {
  readonly path: (string | number)[];
  readonly problems: Problem[];
  readonly base: string | undefined;
  readonly language: string;
}

/**
 * Reads a feed from parsed JSON. Total and linear: what breaks a rule is left out alone and becomes a problem, nothing
 * valid is lost, nothing is thrown.
 */
export function readFeed(json: unknown, options: ReadOptions = {}): Reading {
  const steps = readFeedByMember(json, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same in steps of one member each: between two of them, whoever reads a long feed may turn to something else.
 * @yields nothing.
 */
export function* readFeedByMember(json: unknown, options: ReadOptions = {}): Generator<undefined, Reading, undefined> {
  const problems: Problem[] = [];
  const visit = (language: string): Visit => ({ path: [], problems, base: options.url, language });
  const rootless = visit("und");
  if (!isObject(json)) {
    report(rootless, "not-object", json);
    return { problems };
  }
  if (isGiven(json["version"]) && json["version"] !== 1) {
    rootless.path.push("version");
    report(rootless, "version", json["version"], "1");
    return { problems };
  }
  for (const key of ["version", "language", "municipality"]) {
    if (!isGiven(json[key])) problems.push({ path: "", code: "missing", severity: "error", expected: key });
  }
  const given = json["language"];
  const language = typeof given === "string" && isLanguage(given.trim()) ? given.trim() : "und";
  const root = visit(language);
  const read: Record<string, unknown> = {};
  for (const key of Object.keys(json)) {
    const value = json[key];
    const of = Object.hasOwn(collections, key) ? collections[key as CollectionName] : undefined;
    if (of && Array.isArray(value)) {
      root.path.push(key);
      const reading = beginList(of, value, root);
      for (const index of reading.places) {
        reading.read(index);
        yield;
      }
      read[key] = reading.end();
      root.path.pop();
    } else Object.assign(read, readObject(feedShape, { [key]: value }, root));
  }
  read["language"] = language;
  for (const name of Object.keys(collections)) read[name] ??= Object.freeze([]);
  return { feed: Object.freeze(read) as unknown as Feed, problems };
}

/** Exports of content systems write null or a blank string for what is not there. */
const isGiven = (value: unknown): boolean =>
  typeof value === "string" ? value.trim() !== "" : value !== undefined && value !== null;

const isLanguage = (value: string): boolean => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(value);

const sources = new WeakMap<object, readonly number[]>();

/** Where a member of a list that was read stood in the feed's own list, before anything was left out. */
export function sourceIndex(list: readonly unknown[], index: number): number {
  return sources.get(list)?.[index] ?? index;
}

function report(visit: Visit, code: ProblemCode, found?: unknown, expected?: string): undefined {
  visit.problems.push({
    path: pointer(visit.path),
    code,
    severity: "error",
    ...(found === undefined ? {} : { found: excerpt(found) }),
    ...(expected === undefined ? {} : { expected }),
  });
  return undefined;
}

/** Adds to the last problem that all of the object where the reader is was left out because of it. */
function blame(visit: Visit): void {
  const problem = visit.problems.pop();
  if (problem) visit.problems.push({ ...problem, leftOut: pointer(visit.path) });
}

const patterns = { country: /^[a-z]{2}$/i, currency: /^[a-z]{3}$/i };

function readValue(shape: Shape<unknown>, value: unknown, visit: Visit): unknown {
  switch (shape.kind) {
    case "text":
    case "html":
      return readText(value, visit, shape.kind === "html" ? trim : cleanText);
    case "either":
      return readValue((isObject(value) ? shape.or : shape.of) ?? shape, value, visit);
    case "list":
      return Array.isArray(value) ? readList(shape.of ?? shape, value, visit) : report(visit, "not-list", value);
    case "object":
    case "member":
      return isObject(value) ? readObject(shape, value, visit) : report(visit, "not-object", value);
    case "boolean":
      return typeof value === "boolean" ? value : report(visit, "not-boolean", value);
    case "number":
      return readNumber(shape, value, visit);
    default:
      return readString(shape, value, visit);
  }
}

function readNumber({ min, max }: Shape<unknown>, value: unknown, visit: Visit): number | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return report(visit, "not-number", value);
  if (value < (min ?? -Infinity) || value > (max ?? Infinity)) {
    return report(visit, "number-range", value, `${min ?? "−∞"}–${max ?? "∞"}`);
  }
  // Nobody writes a minus before nothing: −0 becomes 0.
  return value + 0;
}

function readString(shape: Shape<unknown>, value: unknown, visit: Visit): string | undefined {
  const { kind } = shape;
  // A year is often written as a number, and means the same.
  const string = (kind === "date" || kind === "moment") && typeof value === "number" ? String(value) : value;
  if (typeof string !== "string") return report(visit, "not-string", value);
  const trimmed = string.trim();
  switch (kind) {
    case "string":
      return cleanText(string) || undefined;
    case "date":
      return isDate(trimmed) ? trimmed : report(visit, "date", value);
    case "moment":
      return isMoment(trimmed) ? trimmed : report(visit, "moment", value);
    case "url":
      return readUrl(trimmed, visit.base) ?? report(visit, "url", value);
    case "email":
      return isMailAddress(trimmed) ? trimmed : report(visit, "email", value);
    case "language":
      return isLanguage(trimmed) ? trimmed : report(visit, "language", value);
    case "country":
    case "currency":
      return patterns[kind].test(trimmed) ? trimmed.toUpperCase() : report(visit, kind, value);
    case "slug": {
      const slug = cleanText(string);
      return /^[^\s#"'<>]+$/.test(slug) ? slug : report(visit, "slug", value);
    }
    case "choice":
      return shape.values?.includes(trimmed) ? trimmed : report(visit, "choice", value, shape.values?.join(", ") ?? "");
    default:
      return undefined;
  }
}

/** In HTML, what is in the texts is not yet apart from what is in the addresses, which must not become good ones. */
const trim = (html: string): string => html.trim();

function readText(value: unknown, visit: Visit, clean: (text: string) => string): unknown {
  if (typeof value === "string") return clean(value) || undefined;
  if (!isObject(value)) return report(visit, "not-text", value);
  const text: Record<string, string> = {};
  let isEmpty = true;
  for (const key of Object.keys(value)) {
    const string = value[key];
    if (!isGiven(string)) continue;
    const said = typeof string === "string" ? clean(string) : undefined;
    if (said === "") continue;
    isEmpty = false;
    visit.path.push(key);
    if (!isLanguage(key)) report(visit, "language", key);
    else if (said === undefined) report(visit, "not-string", string);
    else text[key] = said;
    visit.path.pop();
  }
  if (Object.keys(text).length > 0) return Object.freeze(text);
  return isEmpty ? undefined : report(visit, "not-text", value);
}

const isSomeText = (value: unknown): boolean =>
  typeof value === "string" || (isObject(value) && Object.values(value).some((text) => typeof text === "string"));

function readList(of: Shape<unknown>, values: readonly unknown[], visit: Visit): readonly unknown[] {
  const reading = beginList(of, values, visit);
  for (const index of reading.places) reading.read(index);
  return reading.end();
}

/** What reads a list, value by value. */
function beginList(of: Shape<unknown>, values: readonly unknown[], visit: Visit) {
  const list: unknown[] = [];
  const indexes: number[] = [];
  return {
    // A script may hand over a list with a length of thousands of millions and hardly a member.
    places: values.length > 1_000_000 ? Object.keys(values).map(Number).filter(Number.isInteger) : values.keys(),
    read(index: number): void {
      const given = values[index];
      if (!isGiven(given)) return;
      visit.path.push(index);
      const value = readValue(of, given, visit);
      visit.path.pop();
      if (value === undefined) return;
      list.push(value);
      indexes.push(index);
    },
    end(): readonly unknown[] {
      if (of.kind === "member") {
        giveIds(list as Record<string, unknown>[], visit.language, (id, at) => {
          visit.path.push(indexes[at] ?? at, "id");
          report(visit, "duplicate-id", id);
          visit.path.length -= 2;
        });
      }
      if (list.length < values.length) sources.set(list, indexes);
      for (const value of list) Object.freeze(value);
      return Object.freeze(list);
    },
  };
}

function readObject(shape: Shape<unknown>, value: JsonObject, visit: Visit): Record<string, unknown> | undefined {
  const fields = shape.fields ?? {};
  const required = shape.required ?? [];
  const read: Record<string, unknown> = {};
  const failed: string[] = [];
  for (const key of Object.keys(value)) {
    const given = value[key];
    if (!Object.hasOwn(fields, key)) {
      // Assigning to __proto__ would change the object instead of adding to it.
      if (key !== "__proto__") read[key] = given;
      continue;
    }
    const before = visit.problems.length;
    visit.path.push(key);
    const result = isGiven(given) ? readValue(fields[key] as Shape<unknown>, given, visit) : undefined;
    visit.path.pop();
    const hasFailed = visit.problems.length > before;
    if (result !== undefined) read[key] = typeof result === "object" ? Object.freeze(result) : result;
    // An image's empty alt says that it is decoration: the one empty text that means something.
    else if (key === "alt" && !hasFailed && isSomeText(given)) read[key] = "";
    else if (required.includes(key) && hasFailed) {
      blame(visit);
      failed.push(key);
    }
  }
  const lacking = required.filter((key) => read[key] === undefined);
  for (const key of lacking) {
    if (failed.includes(key)) continue;
    report(visit, "missing", undefined, key);
    blame(visit);
  }
  if (lacking.length > 0) return undefined;
  const breaking = shape.rule?.(read);
  if (breaking !== undefined) {
    visit.path.push(breaking);
    report(visit, "order", read[breaking]);
    visit.path.pop();
    delete read[breaking];
  }
  return read;
}
