/** A tag's class as it stands in the page's registry, with the address of the script that registered it. */
interface Defined extends CustomElementConstructor {
  omvarldScript?: string;
}

let isTold = false;

/**
 * Registers a tag unless some copy of the script has done so: the first on a page wins, and the page works. Those who
 * run the site are told once on the console that there are two.
 */
export function define(tag: string, constructor: Defined): void {
  const first: Defined | undefined = customElements.get(tag);
  if (!first) {
    constructor.omvarldScript = import.meta.url;
    customElements.define(tag, constructor);
  } else if (!isTold) {
    isTold = true;
    console.warn(`omvarld: the page loads two scripts. ${first.omvarldScript} is used, ${import.meta.url} is not.`);
  }
}
