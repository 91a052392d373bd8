import { KindElement } from "../../element-kit/kind-element.ts";
import { documentsKind } from "./documents.template.ts";

/**
 * Shows the documents that belong to the page as a whole.
 * @element omvarld-documents
 */
export class OmvarldDocuments extends KindElement<"documents"> {
  protected override readonly kind = documentsKind;
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-documents": OmvarldDocuments;
  }
}
