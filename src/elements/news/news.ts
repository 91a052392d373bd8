import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows the feed's news, newest first.
 * @element omvarld-news
 */
export class OmvarldNews extends OmvarldElement {
  protected override readonly topic = "news";

  protected override async load() {
    return (await import("./news.template.ts")).newsContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-news": OmvarldNews;
  }
}
