import { type Count, type Day, dayValue, type Money, type Period, type Text } from "../feed/index.ts";
import type { Messages, PluralForms } from "./messages/en.ts";

/** Turns the feed's values into words of one language. Made once per language and kept. */
export interface Format {
  /** Never more exact than given: `2011`, `juni 2011`, `1 juni 2011`. */
  day(day: Day): string;
  /** From one date or moment to another, in the zone that they are written in, without saying the same date twice. */
  moments(start: Day, end: Day | undefined): string;
  /** `2017–2020`, `från 1 juni 2011`, `från 1 september 2019, 12 månader`. */
  period(period: Period): string;
  money(money: Money): string;
  count(count: Count): string;
  number(value: number): string;
  /** Bytes, in thousands as files are shown: `54,8 kB`. */
  fileSize(bytes: number): string;
  country(code: string): string;
  language(tag: string): string;
  list(items: readonly string[]): string;
  plural(count: number, forms: PluralForms): string;
}

/** Makes ready what names countries, which takes longer than a hundred cards: best while the feed is awaited. */
export function prepareFormat(tag: string): void {
  createFormat(tag, {} as Messages, String).country("SE");
}

/** @param say chooses a text of the feed in the reader's language. */
export function createFormat(tag: string, words: Messages, say: (text: Text) => string): Format {
  // Plain English means the European way of writing dates here.
  const language = tag === "en" ? "en-GB" : tag;
  const dateFormat = (options: Intl.DateTimeFormatOptions) =>
    once(language + Object.keys(options), () => new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }));
  const numberFormat = (options: Intl.NumberFormatOptions = {}) =>
    once(language + Object.entries(options), () => new Intl.NumberFormat(language, options));
  const names = (type: "region" | "language") => once(language + type, () => new Intl.DisplayNames(language, { type }));
  // A long list says the same few years and countries over and over, and so do many tags.
  const date = once(`${language}date`, () =>
    remembered((value: string): string => {
      const [year = "", month = "1", day = "1"] = value.split("-");
      // Alone, it is written alike in all languages that there are words in. Many feeds have no other dates.
      if (year === value) return String(Number(year));
      const at = new Date(0);
      at.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
      const exact = { year: "numeric", month: "long" } as const;
      return dateFormat(value.length > 7 ? { ...exact, day: "numeric" } : exact).format(at);
    }),
  );
  const time = (value: string) =>
    dateFormat({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
      new Date(`2000-01-01${value.slice(10, 16)}Z`),
    );
  const day = (value: Day) => (typeof value === "object" ? say(value.text) : date(value));
  const moment = (value: Day) =>
    typeof value === "string" && value.length > 10 ? `${date(value.slice(0, 10))} ${time(value)}` : day(value);
  const number = (value: number) => numberFormat().format(value);
  const plural = (count: number, forms: PluralForms) => {
    const { one, other } = forms;
    const rules = once(`${language}plural`, () => new Intl.PluralRules(language));
    return (rules.select(count) === "one" ? one : other).replace("#", number(count));
  };

  return {
    day,
    moments: (start, end) => {
      if (!end || end === start) return moment(start);
      const isSameDay =
        typeof end === "string" && end.length > 10 && dayValue(start)?.slice(0, 10) === end.slice(0, 10);
      return isSameDay ? `${moment(start)}–${time(end)}` : `${moment(start)} – ${moment(end)}`;
    },
    period: ({ start, end, months }) => {
      const years = dayValue(start)?.length === 4 && dayValue(end)?.length === 4;
      const span =
        start && end
          ? `${day(start)}${years ? "–" : " – "}${day(end)}`
          : start
            ? words.from(day(start))
            : end
              ? words.until(day(end))
              : "";
      return [span, months ? plural(months, words.months) : ""].filter(Boolean).join(", ");
    },
    money: (money) => {
      if (money.text) return say(money.text);
      const { amount: sum, currency } = money;
      const whole = Number.isInteger(sum) ? { maximumFractionDigits: 0 } : {};
      const amount = numberFormat({ style: "currency", currency, ...whole }).format(sum);
      return money.approximate ? words.about(amount) : amount;
    },
    count: (count) => {
      if (typeof count === "number") return number(count);
      if (count.text) return say(count.text);
      const amount = count.approximate ? words.about(number(count.value)) : number(count.value);
      return count.year ? words.inYear(amount, String(count.year)) : amount;
    },
    number,
    fileSize: (bytes) => {
      const [unit, size] = bytes < 1000 ? ["byte", bytes] : bytes < 999_950 ? ["kB", bytes / 1e3] : ["MB", bytes / 1e6];
      return `${numberFormat({ maximumFractionDigits: 1 }).format(Number(size))}\u00a0${unit}`;
    },
    country: once(`${language}country`, () => remembered((code) => named(names("region"), code))),
    language: (tag) => words.languageName(named(names("language"), tag)),
    list: (items) =>
      once(`${language}list`, () => new Intl.ListFormat(language, { type: "conjunction" })).format(items),
    plural,
  };
}

/** A name, or the code itself where there is no name for it. */
function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Making a formatter costs more than a hundred uses of it, so each is made once, when it is first asked for. */
const made = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  let value = made.get(key) as T | undefined;
  if (value === undefined) made.set(key, (value = make()));
  return value;
}

/** The same function, which does its work once for each value. */
export function remembered<T>(make: (value: string) => T): (value: string) => T {
  const made = new Map<string, T>();
  return (value) => {
    let said = made.get(value);
    if (said === undefined) made.set(value, (said = make(value)));
    return said;
  };
}
