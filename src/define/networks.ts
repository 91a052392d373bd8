// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldNetworks } from "../elements/networks/networks.ts";
import { define } from "./define.ts";

define("omvarld-networks", OmvarldNetworks);
