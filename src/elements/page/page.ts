import { OmvarldElement } from "../../element-kit/omvarld-element.ts";
import type { Scope } from "../../element-kit/scope.ts";
import type { TagOptions } from "../../element-kit/templates/section.ts";
import type { CollectionName } from "../../feed/index.ts";
import type { Messages } from "../../i18n/index.ts";
import { kinds } from "../kinds.ts";
import { pageTemplate } from "./page.template.ts";

/**
 * Shows a municipality's whole page: title, lead, answers, sections, dates and the way to comment.
 * @element omvarld-page
 */
export class OmvarldPage extends OmvarldElement {
  protected override readonly defaultLevel = 1;

  protected override subject(words: Messages): string {
    return this.heading || words.page;
  }

  protected override renderFeed(scope: Scope, options: TagOptions): unknown {
    return pageTemplate(scope, options);
  }

  protected override count({ feed }: Scope): number {
    return (Object.keys(kinds) as CollectionName[]).reduce((sum, name) => sum + feed[name].length, 0);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-page": OmvarldPage;
  }
}
