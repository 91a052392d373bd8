/* Ways to `#id`: what a page's address or a link names may come later, be folded away or stand in a shadow root. */

let isWatched = false;

/** Takes readers where `#id` leads. One watch for a page, however many tags come and go. */
export function watchFragment(): void {
  if (isWatched) return;
  isWatched = true;
  const follow = (isAsked?: unknown) => {
    if (location.hash)
      import("./arrive.ts").then(
        ({ arrive }) => arrive(Boolean(isAsked)),
        () => {},
      );
  };
  addEventListener("hashchange", follow);
  addEventListener("click", (event) => {
    // A link to where the reader already is changes no address.
    if ((event.composedPath()[0] as Element).closest?.("a")?.href === location.href) follow(event);
  });
  follow();
}
