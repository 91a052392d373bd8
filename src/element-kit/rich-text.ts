import { calmText } from "../feed/clean-text.ts";
import type { RichPlace, Scope } from "./scope.ts";

type Ways = readonly [sanitise: import("./sanitise.ts").Sanitise, fitHtml: typeof import("./sanitise.ts").fitHtml];

/** A tag's HTML from the feed: what makes it safe is fetched only where there is some. */
export class RichText {
  /** By what it is made of: the same HTML may stand in several places. */
  readonly #made = new Map<string, HTMLElement | null>();
  readonly #changed: () => void;
  #ways: Ways | undefined;
  #isAsked = false;
  /** Resolves when what makes HTML safe has come, with whether it can work here. */
  settled: Promise<boolean> = Promise.resolve(true);

  /** @param changed is called when something that was shown as bare text can be shown as it is meant. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * A feed's HTML made safe, once it can be; until then its bare text, which as text can do no harm.
   * @param base absolute address that relative ones are resolved against.
   */
  show(html: string, base: string, place: RichPlace, scope: Scope): unknown {
    if (!this.#isAsked) {
      this.#isAsked = true;
      this.settled = this.#load();
    }
    return (this.#ways && this.#make(this.#ways, html, base, place, scope)) ?? bareText(html);
  }

  #make([sanitise, fitHtml]: Ways, html: string, base: string, place: RichPlace, scope: Scope): HTMLElement | null {
    const key = [place.id, place.level, place.name, scope.language, base, html].join("\0");
    let made = this.#made.get(key);
    if (made === undefined) {
      made = sanitise(html, base);
      // Where all of it goes, its words are better than nothing.
      if (made.firstChild) fitHtml(made, place, scope);
      else made = null;
      this.#made.set(key, made);
    }
    return made;
  }

  async #load(): Promise<boolean> {
    try {
      const { sanitiser, fitHtml } = await import("./sanitise.ts");
      const sanitise = await sanitiser();
      // A sanitiser that the page's policy stops gives nothing back: the bare text is better.
      if (!sanitise("<b>x</b>", undefined).firstChild) return false;
      this.#ways = [sanitise, fitHtml];
    } catch {
      return false;
    }
    this.#changed();
    return true;
  }
}

/** The text between the tags. Each letter is looked at once, whatever they are. */
export const bareText = (html: string): string =>
  calmText(html.replace(/<(script|style)\b[^]*?(?:<\/\1|$)|<(?:"[^"]*"|'[^']*'|[^<>"'])*>?/gi, " "));
