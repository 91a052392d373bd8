// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldProjects } from "../elements/projects/projects.ts";
import { define } from "./define.ts";

define("omvarld-projects", OmvarldProjects);
