import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows a municipality's whole page: title, lead, answers, sections, dates and the way to comment.
 * @element omvarld-page
 */
export class OmvarldPage extends OmvarldElement {
  protected override readonly defaultLevel = 1;
  protected override readonly namesCountries = true;
  protected override readonly topic = "page";

  protected override async load() {
    return (await import("./page.template.ts")).pageContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-page": OmvarldPage;
  }
}
