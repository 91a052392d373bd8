import { languageIn } from "../element-kit/page-language.ts";
import { prefixOf } from "../element-kit/prefix.ts";
import { boxAttributes } from "../element-kit/root-box.ts";
import { bareText } from "../element-kit/rich-text.ts";
import { fitHtml, type Sanitise } from "../element-kit/sanitise.ts";
import type { Scope, ScopeOptions } from "../element-kit/scope.ts";
import { stampAttribute, stampOf } from "../element-kit/stamp.ts";
import { type Feed, type JsonLd, jsonLd, jsonLdText } from "../feed/index.ts";
import { unchangedDays } from "../feed/unchanged.ts";
import { chooseLanguage, loadWords } from "../i18n/index.ts";
import { printAttributes, printValue } from "./print-template.ts";
import { hasHtml, loadSanitiser } from "./sanitiser.ts";
import { standaloneStyles } from "./styles.ts";
import { readAttributes, type Tag } from "./tags.ts";

export interface Rendering {
  readonly tag: Tag;
  /** As an editor would write them, in the order in which they are printed. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly feed: Feed;
  /** Absolute address that relative ones in the feed's HTML are resolved against; of several feeds as one, theirs with one space between. */
  readonly base?: string | undefined;
  /** Address of the page that it will stand on. */
  readonly page?: URL | undefined;
  /** The language that holds around it there, BCP 47. */
  readonly around?: string | undefined;
  /** The reader's date: `2026-11-23`. */
  readonly today: string;
  /** The tag, a `div` that the script makes into the tag, or a whole page without script. */
  readonly form: "tag" | "div" | "standalone";
}

/**
 * Prints a tag with what the browser would render into it, piece by piece.
 * @throws {MissingDocument} where the feed has HTML and nothing to read it with is installed.
 */
export async function render(rendering: Rendering): Promise<Iterable<string>> {
  const { tag, attributes, feed, base, page, today, form } = rendering;
  const isAlone = form === "standalone";
  const { options, level, theme } = readAttributes(tag, isAlone ? whole(attributes) : attributes);
  const wanted = languageIn(attributes.get("lang")?.trim() || rendering.around || "");
  const language = chooseLanguage([wanted, feed.language]);
  const words = await loadWords(language);
  const sanitise: Sanitise | undefined = hasHtml(feed) ? await loadSanitiser() : undefined;
  const said: ScopeOptions = {
    feed,
    wanted,
    language,
    words,
    today,
    level,
    prefix: prefixOf(attributes.get("id") ?? "", `omvarld-${tag.name}`),
    host: page?.hostname ?? "",
    isScripted: !isAlone,
    richText: (html, place, scope, own = base) => {
      const made = sanitise?.(html, own);
      if (!made?.firstChild) return bareText(html);
      fitHtml(made, place, scope);
      return made;
    },
  };
  const scope = tag.content.createScope(said);
  const box = boxAttributes(theme, language, isAlone ? language : wanted);
  const stamp = isAlone ? undefined : stampOf(said, { topic: tag.topic, base: base ?? "", box, options });
  const stamped = stamp ? { [stampAttribute]: [stamp, ...unchangedDays(feed, today)].join(" ") } : {};
  const inside = function* () {
    yield `<div${printAttributes(Object.entries({ ...box, ...stamped }))}>`;
    yield* printValue(tag.content.render(scope, options));
    yield "</div>";
    if (attributes.has("json-ld")) yield dataBlock(jsonLd(feed, { url: base ?? "", language: wanted, today }));
  };
  if (isAlone) return standalonePage(rendering, scope, (box["class"] ?? "").replace(/^omvarld ?/, ""), inside());
  return around(form === "div" ? divAttributes(tag, attributes) : attributes, form === "div" ? "div" : tag, inside());
}

/** What machines are told, as the element itself adds it. */
const dataBlock = (data: JsonLd) => `<script type="application/ld+json">${jsonLdText(data)}</script>`;

function* around(attributes: ReadonlyMap<string, string>, tag: Tag | "div", inside: Iterable<string>) {
  const name = tag === "div" ? tag : `omvarld-${tag.name}`;
  yield `<${name}${printAttributes(attributes)}>`;
  yield* inside;
  yield `</${name}>\n`;
}

/** The form for content systems that strip unknown tags. */
function divAttributes({ name }: Tag, attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const printed = new Map([["data-omvarld", name]]);
  for (const [attribute, value] of attributes) {
    // These two say something without the script as well.
    if (attribute === "id" || attribute === "lang") printed.set(attribute, value);
    if (attribute !== "id") printed.set(`data-omvarld-${attribute}`, value);
  }
  return printed;
}

/** The same with nothing that needs script: all members, no search, no map. On a page of its own, the heading is its first. */
function whole(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const all = new Map([["heading-level", "1"], ...attributes, ["without-map", ""]]);
  for (const name of ["limit", "searchable"]) all.delete(name);
  return all;
}

/** @param theme the classes of the box that the whole page wears too. */
function* standalonePage({ tag, attributes }: Rendering, scope: Scope, theme: string, inside: Iterable<string>) {
  const title = titleOf(tag, attributes.get("heading") ?? "", scope);
  yield `<!doctype html>
<html${printAttributes(Object.entries({ lang: scope.language, ...(theme ? { class: theme } : {}) }))}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>`;
  yield* printValue(title);
  yield `</title>
<style>
${standaloneStyles(tag.content.styles)}
</style>
</head>
<body>
<main>
`;
  yield* inside;
  yield "\n</main>\n</body>\n</html>\n";
}

function titleOf({ topic }: Tag, heading: string, { feed, words, plain }: Scope): string {
  const name = feed.municipality ? plain(feed.municipality.name) : "";
  const title = topic === "page" && feed.page?.title ? plain(feed.page.title) : "";
  return [...new Set([heading || title || words[topic], name])].filter(Boolean).join(" – ");
}
