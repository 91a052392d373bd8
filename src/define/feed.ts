import { OmvarldFeed } from "../elements/feed/feed.ts";
import { define } from "./define.ts";

define("omvarld-feed", OmvarldFeed);
