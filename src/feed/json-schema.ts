import { collections, feedFields } from "./feed-shape.ts";
import type { Shape } from "./shape.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [key: string]: unknown };

const language = "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$";
const date = "^\\d{4}(-\\d{2}(-\\d{2})?)?$";

const text: JsonSchema = {
  description: "Text in the feed's language, or texts keyed by BCP 47 language tag",
  anyOf: [
    { type: "string" },
    {
      type: "object",
      propertyNames: { pattern: language },
      additionalProperties: { type: "string" },
      minProperties: 1,
    },
  ],
};

const definitions = {
  text,
  html: { ...text, description: "As text, but an HTML fragment, which is sanitised before it is shown" },
  date: {
    anyOf: [
      { type: "string", pattern: date },
      { type: "integer", minimum: 1, maximum: 9999 },
    ],
  },
  moment: {
    type: "string",
    pattern: `${date.slice(0, -1)}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?$`,
  },
  url: { type: "string", format: "uri-reference", description: "Absolute, or relative to the feed's own address" },
  email: { type: "string", format: "email" },
  language: { type: "string", pattern: language, description: "BCP 47" },
  country: { type: "string", pattern: "^[A-Za-z]{2}$", description: "ISO 3166-1 alpha-2" },
  currency: { type: "string", pattern: "^[A-Za-z]{3}$", description: "ISO 4217" },
  slug: { type: "string", pattern: "^[^\\s#\"'<>]+$" },
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
        properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)])),
        ...(required.length > 0 ? { required } : {}),
      };
    default:
      return { $ref: `#/$defs/${kind}` };
  }
}
