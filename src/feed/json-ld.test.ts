import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { full } from "./fixtures/full.ts";
import { hostile } from "./fixtures/hostile.ts";
import { minimal } from "./fixtures/minimal.ts";
import { properties, types } from "./fixtures/schema-org.ts";
import {
  type Feed,
  type JsonLdNode,
  jsonLd,
  jsonLdText,
  type JsonLdValue,
  mergeFeeds,
  periodEnd,
  readFeed,
} from "./index.ts";

const url = "https://www.lindvik.example/data/feed.json";
const today = "2026-11-23";

const demos = new URL("../../demo/feeds/", import.meta.url);
const feeds: readonly (readonly [string, unknown])[] = [
  ["full", full],
  ["minimal", minimal],
  ["hostile", hostile],
  ...readdirSync(demos)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, demos), "utf8"))] as const),
];

function read(json: unknown): Feed {
  const { feed } = readFeed(json, { url });
  assert.ok(feed);
  return feed;
}

const tell = (json: unknown, options: { language?: string; today?: string } = {}) =>
  jsonLd(read(json), { url, today, ...options })["@graph"];

const isNode = (value: unknown): value is JsonLdNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

const typesOf = (node: JsonLdNode) => listOf(node["@type"]).map(String);

/** All that stands in a graph, at any depth. */
function* nodesIn(value: JsonLdValue): Generator<JsonLdNode> {
  if (Array.isArray(value)) for (const item of value as readonly JsonLdValue[]) yield* nodesIn(item);
  if (!isNode(value)) return;
  yield value;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}

const byId = (graph: readonly JsonLdNode[], name: string) => graph.find((node) => node["@id"] === `${url}#${name}`);

/** The texts and numbers that a value holds, at any depth. */
function* leavesOf(value: unknown): Generator<string | number> {
  if (typeof value === "string" || typeof value === "number") yield value;
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) yield* leavesOf(inner);
}

/** The full feed with some members in place of its own. */
const withMembers = (collection: string, ...members: readonly object[]) => ({ ...full, [collection]: members });

describe("a feed as linked data", () => {
  for (const [name, json] of feeds) {
    for (const day of ["2000-01-01", today, "2150-01-01"]) {
      const graph = tell(json, { today: day });

      it(`says of ${name} on ${day} only what schema.org has words for`, () => {
        const kinds = (type: string) => [type, ...(types[type] ?? [])];
        const dataTypes = new Set(["Text", "URL", "Date", "DateTime", "Number", "Integer"]);
        for (const node of nodesIn(graph)) {
          const own = typesOf(node).flatMap(kinds);
          for (const type of typesOf(node)) assert.ok(type in types, type);
          for (const [property, value] of Object.entries(node)) {
            if (property.startsWith("@")) continue;
            const term = properties[property];
            assert.ok(term, property);
            assert.ok(
              term.of.some((type) => own.includes(type)),
              `${property} of ${own[0]}`,
            );
            for (const item of listOf(value)) {
              const target = isNode(item) && !item["@type"] ? graph.find(({ "@id": id }) => id === item["@id"]) : item;
              assert.ok(target !== undefined, `${property} leads nowhere`);
              const fits = isNode(target)
                ? typesOf(target)
                    .flatMap(kinds)
                    .some((type) => term.is.includes(type))
                : term.is.some((type) => dataTypes.has(type) || type.endsWith("Enumeration"));
              assert.ok(fits, `${property} of ${own[0]}: ${JSON.stringify(item)}`);
            }
          }
        }
      });

      it(`says of ${name} on ${day} nothing that the feed does not say`, () => {
        const feed = read(json);
        const given = new Set(leavesOf(feed));
        const digits = (text: string) => text.replace(/\D/g, "").replace(/^0+/, "");
        const phones = feed.contacts.flatMap(({ phones = [] }) => phones.map(({ number }) => digits(number)));
        const ends = new Set([...feed.projects, ...feed.volunteering].map(({ period }) => periodEnd(period)));
        const words = /^(VOLUNTEER|European Union|https:\/\/schema\.org\/(Mixed|Online|Offline)EventAttendanceMode)$/;
        const states = /^(active|dormant|ended|planned|adopted|draft|expired)$/;
        for (const node of nodesIn(graph)) {
          for (const [property, value] of Object.entries(node)) {
            if (property.startsWith("@")) continue;
            for (const item of listOf(value)) {
              if (isNode(item)) continue;
              const text = String(item);
              const isTold =
                given.has(item as string) ||
                words.test(text) ||
                (property === "propertyID" && /^(kind|status|since|until)$/.test(text)) ||
                ((property === "creativeWorkStatus" || node["propertyID"] === "status") && states.test(text)) ||
                (property === "contentSize" && given.has(Number(text.replace(" B", "")))) ||
                (property === "temporalCoverage" && text.split("/").every((day) => day === ".." || given.has(day))) ||
                (property === "dissolutionDate" && ends.has(text)) ||
                (property === "telephone" && phones.some((phone) => digits(text).endsWith(phone)));
              assert.ok(isTold, `${property}: ${text}`);
            }
          }
        }
      });

      it(`names nothing in ${name} on ${day} twice`, () => {
        const ids = graph.map((node) => node["@id"]);
        assert.deepEqual(
          ids.filter((id, index) => typeof id !== "string" || ids.indexOf(id) !== index),
          [],
        );
      });
    }
  }

  it("names things by the feed's address, whatever stands after its number sign", () => {
    const [first] = jsonLd(read(minimal), { url: `${url}#there`, today })["@graph"];
    assert.equal(first?.["@id"], `${url}#municipality`);
    const graph = tell(withMembers("twinTowns", { id: "кам/%", name: "Кам’янець", country: "UA" }));
    assert.ok(byId(graph, `twinTowns/${encodeURIComponent("кам")}/%25`));
  });

  it("speaks the reader's language, and keeps a town's names in others", () => {
    const graph = tell(full, { language: "en" });
    const town = byId(graph, "twinTowns/kivisalmi");
    assert.equal(town?.["name"], "Kivisalmi");
    assert.equal(town["alternateName"], "Stensund");
    assert.equal(byId(graph, "news/vanortsdagar")?.["inLanguage"], "en");
    assert.equal(byId(tell(full), "news/vanortsdagar")?.["inLanguage"], "sv");
  });

  it("says whom to ask, with numbers that can be dialled from anywhere", () => {
    const contact = byId(tell(full), "contacts/vera-lind");
    assert.deepEqual(contact?.["@type"], ["ContactPoint", "PostalAddress"]);
    assert.deepEqual(contact["telephone"], ["+46980319201", "+46980319200"]);
    assert.equal(contact["email"], "vera.lind@lindvik.example");
    assert.deepEqual(contact["availableLanguage"], ["sv", "en", "fi"]);
    assert.equal(contact["addressLocality"], "Lindvik");
  });

  it("tells how an event is attended", () => {
    const attended = (event: object) => {
      const item = byId(tell(withMembers("news", { id: "x", title: "X", event })), "news/x/event");
      return [item?.["eventAttendanceMode"], listOf(item?.["location"]).map((node) => isNode(node) && node["@type"])];
    };
    const mode = (name: string) => `https://schema.org/${name}EventAttendanceMode`;
    const start = "2026-12-01";
    const online = "https://sandning.example/";
    assert.deepEqual(attended({ start, place: "Torget", online }), [mode("Mixed"), ["Place", "VirtualLocation"]]);
    assert.deepEqual(attended({ start, online }), [mode("Online"), ["VirtualLocation"]]);
    assert.deepEqual(attended({ start, place: "Torget" }), [mode("Offline"), ["Place"]]);
    assert.deepEqual(attended({ start }), [undefined, []]);
  });

  it("tells no event whose date is not known", () => {
    const graph = tell(withMembers("news", { id: "x", title: "X", event: { start: { text: "i vår" } } }));
    assert.equal(byId(graph, "news/x")?.["about"], undefined);
    assert.equal(byId(graph, "news/x/event"), undefined);
  });

  it("tells what has ended as ended", () => {
    const graph = tell(full);
    const status = (id: string) =>
      listOf(byId(graph, `twinTowns/${id}`)?.["additionalProperty"])
        .filter(isNode)
        .find((node) => node["propertyID"] === "status")?.["value"];
    assert.equal(status("lindenfurth"), "ended");
    assert.equal(status("kivisalmi"), "active");
    assert.equal(byId(graph, "policies/strategi-for-vanorter")?.["creativeWorkStatus"], "expired");
    assert.equal(byId(graph, "projects/battre-batar")?.["dissolutionDate"], "2021");
    assert.equal(byId(graph, "volunteering/unga-broar"), undefined);
  });

  it("does not tell a project that is over, or not begun, where no date says so", () => {
    for (const status of ["completed", "planned"]) {
      const graph = tell(
        withMembers("projects", { id: "x", title: "X", status, grant: { amount: 1, currency: "SEK" } }),
      );
      assert.equal(byId(graph, "projects/x"), undefined, status);
      assert.equal(byId(graph, "projects/x/grant"), undefined, status);
    }
    assert.ok(byId(tell(withMembers("projects", { id: "x", title: "X", status: "running" })), "projects/x"));
  });

  it("tells a grant with its amount and the Union, and no amount that is only about so much", () => {
    const project = { id: "x", title: "X", euFunding: "co-funded" };
    const grant = (money: object) =>
      byId(
        tell(withMembers("projects", { ...project, grant: { amount: 390000, currency: "SEK", ...money } })),
        "projects/x/grant",
      );
    assert.deepEqual(grant({})?.["amount"], { "@type": "MonetaryAmount", value: 390000, currency: "SEK" });
    assert.deepEqual(grant({})?.["funder"], { "@type": "Organization", name: "European Union" });
    assert.equal(grant({ approximate: true })?.["amount"], undefined);
    const without = withMembers("projects", { id: "x", title: "X", grant: { amount: 1, currency: "SEK" } });
    assert.equal(byId(tell(without), "projects/x/grant")?.["funder"], undefined);
  });

  it("knows the municipality again among a project's own", () => {
    const project = byId(tell(full), "projects/kustlyftet");
    assert.deepEqual(project?.["parentOrganization"], { "@id": `${url}#municipality` });
    assert.deepEqual(byId(tell(full), "projects/battre-batar")?.["parentOrganization"], {
      "@id": `${url}#projects/kustlyftet`,
    });
    const names = listOf(project["member"]).map((node) => isNode(node) && node["name"]);
    assert.deepEqual(names, ["Lindvik", "Sandvåg", "Hvidlund"]);
  });

  describe("of a volunteer programme", () => {
    const [programme] = full.volunteering;
    const told = (changes: object, day = today) =>
      byId(
        tell(withMembers("volunteering", { ...programme, ...changes }), { today: day }),
        "volunteering/havet-binder-samman",
      );
    const typeOf = (changes: object, day?: string) => told(changes, day)?.["@type"];

    it("makes a posting while it can be applied for and enough is known", () => {
      const posting = told({});
      assert.equal(posting?.["@type"], "JobPosting");
      assert.equal(posting["employmentType"], "VOLUNTEER");
      assert.equal(posting["datePosted"], "2026-01-15");
      assert.equal(posting["validThrough"], "2099-04-30");
      assert.deepEqual(posting["jobLocation"], { "@type": "Place", address: "Yttre hamnen" });
      assert.equal(posting["totalJobOpenings"], 4);
      assert.equal(posting["url"], "https://sok.example/volontar");
    });

    for (const [lack, changes] of [
      ["no text", { body: undefined }],
      ["no place", { placements: [] }],
      ["no day of posting", { apply: { ...programme?.apply, opens: "2026" } }],
    ] as const) {
      it(`makes a service where there is ${lack}`, () => assert.equal(typeOf(changes), "GovernmentService"));
    }

    it("makes a service, with no way to apply, while it runs", () => {
      assert.equal(typeOf({ status: "running" }), "GovernmentService");
      assert.equal(told({ status: "running" })?.["availableChannel"], undefined);
      assert.ok(told({ body: undefined })?.["availableChannel"]);
    });

    it("makes nothing of what is closed or planned", () => {
      assert.equal(typeOf({ status: "closed" }), undefined);
      assert.equal(typeOf({ status: "planned" }), undefined);
      assert.equal(typeOf({ status: undefined }, "2150-01-01"), undefined);
    });
  });
});

describe("linked data as a script element's text", () => {
  it("is the same data, and cannot end the element or open a comment, whatever the texts are", () => {
    const nasty = fc.constantFrom(
      "</script>",
      "<!--",
      "<script",
      "]]>",
      "\u2028",
      "\u2029",
      "&lt;",
      "\\",
      '"',
      "\ud800",
    );
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (name) => {
        const data = { "@context": "https://schema.org", "@graph": [{ "@type": "Thing", name }] } as const;
        const written = jsonLdText(data);
        assert.doesNotMatch(written, /[<>&\u2028\u2029]/);
        assert.deepEqual(JSON.parse(written), data);
      }),
    );
  });

  it("holds all that a hostile feed says, harmless", () => {
    const data = jsonLd(read(hostile), { url, today });
    assert.match(JSON.stringify(data), /<script>/);
    assert.doesNotMatch(jsonLdText(data), /[<>]/);
  });
});

describe("jsonLd of several feeds", () => {
  const other = "https://www.norrby.example/feed.json";
  const norrby = { ...minimal, municipality: { name: "Norrby" }, page: { title: "Norrby" } };
  const { feed: second } = readFeed(norrby, { url: other });
  assert.ok(second);
  const { feed } = mergeFeeds([
    { feed: read(full), url },
    { feed: second, url: other },
  ]);
  const graph = jsonLd(feed, { url: `${url} ${other}`, today })["@graph"];

  it("names each feed's things as that feed alone would", () => {
    const alone = [...tell(full), ...jsonLd(second, { url: other, today })["@graph"]];
    const isPage = (node: JsonLdNode) => node["@type"] === "WebPage";
    assert.deepEqual(
      graph.filter((node) => !isPage(node)),
      alone.filter((node) => !isPage(node)),
    );
  });

  it("tells of one page", () => {
    const pages = graph.filter((node) => node["@type"] === "WebPage");
    assert.deepEqual(
      pages.map((node) => node["@id"]),
      [`${url}#page`],
    );
  });
});
