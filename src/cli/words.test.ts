import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Scope } from "../element-kit/scope.ts";
import { full } from "../feed/fixtures/full.ts";
import { type Feed, mergeFeeds, readFeed } from "../feed/index.ts";
import { loadWords } from "../i18n/index.ts";
import { printValue } from "./print-template.ts";
import { type Tag, tags } from "./tags.ts";

const read = (json: unknown): Feed => readFeed(json).feed ?? assert.fail("The feed can be read.");

/** With every field; the same beside another municipality's; and with nothing in it. */
const feeds: readonly Feed[] = [
  read(full),
  mergeFeeds([
    { feed: read(full), url: "https://lindvik.example/feed.json" },
    { feed: read({ ...full, municipality: { name: "Türi" } }), url: "https://tyri.example/feed.json" },
  ]).feed,
  read({ version: 1, language: "sv", municipality: { name: "Lindvik" } }),
];

/** Before, in the middle of and after what the feed tells of. */
const days = ["2000-01-01", "2026-11-23", "2099-01-01"];

const views = ["cards", "list", "table"].flatMap((view) =>
  [undefined, "country", "status", "kind"].map((groupBy) => ({ view, groupBy })),
);

/** What a tag prints of a feed, and which words it asks for. */
async function print({ content }: Tag, feed: Feed, today: string) {
  const scope = content.createScope({
    feed,
    wanted: "sv",
    language: "sv",
    words: await loadWords("sv"),
    today,
    level: 2,
    prefix: "omvarld",
    host: "",
    richText: (html) => html,
  });
  const asked = new Set<string>();
  const words = new Proxy(scope.words, {
    get(target, name) {
      asked.add(String(name));
      return Reflect.get(target, name);
    },
  });
  const watched: Scope = { ...scope, words };
  const texts = views.map((view) => {
    const options = { ...view, searchable: true, query: "", theme: "", past: "show", limit: 1 } as const;
    return [...printValue(content.render(watched, options))].join("");
  });
  return { texts, asked: [...asked], missing: [...asked].filter((name) => !(name in scope.words)) };
}

describe("the Swedish words that come with a tag", () => {
  for (const tag of tags) {
    it(`are all that <omvarld-${tag.name}> asks for`, async () => {
      const asked = new Set<string>();
      for (const feed of feeds) {
        for (const today of days) {
          const printed = await print(tag, feed, today);
          assert.deepEqual(printed.missing, []);
          for (const text of printed.texts) assert.doesNotMatch(text, /undefined/);
          for (const name of printed.asked) asked.add(name);
        }
      }
      assert.ok(asked.size > 5, [...asked].join());
    });
  }
});
