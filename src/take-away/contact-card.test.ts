import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { full } from "../feed/fixtures/full.ts";
import { base, lineOf, linesOf, take } from "./testing.ts";

const contact = (more: object) =>
  take({ ...base, contacts: [{ id: "a", name: "Vera Lind", ...more }] }, "contacts", "a");

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
