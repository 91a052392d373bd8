import { createContext } from "@lit/context";
import type { FeedState } from "../loading/index.ts";

/** Carries a feed's state from a provider to the tags inside it. The key is shared by all copies of the script on a page. */
export const feedContext = createContext<FeedState>(Symbol.for("omvarld-feed"));
