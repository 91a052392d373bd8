import { collapse } from "./visit.mjs";

/** What is told in other ways than by its own letters: by an anchor, a place on a map. */
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
  "approximate",
  "mediaType",
  "logo",
  "location",
]);

/** What of its municipality a page of single tags tells; the rest is for the tag that shows a whole page. */
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

/** Words that stand for a code, by the field and, where fields of one name differ, by the collection before it. */
const codeWords = {
  sv: {
    "twinTowns/kind": { "twin-town": "vänort", partnership: "partner", friendship: "vänskapsort" },
    "twinTowns/status": { dormant: "vilande", ended: "avslutat", planned: "planerat" },
    "volunteering/status": { open: "öppet för ansökan", running: "pågår", closed: "avslutat", planned: "planerat" },
    "policies/status": { adopted: "antagen", draft: "utkast", expired: "gäller inte längre" },
    "projects/status": { planned: "planerat", running: "pågår", completed: "avslutat" },
    kind: {
      policy: "policy",
      strategy: "strategi",
      programme: "program",
      "action-plan": "handlingsplan",
      guidelines: "riktlinjer",
    },
    group: {
      "structural-fund": "Strukturfonder",
      "sector-programme": "Sektorsprogram",
      national: "Nationella",
      nordic: "Nordiska",
      other: "Andra",
    },
    role: { owner: "ägare", partner: "partner", host: "värd", participant: "deltagare" },
    euFunding: { funded: "Finansieras av Europeiska unionen", "co-funded": "Medfinansieras av Europeiska unionen" },
  },
  en: {
    "twinTowns/kind": { "twin-town": "twin town", partnership: "partner", friendship: "friendship town" },
    "twinTowns/status": { dormant: "paused", ended: "ended", planned: "planned" },
    "volunteering/status": { open: "open for applications", running: "under way", closed: "ended", planned: "planned" },
    "policies/status": { adopted: "adopted", draft: "draft", expired: "no longer valid" },
    "projects/status": { planned: "planned", running: "under way", completed: "completed" },
    kind: {
      policy: "policy",
      strategy: "strategy",
      programme: "programme",
      "action-plan": "action plan",
      guidelines: "guidelines",
    },
    group: {
      "structural-fund": "Structural funds",
      "sector-programme": "EU programmes",
      national: "National",
      nordic: "Nordic",
      other: "Other",
    },
    role: { owner: "owner", partner: "partner", host: "host", participant: "participant" },
    euFunding: { funded: "Funded by the European Union", "co-funded": "Co-funded by the European Union" },
  },
};

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
 * @property {"text" | "link" | "image" | "row"} kind
 * @property {string} value a pattern for the page's text with white space collapsed, the absolute address of a link,
 *   a picture's address and its words, or a row's heading
 * @property {string[]} [names] What a row of a matrix, or a line of a list, names.
 * @property {string[]} [others] What it does not name.
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

  /** A contact's name where it stands for itself, and not before a number to call. */
  const contactName = (path, value) => addText(path, `${escaped(collapse(inLanguage(value)))}(?!:)`);

  const months = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, month)),
  ).join("|");
  /** What would make of a year a month, and of a month a day. */
  const lessExact = ["", `(?<!(?:${months}) )`, "(?<!\\d )", ""];

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
    if (!isSameDay) addText(path, lessExact[parts] + asNumber(collapse(format.format(new Date(date)))));
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

  /** Who works with a theme, and that nobody else does. */
  function row(path, { title, participants: ids = [] }, { participants }) {
    const names = (list) => list.map((one) => collapse(inLanguage(one.name)));
    facts.push({
      path: `${path}/participants`,
      kind: "row",
      value: collapse(inLanguage(title)),
      names: names(participants.filter(({ id }) => ids.includes(id))),
      others: names(participants.filter(({ id }) => !ids.includes(id))),
    });
  }

  function size(path, bytes) {
    const [unit, value] = bytes < 1000 ? ["byte", bytes] : bytes < 999_950 ? ["kB", bytes / 1e3] : ["MB", bytes / 1e6];
    addText(path, asNumber(`${number(value, { maximumFractionDigits: 1 })} ${unit}`));
  }

  function walk(path, key, value, parent) {
    if (value === null || value === "" || key.startsWith("_")) return;
    if (key === "location" && isText(value)) return text(path, value, key);
    if (untold.has(key)) return;
    const codes = codeWords[language][`${path.split("/")[1]}/${key}`] ?? codeWords[language][key];
    // A contact's role is a text. What simply goes on says nothing of it.
    if (codes && !isText(value) && !path.startsWith("/contacts/")) {
      // One heading stands above all of its group.
      return codes[value] === undefined ? undefined : addWords(path, codes[value], { once: key === "group" });
    }
    if (key === "contacts" && typeof value[0] === "string") {
      return value.forEach((id, index) => {
        const found = feed.contacts?.find((contact) => contact.id === id);
        if (found) contactName(`${path}/${index}`, found.name);
      });
    }
    if (key === "participants" && typeof value[0] === "string") return;
    if (key === "themes" && Array.isArray(parent.participants))
      value.forEach((one, at) => row(`${path}/${at}`, one, parent));
    if (/^\/contacts\/\d+\/name$/.test(path)) return contactName(path, value);
    if (key === "partOf") {
      const whole = feed.projects.find(({ id }) => id === value);
      return whole && text(path, whole.title, "title");
    }
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
