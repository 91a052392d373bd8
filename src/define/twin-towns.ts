// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldTwinTowns } from "../elements/twin-towns/twin-towns.ts";
import { define } from "./define.ts";

define("omvarld-twin-towns", OmvarldTwinTowns);
