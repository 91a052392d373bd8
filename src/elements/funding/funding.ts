import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows where money can be applied for, in groups, with the calls.
 * @element omvarld-funding
 */
export class OmvarldFunding extends OmvarldElement {
  protected override readonly topic = "funding";

  protected override async load() {
    return (await import("./funding.template.ts")).fundingContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-funding": OmvarldFunding;
  }
}
