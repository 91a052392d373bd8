import { isEarlier } from "./day.ts";
import {
  boolean,
  choice,
  currency,
  date,
  either,
  language,
  list,
  moment,
  number,
  object,
  slug,
  string,
  text,
  url,
} from "./shape.ts";

/* The rules of what stands in many places of a feed. */

export const startBeforeEnd = (start: string, end: string) => (value: Readonly<Record<string, unknown>>) => {
  const [from, to] = [value[start], value[end]];
  return typeof from === "string" && typeof to === "string" && isEarlier(to, from) ? end : undefined;
};

export const day = either(date, object({ text }, { value: date }));
export const eventTime = either(moment, object({ text }, { value: moment }));
export const count = either(
  number(0),
  object({ value: number(0) }, { approximate: boolean, year: number(1, 9999), text }),
);
export const money = object({ amount: number(0), currency }, { approximate: boolean, text });
export const period = object({}, { start: day, end: day, months: number(0) }, startBeforeEnd("start", "end"));
export const point = object({ lat: number(-90, 90), lon: number(-180, 180) });
export const image = object({ url, alt: text }, { width: number(1), height: number(1), credit: text });

const linkFields = { title: text, description: text, language };
export const link = object({ url }, linkFields);

export const policyKind = choice("policy", "strategy", "programme", "action-plan", "guidelines");
export const euFunding = choice("funded", "co-funded");

export const documentFields = {
  ...linkFields,
  mediaType: string,
  size: number(0),
  reference: string,
  published: day,
  validFrom: day,
  validTo: day,
};
export const document = object({ url }, documentFields, startBeforeEnd("validFrom", "validTo"));

export const common = {
  url,
  image,
  tags: list(text),
  contacts: list(slug),
  documents: list(document),
  links: list(link),
  updated: day,
  checked: day,
};
