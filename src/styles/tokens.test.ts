import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import {
  type Colour,
  contrast,
  eventually,
  ground,
  luminance,
  over,
  readColour,
  settled,
  setToday,
  textOf,
} from "../element-kit/testing.ts";
import { full } from "../feed/fixtures/full.ts";

/** What a municipality may set, as the handbook says. */
const documented = [
  "--omvarld-color-accent",
  "--omvarld-color-on-accent",
  "--omvarld-color-text",
  "--omvarld-color-text-muted",
  "--omvarld-color-surface",
  "--omvarld-color-line",
  "--omvarld-color-line-strong",
  "--omvarld-color-wash",
  "--omvarld-color-focus",
  "--omvarld-color-danger",
  "--omvarld-color-warning",
  "--omvarld-map-land",
  "--omvarld-font-heading",
  "--omvarld-heading-weight",
  "--omvarld-space",
  "--omvarld-radius",
  "--omvarld-measure",
  "--omvarld-sticky-offset",
];

const everything = () => html`<div>
  <omvarld-page debug .feed=${full}></omvarld-page>
  <omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>
  <omvarld-twin-towns view="table" group-by="country" .feed=${full}></omvarld-twin-towns>
  <omvarld-volunteering .feed=${full}></omvarld-volunteering>
  <omvarld-contacts .feed=${full}></omvarld-contacts>
  <omvarld-policies past="fold" .feed=${full}></omvarld-policies>
  <omvarld-news .feed=${full}></omvarld-news>
  <omvarld-networks .feed=${full}></omvarld-networks>
  <omvarld-funding .feed=${full}></omvarld-funding>
  <omvarld-projects .feed=${full}></omvarld-projects>
  <omvarld-documents .feed=${full}></omvarld-documents>
  <omvarld-documents .feed=${{ ...full, documents: [] }}></omvarld-documents>
  <omvarld-news .feed=${{ version: 2 }}></omvarld-news>
</div>`;

/** All the tags with all that they can show. */
async function showEverything(theme?: string): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(everything());
  for (const tag of box.children) {
    if (theme) tag.setAttribute("theme", theme);
    await settled(tag as HTMLElement);
    await eventually(() => expect(textOf(tag)).not.to.equal(""));
  }
  return box;
}

/** Every rule of the library's sheets, with those inside `@media` and the like. */
function rulesOf(list: Iterable<CSSRule>): readonly CSSRule[] {
  return [...list].flatMap((rule) =>
    rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule) ? [rule, ...rulesOf(rule.cssRules)] : [rule],
  );
}

const allRules = () => document.adoptedStyleSheets.flatMap((sheet) => rulesOf(sheet.cssRules));

/** Splits at the commas that are in no brackets. */
function selectors(text: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(" || character === "[") depth++;
    if (character === ")" || character === "]") depth--;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

describe("the sheet", () => {
  before(async () => {
    // Sheets come with what they dress, and stay; the map's comes once it is near the screen, the editors' after what readers see.
    const box = await showEverything();
    await eventually(() => expect(box.querySelector(".omvarld-editor")).to.exist);
    box.querySelector("omvarld-twin-towns")?.scrollIntoView();
    await eventually(() => expect(box.querySelector("figure [role=img]")).to.exist);
  });

  it("is there", () => {
    expect(allRules().length).to.be.above(100);
  });

  it("reads the public properties that are documented, and no others", () => {
    const used = allRules().flatMap(({ cssText }) =>
      [...cssText.matchAll(/var\(\s*(--omvarld-[\w-]+)/g)].map(([, name]) => name),
    );
    expect([...new Set(used)].sort()).to.deep.equal([...documented].sort());
  });

  it("gives each of them a default", () => {
    const bare = allRules().flatMap(({ cssText }) => cssText.match(/var\(\s*--omvarld-[\w-]+\s*\)/g) ?? []);
    expect(bare).to.deep.equal([]);
  });

  it("declares none of them, so that what the page inherits wins", () => {
    const declared = allRules().flatMap((rule) =>
      rule instanceof CSSStyleRule ? [...rule.style].filter((name) => name.startsWith("--omvarld")) : [],
    );
    expect(declared).to.deep.equal([]);
    expect(allRules().filter(({ cssText }) => cssText.startsWith("@property"))).to.deep.equal([]);
  });

  it("uses no private property that it does not declare, and declares none that it does not use", () => {
    const text = allRules().map(({ cssText }) => cssText);
    const used = new Set(text.flatMap((css) => [...css.matchAll(/var\(\s*(--_[\w-]+)/g)].map(([, name]) => name)));
    const declared = new Set(
      text.flatMap((css) => [...css.matchAll(/[{;\s](--_[\w-]+)\s*:/g)].map(([, name]) => name)),
    );
    expect([...declared].sort()).to.deep.equal([...used].sort());
  });

  it("touches nothing but our own: every selector begins with a class of ours", () => {
    const foreign = allRules().flatMap((rule) =>
      rule instanceof CSSStyleRule
        ? selectors(rule.selectorText).filter((selector) => !/^\.omvarld(?![a-z])/.test(selector))
        : [],
    );
    expect(foreign).to.deep.equal([]);
  });

  it("measures by the text around the tag, and never by the page's root", () => {
    expect(allRules().filter(({ cssText }) => /\d(rem|rlh|rex|rch)\b/.test(cssText))).to.deep.equal([]);
  });

  it("weighs more than a page's rules for its own text", () => {
    const light = allRules().flatMap((rule) =>
      rule instanceof CSSStyleRule
        ? selectors(rule.selectorText).filter((selector) => !/^\.omvarld(\.omvarld|-hidden$)/.test(selector))
        : [],
    );
    expect(light).to.deep.equal([]);
  });

  it("names what is global after us, and fetches nothing", () => {
    for (const rule of allRules()) {
      if (rule instanceof CSSKeyframesRule) expect(rule.name).to.match(/^omvarld-/);
      expect(rule.cssText).not.to.match(/^@(font-face|import|layer|property)|url\(/);
    }
  });

  it("changes nothing of the page around", async () => {
    const box = await fixture<HTMLElement>(
      html`<div><h2>Rubrik</h2><p class="note">Text <a href="#x">länk</a></p><ul><li>Punkt</li></ul></div>`,
    );
    const look = () =>
      [...box.querySelectorAll("*")].map((element) => {
        const style = getComputedStyle(element);
        return [...style].map((name) => style.getPropertyValue(name)).join();
      });
    const dressed = look();
    const sheets = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [];
    try {
      expect(look()).to.deep.equal(dressed);
    } finally {
      document.adoptedStyleSheets = sheets;
    }
  });

  it("lets the page's own properties through", async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="--omvarld-color-accent: rgb(1, 2, 3); --omvarld-color-text: rgb(4, 5, 6); --omvarld-heading-weight: 400">
        <omvarld-contacts .feed=${full}></omvarld-contacts>
      </div>`,
    );
    const heading = await eventually(() => {
      const found = box.querySelector("h2");
      if (!found) throw new Error("no heading");
      return found;
    });
    expect(getComputedStyle(heading).color).to.equal("rgb(4, 5, 6)");
    expect(getComputedStyle(heading).fontWeight).to.equal("400");
    const phone = box.querySelector("a[href^='tel:']");
    expect(phone && getComputedStyle(phone).borderTopColor).to.equal("rgb(1, 2, 3)");
  });
});

/** The texts below an element that are harder to read than they may be. */
function hardToRead(root: Element, page: Colour): readonly string[] {
  const faults = new Set<string>();
  const check = (what: string, css: string, behind: Colour, least: number) => {
    const ratio = contrast(over(readColour(css), behind), behind);
    if (ratio < least) faults.add(`${what}: ${ratio.toFixed(2)}`);
  };
  for (const element of root.querySelectorAll("*")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const behind = ground(element, page);
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (hasText) check(textOf(element).slice(0, 40), getComputedStyle(element).color, behind, 4.5);
    for (const pseudo of ["::before", "::after"]) {
      const { content, color } = getComputedStyle(element, pseudo);
      if (!/^(none|normal|""|" · ")/.test(content)) check(`${pseudo} ${content}`, color, behind, 4.5);
    }
    if (element.matches("button, input[type=search], input[type=text]")) {
      const outside = ground(element.parentElement, page);
      check(`the border of ${element.localName}`, getComputedStyle(element).borderTopColor, outside, 3);
    }
    if (element.matches(".omvarld-bar > rect")) {
      const { fill, stroke } = getComputedStyle(element);
      check("a bar", fill === "none" ? stroke : fill, behind, 3);
    }
  }
  return [...faults];
}

describe("the colours", () => {
  let callOff: () => void;
  beforeEach(() => (callOff = setToday("2026-11-23")));
  afterEach(() => {
    callOff();
    document.documentElement.removeAttribute("style");
    document.body.removeAttribute("style");
  });

  const white: Colour = [255, 255, 255, 1];

  it("are judged by one who sees", () => {
    expect(contrast([0, 0, 0, 1], white)).to.be.closeTo(21, 0.01);
    expect(contrast([119, 119, 119, 1], white)).to.be.closeTo(4.48, 0.01);
    expect(readColour("color-mix(in srgb, #000 50%, transparent)")[3]).to.be.closeTo(0.5, 0.01);
  });

  it("are judged by one who sees, on the page", async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="background: #fff"><p style="color: #999">Blek</p><p style="color: #000">Svart</p></div>`,
    );
    expect(hardToRead(box, white)).to.deep.equal(["Blek: 2.85"]);
  });

  it("can be read on a plain white page", async () => {
    expect(hardToRead(await showEverything(), white)).to.deep.equal([]);
  });

  it("of bars are seen, and missed where they are too pale", async () => {
    const bars = html`<div style="background: #fff">
      <svg class="omvarld-bar"><rect width="9" height="9" fill="#aaa"></rect></svg>
      <svg class="omvarld-bar"><rect width="9" height="9" fill="none" stroke="#000"></rect></svg>
    </div>`;
    expect(hardToRead(await fixture(bars), white)).to.deep.equal(["a bar: 2.32"]);
    const box = await showEverything();
    expect(box.querySelectorAll(".omvarld-bar > rect").length).to.be.at.least(12);
  });

  it("can be read in a municipality's own brand", async () => {
    document.body.style.setProperty("--omvarld-color-accent", "#7a2e4d");
    document.body.style.setProperty("--omvarld-color-on-accent", "#fff");
    expect(hardToRead(await showEverything(), white)).to.deep.equal([]);
  });

  it("can be read on a page with grey text", async () => {
    document.body.style.color = "#333";
    expect(hardToRead(await showEverything(), white)).to.deep.equal([]);
  });

  it("can be read on a dark page", async () => {
    document.documentElement.style.colorScheme = "dark";
    const page = readColour(getComputedStyle(await fixture(html`<p style="color: Canvas"></p>`)).color);
    expect(luminance(page)).to.be.below(0.1);
    expect(hardToRead(await showEverything(), page)).to.deep.equal([]);
  });

  for (const theme of ["light", "dark", "auto"]) {
    it(`can be read in the theme ${theme}`, async () => {
      expect(hardToRead(await showEverything(theme), white)).to.deep.equal([]);
    });
  }

  it("can be read in the theme dark on a white page whose text is black, and the other way round", async () => {
    document.body.style.color = "#000";
    expect(hardToRead(await showEverything("dark"), white)).to.deep.equal([]);
    document.documentElement.style.colorScheme = "dark";
    document.body.style.color = "#fff";
    expect(hardToRead(await showEverything("light"), [0, 0, 0, 1])).to.deep.equal([]);
  });
});
