import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { full } from "../feed/fixtures/full.ts";
import { hostile } from "../feed/fixtures/hostile.ts";
import { minimal } from "../feed/fixtures/minimal.ts";
import type { Feed } from "../feed/index.ts";
import { makeFile, type Wish } from "./index.ts";
import { base, holdTheForm, lineOf, now, read, speaker, take } from "./testing.ts";

/** All that a feed could be asked for. */
function wishes({ contacts, news, volunteering, funding }: Feed): readonly Wish[] {
  return [
    ...contacts.map(({ id }) => ({ collection: "contacts", id, index: NaN })),
    ...news.map(({ id }) => ({ collection: "news", id, index: NaN })),
    ...volunteering.map(({ id }) => ({ collection: "volunteering", id, index: NaN })),
    ...funding.flatMap(({ id, calls = [] }) => calls.map((_, index) => ({ collection: "funding", id, index }))),
  ];
}

describe("every file", () => {
  const demo = new URL("../../demo/feeds/", import.meta.url);
  const feeds: Readonly<Record<string, unknown>> = {
    full,
    hostile,
    minimal,
    ...Object.fromEntries(
      readdirSync(demo)
        .filter((name) => name.endsWith(".json"))
        .map((name) => [name, JSON.parse(readFileSync(new URL(name, demo), "utf8"))]),
    ),
  };

  for (const [name, json] of Object.entries(feeds)) {
    it(`of ${name} keeps the form in both languages, and is read as it was meant`, () => {
      const feed = read(json);
      for (const language of ["sv", "en"] as const) {
        const files = wishes(feed).flatMap((wish) => makeFile(speaker(feed, language), wish, now) ?? []);
        const named = feed.contacts.length;
        assert.ok(files.length >= named);
        for (const file of files) {
          holdTheForm(file);
          const [kind] = ICAL.parse(file.content) as [string];
          assert.equal(kind, file.name.endsWith(".vcf") ? "vcard" : "vcalendar");
        }
      }
    });
  }

  it("has a UID of its own, the same at every download and in every language", () => {
    const feed = read(full);
    const uids = (language: "sv" | "en") =>
      wishes(feed).flatMap((wish) => {
        const file = makeFile(speaker(feed, language), wish, new Date());
        return file ? lineOf(file, "UID") : [];
      });
    assert.deepEqual(uids("sv"), uids("en"));
    assert.equal(new Set(uids("sv")).size, uids("sv").length);
    assert.ok(uids("sv").length >= 5);
  });

  it("is not made of what is not there", () => {
    const ask = (collection: string, id: string, index: number) =>
      makeFile(speaker(read(full)), { collection, id, index }, now);
    assert.equal(ask("contacts", "ingen", NaN), undefined);
    assert.equal(ask("twinTowns", "vera-lind", NaN), undefined);
    assert.equal(ask("constructor", "vera-lind", NaN), undefined);
    assert.equal(ask("funding", "kustfonden", 7), undefined);
    assert.equal(ask("funding", "kustfonden", NaN), undefined);
  });

  /* Letters, what the formats take for their own signs, and what neither allows. */
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            "\r\n",
            "\n",
            "\r",
            "\\",
            "\\n",
            ";",
            ",",
            ":",
            '"',
            "^",
            "^n",
            "\t",
            "\u0000",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ud83d",
            "é",
            "𝄞",
            " ",
          ),
          fc.constantFrom("BEGIN:VEVENT", "END:VCARD", "\r\nBEGIN:VEVENT\r\n", "å".repeat(80), "👩‍👩‍👧"),
          fc.string({ maxLength: 20 }),
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join("")),
  );
  /** What is left of a text in a file: all that can be seen. */
  const kept = (text: string) =>
    text
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
      .replace(/[^\P{C}\n\t\p{Cf}\p{Co}\p{Cn}]/gu, "")
      .trim();
  const onOneLine = (text: string) => kept(text).replace(/\s+/g, " ");

  it("hands on any text as it is, and lets none of it be more than text", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        fc.pre(onOneLine(one) !== "");
        const json = {
          ...base,
          contacts: [
            {
              id: "a",
              name: one,
              role: other,
              unit: one,
              hours: other,
              note: one,
              phones: [{ number: "112", label: other }],
              address: { street: one, locality: other },
            },
          ],
          news: [{ id: "a", title: one, summary: other, event: { start: "2027-05-08", place: other } }],
        };
        const feed = read(json);
        const given = (text: unknown) => (typeof text === "string" ? text : "");
        const [person] = feed.contacts;
        const [item] = feed.news;
        if (!person || !item) return;

        const card = take(json, "contacts", "a");
        holdTheForm(card);
        const vcard = new ICAL.Component(ICAL.parse(card.content) as unknown[]);
        assert.equal(vcard.getFirstPropertyValue("fn"), onOneLine(given(person.name)));
        assert.equal(vcard.getFirstPropertyValue("title") ?? "", onOneLine(given(person.role)));
        const org = vcard.getFirstPropertyValue("org");
        assert.deepEqual([org].flat(), ["Lindvik", ...(person.unit ? [onOneLine(given(person.unit))] : [])]);
        const notes = [
          person.hours && `Telefontid: ${kept(given(person.hours))}`,
          person.note && kept(given(person.note)),
        ];
        assert.equal(vcard.getFirstPropertyValue("note") ?? "", notes.filter(Boolean).join("\n"));

        const invitation = take(json, "news", "a");
        holdTheForm(invitation);
        const vevent = new ICAL.Component(ICAL.parse(invitation.content) as unknown[]).getFirstSubcomponent("vevent");
        assert.equal(vevent?.getFirstPropertyValue("summary"), onOneLine(given(item.title)));
        assert.equal(vevent?.getFirstPropertyValue("location") ?? "", onOneLine(given(item.event?.place)));
        assert.match(invitation.name, /^[\p{L}\p{M}\p{N}-]+\.ics$/u);
        assert.match(card.name, /^[\p{L}\p{M}\p{N}-]+\.vcf$/u);
      }),
      { numRuns: 500 },
    );
  });
});
