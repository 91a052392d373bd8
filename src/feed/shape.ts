/**
 * The words in which the feed's rules are written down once. A shape is plain data: the reader walks it to validate,
 * the schema writer walks it to print JSON Schema, and the compiler infers the types from it.
 */
export interface Shape<out T> {
  readonly kind: ShapeKind;
  readonly fields?: Fields;
  readonly required?: readonly string[];
  readonly rule?: ObjectRule | undefined;
  readonly of?: Shape<unknown>;
  readonly or?: Shape<unknown>;
  readonly values?: readonly string[];
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Only for the compiler: the type of what the reader hands on. */
  readonly type?: T;
}

export type Fields = Readonly<Record<string, Shape<unknown>>>;

export type ShapeKind =
  | "text"
  | "html"
  | "string"
  | "boolean"
  | "number"
  | "date"
  | "moment"
  | "url"
  | "email"
  | "language"
  | "country"
  | "currency"
  | "slug"
  | "choice"
  | "list"
  | "object"
  | "member"
  | "either";

/** Names the field that breaks a rule between fields (it is left out), or nothing where all is well. */
export type ObjectRule = (value: Readonly<Record<string, unknown>>) => string | undefined;

/** What the reader hands on for a shape. */
export type Infer<S> = S extends Shape<infer T> ? T : never;

type Simplify<T> = { readonly [K in keyof T]: T[K] };
type Values<F extends Fields> = { readonly [K in keyof F]: Infer<F[K]> };
type ObjectType<R extends Fields, O extends Fields> = Simplify<Values<R> & Partial<Values<O>>>;

/** Text by language: a string in the feed's own language, or strings keyed by BCP 47 tag. */
export type Text = string | Readonly<Record<string, string>>;

const scalar = <T>(kind: ShapeKind): Shape<T> => ({ kind });

export const text = scalar<Text>("text");
/** As text, but an HTML fragment, which is sanitised where it is shown. */
export const html = scalar<Text>("html");
export const string = scalar<string>("string");
export const boolean = scalar<boolean>("boolean");
/** ISO 8601, as exact as is known: `2011`, `2011-06`, `2011-06-01`. */
export const date = scalar<string>("date");
/** A date, or a date with a time of day: `2026-05-09T10:00+02:00`. */
export const moment = scalar<string>("moment");
/** Becomes an absolute address that may stand in a link. */
export const url = scalar<string>("url");
export const email = scalar<string>("email");
/** BCP 47. */
export const language = scalar<string>("language");
/** ISO 3166-1 alpha-2, in capitals. */
export const country = scalar<string>("country");
/** ISO 4217. */
export const currency = scalar<string>("currency");
export const slug = scalar<string>("slug");

export const number = (min?: number, max?: number): Shape<number> => ({ kind: "number", min, max });

export const choice = <const V extends readonly string[]>(...values: V): Shape<V[number]> => ({
  kind: "choice",
  values,
});

export const list = <T>(of: Shape<T>): Shape<readonly T[]> => ({ kind: "list", of });

/** An object when the value is one, else the plain form. */
export const either = <P, O>(plain: Shape<P>, object: Shape<O>): Shape<P | O> => ({
  kind: "either",
  of: plain,
  or: object,
});

export function object<R extends Fields, O extends Fields = Record<never, never>>(
  required: R,
  optional?: O,
  rule?: ObjectRule,
): Shape<ObjectType<R, O>> {
  return {
    kind: "object",
    fields: { ...required, ...optional },
    required: Object.keys(required),
    rule,
  };
}

/** A member of a collection: it has an id of its own, made from its first required text where the feed gives none. */
export function member<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
  rule?: ObjectRule,
): Shape<Simplify<ObjectType<R, O> & { readonly id: string }>> {
  return { ...object(required, { id: slug, ...optional }, rule), kind: "member" } as never;
}
