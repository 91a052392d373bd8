import { bounds, holds } from "./bounds.mjs";
import { contenders, parts } from "./parts.mjs";

const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row, fill = " ") => `| ${row.map((cell, column) => cell.padEnd(widths[column], fill)).join(" | ")} |`;
  const [head, ...rest] = rows;
  const rule = line(
    head.map(() => "---"),
    "-",
  );
  return [line(head), rule, ...rest.map((row) => line(row))].join("\n");
};

const of = (figure, other) => (page, pages) => (page[figure] / (pages[other]?.[figure] ?? NaN)).toFixed(2);
const whole = (figure) => (page) => page[figure].toFixed(0);

/** Title, part and cell of each column after the contender's name. */
const columns = [
  ["20: kB in all", "short", ({ bytes }) => (bytes / 1000).toFixed(1)],
  ["20: complete, ms", "short", whole("complete")],
  ["× static", "short", of("complete", "static")],
  ["× `innerHTML`", "short", of("complete", "inner-html")],
  ["largest paint, ms", "short", whole("largestPaint")],
  ["layout shift", "short", ({ shifts }) => shifts.toFixed(3)],
  ["1 000: complete, ms", "middle", whole("complete")],
  ["× `innerHTML`", "middle", of("complete", "inner-html")],
  ["× tuned", "middle", of("complete", "inner-html-tuned")],
  ["processor, ms", "middle", whole("processor")],
  ["× `innerHTML`", "middle", of("processor", "inner-html")],
  ["× tuned", "middle", of("processor", "inner-html-tuned")],
  ["blocking, ms", "middle", whole("blocking")],
  ["nodes a town", "middle", ({ nodes }) => (nodes / parts.middle.feed).toFixed(1)],
  ["20 000: complete, ms", "long", whole("complete")],
  ["× `innerHTML`", "long", of("complete", "inner-html")],
  ["longest task, ms", "long", ({ longestTask }) => (longestTask <= 50 ? "≤ 50" : longestTask.toFixed(0))],
];

/** All contenders, with what they took and how that compares; a part that was not measured is empty. */
export function contendersTable(results) {
  const rows = Object.entries(contenders).map(([name, title]) => [
    title,
    ...columns.map(([, part, cell]) => {
      const pages = results[part]?.pages;
      if (!pages) return "";
      return pages[name] ? cell(pages[name], pages) : "never";
    }),
  ]);
  return table([["made by", ...columns.map(([title]) => title)], ...rows]);
}

const format = (value, unit) =>
  Number.isNaN(value)
    ? "never complete"
    : unit === "ms"
      ? `${value.toFixed(0)} ms`
      : value.toFixed(unit === "×" ? 2 : 3);

/** What is promised and what was measured, of those parts that were measured. */
export function readBounds(results) {
  return bounds.map((bound) => {
    const pages = results[bound.part]?.pages;
    const value = pages && bound.read(pages);
    return { ...bound, value, isHeld: value === undefined ? undefined : holds(bound, value) };
  });
}

export function boundsTable(results) {
  const rows = readBounds(results).map(({ part, what, most, unit, value, isHeld }) => [
    `${parts[part].title}: ${what}`,
    unit === "" ? String(most) : `${most} ${unit}`,
    value === undefined ? "not yet" : format(value, unit),
    isHeld === undefined ? "" : isHeld ? "yes" : "**no**",
  ]);
  return table([["what", "at most", "measured", "holds"], ...rows]);
}
