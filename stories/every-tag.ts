/** What every tag's stories share: their feed, their controls, and the states and pages that a tag comes in. */
import { ContextProvider } from "@lit/context";
import { html, nothing, type TemplateResult } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { feedContext } from "../src/element-kit/feed-context.ts";
import { full } from "../src/feed/fixtures/full.ts";
import { hostile } from "../src/feed/fixtures/hostile.ts";
import { readFeed } from "../src/feed/index.ts";
import { FeedError, type FeedState } from "../src/loading/index.ts";

/** The attributes of every tag, by their names in markup, and the feed as an object. */
export interface TagArgs {
  feed?: unknown;
  src?: string;
  lang?: string;
  heading?: string;
  "heading-level"?: number;
  ids?: string;
  limit?: number;
  past?: "show" | "fold" | "hide";
  theme?: "inherit" | "light" | "dark" | "auto";
  isolated?: boolean;
  keep?: boolean;
  debug?: boolean;
}

export const controls = {
  feed: { control: false },
  src: { control: "text" },
  lang: { control: "select", options: ["sv", "en"] },
  heading: { control: "text" },
  "heading-level": { control: { type: "number", min: 1, max: 6 } },
  ids: { control: "text" },
  limit: { control: { type: "number", min: 1 } },
  past: { control: "inline-radio", options: ["show", "fold", "hide"] },
  theme: { control: "inline-radio", options: ["inherit", "light", "dark", "auto"] },
  isolated: { control: "boolean" },
  keep: { control: "boolean" },
  debug: { control: "boolean" },
  "omvarld-load": { control: false },
  "omvarld-error": { control: false },
} as const;

/** The same tag many times on one page gives many landmarks of one name, as it would on no site. */
export const manyOnOnePage = { a11y: { config: { rules: [{ id: "landmark-unique", enabled: false }] } } };

/** The tests' feed, its pictures being our own: nothing is asked of another site. */
export const storyFeed: typeof full = JSON.parse(
  JSON.stringify(full)
    .replaceAll("https://www.lindvik.example/bilder/hamnen.jpg", new URL("./pictures/hamnen.svg", import.meta.url).href)
    .replaceAll(
      "https://www.lindvik.example/bilder/vera-lind.jpg",
      new URL("./pictures/vera-lind.svg", import.meta.url).href,
    ),
);

const { version, language, municipality } = full;
/** A feed with nothing to show. */
const emptyFeed = { version, language, municipality };

/** Gives a tag its args: the feed as a property, the rest as the attributes that an editor would type. */
class Given extends Directive {
  override render(_args: object): unknown {
    return nothing;
  }

  override update({ element }: ElementPart, [args]: [object]): unknown {
    for (const [name, value] of Object.entries(args)) {
      if (name === "feed") Object.assign(element, { feed: value });
      else if (typeof value === "boolean") element.toggleAttribute(name, value);
      else if (typeof value === "string" || typeof value === "number") element.setAttribute(name, String(value));
      else if (value === undefined) element.removeAttribute(name);
    }
    return nothing;
  }
}
export const given = directive(Given);

/** Holds the tags inside an element in one state, as `<omvarld-feed>` does for as long as it lasts. */
class Holding extends Directive {
  #provider: ContextProvider<typeof feedContext> | undefined;

  override render(_state: FeedState): unknown {
    return nothing;
  }

  override update({ element }: ElementPart, [state]: [FeedState]): unknown {
    this.#provider ??= new ContextProvider(element as HTMLElement, { context: feedContext });
    this.#provider.setValue(state);
    return nothing;
  }
}
const holding = directive(Holding);

/** A tag with its args, and what an editor has put inside it. */
export type Tag<A extends TagArgs> = (args: A, inside?: unknown) => TemplateResult;

const nowhere = "no-such-feed.json";
const loading: FeedState = { status: "loading", url: nowhere };
const reading = readFeed(storyFeed, { url: "https://www.lindvik.example/omvarld.json" });
const stale: FeedState = reading.feed
  ? {
      status: "stale",
      feed: reading.feed,
      problems: reading.problems,
      url: nowhere,
      error: new FeedError("network", nowhere),
      date: "2026-10-01T06:30:00.000Z",
    }
  : loading;

const fallback = html`<p><a href="https://www.lindvik.example/internationellt">Lindvik i världen</a></p>`;

/** A tag in each state that a feed can be in, for readers and for editors. */
export function states<A extends TagArgs>(tag: Tag<A>, args: A): TemplateResult {
  const short: A = { ...args, limit: args.limit ?? 2, "heading-level": 3 };
  const without: A = { ...short, feed: undefined };
  const examples: readonly (readonly [name: string, example: TemplateResult])[] = [
    ["Loading", html`<div ${holding(loading)}>${tag(without)}</div>`],
    ["Loading, with a fallback", html`<div ${holding(loading)}>${tag(without, fallback)}</div>`],
    ["Ready", tag(short)],
    ["Empty", tag({ ...short, feed: emptyFeed })],
    ["Stale: an older copy", html`<div ${holding(stale)}>${tag(without)}</div>`],
    ["Failed", tag({ ...without, src: nowhere })],
    ["Failed, with a fallback", tag({ ...without, src: nowhere }, fallback)],
    ["Failed, for editors", tag({ ...without, src: nowhere, debug: true })],
    ["Ready, for editors: a feed full of mistakes", tag({ ...short, feed: hostile, debug: true })],
  ];
  return html`<div lang="en">
    ${examples.map(
      ([name, example]) => html`<section style="margin-block-end: 3rem">
        <h2 style="font-size: 0.9375rem; opacity: 0.8">${name}</h2>
        <div lang="sv">${example}</div>
      </section>`,
    )}
  </div>`;
}

interface Prose {
  readonly title: string;
  readonly before: string;
  readonly heading: string;
  readonly after: string;
  readonly link: string;
}

const prose: Readonly<Record<"sv" | "en", Prose>> = {
  sv: {
    title: "Lindvik och omvärlden",
    before:
      "Lindvik har haft vänner i andra länder sedan 1948. Samarbetet handlar om skola, kultur och ett renare hav, och alla som bor här kan vara med.",
    heading: "Så arbetar vi",
    after:
      "Kommunstyrelsen beslutar om nya avtal och följer upp de gamla vart fjärde år. Föreningar och skolor söker själva pengar för sina resor.",
    link: "Läs om kommunstyrelsen",
  },
  en: {
    title: "Lindvik and the world around it",
    before:
      "Lindvik has had friends in other countries since 1948. The work is about schools, culture and a cleaner sea, and everyone who lives here can take part.",
    heading: "How we work",
    after:
      "The municipal executive board decides on new agreements and looks at the old ones every fourth year. Clubs and schools apply for money for their own journeys.",
    link: "Read about the board",
  },
};

/** A tag in the middle of an ordinary article, in a narrow, a middling and a wide column. */
export function inAPage<A extends TagArgs>(tag: Tag<A>, args: A, language: unknown): TemplateResult {
  const { title, before, heading, after, link } = prose[language === "en" ? "en" : "sv"];
  return html`${[280, 560, 1120].map(
    (width) => html`<article style="max-inline-size: ${width}px; margin-block-end: 4rem">
      <h2>${title}</h2>
      <p>${before}</p>
      ${tag({ ...args, "heading-level": args["heading-level"] ?? 3 })}
      <h3>${heading}</h3>
      <p>${after}</p>
      <p><a href="https://www.lindvik.example/kommunstyrelsen">${link}</a></p>
    </article>`,
  )}`;
}
