import { ContextConsumer } from "@lit/context";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { readFeed } from "../feed/index.ts";
import { FeedError, type FeedState, feedStore, readAddresses, waiting } from "../loading/index.ts";
import { feedContext } from "./feed-context.ts";

export interface FeedHost extends ReactiveControllerHost, HTMLElement {
  /** A feed's JSON, for scripts and prerendering. */
  readonly feed?: unknown;
  readonly src?: string | undefined;
  readonly keep?: boolean;
}

/** Finds the feed of an element: its property, its `src`, the provider around it, the document's `<meta>`. */
export class FeedController implements ReactiveController {
  state: FeedState = waiting;

  readonly #host: FeedHost;
  readonly #changed: (state: FeedState) => void;
  readonly #provided: ContextConsumer<typeof feedContext, FeedHost>;
  #unsubscribe: (() => void) | undefined;
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

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  hostUpdate(): void {
    const { feed, isConnected, keep } = this.#host;
    if (!isConnected) return;
    const url = feed === undefined ? this.#url() : undefined;
    const origin = feed ?? url ?? feedContext;
    // Only a subscription ends when the element leaves the page; a feed that a script gave is the same when it is back.
    if (origin === this.#origin && (this.#unsubscribe || origin !== url)) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#origin = origin;
    if (feed !== undefined) this.#publish(stateOf(feed, this.#host.ownerDocument.baseURI));
    else if (url) this.#unsubscribe = feedStore.subscribe(url, (state) => this.#publish(state), keep);
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
