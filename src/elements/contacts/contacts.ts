import { KindElement } from "../../element-kit/kind-element.ts";
import { contactsKind } from "./contacts.template.ts";

/**
 * Shows whom to ask, as cards that call and mail.
 * @element omvarld-contacts
 */
export class OmvarldContacts extends KindElement<"contacts"> {
  protected override readonly kind = contactsKind;
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-contacts": OmvarldContacts;
  }
}
