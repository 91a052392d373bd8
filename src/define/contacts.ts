// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldContacts } from "../elements/contacts/contacts.ts";
import { define } from "./define.ts";

define("omvarld-contacts", OmvarldContacts);
