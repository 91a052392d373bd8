import { isObject } from "./json-object.ts";
import type { Shape } from "./shape.ts";

/**
 * A value whose plain texts say which language they are in; the value itself where it has none.
 * @param language BCP 47.
 */
export function sayLanguage<T>(value: T, shape: Shape<unknown>, language: string): T {
  return said(value, shape, language) as T;
}

function said(value: unknown, { kind, fields, of, or }: Shape<unknown>, language: string): unknown {
  if (kind === "text" || kind === "html") return typeof value === "string" ? { [language]: value } : value;
  if (kind === "either") return or && isObject(value) ? said(value, or, language) : value;
  if (kind === "list" && of && Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const changed = items.map((item) => said(item, of, language));
    return changed.some((item, index) => item !== items[index]) ? Object.freeze(changed) : value;
  }
  if (!fields || !isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): readonly [string, unknown] => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, field ? said(inner, field, language) : inner];
  });
  return entries.some(([name, inner]) => inner !== value[name]) ? Object.freeze(Object.fromEntries(entries)) : value;
}
