import { KindElement } from "../../element-kit/kind-element.ts";
import { policiesKind } from "./policies.template.ts";

/**
 * Shows what has been decided, in brief, beside the documents.
 * @element omvarld-policies
 */
export class OmvarldPolicies extends KindElement<"policies"> {
  protected override readonly kind = policiesKind;
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-policies": OmvarldPolicies;
  }
}
