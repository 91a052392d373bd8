import { type CSSResult, css as plainCss, unsafeCSS } from "lit";
import { pageContent } from "../elements/page/page.template.ts";
import { baseSheet } from "../styles/base.styles.ts";
import { css, editionProperty, unitRule } from "../styles/css.ts";
import { edition } from "../styles/edition.ts";

/** What cannot work without script is not shown where there is none. */
const withoutScript = css`
  .omvarld [data-omvarld-action],
  .omvarld .omvarld-filter,
  .omvarld .omvarld-map {
    display: none;
  }
`;

const standalone = plainCss`
  body {
    max-inline-size: 72rem;
    margin: 0 auto;
    padding: 1rem;
    font-family: system-ui, sans-serif;
  }
  /* There is no host page whose scheme it could follow. */
  .omvarld-theme-auto {
    color-scheme: light dark;
  }
`;

const join = (sheets: readonly CSSResult[]) => sheets.map(({ cssText }) => cssText.trim()).join("\n");

/** The sheets of a page of its own, which has no script. */
export const standaloneStyles = (own: readonly CSSResult[]): string =>
  join([standalone, unitRule, baseSheet, ...own, withoutScript]);

const editionRule = unsafeCSS(`.omvarld{${editionProperty}:"${edition}"}`);

/** All that prerendered HTML needs, with or without the script. */
export const siteStyles = (): string =>
  `${join([unitRule, editionRule, baseSheet, ...pageContent.styles])}\n@media (scripting: none){${join([withoutScript])}}\n`;
