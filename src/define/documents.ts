// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldDocuments } from "../elements/documents/documents.ts";
import { define } from "./define.ts";

define("omvarld-documents", OmvarldDocuments);
