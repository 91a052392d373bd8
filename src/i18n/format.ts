import { type Count, type Day, dayValue, type Money, type Period, type Text } from "../feed/index.ts";
import type { Messages, PluralForms } from "./messages/en.ts";

/** Turns the feed's values into words of one language. Made once per language and kept. */
export interface Format {
  /** Never more exact than given: `2011`, `juni 2011`, `1 juni 2011`. */
  day(day: Day): string;
  /** From one date or moment to another, in the zone that they are written in, without saying the same date twice. */
  moments(start: Day, end: Day | undefined): string;
  /** `2017–2020`, `från 1 juni 2011`, `1 september 2019, 12 månader`. */
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

/** @param say chooses a text of the feed in the reader's language. */
export function createFormat(language: string, words: Messages, say: (text: Text) => string): Format {
  const intl = intlFor(language);
  const date = (value: string): string => {
    const [year = "", month = "1", day = "1"] = value.split("-");
    const at = new Date(0);
    at.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    return intl.date(value.length).format(at);
  };
  const time = (value: string) => intl.time.format(new Date(`2000-01-01${value.slice(10, 16)}Z`));
  const day = (value: Day) => (typeof value === "object" ? say(value.text) : date(value));
  const moment = (value: Day) =>
    typeof value === "string" && value.length > 10 ? `${date(value.slice(0, 10))} ${time(value)}` : day(value);
  const number = (value: number) => intl.number.format(value);
  const plural = (count: number, forms: PluralForms) =>
    (intl.plural.select(count) === "one" ? forms.one : forms.other).replace("#", number(count));

  return {
    day,
    moments: (start, end) => {
      if (!end || end === start) return moment(start);
      const isSameDay =
        typeof end === "string" && end.length > 10 && dayValue(start)?.slice(0, 10) === end.slice(0, 10);
      return `${moment(start)}–${isSameDay ? time(end) : moment(end)}`;
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
      const amount = intl.money(money.currency, money.amount).format(money.amount);
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
      return `${intl.size.format(Number(size))}\u00a0${unit}`;
    },
    country: (code) => named(intl.regions, code),
    language: (tag) => named(intl.languages, tag),
    list: (items) => intl.list.format(items),
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

type IntlSet = ReturnType<typeof makeIntl>;
const made = new Map<string, IntlSet>();

function intlFor(tag: string): IntlSet {
  // Plain English means the European way of writing dates here.
  const language = tag === "en" ? "en-GB" : tag;
  let set = made.get(language);
  if (!set) made.set(language, (set = makeIntl(language)));
  return set;
}

/** Making a formatter costs more than a hundred uses of it, so each is made once, when it is first asked for. */
function makeIntl(language: string) {
  const zone = { timeZone: "UTC" } as const;
  const once = <T>(make: () => T) => {
    let value: T | undefined;
    return () => (value ??= make());
  };
  const dates = new Map<number, Intl.DateTimeFormat>();
  const monies = new Map<string, Intl.NumberFormat>();
  const number = once(() => new Intl.NumberFormat(language));
  const size = once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }));
  const time = once(
    () => new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...zone }),
  );
  const plural = once(() => new Intl.PluralRules(language));
  const list = once(() => new Intl.ListFormat(language, { type: "conjunction" }));
  const regions = once(() => new Intl.DisplayNames(language, { type: "region" }));
  const languages = once(() => new Intl.DisplayNames(language, { type: "language" }));
  return {
    /** @param length of the ISO date: 4, 7 or 10. */
    date(length: number): Intl.DateTimeFormat {
      let format = dates.get(length);
      if (!format) {
        format = new Intl.DateTimeFormat(language, {
          year: "numeric",
          ...(length > 4 ? { month: "long" } : {}),
          ...(length > 7 ? { day: "numeric" } : {}),
          ...zone,
        });
        dates.set(length, format);
      }
      return format;
    },
    money(currency: string, amount: number): Intl.NumberFormat {
      const whole = Number.isInteger(amount);
      const key = `${currency}${whole}`;
      let format = monies.get(key);
      if (!format) {
        const digits = whole ? { maximumFractionDigits: 0 } : {};
        monies.set(key, (format = new Intl.NumberFormat(language, { style: "currency", currency, ...digits })));
      }
      return format;
    },
    get number() {
      return number();
    },
    get size() {
      return size();
    },
    get time() {
      return time();
    },
    get plural() {
      return plural();
    },
    get list() {
      return list();
    },
    get regions() {
      return regions();
    },
    get languages() {
      return languages();
    },
  };
}
