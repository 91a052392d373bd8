import { css } from "../../styles/css.ts";

export const agreementBarsStyles = css`
  .omvarld .omvarld-section > .omvarld-agreements {
    margin-block-start: calc(var(--_space) * 2);
    break-inside: avoid;
  }
  .omvarld .omvarld-agreements > .omvarld-name {
    margin-block-end: 0.5rem;
  }
  .omvarld :is(.omvarld-agreement, .omvarld-agreements .omvarld-axis) {
    --_name: clamp(7rem, 24cqi, 12rem);
    --_duration: 10rem;
  }
  .omvarld .omvarld-agreement {
    display: grid;
    grid-template-columns: var(--_name) 1fr var(--_duration);
    column-gap: 1rem;
    align-items: center;
    min-block-size: 2.1rem;
    padding-block: 0.2rem;
    border-block-end: 1px solid var(--_line);
    font-variant-numeric: tabular-nums;
  }
  .omvarld .omvarld-agreement > .omvarld-note {
    text-align: end;
  }
  .omvarld .omvarld-axis {
    display: block;
    inline-size: calc(100% - var(--_name) - var(--_duration) - 2rem);
    max-inline-size: none;
    block-size: 1.75rem;
    margin-inline-start: calc(var(--_name) + 1rem);
    overflow: visible;
    direction: ltr;
    color: var(--_text);
    stroke: var(--_line-strong);
    font-size: 0.875rem;
    forced-color-adjust: none;
  }
  .omvarld .omvarld-axis svg {
    overflow: visible;
  }
  .omvarld .omvarld-axis text {
    fill: var(--_muted);
    stroke: none;
  }
  @container (max-width: 560px) {
    .omvarld .omvarld-agreement {
      grid-template-columns: 1fr auto;
      row-gap: 0.3rem;
      padding-block: 0.5rem 0.7rem;
    }
    .omvarld .omvarld-agreement > .omvarld-bar {
      grid-area: 2 / 1 / 3 / 3;
    }
    .omvarld .omvarld-axis {
      inline-size: 100%;
      margin-inline-start: 0;
    }
  }
  @media not print {
    .omvarld .omvarld-agreement[hidden] {
      display: none;
    }
  }
  @media print {
    .omvarld .omvarld-agreements[hidden] {
      display: block;
    }
  }
`;
