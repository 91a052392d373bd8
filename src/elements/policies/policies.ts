import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows what has been decided, in brief, beside the documents.
 * @element omvarld-policies
 */
export class OmvarldPolicies extends OmvarldElement {
  protected override readonly topic = "policies";

  protected override async load() {
    return (await import("./policies.template.ts")).policiesContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-policies": OmvarldPolicies;
  }
}
