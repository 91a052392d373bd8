import { collections, feedFields } from "../../src/feed/feed-shape.ts";

/**
 * What an attack puts into each kind of field.
 * @typedef {object} Attack
 * @property {string} text Every text and string, after words that must stay in the name.
 * @property {string} html Every text in HTML.
 * @property {string} url Every address.
 * @property {string} email Every mail address.
 */

/** A value that fills every field of a shape, at every depth. */
function fill(shape, attack, id, key = "") {
  const { kind, of, or, fields = {}, values = [], min = 1 } = shape;
  switch (kind) {
    case "text":
      return { sv: attack.text, en: attack.text };
    case "html":
      return { sv: attack.html };
    case "string":
      // Collections are placed by the feed's sections; here a name that is none.
      return attack.text;
    case "url":
      return attack.url;
    case "email":
      return attack.email;
    case "list":
      return [fill(of, attack, id, key)];
    case "either":
      return fill(or, attack, id, key);
    case "object":
    case "member":
      return Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, fill(field, attack, `${id}-${name}`, name)]),
      );
    case "date":
    case "moment":
      return "2026-05-09";
    case "number":
      return Math.max(min, 1);
    case "boolean":
      return true;
    case "choice":
      return values[0];
    case "language":
      return "en";
    case "country":
      return "SE";
    case "currency":
      return "SEK";
    case "slug":
      return key === "contacts" || key === "partOf" || key === "participants" ? "m0" : id;
    default:
      throw new Error(`No attack is known for ${kind}.`);
  }
}

/** Fields of a member that would fill the page with the same again. */
const nested = { page: feedFields.page, municipality: feedFields.municipality };

/**
 * A feed in which each attack stands in every field of every shape: in a member of each collection, a section of the
 * page, and in the municipality.
 * @param {readonly Attack[]} attacks
 */
export function attackingFeed(attacks) {
  const [first] = attacks;
  const members = (shape) =>
    attacks.map((attack, index) => {
      const member = fill(shape, attack, `m${index}`);
      const name = "name" in shape.fields ? "name" : "title";
      return { ...member, id: `m${index}`, [name]: `Giltig ${index} ${attack.text}` };
    });
  const sections = attacks.map((attack, index) => ({
    ...fill(nested.page.fields.sections.of, attack, `s${index}`),
    id: `s${index}`,
    show: "",
    ids: [],
    sections: [],
  }));
  return {
    version: 1,
    language: "sv",
    updated: "2026-05-09",
    municipality: { ...fill(nested.municipality, first, "m"), name: "Lindvik", country: "SE" },
    page: {
      ...fill(nested.page, first, "p"),
      links: attacks.map((attack) => fill(nested.page.fields.links.of, attack, "l")),
      sections: [...sections, ...Object.keys(collections).map((show) => ({ show }))],
    },
    ...Object.fromEntries(Object.entries(collections).map(([name, shape]) => [name, members(shape)])),
  };
}
