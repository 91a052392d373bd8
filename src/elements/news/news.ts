import { KindElement } from "../../element-kit/kind-element.ts";
import { newsKind } from "./news.template.ts";

/**
 * Shows the feed's news, newest first.
 * @element omvarld-news
 */
export class OmvarldNews extends KindElement<"news"> {
  protected override readonly kind = newsKind;
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-news": OmvarldNews;
  }
}
