import { css } from "./css.ts";

/* The European emblem's own rules: at least a centimetre high, on another colour than white within a white border of
   one twenty-fifth of its height, and one of some few typefaces beside it. */
export const euStatementStyles = css`
  .omvarld .omvarld-article > .omvarld-eu {
    margin-block-start: 1.2rem;
  }
  .omvarld .omvarld-eu {
    --_emblem: max(1cm, 2.6rem);
    display: flex;
    align-items: center;
    gap: 0.75rem;
    font-family: Arial, Verdana, sans-serif;
    font-style: normal;
  }
  .omvarld .omvarld-eu > svg {
    flex: none;
    block-size: var(--_emblem);
    inline-size: calc(var(--_emblem) * 1.5);
    max-inline-size: none;
    outline: calc(var(--_emblem) / 25) solid #fff;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
`;
