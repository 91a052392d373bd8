/** What the browser tests share: the tests' own server, the page as a reader perceives it, and the calendar. */
import "axe-core/axe.min.js";
import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { executeServerCommand } from "@web/test-runner-commands";
import { full } from "../feed/fixtures/full.ts";
import { OmvarldElement } from "./omvarld-element.ts";

// The same tests run a second time in pages that ask for it, with every tag in a shadow root.
if (document.documentElement.hasAttribute("data-isolated")) {
  const prototype = OmvarldElement.prototype as unknown as { isolated: boolean; createRenderRoot(): HTMLElement };
  const { createRenderRoot } = prototype;
  prototype.createRenderRoot = function (): HTMLElement {
    this.isolated = true;
    return createRenderRoot.call(this);
  };
}

/** Where a tag has what it renders: itself, or its shadow root. */
export const inside = (tag: Element): Element | ShadowRoot => tag.shadowRoot ?? tag;

/** The address of an answer of the tests' server. No two are the same, so that no test meets another's answers. */
export function faults(kind: string, query: Readonly<Record<string, string>> = {}): string {
  return new URL(`/faults/${kind}?${new URLSearchParams({ ...query, id: crypto.randomUUID() })}`, location.href).href;
}

/** How often an address was asked for, and how many of those requests the browser gave up. */
export async function seenByServer(url: string): Promise<{ readonly count: number; readonly closed: number }> {
  const { pathname, search } = new URL(url);
  return (await fetch(`/faults/asked?url=${encodeURIComponent(pathname + search)}`)).json();
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Asserts again and again until it holds, and fails as the last attempt did. */
export async function eventually<T>(assertion: () => T | Promise<T>, milliseconds = 2000): Promise<T> {
  for (const end = performance.now() + milliseconds; ; await pause(20)) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}

/** An element whose feed has come, or has failed to come. */
export async function settled<E extends HTMLElement>(element: E): Promise<E> {
  await waitUntil(
    () => ["ready", "stale", "error"].some((name) => element.matches(`:state(${name})`)),
    `${element.localName} shows no feed`,
    // A feed that fails is asked for three times.
    { timeout: 5000 },
  );
  return element;
}

/** The first of a template's tags, once it shows its feed. */
export async function shown(template: unknown): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(html`<div>${template}</div>`);
  const tag = [...box.querySelectorAll<HTMLElement>("*")].find(({ localName }) => /^omvarld-(?!feed$)/.test(localName));
  if (!tag) throw new Error("no tag");
  await settled(tag);
  await waitUntil(() => textOf(inside(tag).firstElementChild) !== "", `${tag.localName} shows nothing`);
  return tag;
}

/** Makes it another day, at noon, until it is called off. */
export function setToday(date: string): () => void {
  const RealDate = Date;
  const ahead = new RealDate(`${date}T12:00:00`).getTime() - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...values: [] | [string | number | Date]) {
      super(...((values.length === 0 ? [RealDate.now() + ahead] : values) as [number]));
    }
    static override now(): number {
      return RealDate.now() + ahead;
    }
  } as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}

/** Runs with the colours that a reader has forced upon the page. */
export async function inForcedColors(run: () => void | Promise<void>): Promise<void> {
  await executeServerCommand("forced-colors", true);
  try {
    await waitUntil(() => matchMedia("(forced-colors: active)").matches, "the colours are the page's own");
    await run();
  } finally {
    await executeServerCommand("forced-colors", false);
  }
}

/** A feed with these twin towns; a mere name is one in Lithuania. */
export const townFeed = (...towns: readonly (string | object)[]) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  twinTowns: towns.map((town) => (typeof town === "string" ? { name: town, country: "LT" } : town)),
});

/** Collects the events of a type that reach the document. */
export function listen<D>(type: string): { readonly events: CustomEvent<D>[]; stop(): void } {
  const events: CustomEvent<D>[] = [];
  const hear = (event: Event) => events.push(event as CustomEvent<D>);
  document.addEventListener(type, hear);
  return { events, stop: () => document.removeEventListener(type, hear) };
}

/** The language in which an element's text is read aloud. */
export const languageOf = (element: Element | undefined): string =>
  element?.closest("[lang]")?.getAttribute("lang") ?? languageOfHost(element);

const languageOfHost = (element: Element | undefined): string => {
  const root = element?.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : "";
};

interface Axe {
  configure(spec: object): void;
  setup(root: Element): void;
  teardown(): void;
  readonly commons: {
    readonly aria: { getRole(element: Element): string | null };
    readonly text: { accessibleText(element: Element): string };
  };
}

const { axe } = globalThis as unknown as { readonly axe: Axe };

// Two rules that axe leaves out unless it is told: a name that holds what is seen, and targets large enough to hit.
axe.configure({
  rules: [
    { id: "label-content-name-mismatch", enabled: true, tags: ["wcag21a"] },
    { id: "target-size", enabled: true, tags: ["wcag22aa"] },
  ],
});

/** A thing that a reader's technology tells of. */
export interface Perceived {
  readonly element: HTMLElement;
  readonly role: string;
  readonly name: string;
}

/** Whether a reader gets at an element, by eye or by ear. */
export function isPerceivable(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true]");
}

/** All elements within one, and those in shadow roots there. */
function* elementsIn(root: Element | ShadowRoot): Iterable<HTMLElement> {
  if (root instanceof Element && root.shadowRoot) yield* elementsIn(root.shadowRoot);
  for (const element of root.querySelectorAll<HTMLElement>(":not(slot)")) {
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

/**
 * What is perceived within an element, in reading order: its role and its accessible name, computed as axe does.
 * @param root an element; shadow roots are looked into.
 */
export function perceive(root: Element, role: string, name?: string | RegExp): readonly Perceived[] {
  axe.setup(document.documentElement);
  try {
    const found: Perceived[] = [];
    for (const element of elementsIn(root)) {
      if (!isPerceivable(element) || axe.commons.aria.getRole(element) !== role) continue;
      const given = axe.commons.text.accessibleText(element).replace(/\s+/g, " ").trim();
      if (name === undefined || (typeof name === "string" ? given === name : name.test(given))) {
        found.push({ element, role, name: given });
      }
    }
    return found;
  } finally {
    axe.teardown();
  }
}

/** The one element of that role and name; anything but one fails. */
export function only<E extends HTMLElement = HTMLElement>(root: Element, role: string, name?: string | RegExp): E {
  const found = perceive(root, role, name);
  if (found.length !== 1) {
    const all = perceive(root, role).map((each) => `"${each.name}"`);
    throw new Error(`${found.length} of role ${role}${name ? `, name ${name}` : ""}; there are: ${all.join(", ")}`);
  }
  return found[0]?.element as E;
}

/** The names of all that has a role (and a name like that), in reading order. */
export const names = (root: Element, role: string, name?: string | RegExp): readonly string[] =>
  perceive(root, role, name).map((each) => each.name);

/** Whether an element has the focus, be it in a shadow root. Elements themselves make assertions too long to print. */
export const hasFocus = (element: Element | null | undefined): boolean => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return !!element && active === element;
};

/** The text as it is seen, with white space as it is read. What stands in shadow roots comes last. */
export function textOf(element: Element | null | undefined): string {
  if (!(element instanceof HTMLElement)) return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const roots = [element, ...element.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const boxes = roots.flatMap(({ children }) => [...children] as HTMLElement[]);
  const texts = [element, ...boxes].map((box) => box.innerText);
  return texts.join(" ").replace(/\s+/g, " ").trim();
}

/** In sRGB, 0 to 255, and alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
  willReadFrequently: true,
});

/** What a browser makes of a colour in CSS. */
export function readColour(css: string): Colour {
  if (!canvas) throw new Error("no canvas");
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** What is seen of one colour above another. */
export const over = ([r, g, b, alpha]: Colour, [R, G, B]: Colour): Colour => [
  r * alpha + R * (1 - alpha),
  g * alpha + G * (1 - alpha),
  b * alpha + B * (1 - alpha),
  1,
];

/** Relative luminance as WCAG has it, from 0 to 1. */
export function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast between two colours as WCAG has it, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What lies behind an element, the page included. */
export function ground(element: Element | null, page: Colour): Colour {
  if (!element) return page;
  return over(readColour(getComputedStyle(element).backgroundColor), ground(element.parentElement, page));
}

/**
 * What every tag promises those who read with assistive technology, in each of its states.
 * @param empty a feed with nothing for the tag to show.
 */
export function holdsForEveryReader(name: string, empty: object): void {
  const tagWith = (properties: object) => Object.assign(document.createElement(name), properties);
  for (const [state, properties] of Object.entries({
    ready: { feed: full },
    isolated: { feed: full, isolated: true },
    "dark, in English": { feed: full, theme: "dark", lang: "en" },
    empty: { feed: empty },
    failed: { src: faults("404") },
  })) {
    it(`holds: ${state}`, async () => {
      const tag = await shown(tagWith(properties));
      await expect(tag).to.be.accessible();
    });
  }

  it("holds: loading", async () => {
    const tag = tagWith({ src: faults("never") });
    await fixture(html`<div>${tag}</div>`);
    await eventually(() => expect(textOf(tag)).to.match(/^Hämtar: ./));
    await expect(tag).to.be.accessible();
  });
}
