import { type EditorMessages, type Failures, languageName, reasonOf, within } from "./problems-words.ts";

const failures: Failures = {
  refused: (status) =>
    `The server does not hand out the feed (${status}). ${
      status === 401 || status === 403
        ? "It wants a login, but a feed must be open to everybody."
        : status === 429
          ? "It has been asked too often. The page asks again."
          : status >= 500
            ? "Something is wrong with the server. The page asks again; tell those who run the server if it stays so."
            : "Was the file moved?"
    }`,
  load: {
    network:
      "The feed cannot be fetched. Check the address, and that its server allows this page to read it (CORS). If only the connection broke, the page asks again.",
    timeout: "The server did not answer in time.",
    "too-large": "The feed is larger than 50 MB. Split it with next.",
    "not-json":
      "The feed is not JSON. Check it in a tool for JSON: often a comma or a quotation mark is missing. Is its end missing, or is it a web page? Open the address and look.",
    "not-a-feed": 'The content is not a feed of version 1. It must be an object that begins with "version": 1.',
  },
};

/** What editors are told in English. */
export const en: EditorMessages = {
  feed: "The feed",
  panel: "Only you who edit see this box",
  none: "We find nothing to mend in the feed.",
  noneHere: "We find nothing to mend in what is shown here.",
  error: "Error",
  advice: "Advice",
  leftOut: (path) => `Therefore ${path} is not shown.`,
  noFeed: "The tag does not know which feed to show. Write the feed's address in the attribute src.",
  ...failures,
  problems: {
    missing: ({ expected }) => `${expected} is missing. Add it.`,
    "not-object": ({ name, found }) => `${name} is ${found}. It must be an object: { … }.`,
    "not-list": ({ name, found }) => `${name} is ${found}. It must be a list: [ … ].`,
    "not-text": ({ name, found }) =>
      `${name} is ${found}. Write a text in quotation marks, or one for each language: { "sv": "…", "en": "…" }.`,
    "not-string": ({ name, found }) => `${name} is ${found}. Write it as text in quotation marks.`,
    "not-boolean": ({ name, found }) => `${name} is ${found}. Write true or false, without quotation marks.`,
    "not-number": ({ name, found }) =>
      `${name} is ${found}. Write a number in digits, without quotation marks and spaces.`,
    "number-range": ({ name, found, expected }) =>
      `${name} is ${found}. Write a number ${within(expected, "of at least", "between", "and")}.`,
    date: ({ name, found }) =>
      `${name} is ${found}. Write a four-digit year, with month and day if known: 1992, 1992-06 or 1992-06-01.`,
    moment: ({ name, found }) =>
      `${name} is ${found}. Write a day, with the time if known: 2026-05-09 or 2026-05-09T18:00.`,
    url: ({ name, found }) =>
      `${name} is ${found}. Write an address that begins with https:// or is relative to the feed.`,
    email: ({ name, found }) => `${name} is ${found}. Write a mail address: name@municipality.example.`,
    language: ({ name, found }) => `${name} is ${found}. Write a language code, for example sv, en or uk.`,
    country: ({ name, found }) =>
      `${name} is ${found}. Write the country's two-letter code, for example LT for Lithuania.`,
    currency: ({ name, found }) => `${name} is ${found}. Write the currency's three-letter code, for example SEK.`,
    slug: ({ name, found }) => `${name} is ${found}. Write a short name without spaces, for example de-pere.`,
    choice: ({ name, found, expected }) => `${name} is ${found}. Choose one of: ${expected}.`,
    order: ({ name, found }) => `${name} is ${found}, before its beginning. Swap the days or mend them.`,
    "duplicate-id": ({ found }) => `id is ${found} for several. Give each its own.`,
    version: ({ found }) =>
      `version is ${found}. This script reads version 1: write "version": 1, or update the script.`,
    "unknown-key": ({ found, expected }) =>
      `${found} is no field that is read. ${expected ? `Did you mean ${expected}?` : "Is it misspelt?"} A field of your own may begin with _.`,
    untranslated: ({ found, expected }) =>
      `Texts that are missing in ${languageName(expected, "en")}: ${found}. They are shown in another language. The first:`,
    expired: () => "It is no longer valid. Readers see that it has been.",
    "no-location": () => "The place has no coordinates (location). It is in the list but cannot be on a map.",
    "unknown-country": ({ found }) =>
      `${found} is no country's code: readers see the code alone. Write the country's two-letter code, for example LT for Lithuania.`,
    unchecked: () => "The content was checked more than a year ago. Check it, and write the day in checked.",
    "unknown-reference": ({ name, found, expected }) =>
      `${name} names ${found}, which does not exist.${expected ? ` There are: ${expected}.` : ""}`,
    "too-many": ({ found, expected }) =>
      `${found} points are more than a reader takes in. Choose the ${expected} that matter most; the rest is in the document.`,
    "too-long": ({ found, expected }) => `The point has ${found} words. Write ${expected} at most, or make it two.`,
    "html-lost": ({ found }) =>
      `This in the text is not shown: ${found}. Headings, paragraphs, lists, tables, pictures and links are, without styles and scripts.`,
    "picture-host": ({ found }) =>
      `The picture comes from ${found}, which learns the visitor's network address. Put it on the municipality's own site.`,
    encoding: ({ found }) =>
      `Texts with letters that cannot be read (\ufffd): ${found}. The file is not saved in UTF-8: save it again in UTF-8. The first text:`,
    fewer: ({ found, expected }) =>
      `${found} of ${expected} have gone since the version before. If that is not meant, put them back.`,
    "duplicate-member": ({ found }) =>
      `${found} is already in an earlier feed of the same municipality. The earlier one is shown.`,
    "part-language": ({ found, expected }) =>
      `This part is in ${languageName(found, "en")}, but the first in ${languageName(expected, "en")}. Readers meet both. Write the texts in both: { "${expected}": "…", "${found}": "…" }.`,
    unavailable: ({ found }) =>
      `This feed is not shown, but the others are (${found}). ${reasonOf(failures, found)}`.trim(),
    "part-origin": ({ found }) =>
      `next leads to another site: ${found}. A feed goes on at the server of its first part only. The rest is not shown.`,
    "part-loop": ({ found }) =>
      `next leads back to a part that has been read: ${found}. Name the next part, or take next out of the last one.`,
    "part-limit": ({ found }) =>
      `The feed goes on after ${found} parts, but no more than 500 parts or 50 MB are read. Make the parts larger, or the content less.`,
    "part-municipality": () => "This part is another municipality's than the first. It and what follows are not shown.",
    "part-unavailable": ({ found }) =>
      `What follows in the feed is not shown (${found}). ${reasonOf(failures, found)}`.trim(),
    "older-copy": ({ found }) =>
      `What is shown of this feed is an older copy (${found}). ${reasonOf(failures, found)}`.trim(),
  },
  rest: (count) => `More in the feed, on other things than what is shown here: ${count}`,
  attributes: {
    value: ({ attribute, found, expected }) =>
      `${attribute} is "${found}", which does not exist. Choose one of: ${expected}.`,
    level: ({ found, shown }) =>
      `Heading level ${found} does not exist. Choose 1–6.${shown ? ` Level ${shown} is used.` : ""}`,
    limit: ({ found, shown }) =>
      `limit is "${found}". Write a whole number from 1. ${shown ? `At most ${shown} are shown.` : "All are shown."}`,
    ids: ({ found, expected }) =>
      `ids names ${found}, which does not exist. ${expected ? `There are: ${expected}.` : "There is nothing to choose from."}`,
    name: ({ attribute }) => `${attribute} is no attribute that the tag reads.`,
    false: ({ attribute }) => `${attribute}="false" counts as yes. Remove the attribute to turn it off.`,
  },
  meant: (word) => `Did you mean ${word}?`,
  others: (count) => (count === "0" ? "Therefore nothing is shown." : "The others are shown."),
  instead: {
    view: "Cards are shown (cards).",
    "group-by": "The towns are shown without groups.",
    sort: "The towns are shown in the feed's order.",
    past: "What is over is shown last, and marked (show).",
    theme: "The page's own look is kept (inherit).",
  },
};
