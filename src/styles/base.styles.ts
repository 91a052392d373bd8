import { css } from "./css.ts";

/*
 * What a tag wears from the start: tokens, themes, and its states before the feed is there. For the document and for shadow
 * roots alike. Every rule begins at a class of ours. Public properties are read with a default and never declared, so
 * what the host page inherits wins; rules read the private aliases.
 */
export const baseSheet = css`
  .omvarld {
    --_accent: var(--omvarld-color-accent, #0f5a6e);
    --_on-accent: var(--omvarld-color-on-accent, #fff);
    --_text: var(--omvarld-color-text, currentColor);
    --_muted: var(--omvarld-color-text-muted, color-mix(in srgb, currentColor 74%, transparent));
    --_surface: var(--omvarld-color-surface, Canvas);
    --_line: var(--omvarld-color-line, color-mix(in srgb, currentColor 20%, transparent));
    --_line-strong: var(--omvarld-color-line-strong, color-mix(in srgb, currentColor 55%, transparent));
    --_wash: var(--omvarld-color-wash, color-mix(in srgb, var(--_accent) 7%, transparent));
    --_focus: var(--omvarld-color-focus, currentColor);
    --_danger: var(--omvarld-color-danger, #9b2226);
    --_warning: var(--omvarld-color-warning, #8a5200);
    --_font-heading: var(--omvarld-font-heading, inherit);
    --_heading-weight: var(--omvarld-heading-weight, 650);
    --_space: var(--omvarld-space, 1rem);
    --_radius: var(--omvarld-radius, 4px);
    --_measure: var(--omvarld-measure, 66ch);
    --_offset: var(--omvarld-sticky-offset, 1rem);
    --_omvarld-rem: 1em;
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    margin: 0;
    color: var(--_text);
    font-variant-numeric: lining-nums;
    line-height: 1.55;
    text-align: start;
    text-indent: 0;
    white-space: normal;
    word-break: normal;
    overflow-wrap: break-word;
  }
  /* light-dark() follows the page's own colour scheme, not the reader's wish alone: a page that stays light stays whole. */
  @supports (color: light-dark(#000, #fff)) {
    .omvarld {
      --_accent: var(--omvarld-color-accent, light-dark(#0f5a6e, #7fd1de));
      --_on-accent: var(--omvarld-color-on-accent, light-dark(#fff, #0b1518));
      --_danger: var(--omvarld-color-danger, light-dark(#9b2226, #ff9b9b));
      --_warning: var(--omvarld-color-warning, light-dark(#8a5200, #f2c078));
    }
  }
  .omvarld.omvarld-theme {
    padding: var(--_space);
    background: var(--_surface);
  }
  .omvarld.omvarld-theme-light {
    --_surface: var(--omvarld-color-surface, #fff);
    --_text: var(--omvarld-color-text, #1c2429);
    color-scheme: light;
  }
  .omvarld.omvarld-theme-dark {
    --_surface: var(--omvarld-color-surface, #10181c);
    --_text: var(--omvarld-color-text, #e8eef0);
    color-scheme: dark;
  }
  .omvarld.omvarld-theme-auto {
    --_surface: var(--omvarld-color-surface, light-dark(#fff, #10181c));
    --_text: var(--omvarld-color-text, light-dark(#1c2429, #e8eef0));
  }
  /* What draws with colours of its own (forced-color-adjust: none) draws with the reader's here. */
  @media (forced-colors: active) {
    .omvarld {
      --_accent: CanvasText;
      --_on-accent: Canvas;
      --_text: CanvasText;
    }
  }
  .omvarld:where(.omvarld-theme) a {
    color: var(--_accent);
  }
  .omvarld *,
  .omvarld *::before,
  .omvarld *::after {
    box-sizing: border-box;
  }
  /* What pages give the elements of their own text. A drawing has its own rules. */
  .omvarld :where(:not(svg, svg *)) {
    min-inline-size: 0;
    max-inline-size: none;
    margin: 0;
    padding: 0;
    overflow: visible;
    border: 0;
    background: none;
    float: none;
    clear: none;
    font-size: inherit;
    text-indent: inherit;
    text-transform: inherit;
    white-space: inherit;
  }
  .omvarld :is(section, div, p, ul, ol, li, dl, dt, dd, figure, article) {
    inline-size: auto;
  }
  .omvarld :is(a, b, span, strong, time) {
    display: inline;
  }
  .omvarld p {
    max-inline-size: var(--_measure);
    font-size: inherit;
    text-wrap: pretty;
  }
  .omvarld :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .omvarld [hidden] {
    display: none;
  }
  .omvarld-hidden,
  .omvarld .omvarld-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .omvarld .omvarld-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19.5rem), 1fr));
    column-gap: calc(var(--_space) * 2.5);
  }
  .omvarld .omvarld-item {
    position: relative;
    border-block-start: 1px solid var(--_line-strong);
    padding-block: 1.05rem 1.6rem;
  }
  .omvarld .omvarld-button {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding: 0.5rem 1.1rem;
    border: 1.5px solid var(--_accent);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .omvarld .omvarld-box {
    padding: 0.9rem 1.1rem;
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
  }
  .omvarld .omvarld-box > * + * {
    margin-block-start: 0.6rem;
  }
  .omvarld .omvarld-box-failed {
    border-inline-start-color: var(--_warning);
  }
  .omvarld .omvarld-skeleton {
    min-block-size: 12rem;
    /* Nobody should see a placeholder for a feed that is quick. */
    animation: omvarld-appear 1ms 150ms both;
  }
  .omvarld .omvarld-skeleton .omvarld-item {
    block-size: 8rem;
    background: linear-gradient(var(--_line), var(--_line)) 0 1.1rem / 45% 1rem no-repeat,
      linear-gradient(var(--_line), var(--_line)) 0 3rem / 90% 0.8rem no-repeat,
      linear-gradient(var(--_line), var(--_line)) 0 4.4rem / 75% 0.8rem no-repeat;
  }
  @keyframes omvarld-appear {
    from {
      visibility: hidden;
    }
  }
`;
