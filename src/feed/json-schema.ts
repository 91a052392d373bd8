import { collections, feedFields } from "./feed-shape.ts";
import type { Shape } from "./shape.ts";
import { mailAddress, mostLetters } from "./url.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [key: string]: unknown };

/* The patterns are exact, and need no `format`: few programs that check JSON know the formats, and none knows ours. */
const language = "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$";

const longMonth = "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])";
const shortMonth = "(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)";
const february = "02-(?:0[1-9]|1\\d|2[0-8])";
const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const fullDate = `(?!0000)(?:\\d{4}-(?:${longMonth}|${shortMonth}|${february})|${leapYear}-02-29)`;
const partOfDate = "(?!0000)\\d{4}(?:-(?:0[1-9]|1[0-2]))?";
const zone = "(?:Z|[+-](?:[01]\\d|2[0-3]):?[0-5]\\d)?";
const time = `T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?${zone}`;

/* Zero-width and bidirectional characters in numbers: not every program that checks JSON knows `\p{Cf}`. */
const format =
  "\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e" +
  "\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb";
const visible = `[^\\s${format}]`;
const deceptive = `\\s\\\\\\u0000-\\u001f\\u007f-\\u009f${format}\\ud800-\\udfff`;
const host = `[^${deceptive}/?#@:%\\[\\]<>^|"{}\`]+(?::(?:\\d{1,4}|[1-5]\\d{4}))?`;
const mail = `(?!.*[${deceptive}])${mailAddress.source.slice(1, -1)}`;
const addresses = [
  `https?://${host}(?:[/?#][^${deceptive}]*)?`,
  `mailto:${mail}`,
  "tel:\\+?[\\d().\\-]+",
  `(?!//|#|[^/?#]*:)[^${deceptive}]+`,
];

const languages = { propertyNames: { pattern: language }, additionalProperties: { type: "string" } };
const text: JsonSchema = {
  description: "Text in the feed's language, or texts keyed by BCP 47 language tag",
  anyOf: [{ type: "string" }, { type: "object", ...languages, minProperties: 1 }],
};

const definitions = {
  text,
  html: { ...text, description: "As text, but an HTML fragment, which is sanitised before it is shown" },
  saying: {
    description: "As text, but not blank",
    anyOf: [
      { type: "string", pattern: visible },
      { type: "object", ...languages, not: { additionalProperties: { not: { pattern: visible } } } },
    ],
  },
  date: {
    anyOf: [
      { type: "string", pattern: `^(?:${partOfDate}|${fullDate})$` },
      { type: "integer", minimum: 1000, maximum: 9999 },
    ],
  },
  moment: { anyOf: [{ $ref: "#/$defs/date" }, { type: "string", pattern: `^${fullDate}${time}$` }] },
  url: {
    type: "string",
    format: "uri-reference",
    pattern: `^(?:${addresses.join("|")})$`,
    maxLength: mostLetters,
    description: "Absolute, or relative to the feed's own address",
  },
  email: { type: "string", format: "email", pattern: `^${mail}$` },
  language: { type: "string", pattern: language, description: "BCP 47" },
  country: { type: "string", pattern: "^[A-Za-z]{2}$", description: "ISO 3166-1 alpha-2" },
  currency: { type: "string", pattern: "^[A-Za-z]{3}$", description: "ISO 4217" },
  slug: { type: "string", pattern: `^(?=.*${visible})[^\\s#"'<>]+$` },
} satisfies Record<string, JsonSchema>;

/** The feed's rules as JSON Schema (2020-12), for editors that complete and check JSON as it is written. */
export function jsonSchema(): JsonSchema {
  const lists = Object.entries(collections).map(([name, of]) => [name, { type: "array", items: schemaOf(of) }]);
  const fields = Object.entries(feedFields).map(([name, shape]) => [name, schemaOf(shape)]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Omvärld feed",
    description: "A municipality's international work, for the Omvärld web components",
    type: "object",
    required: ["version", "language", "municipality"],
    properties: {
      $schema: { type: "string" },
      version: { const: 1 },
      language: { $ref: "#/$defs/language" },
      ...Object.fromEntries(fields),
      ...Object.fromEntries(lists),
    },
    $defs: definitions,
  };
}

function schemaOf(shape: Shape<unknown>): JsonSchema {
  const { kind, of, or, fields = {}, required = [], values, min, max } = shape;
  switch (kind) {
    case "string":
    case "boolean":
      return { type: kind };
    case "number":
      return {
        type: kind,
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      };
    case "choice":
      return { enum: values };
    case "list":
      return { type: "array", items: of ? schemaOf(of) : {} };
    case "either":
      return { anyOf: [of, or].flatMap((part) => (part ? [schemaOf(part)] : [])) };
    case "object":
    case "member":
      return {
        type: "object",
        properties: Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [
            name,
            // An image's empty alt says that it is decoration.
            required.includes(name) && name !== "alt" ? filled(field) : schemaOf(field),
          ]),
        ),
        ...(required.length > 0 ? { required } : {}),
      };
    default:
      return { $ref: `#/$defs/${kind}` };
  }
}

function filled(shape: Shape<unknown>): JsonSchema {
  if (shape.kind === "text") return { $ref: "#/$defs/saying" };
  return shape.kind === "string" ? { type: "string", pattern: visible } : schemaOf(shape);
}
