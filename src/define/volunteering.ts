// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldVolunteering } from "../elements/volunteering/volunteering.ts";
import { define } from "./define.ts";

define("omvarld-volunteering", OmvarldVolunteering);
