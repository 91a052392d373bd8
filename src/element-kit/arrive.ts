/** Goes where a fragment leads when the browser itself cannot. A chunk of its own, for pages whose address has one. */
import { finishAll } from "./groups.ts";
import type { OmvarldElement } from "./omvarld-element.ts";

/** How long what is named may still come, and be moved by what comes around it: longer than a feed may take. Milliseconds. */
const patience = 15_000;

/** With any of these a reader goes their own way. */
const acts = ["wheel", "touchstart", "pointerdown", "keydown"];

let last = new AbortController();

/**
 * Goes where the address leads, and wherever it will lead.
 * @param event with which it has changed; none where the page has just been opened.
 */
export function watch(event?: Event): void {
  addEventListener("hashchange", arrive);
  addEventListener("click", (click) => {
    const [from] = click.composedPath();
    // A link to where the reader already is changes no address.
    if (from instanceof Element && from.closest("a")?.href === location.href) arrive(click);
  });
  arrive(event);
}

/**
 * Goes to what the address names, once it is there, and keeps it in its place until the reader does anything.
 * @param event with which the reader has just asked for it; none where the page has just been opened.
 */
function arrive(event?: Event): void {
  const { documentElement: page } = document;
  last.abort();
  if (!location.hash) return;
  last = new AbortController();
  const { signal } = last;
  const end = () => {
    if (last.signal === signal) last.abort();
  };
  // Where the browser has been there by itself, there is only a place to keep.
  let hasArrived = isInPlain();
  let height = 0;
  let top = 0;
  const note = () => ([height, top] = [page.scrollHeight, scrollY]);

  const go = async () => {
    if (signal.aborted) return;
    note();
    const target = await uncover();
    if (!target || signal.aborted) return;
    if (!hasArrived && !event && isElsewhere(target)) return end();
    // What was marked may have been prerendered, and be another now.
    if (!hasArrived || document.contains(target)) markTarget(target, event !== undefined);
    hasArrived = true;
    // At once: a page that is still coming is no place to glide through, and nobody who wants less motion gets any.
    target.scrollIntoView({ behavior: "instant" });
    note();
  };

  const observer = new ResizeObserver(() => {
    note();
    // Not here: what is scrolled into view may grow in its turn, and a browser reports such rounds as an error of the page.
    requestAnimationFrame(() => void go());
  });
  for (const box of [page, document.body]) observer.observe(box);
  for (const act of acts) addEventListener(act, end, { signal, passive: true, capture: true });
  const handleScroll = () => {
    // Where the page is as high as it was, it is not the page that has moved.
    if (page.scrollHeight === height && Math.abs(scrollY - top) > 1) end();
  };
  addEventListener("scroll", handleScroll, { signal });
  document.addEventListener("omvarld-load", go, { signal });
  const timer = setTimeout(end, patience);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  if (hasArrived) note();
  else void go();
}

/** What a fragment may mean: as it stands, or with its escapes read. */
function idsIn({ hash }: Location): readonly string[] {
  const given = hash.slice(1);
  try {
    return [given, decodeURIComponent(given)];
  } catch {
    return [given];
  }
}

/** The tags that an id may belong to, by how it begins; the likeliest first. */
function ownersOf(id: string): readonly OmvarldElement[] {
  return [...document.querySelectorAll<OmvarldElement>(":defined")]
    .filter(({ localName, anchor }) => localName.startsWith("omvarld-") && anchor && `${id}-`.startsWith(`${anchor}-`))
    .sort((a, b) => b.anchor.length - a.anchor.length);
}

function find(): HTMLElement | undefined {
  for (const id of idsIn(location)) {
    const roots = ownersOf(id).map((tag) => tag.shadowRoot);
    // First there: what is stored in an isolated tag's light DOM, where nobody sees it, has the same ids.
    for (const root of [...roots, document]) {
      const found = root?.getElementById(id);
      if (found) return found;
    }
  }
  return undefined;
}

/** Whether the browser itself has found what is named, and shows it. */
function isInPlain(): boolean {
  const found = find();
  return !!found?.matches(":target") && found.checkVisibility();
}

/** Finds what is named, and shows it where a limit, a search or a fold hides it. */
async function uncover(): Promise<HTMLElement | undefined> {
  const owners = idsIn(location).flatMap((id) => ownersOf(id));
  // It may be of a long list, and its turn has not come.
  if (owners.length > 0 && !find()) await finishAll();
  for (const tag of owners) {
    const found = find();
    const isHeld = (tag.shadowRoot ?? tag).querySelector("[data-omvarld-action=show-all]");
    if (found ? !found.closest("[hidden]") : !isHeld) continue;
    tag.showAll();
    await tag.updateComplete;
  }
  const target = find();
  for (let node: Node | null | undefined = target; node; node = outOf(node)) {
    if (node instanceof HTMLDetailsElement && node !== target) node.open = true;
  }
  return target;
}

const outOf = (node: Node) => node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/** Whether the page has been scrolled to another place than what its address names. */
function isElsewhere(target: Element): boolean {
  if (scrollY === 0) return false;
  const [how] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  // Who comes back stands where they stood.
  if (how?.type === "reload" || how?.type === "back_forward") return true;
  const { top } = target.getBoundingClientRect();
  return top < 0 || top > innerHeight;
}

/** Makes it what `:target` names and what the Tab key goes on from, as far as a browser lets it be. */
function markTarget(target: HTMLElement, isAsked: boolean): void {
  const { activeElement, body } = document;
  if (target.matches(":target")) return;
  if (target.getRootNode() !== document) {
    // In a shadow root nothing but the focus tells where a reader has come to. Nobody's focus is moved while a page loads.
    if (!isAsked) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  } else if (isAsked || !activeElement || activeElement === body) {
    const state: unknown = history.state;
    // To the same address once more: the browser looks for its target again, and adds nothing to the history.
    location.replace(location.href);
    if (state) history.replaceState(state, "");
  }
}
