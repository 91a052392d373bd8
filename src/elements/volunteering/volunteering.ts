import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows the feed's volunteer programmes: what is offered, what it pays, how to apply.
 * @element omvarld-volunteering
 */
export class OmvarldVolunteering extends OmvarldElement {
  protected override readonly topic = "volunteering";

  protected override async load() {
    return (await import("./volunteering.template.ts")).volunteeringContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-volunteering": OmvarldVolunteering;
  }
}
