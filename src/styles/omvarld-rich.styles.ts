import { css } from "./css.ts";

/* How HTML of the feed looks inside a tag. */
export const richStyles = css`
  .omvarld .omvarld-rich :is(ul, ol) {
    list-style: revert;
    padding-inline-start: 1.5rem;
  }
  .omvarld .omvarld-rich ul {
    list-style: disc;
  }
  .omvarld .omvarld-rich li::marker {
    content: normal;
  }
  .omvarld .omvarld-rich table {
    border-collapse: collapse;
  }
  .omvarld .omvarld-rich :is(th, td) {
    border-block-end: 1px solid var(--_line);
    padding: 0.3rem 1rem 0.3rem 0;
    text-align: start;
    vertical-align: top;
  }
  .omvarld .omvarld-rich > div > * + :is(h2, h3, h4, h5, h6) {
    margin-block-start: 1.1rem;
  }
  .omvarld .omvarld-rich blockquote {
    margin-inline: 0;
    border-inline-start: 3px solid var(--_line-strong);
    padding-inline-start: 1rem;
  }
  .omvarld .omvarld-rich :is(sub, sup) {
    line-height: 0;
  }
`;
