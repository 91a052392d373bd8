import { collapse } from "./visit.mjs";

/** What is told in other ways than by its own letters: by an anchor, a place on a map, a word for a code. */
const untold = new Set([
  "$schema",
  "version",
  "language",
  "next",
  "id",
  "ids",
  "show",
  "code",
  "currency",
  "status",
  "kind",
  "group",
  "role",
  "euFunding",
  "approximate",
  "mediaType",
  "logo",
  "location",
]);

/** What of a municipality its name, its lists of links and its figures are: a page of single tags says the first three. */
const tagsTellOfMunicipality = ["name", "social", "feedbackUrl"];

const links = new Set(["url", "feedbackUrl", "online"]);

/** Lists of links, and lists and fields that hold files. */
const linkLists = new Set(["links", "social"]);
const files = new Set(["documents", "agreement"]);

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

const about = { sv: "cirka", en: "about" };

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Nothing of a longer number around it. */
const asNumber = (text) => `(?<![\\d\\u2212-])${escaped(text)}(?!\\d)`;

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const unescaped = (html) => html.replace(/&(\w+);/g, (all, name) => entities[name] ?? all);

/**
 * What a page must show of a feed, worked out from the JSON alone and apart from the library.
 * @typedef {object} Fact
 * @property {string} path JSON Pointer
 * @property {"text" | "link" | "image"} kind
 * @property {string} value a pattern for the page's text with white space collapsed, the absolute address of a link, or
 *   a picture's address and its words
 * @property {boolean} [once] Whether a page may say it once for several places in the feed.
 */

/**
 * @param {object} feed
 * @param {object} options
 * @param {string} options.language BCP 47, the page's.
 * @param {string} options.url The feed's own address.
 * @param {boolean} [options.isWholePage] Whether one tag shows all of it; single tags know nothing of the municipality.
 * @returns {Fact[]}
 */
export function feedFacts(feed, { language, url, isWholePage = true }) {
  const facts = [];
  const locale = language === "en" ? "en-GB" : language;
  const number = (value, options) => collapse(new Intl.NumberFormat(locale, options).format(value));
  const name = (type, code) => new Intl.DisplayNames(locale, { type }).of(code);
  const inLanguage = (value) =>
    typeof value === "string" ? value : (value[language] ?? value[feed.language] ?? Object.values(value)[0]);

  const addText = (path, value, more) => facts.push({ path, kind: "text", value, ...more });
  const addWords = (path, words, more) => addText(path, escaped(collapse(words)), more);
  const addLink = (path, value) => facts.push({ path, kind: "link", value: new URL(value, url).href });

  const isText = (value) => isObject(value) && (Object.hasOwn(value, feed.language) || Object.hasOwn(value, language));

  function text(path, value, key, parent) {
    const said = inLanguage(value);
    if (key.endsWith("Html")) {
      for (const piece of said.split(/<[^>]*>/)) if (piece.trim()) addWords(path, unescaped(piece));
      for (const [, address] of said.matchAll(/\shref="([^"]*)"/g)) addLink(path, unescaped(address));
      return;
    }
    // A heading may stand above several themes of one area.
    if (said.trim()) addWords(path, said, key === "area" && parent.title ? { once: true } : {});
  }

  function day(path, value, parent) {
    if (isObject(value)) return text(`${path}/text`, value.text, "text");
    const [date, time] = String(value).split("T");
    const parts = date.split("-").length;
    const format = new Intl.DateTimeFormat(locale, {
      year: "numeric",
      ...(parts > 1 ? { month: "long" } : {}),
      ...(parts > 2 ? { day: "numeric" } : {}),
      timeZone: "UTC",
    });
    // What begins and ends on the same day names it once.
    const isSameDay = path.endsWith("/end") && typeof parent.start === "string" && parent.start.startsWith(date);
    if (!isSameDay) addText(path, asNumber(collapse(format.format(new Date(date)))));
    if (time) addText(path, asNumber(time.slice(0, 5)));
  }

  function phone(path, value) {
    const digits = [...value.replace(/\D/g, "")].join("[ ()\\u2011\\u2013-]*");
    addText(path, `(?<!\\d)${digits}(?!\\d)`);
  }

  function money(path, { amount, currency, approximate, text: words }) {
    if (words !== undefined) return text(`${path}/text`, words, "text");
    const whole = Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {};
    const said = number(amount, { style: "currency", currency, ...whole });
    addText(path, `${approximate ? `${about[language]} ` : ""}${asNumber(said)}`);
  }

  function count(path, { value, approximate, year, text: words }) {
    if (words !== undefined) return text(`${path}/text`, words, "text");
    addText(path, `${approximate ? `${about[language]} ` : ""}${asNumber(number(value))}`);
    if (year !== undefined) addText(`${path}/year`, asNumber(String(year)));
  }

  function picture(path, { url: address, alt, credit }) {
    facts.push({ path, kind: "image", value: `${new URL(address, url).href} ${collapse(inLanguage(alt))}`.trim() });
    if (credit) text(`${path}/credit`, credit, "credit");
  }

  /** What one member names by its id is told by the other's name. */
  function reference(path, collection, id, nameKey) {
    const found = feed[collection]?.find((member) => member.id === id);
    if (found) text(path, found[nameKey], nameKey);
  }

  function size(path, bytes) {
    const [unit, value] = bytes < 1000 ? ["byte", bytes] : bytes < 999_950 ? ["kB", bytes / 1e3] : ["MB", bytes / 1e6];
    addText(path, asNumber(`${number(value, { maximumFractionDigits: 1 })} ${unit}`));
  }

  function walk(path, key, value, parent) {
    if (value === null || value === "" || key.startsWith("_")) return;
    if (key === "location" && isText(value)) return text(path, value, key);
    if (untold.has(key)) return;
    if (key === "contacts" && typeof value[0] === "string") {
      return value.forEach((id, index) => reference(`${path}/${index}`, "contacts", id, "name"));
    }
    if (key === "participants" && typeof value[0] === "string") return;
    if (key === "partOf") return reference(path, "projects", value, "title");
    if (links.has(key)) return addLink(path, value);
    if (days.has(key)) return day(path, value, parent);
    if (key === "country") {
      // An address at home leaves its country out, as letters do.
      const isHome = /^\/(contacts|municipality)\b/.test(path) && value === feed.municipality.country;
      return isHome ? undefined : addWords(path, name("region", value));
    }
    if (key === "number") return phone(path, value);
    if (key === "address" && typeof value === "string") {
      addLink(path, `mailto:${value}`);
      return addWords(path, value);
    }
    if (key === "languages") return value.forEach((tag, index) => addWords(`${path}/${index}`, name("language", tag)));
    if (key === "size") return size(path, value);
    if (key === "image") return picture(path, value);
    if (key === "otherNames") {
      const other = value.filter((given) => given.name !== inLanguage(parent.name));
      return other.forEach((given) => addWords(`${path}/${value.indexOf(given)}`, given.name));
    }
    if (typeof value === "number") return addText(path, asNumber(number(value)));
    if (typeof value === "string" || isText(value)) return text(path, value, key, parent);
    if (Array.isArray(value)) return value.forEach((item, index) => walk(`${path}/${index}`, key, item, value));
    if (!isObject(value)) return;
    if (value.amount !== undefined) return money(path, value);
    if (value.value !== undefined) return count(path, value);
    for (const [inner, item] of Object.entries(value)) {
      if (inner === "body" && value.bodyHtml) continue;
      walk(`${path}/${inner}`, inner, item, value);
    }
    if (value.language && (files.has(key) || (linkLists.has(key) && value.language !== language))) {
      addWords(`${path}/language`, name("language", value.language));
    }
    if (value.mediaType) addText(`${path}/mediaType`, `(?:${asWord(value.mediaType.split("/")[1])})`);
  }

  /** A file's kind, whether it begins a sentence or not. */
  const asWord = (word) => `[${word[0]}${word[0].toUpperCase()}]${escaped(word.slice(1))}|${word.toUpperCase()}`;

  for (const [key, value] of Object.entries(feed)) {
    if (key !== "municipality" || isWholePage) walk(`/${key}`, key, value, feed);
    else {
      for (const field of tagsTellOfMunicipality) {
        if (value[field] !== undefined) walk(`/municipality/${field}`, field, value[field], value);
      }
    }
  }
  return facts;
}

/** What a reader finds in a page, to be run in it. */
export const readPage = () => ({
  text: document.body.innerText,
  link: [...document.querySelectorAll("a[href]")].filter((link) => link.checkVisibility()).map(({ href }) => href),
  image: [...document.images].filter((image) => image.checkVisibility()).map(({ src, alt }) => `${src} ${alt}`.trim()),
});

/**
 * The facts that a page does not tell. What the feed says in several places the page must say as often, so that one
 * place cannot stand for another.
 * @param {readonly Fact[]} facts
 * @param {ReturnType<typeof readPage>} shown
 * @returns {string[]} a line each
 */
export function missingFacts(facts, shown) {
  const text = collapse(shown.text);
  return Object.values(Object.groupBy(facts, ({ kind, value }) => `${kind} ${value}`)).flatMap((same) => {
    const [{ kind, value }] = same;
    const times =
      kind === "text"
        ? [...text.matchAll(new RegExp(value, "g"))].length
        : shown[kind].filter((one) => one === value).length;
    const wanted = same.filter(({ once }) => !once).length || 1;
    if (times >= wanted) return [];
    return [`${kind} ${value}: ${times} of ${wanted} (${same.map(({ path }) => path).join(", ")})`];
  });
}
