import { takeAwayStyles } from "../../element-kit/take-away.styles.ts";
import { euStatementStyles } from "../../styles/eu-statement.styles.ts";
import { css } from "../../styles/css.ts";

export const volunteeringStyles = css`
  ${takeAwayStyles}${euStatementStyles}
  .omvarld .omvarld-figures {
    display: flex;
    flex-wrap: wrap;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .omvarld .omvarld-figures > div {
    flex: 1 1 min(45%, 10.2rem);
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    padding: 0.9rem 1.05rem;
    outline: 1px solid var(--_line);
  }
  .omvarld .omvarld-figures dd {
    font-size: clamp(1.0625rem, 0.95rem + 0.8cqi, 1.25rem);
    font-weight: 650;
    line-height: 1.3;
  }
  .omvarld .omvarld-placements > .omvarld-columns {
    margin-block-start: 0.6rem;
  }
  .omvarld .omvarld-checks > li::before {
    content: "✓";
    content: "✓" / "";
    inset-inline-start: 0;
  }
  .omvarld .omvarld-apply {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
  }
  .omvarld .omvarld-call {
    background: var(--_accent);
    color: var(--_on-accent);
    forced-color-adjust: none;
  }
`;
