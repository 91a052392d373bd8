import { ContextProvider } from "@lit/context";
import { type PropertyDeclarations, ReactiveElement } from "lit";
import { feedContext } from "../../element-kit/feed-context.ts";
import { FeedController } from "../../element-kit/feed-controller.ts";
import { waiting } from "../../loading/index.ts";

/**
 * Gives its feed to the tags inside it. Shows nothing of its own.
 * @element omvarld-feed
 * @slot - the tags that the feed is for, and whatever the page puts around them
 */
export class OmvarldFeed extends ReactiveElement {
  static override properties: PropertyDeclarations = {
    src: {},
    feed: { attribute: false },
    keep: { type: Boolean },
  };

  /** Address of the feed, or addresses of several with spaces between. */
  declare src: string | undefined;
  /** The feed itself, as an object, for scripts. */
  declare feed: unknown;
  /** Also keeps the last good feed in the browser's Cache API, for when it cannot be had. */
  declare keep: boolean;

  readonly #provider = new ContextProvider(this, { context: feedContext, initialValue: waiting });
  readonly #controller = new FeedController(this, (state) => this.#provider.setValue(state));

  /** Asks again for a feed that failed. */
  retry(): void {
    this.#controller.retry();
  }

  // What stands inside is the page's own.
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-feed": OmvarldFeed;
  }
}
