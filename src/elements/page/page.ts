import type { PropertyValues } from "lit";
import type { TagProperties } from "../../element-kit/choices.ts";
import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows a municipality's whole page: title, lead, answers, sections, dates and the way to comment.
 * @element omvarld-page
 */
export class OmvarldPage extends OmvarldElement {
  static override properties: TagProperties = {
    jsonLd: { type: Boolean, attribute: "json-ld" },
  };

  /** Also tells search engines what the page shows, as linked data (JSON-LD, schema.org). */
  jsonLd = false;

  protected override readonly topic = "page";

  protected override async load() {
    return (await import("./page.template.ts")).pageContent;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.jsonLd || changed.get("jsonLd")) void this.#tellMachines();
  }

  async #tellMachines(): Promise<void> {
    const json = await import("../../element-kit/json-ld.ts").catch(() => undefined);
    json?.showJsonLd(this, this.jsonLd ? this.state : undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-page": OmvarldPage;
  }
}
