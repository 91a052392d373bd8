import { css } from "./css.ts";

export const barStyles = css`
  .omvarld .omvarld-bar {
    display: block;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 0.75rem;
    overflow: visible;
    direction: ltr;
    fill: var(--_accent);
    stroke: var(--_accent);
    stroke-width: 1.5;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .omvarld .omvarld-bar > line:first-child {
    stroke: var(--_line);
    stroke-width: 1;
  }
  .omvarld .omvarld-bar:not(.omvarld-bar-full) rect {
    fill: none;
  }
  .omvarld .omvarld-bar-hollow rect {
    stroke: currentColor;
    stroke-dasharray: 4 3;
  }
  .omvarld .omvarld-bar-striped svg {
    stroke-width: 0.75rem;
    stroke-dasharray: 2 4;
  }
`;
