/* The ways in which somebody may put a tag into a page, and how much of one is left when it comes out of a system. */

export const doc = new URL("../../docs/allow-lists.md", import.meta.url);

export const feed = {
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  twinTowns: [{ name: "Ukmergė", country: "LT", since: 1992 }],
};

const link = '<p><a href="/vanorter">Våra vänorter</a></p>';

/** The ways in that somebody writes, by what they are called in the tables. */
export const forms = {
  "plain link": '<p><a href="/vanorter#omvarld=twin-towns">Våra vänorter</a></p>',
  "`div`, with a link inside": `<div data-omvarld="twin-towns" data-omvarld-src="/feeds/varld.json" data-omvarld-heading-level="3">${link}</div>`,
  "`div`, empty": '<div data-omvarld="twin-towns" data-omvarld-src="/feeds/varld.json"></div>',
  "tag, with a link inside": `<omvarld-twin-towns src="/feeds/varld.json" heading-level="3" without-map="">${link}</omvarld-twin-towns>`,
  "tag, empty": '<omvarld-twin-towns src="/feeds/varld.json"></omvarld-twin-towns>',
};

/**
 * Runs in the page that one edits in. How much of a way in is left: all of it; all, but with addresses that hold only in a
 * page of the same folder; itself, without what stood inside it; what stands inside it; or nothing.
 */
export function judge(given, saved) {
  const parse = (html) => new DOMParser().parseFromString(html, "text/html").body;
  const plain = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();
  const isAddress = (name) => /^(?:href|src)$/.test(name);
  const same = (value) => value;
  const resolved = (value, name) => (isAddress(name) ? new URL(value, document.baseURI).href : value);
  const describe = (node, write) =>
    node.nodeType === Node.TEXT_NODE
      ? plain(node.data)
      : [
          node.localName,
          [...node.attributes].map(({ name, value }) => `${name}=${write(value, name)}`).sort(),
          [...node.childNodes].map((child) => describe(child, write)).filter((child) => child !== ""),
        ];
  const [root] = parse(given).children;
  const body = parse(saved);
  const isIn = (write) => {
    const wanted = JSON.stringify(describe(root, write));
    return [...body.querySelectorAll(root.localName)].some((node) => JSON.stringify(describe(node, write)) === wanted);
  };
  if (isIn(same)) return "yes";
  if (isIn(resolved)) return "yes, addresses made relative";
  const shell = (node) => JSON.stringify(describe(node, resolved).slice(0, 2));
  const isShellIn = [...body.querySelectorAll(root.localName)].some((node) => shell(node) === shell(root));
  const squeezed = (node) => node.textContent.replace(/[\s\u00a0]+/g, "");
  const hrefs = (node) => [...node.querySelectorAll("a")].map((a) => resolved(a.getAttribute("href"), "href"));
  const isInside = hrefs(root).every((href) => hrefs(body).includes(href)) && squeezed(body).includes(squeezed(root));
  if (!isInside) return "no";
  if (root.attributes.length > 0 && isShellIn) return "yes, but its inside stands beside it";
  return squeezed(root) ? "its inside" : "no";
}

/**
 * What was measured, as a table of the document.
 * @param {{ places: string[], rows: { form: string, results: Record<string, { left: string }> }[] }} measured
 */
export function survivalTable({ places, rows }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(["survives", ...places]),
    line(["---", ...places.map(() => "---")]),
    ...rows.map(({ form, results }) => line([form, ...places.map((name) => results[name].left)])),
  ].join("\n");
}
