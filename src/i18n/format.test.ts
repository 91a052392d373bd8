import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Count, chooseText, type Day, type Money, type Period } from "../feed/index.ts";
import { createFormat, type Format } from "./format.ts";
import { chooseLanguage, loadWords, wordsIn } from "./index.ts";
import { en } from "./messages/en.ts";
import { svStates } from "./messages/sv/states.ts";
import { sv } from "./messages/sv.ts";

const formats: Readonly<Record<"sv" | "en", Format>> = {
  sv: createFormat("sv", sv, (text) => chooseText(text, ["sv"], "sv").text),
  en: createFormat("en", en, (text) => chooseText(text, ["en"], "sv").text),
};

/** `~` stands for a space that does not break, so that it can be seen here. */
const seen = (text: string) => text.replaceAll("\u00a0", "~");

function table<T>(
  name: string,
  rows: readonly (readonly [T, string, string])[],
  say: (format: Format, value: T) => string,
) {
  describe(name, () => {
    for (const [value, swedish, english] of rows) {
      it(`${JSON.stringify(value)} is "${swedish}" and "${english}"`, () => {
        assert.deepEqual([seen(say(formats.sv, value)), seen(say(formats.en, value))], [swedish, english]);
      });
    }
  });
}

const autumn = { text: { sv: "hösten 2019", en: "autumn 2019" }, value: "2019-09" };

table<Day>(
  "a day is as exact as it is known",
  [
    ["2011", "2011", "2011"],
    ["2011-06", "juni 2011", "June 2011"],
    ["2011-06-01", "1 juni 2011", "1 June 2011"],
    ["2024-02-29", "29 februari 2024", "29 February 2024"],
    ["2011-01-01", "1 januari 2011", "1 January 2011"],
    ["2011-12-31", "31 december 2011", "31 December 2011"],
    ["0987", "987", "987"],
    [autumn, "hösten 2019", "autumn 2019"],
  ],
  (format, day) => format.day(day),
);

table<readonly [Day, Day | undefined]>(
  "from one moment to another",
  [
    [["2026-05-09", undefined], "9 maj 2026", "9 May 2026"],
    [["2026-05-09", "2026-05-09"], "9 maj 2026", "9 May 2026"],
    [["2026-05-09", "2026-05-10"], "9 maj 2026 – 10 maj 2026", "9 May 2026 – 10 May 2026"],
    [["2026-05-09T10:00", undefined], "9 maj 2026 10:00", "9 May 2026 10:00"],
    [["2026-05-09T10:00+02:00", "2026-05-09T11:30+02:00"], "9 maj 2026 10:00–11:30", "9 May 2026 10:00–11:30"],
    [
      ["2026-05-09T23:30Z", "2026-05-10T00:15Z"],
      "9 maj 2026 23:30 – 10 maj 2026 00:15",
      "9 May 2026 23:30 – 10 May 2026 00:15",
    ],
    [["2026-05-09T10:00", "2026-05-10"], "9 maj 2026 10:00 – 10 maj 2026", "9 May 2026 10:00 – 10 May 2026"],
    [[autumn, undefined], "hösten 2019", "autumn 2019"],
  ],
  (format, [start, end]) => format.moments(start, end),
);

table<Period>(
  "a period",
  [
    [{ start: "2017", end: "2020" }, "2017–2020", "2017–2020"],
    [{ start: "2011-06-01" }, "från 1 juni 2011", "from 1 June 2011"],
    [{ end: "2011-06" }, "till juni 2011", "until June 2011"],
    [{ start: "2011-06", end: "2012" }, "juni 2011 – 2012", "June 2011 – 2012"],
    [{ start: "2019-09-01", months: 12 }, "från 1 september 2019, 12 månader", "from 1 September 2019, 12 months"],
    [{ months: 1 }, "1 månad", "1 month"],
    [{ start: autumn, end: "2020" }, "hösten 2019 – 2020", "autumn 2019 – 2020"],
    [{}, "", ""],
  ],
  (format, period) => format.period(period),
);

table<Money>(
  "money",
  [
    [{ amount: 390000, currency: "SEK" }, "390~000~kr", "SEK~390,000"],
    [{ amount: 0, currency: "SEK" }, "0~kr", "SEK~0"],
    [{ amount: 24500.5, currency: "EUR" }, "24~500,50~€", "€24,500.50"],
    [{ amount: 390000, currency: "SEK", approximate: true }, "cirka 390~000~kr", "about SEK~390,000"],
    [{ amount: 1, currency: "SEK", text: { sv: "en krona", en: "one krona" } }, "en krona", "one krona"],
    [{ amount: 5, currency: "QQQ" }, "5~QQQ", "QQQ~5"],
  ],
  (format, money) => format.money(money),
);

table<Count>(
  "a count",
  [
    [8, "8", "8"],
    [64100, "64~100", "64,100"],
    [{ value: 64100 }, "64~100", "64,100"],
    [{ value: 64100, approximate: true }, "cirka 64~100", "about 64,100"],
    [{ value: 64100, approximate: true, year: 2012 }, "cirka 64~100 (2012)", "about 64,100 (2012)"],
    [{ value: 64100, approximate: false, year: 2012 }, "64~100 (2012)", "64,100 (2012)"],
    [{ value: 64100, year: 2012, text: { sv: "drygt 64 000", en: "over 64,000" } }, "drygt 64 000", "over 64,000"],
  ],
  (format, count) => format.count(count),
);

table<number>(
  "a file's size",
  [
    [0, "0~byte", "0~byte"],
    [999, "999~byte", "999~byte"],
    [1000, "1~kB", "1~kB"],
    [54800, "54,8~kB", "54.8~kB"],
    [999_949, "999,9~kB", "999.9~kB"],
    [999_950, "1~MB", "1~MB"],
    [1_250_000, "1,3~MB", "1.3~MB"],
    [2_500_000_000, "2~500~MB", "2,500~MB"],
  ],
  (format, bytes) => format.fileSize(bytes),
);

table<readonly string[]>(
  "a list",
  [
    [[], "", ""],
    [["a"], "a", "a"],
    [["a", "b"], "a och b", "a and b"],
    [["a", "b", "c"], "a, b och c", "a, b and c"],
  ],
  (format, items) => format.list(items),
);

table<number>(
  "a plural",
  [
    [0, "0 månader", "0 months"],
    [1, "1 månad", "1 month"],
    [2, "2 månader", "2 months"],
    [1200, "1~200 månader", "1,200 months"],
  ],
  (format, count) => format.plural(count, format === formats.sv ? sv.months : en.months),
);

table<string>(
  "a country",
  [
    ["LT", "Litauen", "Lithuania"],
    ["US", "USA", "United States"],
    ["ZZZZ", "ZZZZ", "ZZZZ"],
  ],
  (format, code) => format.country(code),
);

table<string>(
  "a language",
  [
    ["sv", "svenska", "Swedish"],
    ["uk", "ukrainska", "Ukrainian"],
    ["inget språk", "inget språk", "inget språk"],
  ],
  (format, tag) => format.language(tag),
);

describe("a language's name", () => {
  it("is written within a sentence as its language has it, however the browser begins it", () => {
    assert.deepEqual(
      [sv, en].map((words) => words.languageName("Svenska")),
      ["svenska", "Svenska"],
    );
  });
});

describe("formats of several languages", () => {
  it("do not share what they have made", () => {
    const finland = createFormat("sv-FI", sv, String);
    assert.equal(seen(finland.money({ amount: 5, currency: "EUR" })), "5~€");
    assert.deepEqual(
      [formats.sv, formats.en, formats.sv].map((format) => format.number(0.5)),
      ["0,5", "0.5", "0,5"],
    );
    assert.deepEqual(
      [formats.en, formats.sv].map((format) => format.day("2011-05")),
      ["May 2011", "maj 2011"],
    );
  });

  it("read no zone of the computer into a date", () => {
    const zone = process.env["TZ"];
    try {
      for (const awkward of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
        process.env["TZ"] = awkward;
        const format = createFormat(`sv-x-${awkward.slice(8, 12).toLowerCase()}`, sv, String);
        assert.equal(format.day("2011-06-01"), "1 juni 2011");
        assert.equal(format.moments("2026-05-09T00:05", undefined), "9 maj 2026 00:05");
      }
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });
});

describe("the language of labels", () => {
  const cases: readonly (readonly [readonly (string | undefined)[], string])[] = [
    [[], "sv"],
    [["en"], "en"],
    [["en-AU", "sv"], "en-AU"],
    [["uk", "en"], "en"],
    [["uk"], "sv"],
    [[undefined, "", "en"], "en"],
    [["sv-"], "sv"],
    [["en_GB"], "sv"],
    [["en-", "en"], "en"],
    [["constructor"], "sv"],
  ];
  for (const [wanted, expected] of cases) {
    it(`is ${expected} where ${JSON.stringify(wanted)} is wanted, and can be formatted with`, () => {
      const language = chooseLanguage(wanted);
      assert.equal(language, expected);
      assert.equal(createFormat(language, sv, String).number(1), "1");
    });
  }

  it("has its words once they are loaded, Swedish at once", async () => {
    assert.equal(wordsIn("sv-FI"), svStates);
    assert.equal(wordsIn("uk"), svStates);
    assert.equal(wordsIn("en-AU"), undefined);
    assert.equal(await loadWords("en-AU"), en);
    assert.equal(wordsIn("en"), en);
  });
});
