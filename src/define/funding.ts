// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldFunding } from "../elements/funding/funding.ts";
import { define } from "./define.ts";

define("omvarld-funding", OmvarldFunding);
