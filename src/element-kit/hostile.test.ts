import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import { full } from "../feed/fixtures/full.ts";
import { hostile, hostileUrls } from "../feed/fixtures/hostile.ts";
import { minimal } from "../feed/fixtures/minimal.ts";
import { eventually, names, pause, setToday, shown, textOf } from "./testing.ts";

/** Where a feed's scripts would leave their mark. */
const marks = globalThis as { omvarldPwned?: unknown };

/** What feeds hold under each tag. */
const tags = {
  "omvarld-twin-towns": "twinTowns",
  "omvarld-volunteering": "volunteering",
  "omvarld-contacts": "contacts",
  "omvarld-policies": "policies",
  "omvarld-news": "news",
  "omvarld-networks": "networks",
  "omvarld-funding": "funding",
  "omvarld-projects": "projects",
  "omvarld-documents": "documents",
} as const;

const allTags = [...Object.keys(tags), "omvarld-page"];

interface Made {
  readonly tag: string;
  readonly feed: unknown;
  readonly attributes?: Readonly<Record<string, string>>;
}

async function show({ tag, feed, attributes = {} }: Made): Promise<HTMLElement> {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const found = await shown(Object.assign(element, { feed }));
  // HTML of the feed is there a moment after the rest.
  await pause(100);
  return found;
}

const schemes = ["http:", "https:", "mailto:", "tel:"];
const addresses = [
  "href",
  "src",
  "action",
  "formaction",
  "data",
  "poster",
  "srcset",
  "ping",
  "xlink:href",
  "background",
];
const forbidden =
  /^(script|style|link|meta|base|iframe|frame|object|embed|applet|form|template|svg|math|x-.*|omvarld-.*|portal|video|audio)$/;

/** How high a group of a long list is, in the script's own words. */
const isMeasure = (element: HTMLElement): boolean =>
  !!element.parentElement?.matches(".omvarld-long") &&
  /^contain-intrinsic-block-size: auto (calc\(|[\d.]+|px|var\(--_omvarld-rem\)|[ *)])+;$/.test(element.style.cssText);

/** All that a feed could have smuggled in below an element, in words; nothing, where it has not. */
async function judge(host: Element): Promise<readonly string[]> {
  const root = host.shadowRoot ?? host;
  const faults: string[] = [];
  const stay = (event: Event) => event.preventDefault();
  document.addEventListener("click", stay);
  const realAlert = globalThis.alert;
  globalThis.alert = (what) => faults.push(`alert(${what})`);
  try {
    for (const element of root.querySelectorAll<HTMLElement>("*")) {
      if (forbidden.test(element.localName)) faults.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        if (/^on/.test(name) || ["srcdoc", "is", "slot", "autofocus"].includes(name)) faults.push(`[${name}]`);
        if (name === "style" && !isMeasure(element)) faults.push(`[${name}]`);
        if (!addresses.includes(name)) continue;
        const url = URL.parse(value, document.baseURI);
        if (!url || !schemes.includes(url.protocol)) faults.push(`${name}=${value}`);
        else if (url.username || url.password || /(^|\.)ond\.example$/.test(url.hostname))
          faults.push(`${name}=${value}`);
        else if (url.protocol === "mailto:" && (url.search || url.pathname.split("@").length !== 2)) faults.push(value);
        else if (url.protocol === "tel:" && !/^\+?[\d().;a-z=-]+$/.test(url.pathname)) faults.push(value);
      }
      if (typeof element.click === "function" && !element.hasAttribute("data-omvarld-action")) element.click();
      if (typeof element.focus === "function") element.focus();
    }
    await pause(50);
  } finally {
    document.removeEventListener("click", stay);
    globalThis.alert = realAlert;
  }
  if (marks.omvarldPwned !== undefined) faults.push(`a script ran: ${String(marks.omvarldPwned)}`);
  if ((host.textContent ?? "") !== "" && "polluted" in {}) faults.push("Object.prototype is changed");
  return faults;
}

describe("a hostile feed", () => {
  let thrown: string[];
  const note = (event: ErrorEvent | PromiseRejectionEvent) =>
    thrown.push(String("reason" in event ? event.reason : event.message));
  let callOff: () => void;

  beforeEach(() => {
    thrown = [];
    delete marks.omvarldPwned;
    addEventListener("error", note);
    addEventListener("unhandledrejection", note);
    callOff = setToday("2026-11-23");
  });

  afterEach(() => {
    removeEventListener("error", note);
    removeEventListener("unhandledrejection", note);
    callOff();
  });

  for (const tag of allTags) {
    describe(`in ${tag}`, () => {
      const settings: readonly Readonly<Record<string, string>>[] = [
        {},
        { isolated: "" },
        { lang: "en", debug: "" },
        { lang: "inte ett språk", heading: "", "heading-level": "6", past: "fold", limit: "1" },
        ...(tag === "omvarld-twin-towns"
          ? [
              { searchable: "", "group-by": "country" },
              { view: "table", sort: "name", searchable: "" },
              { view: "list", sort: "since", "group-by": "status" },
            ]
          : []),
      ];
      for (const attributes of settings) {
        it(`does no harm: ${JSON.stringify(attributes)}`, async () => {
          const element = await show({ tag, feed: hostile, attributes });
          expect(await judge(element)).to.deep.equal([]);
          expect(thrown).to.deep.equal([]);
        });
      }
    });
  }

  for (const [tag, collection] of Object.entries(tags)) {
    it(`loses none of its valid ${collection}`, async () => {
      const members = (hostile as Record<string, readonly unknown[]>)[collection] ?? [];
      const expected = members.flatMap((member) => {
        const { name, title } = (member ?? {}) as { name?: unknown; title?: unknown };
        const said = name ?? title;
        return typeof said === "string" && said.startsWith("Giltig") ? [said] : [];
      });
      expect(expected).not.to.be.empty;
      const element = await show({ tag, feed: hostile });
      const seen = names(element, tag === "omvarld-documents" ? "link" : "heading");
      for (const said of expected) {
        // As far as every browser says it the same: letters and spaces.
        const begin = /^Giltig[a-zåäö ]*/.exec(said)?.[0].trim().slice(0, 40) ?? "";
        const count = (all: readonly string[]) => all.filter((name) => name.startsWith(begin)).length;
        expect(count(seen), `${begin}, among ${seen.join(", ").slice(0, 500)}`).to.be.at.least(count(expected));
      }
    });
  }

  it("loses none of its page's valid parts", async () => {
    const element = await show({ tag: "omvarld-page", feed: hostile });
    for (const heading of ["Giltig sida", "Giltig del", "Giltig utan innehåll", "Giltig med rik text"]) {
      expect(names(element, "heading", heading), heading).to.have.length(1);
    }
    expect(textOf(element)).to.include("Giltig text");
  });

  describe("with addresses that must never become links", () => {
    const valid = "https://www.lindvik.example/giltig";
    const feed = {
      version: 1,
      language: "sv",
      municipality: {
        name: "Lindvik",
        country: "SE",
        social: hostileUrls.map((url) => ({ url, title: "Giltig" })),
      },
      page: { title: "Giltig", links: hostileUrls.map((url) => ({ url, title: "Giltig" })) },
      twinTowns: hostileUrls.map((url, index) => ({
        name: `Giltig ${index}`,
        country: "LT",
        url,
        agreement: { url, title: "Avtal" },
        links: [{ url, title: "Länk" }],
        image: { url, alt: "Bild" },
      })),
      volunteering: hostileUrls.map((url, index) => ({
        name: `Giltig ${index}`,
        url,
        apply: { url, deadline: "2099" },
        placements: [{ name: "Plats", url }],
      })),
      contacts: hostileUrls.map((url, index) => ({
        name: `Giltig ${index}`,
        url,
        emails: [{ address: url.replace(/^mailto:/, "") }],
        phones: [{ number: url }],
      })),
      policies: hostileUrls.map((url, index) => ({
        title: `Giltig ${index}`,
        url,
        documents: [{ url, title: "Pdf" }],
      })),
      news: hostileUrls.map((url, index) => ({
        title: `Giltig ${index}`,
        url,
        // HTML has no NUL: with what the parser puts in its place the address is a harmless relative one.
        bodyHtml: `<p>Text <a href="${url.replaceAll("\0", "").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}">länk</a></p>`,
        event: { start: "2099-01-01", online: url },
      })),
      networks: hostileUrls.map((url, index) => ({ name: `Giltig ${index}`, url })),
      funding: hostileUrls.map((url, index) => ({
        name: `Giltig ${index}`,
        url,
        calls: [{ title: "Utlysning", url }],
      })),
      projects: hostileUrls.map((url, index) => ({ title: `Giltig ${index}`, url, links: [{ url, title: "Länk" }] })),
      documents: [...hostileUrls.map((url) => ({ url, title: "Ogiltig" })), { url: valid, title: "Giltig" }],
    };

    for (const tag of Object.keys(tags)) {
      it(`${tag} shows the members without their links`, async () => {
        const element = await show({ tag, feed });
        await eventually(() => expect(textOf(element)).to.include("Giltig"));
        expect(await judge(element)).to.deep.equal([]);
        const links = [...element.querySelectorAll<HTMLAnchorElement>("a[href]")].map((link) => link.href);
        if (tag === "omvarld-contacts") {
          for (const link of links) expect(link).to.match(/^(tel:\+?\d[\d;=a-z]*$|mailto:[^?]+$)/);
        } else expect(links).to.deep.equal(tag === "omvarld-documents" ? [valid] : []);
        if (tag !== "omvarld-documents") {
          const members = names(element, "heading", /^Giltig \d+$/);
          expect(members).to.have.length(hostileUrls.length);
        }
        expect([...element.querySelectorAll("img")].map(({ src }) => src)).to.deep.equal([]);
      });
    }

    it("omvarld-page keeps its own", async () => {
      const element = await show({ tag: "omvarld-page", feed });
      expect(await judge(element)).to.deep.equal([]);
    });
  });

  it("reorders nothing beside its HTML, however the characters are written that would", async () => {
    const bodyHtml = `<p>Giltig \u202efdp &#x202e;fdp&#8295;a${"&#x301;".repeat(40)}</p>`;
    const element = await show({ tag: "omvarld-news", feed: { ...minimal, news: [{ title: "X", bodyHtml }] } });
    await eventually(() => {
      const [text] = [...element.querySelectorAll("p")].map((p) => p.textContent).filter((p) => p?.includes("Giltig"));
      expect(text).to.equal(`Giltig fdp fdp\u2067a${"\u0301".repeat(10)}\u2069`);
    });
  });

  it("is judged by one who sees: an unsafe element is caught at everything", async () => {
    class Unsafe extends HTMLElement {
      connectedCallback(): void {
        this.innerHTML = [
          '<img alt="" src="data:," onerror="globalThis.omvarldPwned = 2">',
          '<p style="color: red" onclick="alert(3)">x</p>',
          '<a href="javascript:alert(1)">x</a><a href="https://user:secret@lindvik.example/">x</a>',
          '<a href="mailto:a@b.example?bcc=c@d.example">x</a><a href="tel:*21*0980#">x</a>',
          '<iframe title="x" srcdoc="x"></iframe><a href="https://ond.example/">x</a>',
        ].join("");
      }
    }
    customElements.define("test-unsafe", Unsafe);
    const element = await fixture<HTMLElement>(html`<div></div>`);
    element.append(document.createElement("test-unsafe"));
    await pause(100);
    const found = await judge(element);
    for (const fault of [
      "a script ran: 2",
      "[onerror]",
      "[style]",
      "[onclick]",
      "alert(3)",
      "href=javascript:alert(1)",
      "href=https://user:secret@lindvik.example/",
      "mailto:a@b.example?bcc=c@d.example",
      "tel:*21*0980#",
      "<iframe>",
      "[srcdoc]",
      "href=https://ond.example/",
    ]) {
      expect(found).to.include(fault);
    }
  });
});

describe("no feed makes a tag say what only programs say", () => {
  for (const [name, feed] of Object.entries({ full, minimal, hostile })) {
    for (const tag of allTags) {
      it(`${tag}, ${name}`, async () => {
        for (const lang of ["sv", "en"]) {
          const element = await show({ tag, feed, attributes: { lang } });
          // What the feed itself says so is its own.
          const text = textOf(element).replace(/Giltig (constructor|proto)/g, "");
          expect(
            text.match(/.{0,40}(\bundefined\b|\[object|\bNaN\b|\bnull\b|\bfalse\b|Invalid Date|\b[a-z]+\.[a-z]+\()/),
          ).to.equal(null);
        }
      });
    }
  }
});
