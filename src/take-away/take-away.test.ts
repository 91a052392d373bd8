import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { readPhone } from "../feed/phone.ts";
import { full } from "../feed/fixtures/full.ts";
import { hostile } from "../feed/fixtures/hostile.ts";
import { minimal } from "../feed/fixtures/minimal.ts";
import { chooseText, type Feed, readFeed } from "../feed/index.ts";
import { createFormat } from "../i18n/format.ts";
import { en } from "../i18n/messages/en.ts";
import { sv } from "../i18n/messages/sv.ts";
import { takeAwayMessages } from "../i18n/messages/take-away.ts";
import { makeFile, type Speaker, type TakeAwayFile, type Wish } from "./index.ts";
import { addDays, toUtc, zoneOf } from "./moment.ts";
import { fileName } from "./names.ts";

const now = new Date("2026-11-23T09:30:15.250Z");

function read(json: unknown): Feed {
  const { feed } = readFeed(json, { url: "https://www.lindvik.example/feed.json" });
  if (!feed) throw new Error("no feed");
  return feed;
}

function speaker(feed: Feed, language: "sv" | "en" = "sv"): Speaker {
  const plain: Speaker["plain"] = (text) => chooseText(text, [language], feed.language).text;
  const words = { sv, en }[language];
  return {
    feed,
    language,
    words,
    fileWords: takeAwayMessages[language],
    format: createFormat(language, words, plain),
    today: "2026-11-23",
    plain,
    phone: (number) => readPhone(number, feed.municipality?.country),
  };
}

const base = { version: 1, language: "sv", municipality: { name: "Lindvik", country: "SE", code: "9999" } };

function take(json: unknown, collection: string, id: string, index = 0, language: "sv" | "en" = "sv"): TakeAwayFile {
  const file = makeFile(speaker(read(json), language), { collection, id, index }, now);
  if (!file) throw new Error(`no file for ${collection} ${id}`);
  return file;
}

const contact = (more: object) =>
  take({ ...base, contacts: [{ id: "a", name: "Vera Lind", ...more }] }, "contacts", "a");
const event = (more: object, item: object = {}) =>
  take({ ...base, news: [{ id: "a", title: "Fest", event: more, ...item }] }, "news", "a");
const call = (more: object) =>
  take({ ...base, funding: [{ id: "a", name: "Fonden", calls: [{ title: "Hamnar", ...more }] }] }, "funding", "a");

/** The lines as they were before they were folded, as RFC 5545 (3.1) and RFC 6350 (3.2) say. */
const unfold = (content: string): readonly string[] => content.replace(/\r\n[ \t]/g, "").split("\r\n");
const linesOf = ({ content }: TakeAwayFile) => unfold(content).slice(0, -1);
const lineOf = (file: TakeAwayFile, name: string) =>
  linesOf(file).filter((line) => new RegExp(`^(?:ITEM\\d+\\.)?${name}[;:]`).test(line));

/** What both formats ask of every file, whatever is in it. Reads bytes, and knows nothing of the library. */
function holdTheForm({ content }: TakeAwayFile): void {
  assert.ok(content.endsWith("\r\n"));
  assert.doesNotMatch(content.replaceAll("\r\n", ""), /[\r\n]/, "lines end in one way only");
  assert.doesNotMatch(content, /\p{Cs}/u, "can be written as UTF-8");
  for (const line of content.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const lines = unfold(content).slice(0, -1);
  const open: string[] = [];
  for (const line of lines) {
    assert.match(
      line,
      /^(?:[A-Z\d]+\.)?[A-Z\d-]+(?:;[A-Z-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]+(?:,[^";:,\p{Cc}]+)*))*:(?:[^\p{Cc}]|\t)*$/u,
    );
    if (line.startsWith("BEGIN:")) open.push(line.slice("BEGIN:".length));
    if (line.startsWith("END:")) assert.equal(open.pop(), line.slice("END:".length));
  }
  assert.deepEqual(open, []);
  assert.equal(lines.filter((line) => /^BEGIN:V(?:CARD|EVENT)$/.test(line)).length, 1, "one thing in a file");
}

/** All that a feed could be asked for. */
function wishes({ contacts, news, volunteering, funding }: Feed): readonly Wish[] {
  return [
    ...contacts.map(({ id }) => ({ collection: "contacts", id, index: NaN })),
    ...news.map(({ id }) => ({ collection: "news", id, index: NaN })),
    ...volunteering.map(({ id }) => ({ collection: "volunteering", id, index: NaN })),
    ...funding.flatMap(({ id, calls = [] }) => calls.map((_, index) => ({ collection: "funding", id, index }))),
  ];
}

describe("a contact's card", () => {
  it("says all that is known, as RFC 6350 has it", () => {
    assert.deepEqual(linesOf(take(full, "contacts", "vera-lind")), [
      "BEGIN:VCARD",
      "VERSION:4.0",
      "PRODID;VALUE=TEXT:-//omvarld//omvarld//EN",
      "UID;VALUE=text:contacts-vera-lind@se-9999",
      "KIND:individual",
      "FN:Vera Lind",
      "N:Lind;Vera;;;",
      "ORG:Lindviks kommun;Kommunledningskontoret",
      "TITLE:internationell samordnare",
      "ITEM1.TEL;PREF=1;TYPE=work,voice;VALUE=uri:tel:+46980319201",
      "ITEM1.X-ABLABEL;VALUE=TEXT:direkt",
      "ITEM2.TEL;TYPE=work,voice;VALUE=uri:tel:+46980319200",
      "ITEM2.X-ABLABEL;VALUE=TEXT:växel",
      "ITEM3.EMAIL;PREF=1;TYPE=work:vera.lind@lindvik.example",
      "ITEM3.X-ABLABEL;VALUE=TEXT:arbete",
      "ADR;TYPE=work:;;Hamngatan 1;Lindvik;;999 01;Sverige",
      "LANG;PREF=1:sv",
      "LANG;PREF=2:en",
      "LANG;PREF=3:fi",
      "NOTE:Telefontid: vardagar kl. 9–11\\nSkriv gärna på engelska.",
      "END:VCARD",
    ]);
  });

  it("is in the reader's language", () => {
    const file = take(full, "contacts", "vera-lind", 0, "en");
    assert.deepEqual(lineOf(file, "TITLE"), ["TITLE:international coordinator"]);
    assert.deepEqual(lineOf(file, "ORG"), ["ORG:Lindvik Municipality;The municipal executive office"]);
    assert.match(lineOf(file, "ADR").join(), /;Sweden$/);
    assert.match(lineOf(file, "NOTE").join(), /^NOTE:Hours: weekdays 9–11 a\.m\.\\nFeel free/);
  });

  it("of a function is that of an organisation, and tells whose", () => {
    const file = contact({ name: "Kontaktcenter" });
    assert.deepEqual(lineOf(file, "KIND"), ["KIND:org"]);
    assert.deepEqual(lineOf(file, "N"), ["N:Kontaktcenter;;;;"]);
    assert.deepEqual(lineOf(file, "ORG"), ["ORG:Lindvik"]);
  });

  it("parts a person's name before its last word", () => {
    assert.deepEqual(lineOf(contact({ name: "Anna Karin Ek", role: "chef" }), "N"), ["N:Ek;Anna Karin;;;"]);
    assert.deepEqual(lineOf(contact({ name: "Cher", role: "chef" }), "N"), ["N:Cher;;;;"]);
  });

  it("knows mobile telephones and fax machines by their labels", () => {
    const file = contact({
      phones: [
        { number: "070-123 45 67", label: "Mobil" },
        { number: "0980-31 92 02", label: "fax" },
        { number: "112" },
        { number: "0980-31 92 00 ank 12" },
      ],
    });
    assert.deepEqual(lineOf(file, "TEL"), [
      "ITEM1.TEL;PREF=1;TYPE=work,cell;VALUE=uri:tel:+46701234567",
      "ITEM2.TEL;TYPE=work,fax;VALUE=uri:tel:+46980319202",
      "TEL;TYPE=work,voice;VALUE=TEXT:112",
      "TEL;TYPE=work,voice;VALUE=uri:tel:+46980319200;ext=12",
    ]);
  });

  it("loses no number that nobody can ring", () => {
    const file = contact({ phones: [{ number: "fråga i receptionen", label: "hus A" }] });
    assert.deepEqual(lineOf(file, "TEL"), []);
    assert.deepEqual(lineOf(file, "NOTE"), ["NOTE:hus A: fråga i receptionen"]);
  });

  it("says when it was changed, where the day is known, and where there is more", () => {
    const file = contact({ updated: "2026-10-24", url: "https://www.lindvik.example/vera?a=1;b" });
    assert.deepEqual(lineOf(file, "REV"), ["REV:20261024T000000Z"]);
    assert.deepEqual(lineOf(file, "URL"), ["URL:https://www.lindvik.example/vera?a=1;b"]);
    assert.deepEqual(lineOf(contact({ updated: "2026-10" }), "REV"), []);
  });

  it("gives a bare name no empty properties", () => {
    const names = linesOf(contact({})).map((line) => line.split(/[;:]/)[0]);
    assert.deepEqual(names, ["BEGIN", "VERSION", "PRODID", "UID", "KIND", "FN", "N", "ORG", "END"]);
  });

  it("is named after the contact and the municipality", () => {
    const { name, mediaType } = take(full, "contacts", "vera-lind");
    assert.equal(name, "vera-lind-lindviks-kommun.vcf");
    assert.equal(mediaType, "text/vcard;charset=utf-8");
  });
});

describe("an event's file", () => {
  it("says what, when and where, as RFC 5545 has it", () => {
    const file = event(
      {
        start: "2027-05-08T17:00+02:00",
        end: "2027-05-08T19:30+0200",
        place: "Stora torget, Lindvik",
        online: "https://se.example/a,b",
      },
      { summary: "Musik; mat.", url: "https://www.lindvik.example/fest" },
    );
    assert.deepEqual(linesOf(file), [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//omvarld//omvarld//EN",
      "BEGIN:VEVENT",
      "UID:news-a@se-9999",
      "DTSTAMP:20261123T093015Z",
      "DTSTART:20270508T150000Z",
      "DTEND:20270508T173000Z",
      "SUMMARY:Fest",
      "LOCATION:Stora torget\\, Lindvik",
      "DESCRIPTION:Evenemang: 8 maj 2027 17:00–19:30\\nMusik\\; mat.\\nDelta på webben: https://se.example/a\\,b",
      "URL:https://www.lindvik.example/fest",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
    assert.equal(file.name, "fest.ics");
    assert.equal(file.mediaType, "text/calendar;charset=utf-8");
  });

  const DAY = ";VALUE=DATE";
  const rows: readonly (readonly [what: string, event: object, start: string, end: string | undefined])[] = [
    ["a day", { start: "2027-05-08" }, `${DAY}:20270508`, `${DAY}:20270509`],
    ["days, the last one included", { start: "2027-05-08", end: "2027-05-10" }, `${DAY}:20270508`, `${DAY}:20270511`],
    ["a day at the year's end", { start: "2027-12-31" }, `${DAY}:20271231`, `${DAY}:20280101`],
    ["the last day of all", { start: "9999-12-31" }, `${DAY}:99991231`, undefined],
    ["a moment", { start: "2027-05-08T17:00Z" }, ":20270508T170000Z", undefined],
    ["a moment over midnight", { start: "2027-01-01T00:30+02:00" }, ":20261231T223000Z", undefined],
    ["a summer's time without a zone", { start: "2027-07-08T17:00" }, ":20270708T150000Z", undefined],
    ["a winter's time without a zone", { start: "2027-01-08T17:00:30.5" }, ":20270108T160030Z", undefined],
    ["a time and a last day", { start: "2027-05-08T17:00", end: "2027-05-10" }, `${DAY}:20270508`, `${DAY}:20270511`],
    ["a day and a last time", { start: "2027-05-08", end: "2027-05-10T12:00" }, `${DAY}:20270508`, `${DAY}:20270511`],
    ["a time and the same day", { start: "2027-05-08T17:00", end: "2027-05-08" }, ":20270508T150000Z", undefined],
    ["a day and a mere month", { start: "2027-05-08", end: "2027-05" }, `${DAY}:20270508`, `${DAY}:20270509`],
    ["words with a date", { start: { value: "2027-05-08", text: "i maj" } }, `${DAY}:20270508`, `${DAY}:20270509`],
    ["the last moment of all", { start: "9999-12-31T23:30-05:00" }, ":99991231T235959Z", undefined],
    ["equal moments", { start: "2027-05-08T17:00Z", end: "2027-05-08T17:00Z" }, ":20270508T170000Z", undefined],
  ];
  for (const [what, given, start, end] of rows) {
    it(`stands at ${what}`, () => {
      const file = event(given);
      assert.deepEqual(lineOf(file, "DTSTART"), [`DTSTART${start}`]);
      assert.deepEqual(lineOf(file, "DTEND"), end ? [`DTEND${end}`] : []);
      holdTheForm(file);
    });
  }

  for (const start of ["2027", "2027-05", { text: "i maj" }, { text: "i maj", value: "2027-05" }]) {
    it(`is not made of ${JSON.stringify(start)}, which is no day`, () => {
      assert.throws(() => event({ start }), /no file/);
    });
  }

  it("tells the hour in words, where whole days stand in the calendar", () => {
    const file = event({ start: "2027-05-08T17:00", end: "2027-05-10" });
    assert.deepEqual(lineOf(file, "DESCRIPTION"), ["DESCRIPTION:Evenemang: 8 maj 2027 17:00 – 10 maj 2027"]);
  });

  it("takes place on the web, where it does so only there", () => {
    assert.deepEqual(lineOf(event({ start: "2027-05-08", online: "https://se.example/" }), "LOCATION"), [
      "LOCATION:https://se.example/",
    ]);
  });
});

describe("a deadline's file", () => {
  it("is a whole day that takes no time, named as what it is, with a reminder a week ahead", () => {
    assert.deepEqual(linesOf(take(full, "volunteering", "havet-binder-samman")).slice(4), [
      "UID:volunteering-havet-binder-samman@se-9999",
      "DTSTAMP:20261123T093015Z",
      "DTSTART;VALUE=DATE:20990430",
      "DTEND;VALUE=DATE:20990501",
      "SUMMARY:Sista dag att söka: Havet binder samman",
      "DESCRIPTION:1. Skapa ett konto.\\n2. Sök på Lindvik.\\n3. Skicka ett brev om dig själv.",
      "URL:https://sok.example/volontar",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:Sista dag att söka: Havet binder samman",
      "TRIGGER:-P6DT15H",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
  });

  it("names the call and whose it is", () => {
    const file = take(full, "funding", "kustfonden", 0, "en");
    assert.deepEqual(lineOf(file, "SUMMARY"), ["SUMMARY:Last day to apply: Cleaner harbours\\, The Coast Fund"]);
    assert.deepEqual(lineOf(file, "URL"), ["URL:https://kustfonden.example/hamnar"]);
    assert.equal(file.name, "last-day-to-apply-cleaner-harbours-the-coast-fund.ics");
  });

  it("reminds nobody of a day that has been", () => {
    const alarms = (deadline: string) => lineOf(call({ deadline }), "TRIGGER");
    assert.deepEqual(alarms("2026-12-01"), ["TRIGGER:-P6DT15H"]);
    assert.deepEqual(alarms("2026-11-30"), []);
  });

  it("has a name of its own among calls of the same title, and keeps it when others are added", () => {
    const calls = (...titles: string[]) => ({
      ...base,
      funding: [{ id: "a", name: "Fonden", calls: titles.map((title) => ({ title, deadline: "2027-05-01" })) }],
    });
    const uid = (json: object, at: number) => lineOf(take(json, "funding", "a", at), "UID").join();
    assert.equal(uid(calls("Ny", "Vår", "Vår"), 1), "UID:funding-a-var@se-9999");
    assert.equal(uid(calls("Ny", "Vår", "Vår"), 2), "UID:funding-a-var-2@se-9999");
    assert.equal(uid(calls("Vår"), 0), "UID:funding-a-var@se-9999");
  });
});

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

describe("a file's name", () => {
  const rows: readonly (readonly [text: string, name: string])[] = [
    ["Anna Ek Sävsjö kommun", "anna-ek-savsjo-kommun.vcf"],
    ["../../etc/passwd", "etc-passwd.vcf"],
    ['C:\\a*b?"<>|.exe', "c-a-b-exe.vcf"],
    ["CON", "contact-con.vcf"],
    ["com¹", "contact-com¹.vcf"],
    ["???", "contact.vcf"],
    ["", "contact.vcf"],
    ["Зелений Брід", "зелений-брід.vcf"],
    ["\u202egpj.exe", "gpj-exe.vcf"],
  ];
  for (const [text, name] of rows) {
    it(`of ${JSON.stringify(text)} is ${name}`, () => assert.equal(fileName(text, "contact", "vcf"), name));
  }

  it("fits on every disk", () => {
    for (const letter of ["å", "Ж", "界", "𝒜", "ﷺ"]) {
      const name = fileName(letter.repeat(300), "contact", "vcf");
      assert.ok(Buffer.byteLength(name) <= 255, name);
      assert.doesNotMatch(name, /\p{Cs}/u);
    }
  });
});

describe("time", () => {
  it("in a country of one zone is that zone's, else the reader's own", () => {
    assert.equal(zoneOf("SE"), "Europe/Stockholm");
    assert.equal(zoneOf("FI"), "Europe/Helsinki");
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    assert.equal(zoneOf("US"), own);
    assert.equal(zoneOf(undefined), own);
  });

  it("follows the zone's summer time on both sides of its change", () => {
    const rows = [
      ["2027-03-28T01:59", "2027-03-28T00:59:00Z"],
      ["2027-03-28T03:00", "2027-03-28T01:00:00Z"],
      ["2027-10-31T01:59", "2027-10-30T23:59:00Z"],
      ["2027-10-31T03:00", "2027-10-31T02:00:00Z"],
    ] as const;
    for (const [shown, utc] of rows) assert.equal(toUtc(shown, "Europe/Stockholm"), utc);
    assert.equal(toUtc("2027-01-01T08:00", "Pacific/Apia"), "2026-12-31T19:00:00Z");
  });

  it("knows the length of months, and where four digits end", () => {
    assert.equal(addDays("2028-02-28", 1), "2028-02-29");
    assert.equal(addDays("2027-02-28", 1), "2027-03-01");
    assert.equal(addDays("0099-12-31", 1), "0100-01-01");
    assert.equal(addDays("9999-12-31", 1), undefined);
    assert.equal(addDays("0001-01-05", -7), undefined);
  });
});
