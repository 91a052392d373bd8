import { css } from "../../styles/css.ts";

export const pageStyles = css`
  .omvarld .omvarld-title {
    font-size: clamp(2rem, 1.5rem + 2.6cqi, 3rem);
    line-height: 1.1;
    margin-block-end: 0.75rem;
  }
  .omvarld .omvarld-lead {
    font-size: clamp(1.125rem, 1.1rem + 0.4cqi, 1.3125rem);
  }
  .omvarld .omvarld-page > * + * {
    margin-block-start: calc(var(--_space) * 4);
  }
  .omvarld .omvarld-page-head {
    display: grid;
    gap: 2.5rem;
  }
  .omvarld .omvarld-aside > section {
    /* Below, contacts bring room of their own. */
    padding: 1.1rem 1.25rem 0.35rem;
    border-block-start: 3px solid var(--_accent);
    border-radius: 0 0 var(--_radius) var(--_radius);
    background: var(--_wash);
  }
  .omvarld .omvarld-aside > section > .omvarld-heading {
    margin-block-end: 0.6rem;
  }
  .omvarld .omvarld-aside .omvarld-contact {
    padding: 0;
    border: 0;
    background: none;
  }
  .omvarld .omvarld-answers {
    margin-block-start: 2rem;
    border-block-start: 1px solid var(--_line-strong);
  }
  .omvarld .omvarld-answers li {
    display: grid;
    gap: 0.05rem 1rem;
    align-items: baseline;
    padding-block: 0.72rem;
    border-block-end: 1px solid var(--_line);
  }
  .omvarld .omvarld-answers a {
    font-weight: 600;
  }
  .omvarld .omvarld-page-end {
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }
  @container (min-width: 520px) {
    .omvarld .omvarld-answers li {
      grid-template-columns: auto 1fr;
    }
    .omvarld .omvarld-answers span {
      text-align: end;
    }
  }
  @container (min-width: 920px) {
    .omvarld .omvarld-page-head:has(.omvarld-aside) {
      grid-template-columns: minmax(0, 1fr) 18.5rem;
      column-gap: 4.5rem;
    }
  }
`;
