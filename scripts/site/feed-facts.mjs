import { collapse } from "./visit.mjs";

/** What is told in other ways than by its own letters: by an anchor, a place on a map, a word for a code. */
const untold = new Set([
  "$schema",
  "version",
  "language",
  "id",
  "ids",
  "show",
  "code",
  "currency",
  "status",
  "kind",
  "group",
  "euFunding",
  "approximate",
  "mediaType",
  "image",
  "logo",
]);

/** What of a municipality belongs to its page; the rest is for lists of municipalities. */
const municipalityFields = ["name", "social", "feedbackUrl"];

const links = new Set(["url", "feedbackUrl", "online"]);

const days = new Set([
  "since",
  "until",
  "start",
  "end",
  "opens",
  "deadline",
  "adopted",
  "validFrom",
  "validTo",
  "published",
  "updated",
  "checked",
  "memberSince",
  "date",
]);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const inText = (text) => new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));

/** The same with nothing of a longer number around it. */
const asNumber = (text) => new RegExp(`(?<![\\d\\u2212-])${inText(text).source}(?!\\d)`);

/**
 * What a page must show of a feed, worked out from the JSON alone and apart from the library.
 * @param {object} feed
 * @param {object} options
 * @param {string} options.language BCP 47, the page's.
 * @param {string} options.url The feed's own address.
 * @param {readonly string[]} options.leaveOut Collections that are not looked at.
 * @returns {{ path: string, kind: "text" | "link", value: RegExp | string }[]} a pattern for the page's text, with
 *   white space collapsed, or the absolute address of a link
 */
export function feedFacts(feed, { language, url, leaveOut }) {
  const facts = [];
  const locale = language === "en" ? "en-GB" : language;
  const number = (value) => collapse(new Intl.NumberFormat(locale).format(value));
  const name = (type, code) => new Intl.DisplayNames(locale, { type }).of(code);

  const addText = (path, value) => facts.push({ path, kind: "text", value });
  const addLink = (path, value) => facts.push({ path, kind: "link", value: new URL(value, url).href });

  const isText = (value) => isObject(value) && (Object.hasOwn(value, feed.language) || Object.hasOwn(value, language));

  function text(path, value, key) {
    const said =
      typeof value === "string" ? value : (value[language] ?? value[feed.language] ?? Object.values(value)[0]);
    const pieces = key.endsWith("Html") ? said.split(/<[^>]*>/) : [said];
    for (const piece of pieces) if (piece.trim()) addText(path, inText(collapse(piece)));
  }

  function day(path, value) {
    if (isObject(value)) return text(`${path}/text`, value.text, "text");
    const [date, time] = String(value).split("T");
    const parts = date.split("-").length;
    const format = new Intl.DateTimeFormat(locale, {
      year: "numeric",
      ...(parts > 1 ? { month: "long" } : {}),
      ...(parts > 2 ? { day: "numeric" } : {}),
      timeZone: "UTC",
    });
    addText(path, asNumber(collapse(format.format(new Date(date)))));
    if (time) addText(path, asNumber(time.slice(0, 5)));
  }

  function phone(path, value) {
    const digits = [...value.replace(/\D/g, "")].join("[ ()\\u2011\\u2013-]*");
    addText(path, new RegExp(`(?<!\\d)${digits}(?!\\d)`));
  }

  function walk(path, key, value, parent) {
    if (value === null || value === "" || untold.has(key) || key.startsWith("_")) return;
    if (key === "contacts" && typeof value[0] === "string") return;
    if (links.has(key)) return addLink(path, value);
    if (days.has(key)) return day(path, value);
    if (key === "country")
      return path.startsWith("/contacts/") ? undefined : addText(path, inText(name("region", value)));
    if (key === "number") return phone(path, value);
    if (key === "address" && typeof value === "string") {
      addLink(path, `mailto:${value}`);
      return addText(path, inText(value));
    }
    if (key === "languages") {
      for (const tag of value) addText(path, inText(name("language", tag)));
      return undefined;
    }
    if (key === "size") {
      const [unit, size] = value < 1000 ? ["byte", value] : value < 999_950 ? ["kB", value / 1e3] : ["MB", value / 1e6];
      const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(size);
      return addText(path, asNumber(collapse(`${amount} ${unit}`)));
    }
    if (key === "location" && isObject(value) && "lat" in value) return undefined;
    if (typeof value === "number") return addText(path, asNumber(key === "year" ? String(value) : number(value)));
    if (typeof value === "string" || isText(value)) return text(path, value, key);
    if (Array.isArray(value)) return value.forEach((item, index) => walk(`${path}/${index}`, key, item, value));
    if (!isObject(value)) return undefined;
    // Words are given where they matter more than the value.
    if (value.text !== undefined) return text(`${path}/text`, value.text, "text");
    for (const [inner, item] of Object.entries(value)) {
      if (inner === "body" && value.bodyHtml) continue;
      walk(`${path}/${inner}`, inner, item, value);
    }
    // A file's language and kind are told beside its name; a mere link's language only where it is foreign.
    if (parent && (key === "documents" || key === "agreement")) {
      if (value.language) addText(`${path}/language`, inText(name("language", value.language)));
      if (value.mediaType) addText(`${path}/mediaType`, new RegExp(value.mediaType.split("/")[1], "i"));
    }
    return undefined;
  }

  for (const [key, value] of Object.entries(feed)) {
    if (leaveOut.includes(key) || key === "next") continue;
    if (key === "municipality") {
      for (const field of municipalityFields) {
        if (value[field] !== undefined) walk(`/municipality/${field}`, field, value[field], value);
      }
    } else walk(`/${key}`, key, value, feed);
  }
  return facts;
}
