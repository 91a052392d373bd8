/* A page that tags stand in, and how they stand there. */

export const tags = (attributes = "") => `
<omvarld-page src="FEED" ${attributes}></omvarld-page>
<omvarld-twin-towns src="FEED" view="table" searchable heading-level="2" ${attributes}></omvarld-twin-towns>
<omvarld-policies src="FEED" past="fold" ${attributes}></omvarld-policies>
<omvarld-projects src="FEED" ${attributes}></omvarld-projects>
<omvarld-documents src="FEED" limit="1" ${attributes}></omvarld-documents>`;

/** Body text is 16 px in Arial everywhere, so that what differs is the host's doing. */
export const text = "body { font: 16px/1.5 Arial, sans-serif; margin: 0 }";

export const plain = { css: text, open: '<main id="column">', close: "</main>" };

export const pageOf = (host, body) => {
  const { css, doctype = "<!doctype html>", open, close, head = "" } = { ...plain, ...host };
  return `${doctype}
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${css}</style>
<style>#column { width: 760px !important; max-width: 100%; padding: 0 !important; margin: 0 !important; box-sizing: border-box }</style>
<script type="module" src="/omvarld.js"></script>${head}</head>
<body>${open}${body.replaceAll("FEED", "/feed.json")}${close}</body>
</html>
`;
};

/** How each element that a tag has rendered stands: what layout depends on, counted in the size of the text around. */
export function measure() {
  const lengths = [
    ...["top", "right", "bottom", "left"].flatMap((side) => [
      `margin-${side}`,
      `padding-${side}`,
      `border-${side}-width`,
    ]),
    ...["font-size", "line-height", "max-width", "min-height", "column-gap", "row-gap"],
    ...["letter-spacing", "word-spacing", "text-indent", "border-top-left-radius", "border-spacing"],
  ];
  const words = [
    ...[
      "display",
      "position",
      "float",
      "clear",
      "list-style-type",
      "list-style-position",
      "text-transform",
      "font-style",
    ],
    ...["text-align", "white-space", "overflow-x", "column-count", "flex-direction", "vertical-align", "opacity"],
    ...["visibility", "transform", "box-shadow", "text-shadow", "box-sizing", "border-collapse", "background-image"],
    ...["order", "flex-wrap", "word-break", "hyphens", "cursor", "font-variant-caps", "table-layout", "caption-side"],
  ];
  const shown = [];
  for (const tag of document.querySelectorAll(
    "omvarld-page, omvarld-twin-towns, omvarld-policies, omvarld-projects, omvarld-documents",
  )) {
    const box = (tag.shadowRoot ?? tag).querySelector(".omvarld");
    const em = parseFloat(getComputedStyle(box).fontSize);
    const round = (value) => value.replace(/-?[\d.]+px/g, (px) => `${(parseFloat(px) / em).toFixed(2)}em`);
    for (const element of [box, ...box.querySelectorAll("*")]) {
      // A drawing has no layout of its own, and a chip's radio is there for the keyboard alone.
      if (element.closest("svg") || element.matches("input[type=radio]")) continue;
      const style = getComputedStyle(element);
      const look = {};
      for (const name of lengths) look[name] = round(style.getPropertyValue(name));
      for (const name of words) look[name] = style.getPropertyValue(name);
      look.columns = style.gridTemplateColumns === "none" ? "" : style.gridTemplateColumns.split(" ").length;
      look.isClear = /rgba\(.*, 0\)|transparent/.test(style.backgroundColor);
      if (/^H\d$/.test(element.tagName)) look["font-weight"] = style.fontWeight;
      for (const pseudo of ["::before", "::after", "::marker"])
        look[pseudo] = getComputedStyle(element, pseudo).content;
      // What some elements have without its meaning anything there.
      if (!element.matches("table") || look["border-collapse"] !== "separate") delete look["border-spacing"];
      if (!element.matches("table")) delete look["border-collapse"];
      if (!element.matches("caption")) delete look["caption-side"];
      if (element.matches("tbody, thead, tr, img")) delete look["vertical-align"];
      if (!element.matches("li, summary")) for (const name of ["type", "position"]) delete look[`list-style-${name}`];
      const names = [...element.classList].slice(0, 2).map((name) => `.${name}`);
      shown.push({ name: element.localName + names.join(""), look });
    }
  }
  return shown;
}

/** What differs between two measurings, each once. */
export function differences(expected, found) {
  const list = new Set();
  if (expected.length !== found.length) list.add(`${found.length} elements in place of ${expected.length}`);
  for (const [index, { name, look }] of expected.entries()) {
    const other = found[index];
    if (!other) break;
    for (const [property, value] of Object.entries(look)) {
      if (other.look[property] !== value) list.add(`${name} ${property}: ${value} → ${other.look[property]}`);
    }
  }
  return [...list];
}
