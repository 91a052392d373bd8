import { expect, html } from "@open-wc/testing";
import "../../../define/twin-towns.ts";
import { type Colour, contrast, ground, luminance, over, readColour, shown } from "../../../element-kit/testing.ts";
import { full } from "../../../feed/fixtures/full.ts";
import { mapOf } from "../testing.ts";

beforeEach(() => scrollTo(0, 0));

/** Every colour that carries something on the map, against what it lies on. */
function hardToSee(map: Element, page: Colour): readonly string[] {
  const look = (selector: string) => {
    const element = map.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    return getComputedStyle(element);
  };
  const sheet = ground(map.closest("figure")?.parentElement ?? null, page);
  const picture = getComputedStyle(map.parentElement ?? map);
  const [wash = "transparent"] = /(?:color|rgba?|oklch|oklab)\([^()]*\)/.exec(picture.backgroundImage) ?? [];
  const sea = over(readColour(wash), over(readColour(picture.backgroundColor), sheet));
  const land = over(readColour(look(".omvarld-map-land").fill), sea);
  const globe = over(readColour(look(".omvarld-map-globe").fill), sea);
  const faults: string[] = [];
  const check = (what: string, colour: string, behind: Readonly<Record<string, Colour>>, least: number) => {
    for (const [name, under] of Object.entries(behind)) {
      const ratio = contrast(over(readColour(colour), under), under);
      if (ratio < least) faults.push(`${what} on ${name}: ${ratio.toFixed(2)}`);
    }
  };
  const grounds = { land, sea, globe };
  for (const sign of ["line", "home", "marker", "dot", "end"]) {
    check(sign, look(`.omvarld-map-${sign}`).stroke, grounds, 3);
  }
  const past = look(".omvarld-map-past .omvarld-map-marker");
  check("a past marker", past.stroke, { ...grounds, "its inside": readColour(past.fill) }, 3);
  check(
    "a past number",
    look(".omvarld-map-past .omvarld-map-number").fill,
    { "its inside": readColour(past.fill) },
    4.5,
  );
  const { fill, stroke } = look(".omvarld-map-label");
  check("a name", fill, { ...grounds, "its halo": readColour(stroke) }, 4.5);
  const marker = readColour(look(".omvarld-map-marker").fill);
  check("a number", look(".omvarld-map-number").fill, { "its marker": marker }, 4.5);
  return faults;
}

describe("the map's colours", () => {
  const accents = [
    "",
    "#7a2e4d",
    "#ffe9a8",
    "#ffffff",
    "#000000",
    "#888888",
    "#ff0000",
    "#00ff00",
    "#0000ff",
    "#ffcc00",
    "#7fd1de",
    "#1c2429",
  ];
  const surfaces = [
    { name: "on a plain page", theme: "inherit", style: "" },
    { name: "in the theme light", theme: "light", style: "" },
    { name: "in the theme dark", theme: "dark", style: "" },
    {
      name: "on a dark page that says so",
      theme: "inherit",
      style: "color-scheme: dark; background: Canvas; color: CanvasText",
    },
    { name: "on a dark page that does not say so", theme: "inherit", style: "background: #10181c; color: #e8eef0" },
    {
      name: "on a surface that is dark by a property",
      theme: "inherit",
      style: "--omvarld-color-surface: #10181c; background: #10181c; color: #e8eef0",
    },
  ];
  for (const { name, theme, style } of surfaces) {
    it(`can be told from land and sea, whatever the accent: ${name}`, async () => {
      const tag = await shown(
        html`<div style="inline-size: 1100px; ${style}"><omvarld-twin-towns theme=${theme} .feed=${full}></omvarld-twin-towns></div>`,
      );
      const map = await mapOf(tag);
      const box = tag.parentElement as HTMLElement;
      for (const accent of accents) {
        if (accent) {
          box.style.setProperty("--omvarld-color-accent", accent);
          // A site names its accent with what can be read on it.
          const isLight = luminance(readColour(accent)) > 0.18;
          box.style.setProperty("--omvarld-color-on-accent", isLight ? "#000" : "#fff");
        }
        expect(hardToSee(map, [255, 255, 255, 1]), accent).to.deep.equal([]);
      }
    });
  }

  it("keep a brand's accent as it is where it can be seen", async () => {
    const tag = await shown(
      html`<div style="--omvarld-color-accent: #7a2e4d; --omvarld-color-on-accent: #fff"><omvarld-twin-towns .feed=${full}></omvarld-twin-towns></div>`,
    );
    const map = await mapOf(tag);
    const [red, green, blue] = readColour(getComputedStyle(map.querySelector(".omvarld-map-line") ?? map).stroke);
    expect(red).to.be.closeTo(0x7a, 2);
    expect(green).to.be.closeTo(0x2e, 2);
    expect(blue).to.be.closeTo(0x4d, 2);
  });
});
