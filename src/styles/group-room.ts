import { rems } from "./css.ts";

/** How high a group of a long list is taken to be, before one has been measured. */
export const groupRoom = rems(200);
