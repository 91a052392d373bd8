import { KindElement } from "../../element-kit/kind-element.ts";
import { volunteeringKind } from "./volunteering.template.ts";

/**
 * Shows the feed's volunteer programmes: what is offered, what it pays, how to apply.
 * @element omvarld-volunteering
 */
export class OmvarldVolunteering extends KindElement<"volunteering"> {
  protected override readonly kind = volunteeringKind;
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-volunteering": OmvarldVolunteering;
  }
}
