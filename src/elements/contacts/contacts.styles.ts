import { takeAwayStyles } from "../../element-kit/take-away.styles.ts";
import { css } from "../../styles/css.ts";

export const contactsStyles = css`
  ${takeAwayStyles}
  .omvarld .omvarld-contact-list {
    row-gap: var(--_space);
    /* What follows on the page is not to touch them. */
    margin-block-end: var(--_space);
  }
  .omvarld .omvarld-contact {
    padding: 1.1rem 1.25rem 1.35rem;
    border-block-start: 3px solid var(--_accent);
    border-radius: 0 0 var(--_radius) var(--_radius);
    background: var(--_wash);
  }
  .omvarld .omvarld-contact > .omvarld-facts {
    margin-block-start: 0.9rem;
  }
  .omvarld .omvarld-contact > .omvarld-text {
    margin-block-start: 0.6rem;
  }
  .omvarld .omvarld-action {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    margin-block-start: 0.6rem;
    padding: 0.45rem 0.8rem;
    border: 1.5px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font-weight: 600;
  }
  .omvarld .omvarld-action-phone {
    font-size: 1.1875rem;
    font-variant-numeric: tabular-nums;
  }
  .omvarld .omvarld-line {
    display: block;
  }
`;
