/** What is there for machines: neither the fallback's nor in its way. */
export const dataBlocks = 'script[type="application/ld+json"]';

/** What stands between an element's tags: shown until the feed is there, and for good where it never comes. */
export class Fallback {
  readonly #host: HTMLElement;
  readonly #own: ChildNode;
  readonly #kept: DocumentFragment;
  /** Where it is drawn in a shadow root. */
  readonly slot: HTMLElement;

  /** @param own the host's child that is not part of the fallback. */
  constructor(host: HTMLElement, own: ChildNode) {
    this.#host = host;
    this.#own = own;
    this.#kept = host.ownerDocument.createDocumentFragment();
    this.slot = host.ownerDocument.createElement("slot");
  }

  /** Whether there is anything that a reader would see. */
  get hasContent(): boolean {
    return [this.#host, this.#kept].some((parent) => this.#nodes(parent).some(isSeen));
  }

  /** The box that the tag itself would render, where it was stored in the page as finished HTML. */
  get finished(): HTMLElement | undefined {
    return this.#nodes(this.#host).find((node) => node instanceof HTMLElement && node.matches(".omvarld[part]")) as
      | HTMLElement
      | undefined;
  }

  /** Shows what stands between the tags, or takes it out of the page and keeps it. */
  toggle(isShown: boolean): void {
    if (this.#host.shadowRoot) {
      // Without its slot, it is not drawn; it stays where it is for the next time.
      if (isShown) this.#own.after(this.slot);
      else this.slot.remove();
    } else if (isShown) {
      if (this.#kept.hasChildNodes()) this.#host.prepend(this.#kept);
    } else this.#kept.append(...this.#nodes(this.#host));
  }

  #nodes(parent: Node): Node[] {
    return [...parent.childNodes].filter(
      (node) => node !== this.#own && !(node instanceof Element && node.matches(dataBlocks)),
    );
  }
}

const pictures = "img, svg, video, iframe";

/** Whether a reader would see anything of a node: editors leave no-break spaces, empty paragraphs and line breaks behind. */
export const isSeen = (node: Node): boolean =>
  node.nodeType !== Node.COMMENT_NODE &&
  (/[^\s\u200b]/.test(node.textContent ?? "") ||
    (node instanceof Element && (node.matches(pictures) || !!node.querySelector(pictures))));
