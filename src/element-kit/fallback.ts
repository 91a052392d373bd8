/** What stands between an element's tags: shown until the feed is there, and for good where it never comes. */
export class Fallback {
  readonly #host: HTMLElement;
  readonly #own: Node;
  #kept: DocumentFragment | undefined;

  /** @param own the host's child that is not part of the fallback. */
  constructor(host: HTMLElement, own: Node) {
    this.#host = host;
    this.#own = own;
  }

  /** Whether there is anything that a reader would see. */
  get hasContent(): boolean {
    const nodes = [...this.#nodes(this.#host), ...this.#nodes(this.#kept)];
    // Editors leave white space, no-break spaces and empty paragraphs behind.
    return nodes.some((node) =>
      node instanceof Element
        ? !!node.textContent?.trim() ||
          !!node.querySelector("img, svg, video, iframe, [data-omvarld]") ||
          node.matches("img, svg, video, iframe")
        : node.nodeType === Node.TEXT_NODE && !!node.textContent?.trim(),
    );
  }

  hide(): void {
    const nodes = this.#nodes(this.#host);
    if (nodes.length === 0) return;
    this.#kept ??= this.#host.ownerDocument.createDocumentFragment();
    this.#kept.append(...nodes);
  }

  show(): void {
    if (this.#kept) this.#host.prepend(this.#kept);
  }

  #nodes(parent: Node | undefined): Node[] {
    return parent ? [...parent.childNodes].filter((node) => node !== this.#own) : [];
  }
}
