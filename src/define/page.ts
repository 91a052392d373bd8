// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldPage } from "../elements/page/page.ts";
import { define } from "./define.ts";

define("omvarld-page", OmvarldPage);
