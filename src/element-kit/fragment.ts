let isWatched = false;

/**
 * Takes readers where `#id` leads, in an address or a link: what it names may come later than the page, be folded away or
 * stand in a shadow root. One watch for a page, however many tags come and go.
 */
export function watchFragment(): void {
  if (isWatched) return;
  isWatched = true;
  const watch = (event?: Event) =>
    void import("./arrive.ts").then(
      (ways) => ways.watch(event),
      () => {},
    );
  if (location.hash) watch();
  else addEventListener("hashchange", watch, { once: true });
}
