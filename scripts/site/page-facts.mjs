import { collapse } from "./visit.mjs";

/** What a reader finds in a page, to be run in it. */
export const readPage = () => ({
  text: document.body.innerText,
  link: [...document.querySelectorAll("a[href]")].filter((link) => link.checkVisibility()).map(({ href }) => href),
  image: [...document.images].filter((image) => image.checkVisibility()).map(({ src, alt }) => `${src} ${alt}`.trim()),
  row: [
    ...[...document.querySelectorAll("tbody tr")]
      .filter((row) => row.checkVisibility())
      .map((row) => {
        const columns = row.closest("table").rows[0].cells;
        const isOn = (cell) => cell.localName === "th" || cell.innerText.includes("●");
        return [...row.cells]
          .filter(isOn)
          .map((cell) => (cell.localName === "th" ? cell.innerText : columns[cell.cellIndex].innerText))
          .join(", ");
      }),
    ...[...document.querySelectorAll("li")].filter((item) => item.checkVisibility()).map((item) => item.innerText),
  ],
});

/**
 * The facts that a page does not tell. What the feed says in several places the page must say as often, so that one
 * place cannot stand for another.
 * @param {readonly import("./feed-facts.mjs").Fact[]} facts
 * @param {ReturnType<typeof readPage>} shown
 * @returns {string[]} a line each
 */
export function missingFacts(facts, shown) {
  const text = collapse(shown.text);
  const isTold = ({ value, names, others }) =>
    shown.row.some(
      (row) =>
        row.includes(value) && names.every((name) => row.includes(name)) && !others.some((name) => row.includes(name)),
    );
  const rows = facts.filter((fact) => fact.kind === "row" && !isTold(fact));
  const rest = facts.filter(({ kind }) => kind !== "row");
  const counted = Object.values(Object.groupBy(rest, ({ kind, value }) => `${kind} ${value}`)).flatMap((same) => {
    const [{ kind, value }] = same;
    const times =
      kind === "text"
        ? [...text.matchAll(new RegExp(value, "g"))].length
        : shown[kind].filter((one) => one === value).length;
    const wanted = same.filter(({ once }) => !once).length || 1;
    if (times >= wanted) return [];
    return [`${kind} ${value}: ${times} of ${wanted} (${same.map(({ path }) => path).join(", ")})`];
  });
  return [...rows.map(({ path, value, names }) => `${value}: ${names.join(", ")} (${path})`), ...counted];
}
