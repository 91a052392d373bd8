import { css } from "../styles/css.ts";

export const takeAwayStyles = css`
  .omvarld .omvarld-save {
    position: relative;
    display: flex;
    align-items: center;
    inline-size: fit-content;
    min-block-size: 44px;
    margin: 0;
    padding: 0.2rem 0;
    border: 0;
    border-radius: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.18em;
    cursor: pointer;
  }
  .omvarld .omvarld-save::before {
    content: "↓\\00a0";
    content: "↓\\00a0" / "";
    color: var(--_accent);
    font-weight: 700;
  }
  .omvarld .omvarld-save:hover {
    text-decoration-thickness: 0.14em;
  }
  /* Where text goes from right to left, its margin would stand out of a narrow screen. */
  .omvarld .omvarld-save .omvarld-hidden {
    margin: 0;
  }
  .omvarld .omvarld-save[aria-busy] {
    cursor: progress;
  }
  .omvarld .omvarld-save-failed {
    display: block;
  }
  @media print {
    .omvarld :is(.omvarld-save, .omvarld-save-failed) {
      display: none;
    }
  }
`;
