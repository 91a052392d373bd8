/** A tag's HTML from the feed: what makes it safe is fetched only where there is some. */
export class RichText {
  readonly #made = new Map<string, HTMLElement | null>();
  readonly #changed: () => void;
  /** Resolves when all HTML that was asked for has come, with whether it could be had. */
  settled: Promise<boolean> = Promise.resolve(true);

  /** @param changed is called when something that was shown as bare text can be shown as it is meant. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * A feed's HTML made safe, once it is; until then its bare text, which as text can do no harm.
   * @param base absolute address that relative ones are resolved against.
   */
  show(html: string, base: string): unknown {
    const made = this.#made.get(html);
    if (made) return made;
    if (made === undefined) {
      this.#made.set(html, null);
      const before = this.settled;
      this.settled = import("./sanitise.ts")
        .then(async ({ sanitiser }) => {
          const made = (await sanitiser())(html, base);
          if (!made) return false;
          this.#made.set(html, made);
          this.#changed();
          return before;
        })
        .catch(() => false);
    }
    return html.replace(/<(script|style)[^]*?<\/\1\s*>|<(?:"[^"]*"|'[^']*'|[^>"'])*>/gi, " ");
  }
}
