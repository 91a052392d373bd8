import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  type CountryCode,
  type Examples,
  getCountries,
  getExampleNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { readPhone } from "./phone.ts";

const examples: Examples = createRequire(import.meta.url)("libphonenumber-js/examples.mobile.json");

type Row = readonly [country: string | undefined, written: string, href: string | undefined, text: string];

const swedish: readonly Row[] = [
  ["SE", "0340-884 26", "tel:+4634088426", "0340-884 26"],
  ["SE", "0340-88 400", "tel:+4634088400", "0340-88 400"],
  ["SE", "(0340) 884 26", "tel:+4634088426", "(0340) 884 26"],
  ["SE", "0340/884 26", "tel:+4634088426", "0340/884 26"],
  ["SE", "0340–884\u00a026", "tel:+4634088426", "0340-884 26"],
  ["SE", "\u202a0340-884 26\u202c", "tel:+4634088426", "0340-884 26"],
  ["SE", "Tel. 0340-884 26", "tel:+4634088426", "0340-884 26"],
  ["SE", "031-390 06 00", "tel:+46313900600", "031-390 06 00"],
  ["SE", "034088426", "tel:+4634088426", "0340-884 26"],
  ["SE", "0313900600", "tel:+46313900600", "031-390 06 00"],
  ["SE", "0812345678", "tel:+46812345678", "08-123 456 78"],
  ["SE", "0701234567", "tel:+46701234567", "070-123 45 67"],
  ["SE", "+4634088426", "tel:+4634088426", "0340-884 26"],
  ["SE", "+46 (0)340 884 26", "tel:+4634088426", "0340-884 26"],
  ["SE", "+46 (0)340-884 26", "tel:+4634088426", "0340-884 26"],
  ["SE", "+46(0)340-88 400", "tel:+4634088400", "0340-88 400"],
  ["SE", "+46 (340) 884 26", "tel:+4634088426", "0340-884 26"],
  ["SE", "+46 0340 88426", "tel:+4634088426", "0340-884 26"],
  ["SE", "0046 340 88426", "tel:+4634088426", "0340-884 26"],
  ["SE", "tel:+46-340-88426", "tel:+4634088426", "0340-884 26"],
  ["SE", "+46771112233", "tel:+46771112233", "0771-11 22 33"],
  ["SE", "0771-11 22 33 ankn. 4", "tel:+46771112233;ext=4", "0771-11 22 33 ankn. 4"],
  ["SE", "+46 771 11 22 33, anknytning 42", "tel:+46771112233;ext=42", "0771-11 22 33, anknytning 42"],
  ["SE", "031-390 06 00 x12", "tel:+46313900600;ext=12", "031-390 06 00 x12"],
  ["SE", "031-390 06 00 (ankn 12)", "tel:+46313900600;ext=12", "031-390 06 00 (ankn 12)"],
  ["SE", "0046(0)31-390 06 00 ext. 12", "tel:+46313900600;ext=12", "031-390 06 00 ext. 12"],
  ["SE", "Telefon: 090-16 10 00", "tel:+4690161000", "090-16 10 00"],
  ["SE", "090-16 10 00", "tel:+4690161000", "090-16 10 00"],
  ["SE", "+469001234", "tel:+469001234", "0900-12 34"],
];

const short: readonly Row[] = [
  ["SE", "112", "tel:112", "112"],
  ["SE", "1177", "tel:1177", "1177"],
  ["SE", "113 13", "tel:11313", "113 13"],
  ["DK", "116 111", "tel:116111", "116 111"],
  ["US", "112", "tel:112", "112"],
  ["RU", "8-112", "tel:8112", "8-112"],
  ["NO", "02180", "tel:02180", "02180"],
  [undefined, "112", "tel:112", "112"],
];

const abroad: readonly Row[] = [
  ["SE", "+4530123456", "tel:+4530123456", "+45 30123456"],
  ["SE", "+49 (0)30 1234 5678", "tel:+493012345678", "+49 30 1234 5678"],
  ["SE", "004930123456", "tel:+4930123456", "+49 30123456"],
  ["SE", "+1 (201) 555-0123", "tel:+12015550123", "+1 201 555 0123"],
  ["SE", "+39 (0)6 1234 5678", "tel:+390612345678", "+39 06 1234 5678"],
  ["SE", "+47 (0)22 12 34 56", "tel:+4722123456", "+47 22 12 34 56"],
  ["NO", "+46 340 884 26", "tel:+4634088426", "+46 340 884 26"],
  ["NO", "+4634088426", "tel:+4634088426", "+46 340 884 26"],
  [undefined, "+4634088426", "tel:+4634088426", "+46 340 884 26"],
  ["SE", "+800 1234 5678", "tel:+80012345678", "+800 1234 5678"],
];

const atHome: readonly Row[] = [
  ["NO", "22 12 34 56", "tel:+4722123456", "22 12 34 56"],
  ["DK", "+45 33 12 34 56", "tel:+4533123456", "33 12 34 56"],
  ["FI", "+358 9 123 4567", "tel:+35891234567", "09 123 4567"],
  ["FI", "040 123 4567", "tel:+358401234567", "040 123 4567"],
  ["AX", "018 12345", "tel:+3581812345", "018 12345"],
  ["IS", "510 1234", "tel:+3545101234", "510 1234"],
  ["FO", "21 12 34", "tel:+298211234", "21 12 34"],
  ["EE", "640 1234", "tel:+3726401234", "640 1234"],
  ["LV", "67 012 345", "tel:+37167012345", "67 012 345"],
  ["LT", "(8-46) 123456", "tel:+37046123456", "(8-46) 123456"],
  ["LT", "0 46 123456", "tel:+37046123456", "0 46 123456"],
  ["PL", "12 345 67 89", "tel:+48123456789", "12 345 67 89"],
  ["DE", "030/12345678", "tel:+493012345678", "030/12345678"],
  ["DE", "+49 (0)30 1234 5678", "tel:+493012345678", "030 1234 5678"],
  ["GB", "020 7946 0958", "tel:+442079460958", "020 7946 0958"],
  ["IE", "01 234 5678", "tel:+35312345678", "01 234 5678"],
  ["FR", "01 23 45 67 89", "tel:+33123456789", "01 23 45 67 89"],
  ["NL", "020 123 4567", "tel:+31201234567", "020 123 4567"],
  ["ES", "912 34 56 78", "tel:+34912345678", "912 34 56 78"],
  ["IT", "06 1234 5678", "tel:+390612345678", "06 1234 5678"],
  ["SM", "0549 886377", "tel:+3780549886377", "0549 886377"],
  ["HU", "06 1 234 5678", "tel:+3612345678", "06 1 234 5678"],
  ["HU", "+36 20 123 4567", "tel:+36201234567", "06 20 123 4567"],
  ["RU", "8 (495) 123-45-67", "tel:+74951234567", "8 (495) 123-45-67"],
  ["RU", "800 123-45-67", "tel:+78001234567", "800 123-45-67"],
  ["BY", "8 017 212-34-56", "tel:+375172123456", "8 017 212-34-56"],
  ["US", "1 (201) 555-0123", "tel:+12015550123", "1 (201) 555-0123"],
  ["US", "(201) 555-0123", "tel:+12015550123", "(201) 555-0123"],
  ["JP", "03-1234-5678", "tel:+81312345678", "03-1234-5678"],
  ["se", "0340-884 26", "tel:+4634088426", "0340-884 26"],
];

const silent: readonly Row[] = [
  ["SE", "", undefined, ""],
  ["SE", "växeln", undefined, "växeln"],
  ["SE", "08-VOLVO", undefined, "08-VOLVO"],
  ["SE", "8", undefined, "8"],
  ["SE", "+", undefined, "+"],
  ["SE", "+46", undefined, "+46"],
  ["SE", "+0340 884 26", undefined, "+0340 884 26"],
  ["SE", "0340-884 26/27", undefined, "0340-884 26/27"],
  ["SE", "0340-884 26, 0340-884 27", undefined, "0340-884 26, 0340-884 27"],
  ["SE", "0340-884 26 0340-884 27", undefined, "0340-884 26 0340-884 27"],
  [undefined, "0340-884 26", undefined, "0340-884 26"],
  ["XX", "0340-884 26", undefined, "0340-884 26"],
];

const tables = {
  "a Swedish number is dialled from anywhere and shown the Swedish way": swedish,
  "a service number is dialled as it is": short,
  "a number abroad is shown with its calling code": abroad,
  "a number at home is shown as it is written there": atHome,
  "what nobody could ring has no link and is shown as it is written": silent,
};

describe("readPhone", () => {
  for (const [claim, rows] of Object.entries(tables)) {
    describe(claim, () => {
      for (const [country, written, href, text] of rows) {
        it(`${JSON.stringify(written)} in ${country}`, () => {
          assert.deepEqual(readPhone(written, country), { href, text });
        });
      }
    });
  }

  it("agrees with libphonenumber about the numbers of the table", () => {
    for (const [country, written, href] of atHome) {
      const parsed = parsePhoneNumberFromString(written, country?.toUpperCase() as CountryCode);
      assert.equal(href, `tel:${parsed?.number}`, written);
    }
  });

  describe("agrees with libphonenumber about the example of every country", () => {
    // Argentina's mobile numbers lose a 15 in the middle and get a 9 in front.
    const mobilesChange = new Set(["AR"]);
    for (const country of getCountries()) {
      it(country, () => {
        const example = getExampleNumber(country, examples);
        assert.ok(example);
        const href = `tel:${example.number}`;
        assert.equal(readPhone(example.number, undefined).href, href);
        assert.equal(readPhone(example.formatInternational(), country).href, href);
        const national = example.formatNational();
        // Islands with four or five digits share them with the service numbers of the rest of the world.
        const isShort = national.replace(/\D/g, "").length < 6;
        if (isShort) assert.equal(readPhone(national, country).href, `tel:${example.nationalNumber}`);
        else if (!mobilesChange.has(country)) assert.equal(readPhone(national, country).href, href);
      });
    }
  });

  it("divides Swedish numbers as libphonenumber does, but for 077 and premium numbers", () => {
    let compared = 0;
    for (let prefix = 100; prefix < 1000; prefix += 1) {
      for (const length of [7, 8, 9]) {
        const national = String(prefix).padEnd(length, "123456");
        const parsed = parsePhoneNumberFromString(`+46${national}`);
        if (!parsed?.isValid() || /^77|^9(?:00|39|44|9)/.test(national)) continue;
        assert.equal(readPhone(`+46${national}`, undefined).text, parsed.formatInternational());
        assert.equal(readPhone(`0${national}`, "SE").text, parsed.formatNational());
        compared += 1;
      }
    }
    assert.ok(compared > 500);
  });

  it("shows the same number when its own text is read again", () => {
    for (const [country, , href, text] of [...swedish, ...atHome, ...abroad]) {
      assert.deepEqual(readPhone(text, country), { href, text });
    }
  });

  it("never throws, and links only to what can be dialled", () => {
    const countries = fc.option(fc.oneof(fc.constantFrom(...getCountries()), fc.string()), { nil: undefined });
    const numbers = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."0123456789 +-()/.;,x#ankte:l\u00a0") }),
      fc.stringMatching(/^(\+|00)?[0-9 ()-]{1,24}( ankn\. \d+)?$/),
    );
    fc.assert(
      fc.property(numbers, countries, (number, country) => {
        const { href, text } = readPhone(number, country);
        assert.equal(typeof text, "string");
        assert.ok(href === undefined || /^tel:(\+\d{1,15}|\d{3,6})(;ext=\d+)?$/.test(href), href);
        if (href !== undefined) assert.match(text, /\d/);
      }),
      { numRuns: 5000 },
    );
  });

  it("answers at once to a long text", () => {
    const start = performance.now();
    for (const part of ["(", " ", "0 ", "tel", "+", ";", "x1", "1-"]) readPhone(part.repeat(100_000), "SE");
    assert.ok(performance.now() - start < 2000);
  });
});
