import { barStyles } from "../../styles/bar.styles.ts";
import { agreementBarsStyles } from "./agreement-bars.styles.ts";
import { css } from "../../styles/css.ts";

export const twinTownsStyles = css`
  ${barStyles}${agreementBarsStyles}
  .omvarld .omvarld-towns-list {
    grid-template-columns: 1fr;
  }
  .omvarld .omvarld-town {
    padding-inline-start: 2.85rem;
  }
  /* Its room is kept until it comes, and given back where it cannot come: where it failed, without script, on paper. */
  .omvarld .omvarld-map {
    block-size: clamp(20rem, 60cqi, 32rem);
  }
  .omvarld .omvarld-map-missing:empty {
    block-size: 0;
  }
  @media print, (scripting: none) {
    .omvarld .omvarld-map:empty {
      display: none;
    }
  }
  .omvarld .omvarld-number {
    position: absolute;
    inset-inline-start: 0;
    display: grid;
    place-items: center;
    min-inline-size: 1.75rem;
    block-size: 1.75rem;
    padding-inline: 0.3rem;
    border: 2px solid var(--_accent);
    border-radius: 1rem;
    background: var(--_accent);
    color: var(--_on-accent);
    print-color-adjust: exact;
    font-size: 0.9375rem;
    font-weight: 700;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }
  .omvarld .omvarld-past .omvarld-number {
    border: 2px dashed;
    background: none;
    color: inherit;
  }
  .omvarld .omvarld-endonym {
    color: var(--_muted);
    font-size: 1rem;
    font-weight: 400;
  }
  .omvarld a .omvarld-endonym {
    color: inherit;
  }
  .omvarld .omvarld-town > :is(.omvarld-text, .omvarld-documents),
  .omvarld .omvarld-foot {
    margin-block-start: 0.5rem;
  }
  .omvarld .omvarld-foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 0.9rem;
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .omvarld .omvarld-table :is(th, td) {
    min-inline-size: 6rem;
    padding: 0.6rem 1.25rem 0.6rem 0;
    border: 0;
    border-block-end: 1px solid var(--_line);
    background: none;
    color: inherit;
    text-align: start;
    vertical-align: top;
  }
  .omvarld .omvarld-table thead th {
    color: var(--_muted);
    font-weight: 600;
  }
  /* Rows of a long table are laid out group by group, so they cannot share columns that fit the widest. */
  .omvarld .omvarld-table.omvarld-long {
    display: block;
    min-inline-size: 34rem;
  }
  .omvarld .omvarld-long > :is(thead, tbody:not([hidden])) {
    display: block;
  }
  .omvarld .omvarld-long > * > tr:not([hidden]) {
    display: grid;
    grid-template-columns: 3fr 3fr 2fr 5fr;
  }
  .omvarld .omvarld-filter {
    display: grid;
    gap: var(--_space);
    margin-block-end: var(--_space);
    font-weight: 600;
  }
  .omvarld .omvarld-search {
    display: grid;
    gap: 0.35rem;
    max-inline-size: 26rem;
  }
  .omvarld .omvarld-search input {
    min-block-size: 44px;
    block-size: auto;
    inline-size: 100%;
    margin: 0;
    padding: 0.4rem 0.75rem;
    border: 1.5px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .omvarld .omvarld-chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .omvarld .omvarld-chips legend {
    margin-block-end: 0.5rem;
    font-size: inherit;
  }
  .omvarld .omvarld-chip {
    position: relative;
    font-weight: 400;
  }
  .omvarld .omvarld-chip input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .omvarld .omvarld-chip span {
    display: inline-flex;
    align-items: center;
    gap: 0.45rem;
    min-block-size: 44px;
    padding: 0.3rem 0.95rem;
    border: 1.5px solid var(--_line-strong);
    border-radius: 2rem;
    line-height: 1.2;
  }
  .omvarld .omvarld-chip small {
    font-size: 0.875rem;
  }
  .omvarld .omvarld-chip input:checked + span {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    forced-color-adjust: none;
  }
  .omvarld .omvarld-chip input:focus-visible + span {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
`;
