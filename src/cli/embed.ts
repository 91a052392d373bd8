import { printAttributes } from "./print-template.ts";
import type { Tag } from "./tags.ts";

/** What the build says of the site's files, in `manifest.json`. */
export interface SiteManifest {
  /** The name of the script that may be cached for ever. */
  readonly entry: string;
  readonly files: readonly { readonly name: string; readonly integrity: string }[];
  /** The names of the chunks that show a tag, by its name without `omvarld-`. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** The names of the chunks that any tag besides loads which shows several feeds. */
  readonly severalFeeds: readonly string[];
}

interface Embed {
  readonly manifest: SiteManifest;
  /** Where the site's files lie, ending in a slash: a path from the site's root, or an absolute address. */
  readonly base: string;
  readonly tag: Tag;
  readonly attributes: ReadonlyMap<string, string>;
}

type Attributes = readonly (readonly [string, string])[];

const element = (name: string, attributes: Attributes) => `<${name}${printAttributes(attributes)}>`;

/** Prints what a page says to have a tag's feed, its script and what shows the feed come side by side, and nothing move when they come. */
export function* printEmbed({ manifest, base, tag, attributes }: Embed): Generator<string> {
  const file = (name: string): Attributes => {
    const integrity = manifest.files.find((one) => one.name === name)?.integrity;
    return integrity ? [["integrity", integrity]] : [];
  };
  const name = `omvarld-${tag.name}`;
  yield "<!-- In the page's head -->\n";
  const feeds = attributes.get("src")?.split(/\s+/).filter(Boolean) ?? [];
  for (const src of feeds) {
    const feed: Attributes = [
      ["rel", "preload"],
      ["as", "fetch"],
      ["crossorigin", "anonymous"],
      ["href", src],
    ];
    yield `${element("link", feed)}\n`;
  }
  for (const chunk of [...(manifest.tags[tag.name] ?? []), ...(feeds.length > 1 ? manifest.severalFeeds : [])]) {
    yield `${element("link", [["rel", "modulepreload"], ["href", base + chunk], ...file(chunk)])}\n`;
  }
  const script: Attributes = [["type", "module"], ["src", base + manifest.entry], ...file(manifest.entry)];
  yield `${element("script", [...script, ["crossorigin", "anonymous"]])}</script>\n`;
  // Until the script is there, the browser knows nothing of the tag.
  yield `<style>${name}{display:block;min-block-size:100vh}</style>\n`;
  yield "<!-- In its place -->\n";
  yield `${element(name, [...attributes])}</${name}>\n`;
}
