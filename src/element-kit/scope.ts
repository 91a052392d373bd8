import { html as plainHtml, type TemplateResult } from "lit";
import { baseLanguage, chooseText, type Feed, type Origin, originOf, originsOf, type Text } from "../feed/index.ts";
import { createFormat, type Format, remembered } from "../i18n/format.ts";
import type { Messages, StateMessages } from "../i18n/index.ts";
import { svContent } from "../i18n/messages/sv/content.ts";
import { type HtmlTag, htmlAtLevel } from "./html-at-level.ts";

/** A text ready for a template: plain in the scope's own language, else marked with its language. */
export type Said = string | TemplateResult;

/** All that a template may know besides its data: whom it speaks to, when, and where it stands. */
export interface Scope {
  readonly feed: Feed;
  /** BCP 47, of the labels. */
  readonly language: string;
  readonly words: Messages;
  readonly format: Format;
  /** The reader's date: `2026-11-23`. */
  readonly today: string;
  /** Level of the tag's own heading, 1 to 6. */
  readonly level: number;
  /** The `html` tag at that level. */
  readonly html: HtmlTag;
  /** Begins every id that the tag puts into the page. */
  readonly prefix: string;
  /** Whether a script will hear what readers press. */
  readonly isScripted: boolean;
  /** A text of the feed in the reader's language. */
  say(text: Text): Said;
  /** The same as a mere string, for attributes and sentences. */
  plain(text: Text): string;
  /** The text's language where it is not the scope's own. */
  foreign(text: Text): string | undefined;
  /** HTML of the feed, made safe, for the place that it stands in. */
  richText(text: Text, place: RichPlace): unknown;
  /** Whether members say whose they are. */
  readonly hasOwners: boolean;
  /** Whose the members are, where several municipalities' are shown. */
  readonly owner?: Text;
  /** The same scope for a member, or a part of a page: with its own feed, where several are shown as one. */
  of(part: object): Scope;
  /** The scope for each feed, in order: this one, where there is one feed. */
  each(): readonly Scope[];
  /** Whether an absolute address leads away from the municipality's site and from the page's own. */
  isOtherSite(url: string): boolean;
}

export interface ScopeOptions {
  readonly feed: Feed;
  /** BCP 47: what the reader reads. */
  readonly wanted: string | undefined;
  /** BCP 47, of the words. */
  readonly language: string;
  readonly words: StateMessages;
  readonly today: string;
  readonly level: number;
  readonly prefix: string;
  /** Host name of the page, empty where it has none. */
  readonly host: string;
  /** False on a page without script. */
  readonly isScripted?: boolean;
  /**
   * Turns untrusted HTML into something that a template can hold.
   * @param base absolute address that relative ones are resolved against; else the feed's own.
   */
  readonly richText: (html: string, place: RichPlace, scope: Scope, base?: string) => unknown;
}

/** Where HTML of the feed stands. */
export interface RichPlace {
  /** Of what it belongs to: unique in the tag. */
  readonly id: string;
  /** Of the first heading in it, 1 to 6. */
  readonly level: number;
  /** For a table that has none of its own. */
  readonly name: string;
}

const wordsMade = new WeakMap<Partial<Messages>, WeakMap<StateMessages, Messages>>();

/** All words of what is told; the same object each time, by which a long list knows that its members say the same as before. */
function wordsFor(ownWords: Partial<Messages>, given: StateMessages): Messages {
  let made = wordsMade.get(ownWords);
  if (!made) wordsMade.set(ownWords, (made = new WeakMap()));
  let words = made.get(given);
  if (!words) made.set(given, (words = { ...svContent, ...ownWords, ...given } as Messages));
  return words;
}

/** @param ownWords Swedish words of what is told; all of another language's are in the options. */
export function createScope(options: ScopeOptions, ownWords: Partial<Messages>): Scope {
  const { feed, language, today, level, prefix, host, richText, isScripted = true } = options;
  const words = wordsFor(ownWords, options.words);
  const own = baseLanguage(language);
  const hosts = new Set([host, hostOf(feed.municipality?.url)].map(withoutWww));
  const wanted = [options.wanted ?? feed.language];
  /** How texts are said that are in another language where theirs is not told. */
  const speaker = remembered((feedLanguage: string) => {
    const choose = (text: Text) => chooseText(text, wanted, feedLanguage);
    const unlessOwn = (tag: string) => (baseLanguage(tag) === own || tag === "und" ? undefined : tag);
    const foreignString = unlessOwn(feedLanguage);
    // Plain strings are by far the most, and in one language all of them.
    const plain = (text: Text) => (typeof text === "string" ? text : choose(text).text);
    const foreign = (text: Text) => (typeof text === "string" ? foreignString : unlessOwn(choose(text).language));
    const say = (text: Text) => {
      const lang = foreign(text);
      return lang ? plainHtml`<span lang=${lang}>${plain(text)}</span>` : plain(text);
    };
    return { plain, foreign, say, format: createFormat(language, words, plain) };
  });
  const main = speaker(feed.language);
  const origins = originsOf(feed);
  const scopes = new WeakMap<Scope, Map<Origin, Scope>>();
  const within = (scope: Scope, origin: Origin): Scope => {
    let made = scopes.get(scope);
    if (!made) scopes.set(scope, (made = new Map()));
    let its = made.get(origin);
    if (!its) made.set(origin, (its = makeWithin(scope, origin)));
    return its;
  };
  const makeWithin = (scope: Scope, { feed, owner, url }: Origin): Scope => {
    const its = speaker(feed.language);
    const inner: Scope = {
      ...scope,
      ...its,
      feed,
      richText: (text, place) => richText(its.plain(text), place, inner, url),
      ...(owner !== undefined && scope.hasOwners ? { owner } : {}),
    };
    return inner;
  };
  const scope: Scope = {
    feed,
    language,
    words,
    today,
    level,
    html: htmlAtLevel(level),
    prefix,
    isScripted,
    hasOwners: origins?.some(({ owner }) => owner !== undefined) ?? false,
    ...main,
    richText: (text, place) => richText(main.plain(text), place, scope),
    isOtherSite: (url) => /^https?:/.test(url) && !hosts.has(withoutWww(hostOf(url))),
    of(part) {
      const origin = origins ? originOf(feed, part) : undefined;
      return origin ? within(this, origin) : this;
    },
    each() {
      return origins?.map((origin) => within(this, origin)) ?? [this];
    },
  };
  return scope;
}

/** The same scope with headings further in, and where it is asked for without owners; the same for all that asks for it. */
export const deeper = (scope: Scope, steps = 1, prefix = scope.prefix, hasOwners = scope.hasOwners): Scope =>
  once(scope, `deeper ${steps} ${prefix} ${hasOwners}`, () => {
    const level = Math.min(scope.level + steps, 6);
    return { ...scope, level, html: htmlAtLevel(level), prefix, hasOwners };
  });

const known = new WeakMap<Scope, Map<string, unknown>>();

/**
 * What can be made of a scope alone, made once for all renderings with it.
 * @param key names what is made, and what else it depends on. No JSON: pages with Prototype.js have a `toJSON` in every list.
 */
export function once<T>(scope: Scope, key: string, make: () => T): T {
  let made = known.get(scope);
  if (!made) known.set(scope, (made = new Map()));
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

/** The host name of an absolute address of the feed, without port; empty where there is none. */
export function hostOf(url: string | undefined): string {
  // The reader has normalised it, so that a pattern tells what a parser would, in a tenth of the time.
  return /^https?:\/\/([^/:?#]+)/.exec(url ?? "")?.[1] ?? "";
}

export const withoutWww = (host: string): string => host.replace(/^www\./, "");
