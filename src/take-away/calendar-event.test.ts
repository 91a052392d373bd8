import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { full } from "../feed/fixtures/full.ts";
import { base, holdTheForm, lineOf, linesOf, take } from "./testing.ts";

const event = (more: object, item: object = {}) =>
  take({ ...base, news: [{ id: "a", title: "Fest", event: more, ...item }] }, "news", "a");
const call = (more: object) =>
  take({ ...base, funding: [{ id: "a", name: "Fonden", calls: [{ title: "Hamnar", ...more }] }] }, "funding", "a");

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
