import { fixture, html } from "@open-wc/testing";
import { perceive } from "./testing.ts";

/* What the tests of several feeds in one src share. */

const made: string[] = [];

/** The address of a feed that is this very object, until the test is over. */
export function addressOf(feed: object): string {
  const url = URL.createObjectURL(new Blob([JSON.stringify({ version: 1, language: "sv", ...feed })]));
  made.push(url);
  return url;
}

afterEach(() => {
  for (const url of made.splice(0)) URL.revokeObjectURL(url);
});

/** What the console is warned of, anew for each test of the suite that this is called in. */
export function hearWarnings(): readonly string[] {
  const warnings: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (...said: unknown[]) => warnings.push(said.join(" "));
  });
  afterEach(() => {
    console.warn = warn;
  });
  return warnings;
}

export const lindvik = { name: "Lindvik", country: "SE", location: { lat: 58, lon: 14 } };
export const norrby = { name: "Norrby", country: "SE", location: { lat: 65, lon: 21 } };
export const town = (name: string, more: object = {}) => ({ name, country: "LT", ...more });

/** The towns' names, as headings, in reading order. */
export const towns = (root: Element) =>
  perceive(root, "heading")
    .filter(({ element }) => element.localName === "h3")
    .map(({ name }) => name);

export const show = (src: string, more: unknown = html``) =>
  fixture<HTMLElement>(html`<div><omvarld-twin-towns src=${src}></omvarld-twin-towns>${more}</div>`);
