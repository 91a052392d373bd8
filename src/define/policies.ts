// The provider first: a tag asks for its feed as soon as it is defined.
import "./feed.ts";
import { OmvarldPolicies } from "../elements/policies/policies.ts";
import { define } from "./define.ts";

define("omvarld-policies", OmvarldPolicies);
