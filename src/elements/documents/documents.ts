import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows the documents that belong to the page as a whole.
 * @element omvarld-documents
 */
export class OmvarldDocuments extends OmvarldElement {
  protected override readonly topic = "documents";

  protected override async load() {
    return (await import("./documents.template.ts")).documentsContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-documents": OmvarldDocuments;
  }
}
