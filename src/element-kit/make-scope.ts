import type { Content } from "./content.ts";
import { localDate } from "./page-language.ts";
import { RichText } from "./rich-text.ts";
import type { Scope, ScopeOptions } from "./scope.ts";
import { readLevel } from "./tag-options.ts";

/** All that a scope is made of besides the feed's HTML. */
export type ScopeFacts = Omit<ScopeOptions, "richText">;

/** What a tag says of itself, and of where it stands. */
interface Placed {
  readonly headingLevel: number | undefined;
  readonly anchor: string;
  readonly ownerDocument: Document;
}

/** @param ownLevel of its heading, where the tag asks for none. */
export const factsOf = (
  { headingLevel, anchor, ownerDocument }: Placed,
  said: Pick<ScopeFacts, "feed" | "wanted" | "language" | "words">,
  ownLevel = 2,
): ScopeFacts => ({
  ...said,
  today: localDate(new Date()),
  level: readLevel(headingLevel, ownLevel),
  prefix: anchor,
  host: ownerDocument.location?.hostname ?? "",
});

/** Makes the scope of a tag's templates. As long as what it is made of stays the same, so does all that it says. */
export class ScopeMaker {
  readonly #richText: RichText;
  #madeOf: readonly unknown[] = [];
  #scope: Scope | undefined;

  /** @param changed is called when a scope would say more than the last one did. */
  constructor(changed: () => void) {
    this.#richText = new RichText(() => {
      this.#madeOf = [];
      changed();
    });
  }

  /** Resolves when the feed's HTML is shown as well as it can be, with whether that is as it is meant. */
  get settled(): Promise<boolean> {
    return this.#richText.settled;
  }

  /** @param base absolute address that relative ones in the feed's HTML are resolved against. */
  make(content: Pick<Content<never>, "createScope">, facts: ScopeFacts, base: string): Scope {
    const madeOf = [content, base, ...Object.values(facts)];
    if (!this.#scope || madeOf.some((value, index) => value !== this.#madeOf[index])) {
      this.#madeOf = madeOf;
      this.#scope = content.createScope({
        ...facts,
        richText: (html, place, scope, own = base) => this.#richText.show(html, own, place, scope),
      });
    }
    return this.#scope;
  }
}
