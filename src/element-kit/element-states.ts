const known = ["loading", "ready", "stale", "error", "empty"];

/** An element's state, readable in a page's CSS: `omvarld-news:state(empty)`. */
export class ElementStates {
  readonly #states: CustomStateSet | undefined;

  constructor(element: HTMLElement) {
    try {
      this.#states = element.attachInternals().states;
    } catch {
      // Older browsers do without.
    }
  }

  /** These, and no other. */
  show(...names: readonly string[]): void {
    for (const name of known) this.#states?.[names.includes(name) ? "add" : "delete"](name);
  }
}
