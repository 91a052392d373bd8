import { css } from "../../styles/css.ts";

export const policiesStyles = css`
  .omvarld .omvarld-goals {
    column-gap: calc(var(--_space) * 2.5);
  }
  .omvarld .omvarld-goals > li {
    break-inside: avoid;
  }
  @container (min-width: 620px) {
    .omvarld .omvarld-goals {
      columns: 2;
    }
  }
`;
