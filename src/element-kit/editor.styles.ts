import { css } from "../styles/css.ts";

export const editorStyles = css`
  .omvarld .omvarld-editor {
    margin-block-start: var(--_space);
    padding: 0.9rem 1.1rem;
    border: 2px dashed var(--_danger);
    border-radius: var(--_radius);
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-editor ul {
    /* A feed with a hundred faults leaves the page to be seen. */
    max-block-size: 24rem;
    overflow-y: auto;
  }
  .omvarld .omvarld-editor li {
    margin-block-start: 0.35rem;
  }
  .omvarld .omvarld-editor code {
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
`;
