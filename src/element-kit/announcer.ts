/**
 * The page's one polite status: readers hear of a change once, however many tags it touches. It stands in the document
 * itself and before anything is said, because a live region that arrives with its words is often not read.
 */
let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts the status into the page. */
export function prepareAnnouncer(document: Document): void {
  if (region?.isConnected || !document.body) return;
  region = document.createElement("div");
  region.className = "omvarld-status omvarld-hidden";
  region.setAttribute("role", "status");
  document.body.append(region);
}

/** Says a sentence when nothing newer has come for a quarter of a second. An empty one takes back what waits. */
export function announce(sentence: string, language: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    // The same again is news all the same: a second search may find as many as the first.
    if (!region || (!sentence && !region.textContent)) return;
    region.lang = language;
    region.textContent = sentence;
  }, 250);
}
