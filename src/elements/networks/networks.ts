import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows the networks that the municipality belongs to.
 * @element omvarld-networks
 */
export class OmvarldNetworks extends OmvarldElement {
  protected override readonly topic = "networks";

  protected override async load() {
    return (await import("./networks.template.ts")).networksContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-networks": OmvarldNetworks;
  }
}
