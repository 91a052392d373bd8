import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows whom to ask, as cards that call, mail and can be saved.
 * @element omvarld-contacts
 */
export class OmvarldContacts extends OmvarldElement {
  protected override readonly topic = "contacts";

  protected override async load() {
    return (await import("./contacts.template.ts")).contactsContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-contacts": OmvarldContacts;
  }
}
