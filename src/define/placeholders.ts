/*
 * Editors whose CMS strips unknown tags write an element with `data-omvarld="twin-towns"`, or a link to
 * `…#omvarld=twin-towns`. Both become tags: those in the page, and those that a script puts there later.
 */
const places = '[data-omvarld],a[href*="#omvarld=" i]';

/** One watch a page, whichever copies of the script there are. */
const key = Symbol.for("omvarld-placeholders");
const page = document as Document & { [key]?: MutationObserver };

const hasPlace = (node: Node): boolean =>
  node instanceof Element && (node.matches(places) || !!node.querySelector(places));

function upgrade(): void {
  // Where it cannot be fetched, the placeholder stays what it is: a good link.
  import("../element-kit/placeholders.ts").then(
    ({ upgradePlaceholders }) => upgradePlaceholders(page),
    () => {},
  );
}

if (!page[key]) {
  page[key] = new MutationObserver((records) => {
    if (
      records.some(
        // What a tag renders has no placeholders, and is the most that changes on many pages.
        ({ target, addedNodes }) => [...addedNodes].some(hasPlace) && !(target as Element).closest?.(".omvarld"),
      )
    )
      upgrade();
  });
  page[key].observe(page, { childList: true, subtree: true });
  if (hasPlace(page.documentElement)) upgrade();
}

export {};
