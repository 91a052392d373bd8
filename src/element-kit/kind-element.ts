import type { CollectionName } from "../feed/index.ts";
import type { Messages } from "../i18n/index.ts";
import { type Kind, kindTitle, renderKind, selectFor } from "./kind.ts";
import { OmvarldElement } from "./omvarld-element.ts";
import type { Scope } from "./scope.ts";
import type { TagOptions } from "./templates/section.ts";

/** A tag that shows one collection. */
export abstract class KindElement<K extends CollectionName, O extends TagOptions = TagOptions> extends OmvarldElement {
  protected abstract readonly kind: Kind<K, O>;

  protected override subject(words: Messages): string {
    return this.heading || kindTitle(words, this.kind.collection);
  }

  protected override renderFeed(scope: Scope, options: O): unknown {
    return renderKind(scope, this.kind, options);
  }

  protected override count(scope: Scope, options: O): number {
    const { current, past } = selectFor(scope, this.kind, options);
    return Math.min(current.length + past.length, options.limit ?? Infinity);
  }
}
