/** Registers a tag unless some copy of the script has done so: the first on a page wins, and the page works. */
export function define(tag: string, constructor: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, constructor);
}
