import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { full } from "./fixtures/full.ts";
import { assertLinear } from "./fixtures/linear.ts";
import { partsOf } from "./origins.ts";
import { mostParts, Parts } from "./parts.ts";
import { readFeed } from "./read.ts";

const site = "https://www.lindvik.example";
const municipality = { name: "Lindvik", country: "SE", code: "1234" };

function part(path: string, json: object, size?: number) {
  const url = `${site}${path}`;
  const { feed } = readFeed({ version: 1, language: "sv", municipality, ...json }, { url });
  if (!feed) throw new Error("no feed");
  return { feed, url, ...(size === undefined ? {} : { size }) };
}

const towns = (...names: readonly string[]) => ({ twinTowns: names.map((name) => ({ name, country: "LT" })) });

function join(...parts: readonly ReturnType<typeof part>[]) {
  const [first, ...others] = parts;
  if (!first) throw new Error("no part");
  const all = new Parts(first);
  for (const other of others) all.add(other);
  return { ...all.joined, next: all.next };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const told = ({ problems }: Pick<Parts["joined"], "problems">) =>
  problems.map(({ code, path, found, url }) => [code, path, found ?? "", (url ?? "").replace(site, "")]);

describe("Parts", () => {
  it("appends each collection, and keeps the first part's header and page", () => {
    const first = part("/1", { ...towns("A", "B"), page: { title: "Världen" }, updated: "2026-01-02", next: "/2" });
    const last = part("/2", { ...towns("C"), news: [{ title: "Nytt" }], page: { title: "Annat" }, updated: "2020" });
    const { feed, problems } = join(first, last);
    assert.deepEqual(
      feed.twinTowns.map(({ id }) => id),
      ["a", "b", "c"],
    );
    assert.equal(feed.news.length, 1);
    assert.equal(feed.page?.title, "Världen");
    assert.equal(feed.updated, "2026-01-02");
    assert.equal(feed.next, undefined);
    assert.deepEqual(problems, []);
    assert.deepEqual(partsOf(feed), [first, last]);
  });

  it("says where the feed goes on as long as it does", () => {
    const first = part("/1", { ...towns("A"), next: "sida/2" });
    assert.equal(join(first).feed.next, `${site}/sida/2`);
    assert.equal(join(first, part("/sida/2", towns("B"))).next, undefined);
  });

  it("gives namesakes the ids that they would have in one feed", () => {
    const names = ["Springfield", "Springfield", "Lindvik", "Springfield", "Springfield", "Springfield"];
    const members = names.map((name, index) => ({ name, country: "US", region: `Region ${index}` }));
    const whole = part("/", { twinTowns: members }).feed;
    const { feed, problems } = join(
      part("/1", { twinTowns: members.slice(0, 3), next: "/2" }),
      part("/2", { twinTowns: members.slice(3, 4), next: "/3" }),
      part("/3", { twinTowns: members.slice(4) }),
    );
    assert.deepEqual(feed.twinTowns, whole.twinTowns);
    assert.deepEqual(problems, []);
  });

  it("is the feed that it was, wherever that is cut", () => {
    const whole = part("/", full).feed;
    const { language, municipality } = full;
    const collections = Object.entries(full).filter(([, value]) => Array.isArray(value)) as [string, object[]][];
    for (let at = 0; at < 12; at++) {
      const cut = (from: number, to: number) =>
        Object.fromEntries(collections.map(([name, list]) => [name, list.slice(from, to)]));
      const { feed } = join(
        part("/", { ...full, ...cut(0, at), next: "/2" }),
        part("/2", { language, municipality, ...cut(at, Infinity) }),
      );
      assert.deepEqual(feed, whole, `cut at ${at}`);
    }
  });

  it("shows what is repeated once, and tells editors", () => {
    const { feed, ...rest } = join(part("/1", { ...towns("A", "B"), next: "/2" }), part("/2", towns("B", "C")));
    assert.equal(feed.twinTowns.length, 3);
    assert.deepEqual(told(rest), [["duplicate-member", "/twinTowns/0", "b", "/2"]]);
  });

  it("tells editors of an id that two different members have, and shows both", () => {
    const { feed, ...rest } = join(
      part("/1", { twinTowns: [{ id: "x", name: "A", country: "LT" }], next: "/2" }),
      part("/2", { twinTowns: [{ id: "x", name: "B", country: "LT" }] }),
    );
    assert.deepEqual(
      feed.twinTowns.map(({ id }) => id),
      ["x", "x-2"],
    );
    assert.deepEqual(told(rest), [["duplicate-id", "/twinTowns/0/id", '"x"', "/2"]]);
  });

  describe("of which one is in another language", () => {
    const first = part("/1", { ...towns("A"), next: "/2" });
    const project = {
      title: "Reading together",
      status: "running",
      period: { start: { value: "2024-05", text: "May" }, end: "2026" },
      partners: ["Library", { en: "School", sv: "Skola" }],
      participants: [{ name: "De Pere", code: "55", startingPoint: ["Few readers"] }],
      documents: [{ url: "/plan.pdf", title: "Plan", reference: "KS 1", language: "fi" }],
      bodyHtml: "<p>Books</p>",
      _own: "kept",
    };

    it("lets its texts say so, and nothing else, and tells editors once", () => {
      const { feed, ...rest } = join(
        first,
        part("/2", { language: "en", ...towns("B"), projects: [project], next: "/3" }),
        part("/3", towns("C")),
      );
      assert.deepEqual(
        feed.twinTowns.map(({ id, name }) => [id, name]),
        [
          ["a", "A"],
          ["b", { en: "B" }],
          ["c", "C"],
        ],
      );
      const en = (text: string) => ({ en: text });
      const { id, ...told } = feed.projects[0] ?? { id: "" };
      assert.equal(id, "reading-together");
      assert.deepEqual(plain(told), {
        title: en("Reading together"),
        status: "running",
        period: { start: { value: "2024-05", text: en("May") }, end: "2026" },
        partners: [en("Library"), { en: "School", sv: "Skola" }],
        participants: [{ id: "de-pere", name: en("De Pere"), code: "55", startingPoint: [en("Few readers")] }],
        documents: [{ url: `${site}/plan.pdf`, title: en("Plan"), reference: "KS 1", language: "fi" }],
        bodyHtml: en("<p>Books</p>"),
        _own: "kept",
      });
      assert.ok(Object.isFrozen(feed.projects[0]?.participants?.[0]));
      assert.deepEqual(
        rest.problems.map(({ code, path, severity, found, expected, url }) => [
          code,
          path,
          severity,
          found,
          expected,
          url,
        ]),
        [["part-language", "/language", "advice", "en", "sv", `${site}/2`]],
      );
    });

    it("has nothing to tell where its texts are in both, or the language differs by a country alone", () => {
      const both = { twinTowns: [{ name: { sv: "B", en: "B" }, country: "LT" }] };
      for (const other of [
        { language: "en", ...both },
        { language: "sv-FI", ...towns("B") },
        { language: undefined, ...towns("B") },
      ]) {
        const second = part("/2", other);
        const { feed, ...rest } = join(first, second);
        assert.deepEqual(feed.twinTowns[1], second.feed.twinTowns[0]);
        assert.deepEqual(told(rest), []);
      }
    });

    it("shows what is repeated once", () => {
      const { feed, ...rest } = join(
        part("/1", { ...towns("A"), next: "/2" }),
        part("/2", { language: "en", ...towns("A", "B"), next: "/3" }),
        part("/3", { language: "en", ...towns("B") }),
      );
      assert.deepEqual(
        feed.twinTowns.map(({ id }) => id),
        ["a", "b"],
      );
      assert.deepEqual(
        rest.problems.map(({ code }) => code),
        ["duplicate-member", "part-language", "duplicate-member"],
      );
    });
  });

  describe("ends, and tells editors why,", () => {
    it("where next leads to another site", () => {
      for (const next of [
        "https://www.norrby.example/2",
        "http://www.lindvik.example/2",
        "https://www.lindvik.example:8443/2",
      ]) {
        const result = join(part("/1", { ...towns("A"), next }));
        assert.equal(result.next, undefined);
        assert.equal(result.feed.next, undefined);
        assert.deepEqual(told(result), [["part-origin", "/next", next, "/1"]]);
      }
    });

    it("where next leads back", () => {
      const one = part("/1", { ...towns("A"), next: "/1" });
      assert.deepEqual(told(join(one)), [["part-loop", "/next", `${site}/1`, "/1"]]);
      const result = join(part("/1", { ...towns("A"), next: "/2" }), part("/2", { ...towns("B"), next: "/1" }));
      assert.equal(result.next, undefined);
      assert.deepEqual(told(result), [["part-loop", "/next", `${site}/1`, "/2"]]);
    });

    it("where a part is another municipality's, and shows nothing of it", () => {
      const other = part("/2", { ...towns("B"), municipality: { name: "Norrby", country: "SE" }, next: "/3" });
      const result = join(part("/1", { ...towns("A"), next: "/2" }), other);
      assert.equal(result.next, undefined);
      assert.equal(result.feed.twinTowns.length, 1);
      assert.deepEqual(told(result), [["part-municipality", "/municipality", "", "/2"]]);
    });

    it("after too many parts", () => {
      const all = new Parts(part("/0", { ...towns("A"), next: "/1" }));
      let count = 1;
      for (; all.next !== undefined; count++) all.add(part(`/${count}`, { next: `/${count + 1}` }));
      assert.equal(count, mostParts);
      assert.deepEqual(told(all.joined), [["part-limit", "/next", String(mostParts), `/${mostParts - 1}`]]);
    });

    it("after too many letters", () => {
      const result = join(
        part("/1", { ...towns("A"), next: "/2" }, 49_999_999),
        part("/2", { ...towns("B"), next: "/3" }, 1),
      );
      assert.equal(result.feed.twinTowns.length, 2);
      assert.deepEqual(told(result), [["part-limit", "/next", "2", "/2"]]);
    });

    it("where a part cannot be had", () => {
      const all = new Parts(part("/1", { ...towns("A"), next: "/2" }));
      all.fail("status 404");
      assert.equal(all.next, undefined);
      assert.deepEqual(told(all.joined), [["part-unavailable", "", "status 404", "/2"]]);
    });
  });

  it("takes ten times as long for ten times as many members in a part", () => {
    assertLinear((count) => {
      const names = Array.from({ length: count }, (_, index) => `Ort ${index % 7}`);
      const [first, last] = [part("/1", { ...towns(...names), next: "/2" }), part("/2", towns(...names, "Z"))];
      return () => join(first, last);
    }, 500);
  });
});
