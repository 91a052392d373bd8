import { ContextConsumer } from "@lit/context";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { readFeed } from "../feed/index.ts";
import { FeedError, type FeedState, feedStore, type Follower, readAddresses, waiting } from "../loading/index.ts";
import { feedContext } from "./feed-context.ts";

export interface FeedHost extends ReactiveControllerHost, HTMLElement {
  /** A feed's JSON, for scripts and prerendering. */
  readonly feed?: unknown;
  readonly src?: string | undefined;
  readonly keep?: boolean;
}

/** What deals with feeds in parts: here once one has been met. */
let parts: typeof import("./parts.ts") | undefined;

/** Finds the feed of an element: its property, its `src`, the provider around it, the document's `<meta>`. */
export class FeedController implements ReactiveController {
  state: FeedState = waiting;

  readonly #host: FeedHost;
  readonly #changed: (state: FeedState) => void;
  readonly #provided: ContextConsumer<typeof feedContext, FeedHost>;
  #unsubscribe: (() => void) | undefined;
  /** Who follows a feed in parts. */
  #follower: Follower | undefined;
  /** The last that was heard of the feed itself. */
  #heard: FeedState | undefined;
  /** What the present state was asked for: an address, a feed object, or the provider. */
  #origin: unknown;

  /** @param changed is told each new state, before the host renders it. */
  constructor(host: FeedHost, changed: (state: FeedState) => void = () => {}) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
    this.#provided = new ContextConsumer(host, {
      context: feedContext,
      subscribe: true,
      callback: (state) => {
        if (this.#origin === feedContext) this.#publish(state);
      },
    });
  }

  get parts(): typeof parts {
    return parts;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  hostUpdate(): void {
    const { feed, isConnected, keep } = this.#host;
    if (!isConnected) return;
    const url = feed === undefined ? this.#url() : undefined;
    const origin = feed ?? url ?? feedContext;
    // Only a subscription ends when the element leaves the page; a feed that a script gave is the same when it is back.
    if (origin === this.#origin && (this.#unsubscribe || origin !== url)) return;
    this.#leave();
    this.#origin = origin;
    if (feed !== undefined) this.#hear(stateOf(feed, this.#host.ownerDocument.baseURI));
    else if (url) this.#unsubscribe = feedStore.subscribe(url, (state) => this.#hear(state), keep);
    else this.#publish(this.#provided.value ?? waiting);
  }

  /** Asks again for a feed that failed. */
  retry(): void {
    const { state } = this;
    if ("url" in state && state.url) feedStore.reload(state.url);
  }

  #url(): string | undefined {
    const { src, ownerDocument } = this.#host;
    const meta = () => ownerDocument.querySelector<HTMLMetaElement>('meta[name="omvarld-feed"]')?.content;
    const read = (named: string | undefined) => readAddresses(named, ownerDocument.baseURI);
    return read(src) ?? (this.#provided.value ? undefined : read(meta()));
  }

  #leave(): void {
    this.#unsubscribe?.();
    // A feed that a script gave is followed anew when the element is back.
    if (this.#follower) this.#origin = undefined;
    this.#unsubscribe = this.#heard = this.#follower = this.#follower?.end();
  }

  #hear(state: FeedState): void {
    this.#heard = state;
    const first = "feed" in state && state.feed.next ? state : undefined;
    if (!first) this.#follower = this.#follower?.end();
    // A newer first part does not take away what the parts after it have brought.
    if (!this.#follower) this.#publish(state);
    if (!first) return;
    const follow = () => {
      const after = this.#follower;
      if (this.#heard === state) this.#follower = parts?.followParts(first, (more) => this.#publish(more), { after });
    };
    // An element that is moved shows at once all that has come.
    if (parts) return follow();
    import("./parts.ts").then(
      (loaded) => {
        parts = loaded;
        follow();
      },
      () => {},
    );
  }

  #publish(state: FeedState): void {
    if (state === this.state) return;
    this.state = state;
    this.#changed(state);
    this.#host.requestUpdate();
  }
}

/** The state of a feed that a script hands over. */
function stateOf(json: unknown, base: string): FeedState {
  const { feed, problems } = readFeed(json, { url: base });
  return feed
    ? { status: "ready", feed, problems, url: "" }
    : { status: "failed", url: "", error: new FeedError("not-a-feed", base), problems };
}
