// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldNews } from "../elements/news/news.ts";
import { define } from "./define.ts";

define("omvarld-news", OmvarldNews);
