import { barStyles } from "../../styles/bar.styles.ts";
import { euStatementStyles } from "../../styles/eu-statement.styles.ts";
import { css } from "../../styles/css.ts";

export const projectsStyles = css`
  ${barStyles}${euStatementStyles}
  .omvarld .omvarld-article > .omvarld-grant {
    max-inline-size: 30rem;
    margin-block-start: 0.4rem;
  }
  .omvarld .omvarld-projects .omvarld-article > :is(.omvarld-columns, div:not([class])) {
    margin-block-start: 1.6rem;
  }
  .omvarld .omvarld-projects h4 + .omvarld-columns {
    margin-block-start: 0.8rem;
  }
  .omvarld .omvarld-milestones > li {
    position: relative;
    padding-block-end: 0.9rem;
    padding-inline-start: 1.75rem;
  }
  .omvarld .omvarld-milestones > li::before {
    content: "";
    position: absolute;
    inset-block-start: 0.4em;
    inset-inline-start: 0;
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_accent);
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .omvarld .omvarld-milestones > .omvarld-ahead::before {
    background: none;
  }
  .omvarld .omvarld-milestones > li:not(:last-child)::after {
    content: "";
    position: absolute;
    inset-block: 1.3em -0.2em;
    inset-inline-start: calc(0.375rem - 1px);
    border-inline-start: 2px solid var(--_line);
  }
  .omvarld .omvarld-profile {
    padding-block: 0.9rem 0.6rem;
    border-block-start: 3px solid var(--_accent);
  }
  .omvarld :is(.omvarld-profile, .omvarld-stack) > * + * {
    margin-block-start: 0.6rem;
  }
  .omvarld .omvarld-profile h6 {
    margin-block-end: 0.25rem;
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-matrix-scroll {
    /* Holds what is hidden inside and stands outside the flow, which would widen the page. */
    position: relative;
    overflow-x: auto;
  }
  .omvarld .omvarld-matrix {
    /* The first column begins where the text above does, without the space around cells. */
    inline-size: calc(100% + 3px);
    margin-inline-start: -3px;
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 3px;
    font-size: 0.875rem;
  }
  /* Two or three participants have room wherever there is a table, and a sheet of paper cannot be scrolled. */
  @media screen {
    .omvarld .omvarld-matrix:has(th:nth-child(5)) {
      min-inline-size: 44rem;
    }
  }
  .omvarld .omvarld-matrix :is(th, td) {
    padding: 0.3rem 0.4rem;
    border: 0;
    text-align: start;
    vertical-align: middle;
    font-weight: 500;
  }
  .omvarld .omvarld-matrix th:first-child {
    padding-inline-start: 0;
  }
  .omvarld .omvarld-matrix thead th {
    color: var(--_muted);
    text-align: center;
    vertical-align: bottom;
  }
  .omvarld .omvarld-matrix thead th:first-child {
    inline-size: 30%;
    text-align: start;
  }
  .omvarld .omvarld-matrix th[colspan] {
    padding-block-start: 0.9rem;
    color: inherit;
    font-weight: 700;
  }
  .omvarld .omvarld-matrix td {
    /* Seen where the reader's own colours take the background away. */
    border: 1px solid transparent;
    border-radius: 3px;
    background: var(--_wash);
    text-align: center;
  }
  .omvarld .omvarld-matrix .omvarld-on {
    background: var(--_accent);
    color: var(--_on-accent);
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .omvarld .omvarld-matrix-scroll + .omvarld-theme-list {
    display: none;
  }
  @container (max-width: 620px) {
    .omvarld .omvarld-matrix-scroll {
      display: none;
    }
    .omvarld .omvarld-matrix-scroll + .omvarld-theme-list {
      display: block;
    }
  }
`;
