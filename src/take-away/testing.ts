import assert from "node:assert/strict";
import { readPhone } from "../feed/phone.ts";
import { chooseText, type Feed, readFeed } from "../feed/index.ts";
import { createFormat } from "../i18n/format.ts";
import { en } from "../i18n/messages/en.ts";
import { sv } from "../i18n/messages/sv.ts";
import { takeAwayMessages } from "../i18n/messages/take-away.ts";
import { makeFile, type Speaker, type TakeAwayFile } from "./index.ts";

/* What the tests of what readers take away share: a file of a feed, and its lines. */

export const now = new Date("2026-11-23T09:30:15.250Z");

export function read(json: unknown): Feed {
  const { feed } = readFeed(json, { url: "https://www.lindvik.example/feed.json" });
  if (!feed) throw new Error("no feed");
  return feed;
}

export function speaker(feed: Feed, language: "sv" | "en" = "sv"): Speaker {
  const plain: Speaker["plain"] = (text) => chooseText(text, [language], feed.language).text;
  const words = { sv, en }[language];
  return {
    feed,
    language,
    words,
    fileWords: takeAwayMessages[language],
    format: createFormat(language, words, plain),
    today: "2026-11-23",
    plain,
    phone: (number) => readPhone(number, feed.municipality?.country),
  };
}

export const base = { version: 1, language: "sv", municipality: { name: "Lindvik", country: "SE", code: "9999" } };

export function take(
  json: unknown,
  collection: string,
  id: string,
  index = 0,
  language: "sv" | "en" = "sv",
): TakeAwayFile {
  const file = makeFile(speaker(read(json), language), { collection, id, index }, now);
  if (!file) throw new Error(`no file for ${collection} ${id}`);
  return file;
}

/** The lines as they were before they were folded, as RFC 5545 (3.1) and RFC 6350 (3.2) say. */
const unfold = (content: string): readonly string[] => content.replace(/\r\n[ \t]/g, "").split("\r\n");
export const linesOf = ({ content }: TakeAwayFile) => unfold(content).slice(0, -1);
export const lineOf = (file: TakeAwayFile, name: string) =>
  linesOf(file).filter((line) => new RegExp(`^(?:ITEM\\d+\\.)?${name}[;:]`).test(line));

/** What both formats ask of every file, whatever is in it. Reads bytes, and knows nothing of the library. */
export function holdTheForm({ content }: TakeAwayFile): void {
  assert.ok(content.endsWith("\r\n"));
  assert.doesNotMatch(content.replaceAll("\r\n", ""), /[\r\n]/, "lines end in one way only");
  assert.doesNotMatch(content, /\p{Cs}/u, "can be written as UTF-8");
  for (const line of content.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const lines = unfold(content).slice(0, -1);
  const open: string[] = [];
  for (const line of lines) {
    assert.match(
      line,
      /^(?:[A-Z\d]+\.)?[A-Z\d-]+(?:;[A-Z-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]+(?:,[^";:,\p{Cc}]+)*))*:(?:[^\p{Cc}]|\t)*$/u,
    );
    if (line.startsWith("BEGIN:")) open.push(line.slice("BEGIN:".length));
    if (line.startsWith("END:")) assert.equal(open.pop(), line.slice("END:".length));
  }
  assert.deepEqual(open, []);
  assert.equal(lines.filter((line) => /^BEGIN:V(?:CARD|EVENT)$/.test(line)).length, 1, "one thing in a file");
}
