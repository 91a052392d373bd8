import { css } from "lit";

/*
 * The one sheet, for the document and for shadow roots alike. Every rule begins at a class of ours. Public properties
 * are read with a default and never declared, so what the host page inherits wins; rules read the private aliases.
 */
export const sheet = css`
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
    display: block;
    container-type: inline-size;
    color: var(--_text);
    font-variant-numeric: lining-nums;
    line-height: 1.55;
    text-align: start;
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
  .omvarld-theme {
    padding: var(--_space);
    background: var(--_surface);
  }
  .omvarld-theme-light {
    --_surface: var(--omvarld-color-surface, #fff);
    --_text: var(--omvarld-color-text, #1c2429);
    color-scheme: light;
  }
  .omvarld-theme-dark {
    --_surface: var(--omvarld-color-surface, #10181c);
    --_text: var(--omvarld-color-text, #e8eef0);
    color-scheme: dark;
  }
  .omvarld-theme-auto {
    --_surface: var(--omvarld-color-surface, light-dark(#fff, #10181c));
    --_text: var(--omvarld-color-text, light-dark(#1c2429, #e8eef0));
  }
  .omvarld-theme a {
    color: var(--_accent);
  }
  .omvarld *,
  .omvarld *::before,
  .omvarld *::after {
    box-sizing: border-box;
  }
  .omvarld :is(section, div, p, ul, ol, li, dl, dt, dd, h1, h2, h3, h4, h5, h6, figure, fieldset, legend, article, nav) {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    float: none;
    min-inline-size: 0;
  }
  .omvarld :is(ul, ol) {
    list-style: none;
  }
  .omvarld li::before,
  .omvarld li::marker {
    content: none;
  }
  .omvarld :is(h1, h2, h3, h4, h5, h6) {
    font-family: var(--_font-heading);
    font-size: 1.0625rem;
    font-weight: var(--_heading-weight);
    line-height: 1.25;
    letter-spacing: normal;
    text-transform: none;
    color: inherit;
    text-wrap: balance;
  }
  .omvarld :is(h5, h6) {
    font-size: 1rem;
  }
  .omvarld .omvarld-name {
    font-size: 1.1875rem;
  }
  .omvarld .omvarld-group > .omvarld-name {
    margin-block: var(--_space) 0.5rem;
    font-size: 1.25rem;
  }
  .omvarld .omvarld-heading {
    font-size: clamp(1.5rem, 1.2rem + 1.6cqi, 1.95rem);
    letter-spacing: -0.012em;
    margin-block-end: var(--_space);
  }
  .omvarld :is(h3.omvarld-heading, h4.omvarld-heading, h5.omvarld-heading, .omvarld-aside .omvarld-heading) {
    font-size: 1.3125rem;
  }
  .omvarld p {
    max-inline-size: var(--_measure);
    font-size: inherit;
    text-wrap: pretty;
  }
  .omvarld a {
    text-underline-offset: 0.18em;
    overflow-wrap: anywhere;
  }
  .omvarld a:hover {
    text-decoration-thickness: 0.14em;
  }
  .omvarld :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .omvarld [hidden] {
    display: none;
  }
  .omvarld [id] {
    scroll-margin-block-start: var(--_offset);
  }
  .omvarld-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .omvarld .omvarld-link-out::after {
    /* Joined to the last word, so that it never stands alone on a line; silent where it is read aloud. */
    content: "\\2060\\00a0\\2197\\fe0e";
    content: "\\2060\\00a0\\2197\\fe0e" / "";
    font-size: 0.85em;
  }
  .omvarld :is(.omvarld-note, .omvarld-tags, dt) {
    color: var(--_muted);
    font-weight: 400;
  }
  .omvarld :is(.omvarld-note, .omvarld-tags, .omvarld-facts, .omvarld-meta) {
    font-size: 0.9375rem;
  }

  .omvarld .omvarld-section > * + *,
  .omvarld .omvarld-stale {
    margin-block-start: var(--_space);
  }
  .omvarld .omvarld-section > .omvarld-heading + * {
    margin-block-start: 0;
  }
  .omvarld .omvarld-section > .omvarld-section {
    margin-block-start: calc(var(--_space) * 2);
  }
  .omvarld :is(.omvarld-prose + *, .omvarld-points + *, .omvarld-rich > div > * + *, .omvarld-box > * + *, .omvarld-extras > *) {
    margin-block-start: 0.6rem;
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
  .omvarld .omvarld-article > * + * {
    margin-block-start: 0.9rem;
  }
  .omvarld .omvarld-article > .omvarld-name + * {
    margin-block-start: 0.3rem;
  }
  .omvarld .omvarld-columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
    gap: 1.5rem 2.5rem;
  }
  .omvarld .omvarld-columns:not(:has(*)) {
    display: none;
  }
  .omvarld :is(.omvarld-columns > div, .omvarld-article > div) > :is(h4, h5, h6):not(:last-child) {
    margin-block-end: 0.4rem;
  }
  .omvarld .omvarld-rich :is(ul, ol) {
    list-style: revert;
    padding-inline-start: 1.5rem;
  }
  .omvarld .omvarld-rich li::marker {
    content: normal;
  }
  .omvarld .omvarld-rich :is(th, td) {
    padding: 0.25rem 0.75rem 0.25rem 0;
    text-align: start;
    vertical-align: top;
  }
  .omvarld :is(.omvarld-points, .omvarld-numbered) > li {
    position: relative;
    padding-inline-start: 1.4rem;
    max-inline-size: var(--_measure);
  }
  .omvarld :is(.omvarld-points, .omvarld-numbered) > li + li {
    margin-block-start: 0.3rem;
  }
  .omvarld :is(.omvarld-points, .omvarld-numbered) > li::before {
    position: absolute;
    inset-inline-start: 0.15rem;
    content: "•";
    content: "•" / "";
    color: var(--_accent);
    font-weight: 700;
  }
  .omvarld .omvarld-numbered {
    counter-reset: omvarld;
  }
  .omvarld .omvarld-numbered > li {
    counter-increment: omvarld;
  }
  .omvarld .omvarld-numbered > li::before {
    content: counter(omvarld);
  }
  .omvarld .omvarld-tags li {
    display: inline;
  }
  .omvarld .omvarld-tags li + li::before {
    content: " · ";
  }
  .omvarld .omvarld-badge {
    color: var(--_text);
    font-weight: 600;
    white-space: nowrap;
  }
  .omvarld .omvarld-badge::before {
    content: "";
    display: inline-block;
    inline-size: 0.6rem;
    block-size: 0.6rem;
    margin-inline-end: 0.4rem;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_accent);
    forced-color-adjust: none;
  }
  .omvarld .omvarld-badge-past::before {
    border-color: currentColor;
    background: none;
  }
  .omvarld .omvarld-image img {
    max-inline-size: 100%;
    block-size: auto;
  }
  .omvarld .omvarld-facts,
  .omvarld .omvarld-meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15rem 1.6rem;
  }
  .omvarld .omvarld-meta > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.4em;
  }
  .omvarld .omvarld-facts > div {
    display: grid;
    grid-template-columns: 7rem 1fr;
    gap: 0.75rem;
    inline-size: 100%;
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
  .omvarld .omvarld-box-failed {
    border-inline-start-color: var(--_warning);
  }
  .omvarld .omvarld-fold > summary {
    min-block-size: 44px;
    padding-block: 0.7rem;
    border-block-start: 1px solid var(--_line-strong);
    font-weight: 600;
    cursor: pointer;
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

  .omvarld .omvarld-document {
    position: relative;
    display: grid;
    justify-items: start;
    min-block-size: 3.6rem;
    padding: 0.7rem 0;
    padding-inline-start: 3.6rem;
    border-block-start: 1px solid var(--_line);
  }
  .omvarld .omvarld-file {
    position: absolute;
    inset-block-start: 1rem;
    inset-inline-start: 0;
    min-inline-size: 2.6rem;
    padding: 0.22rem 0.3rem;
    border: 1.5px solid;
    border-radius: 3px;
    color: var(--_accent);
    font-size: 0.75rem;
    font-weight: 700;
    line-height: 1;
    text-align: center;
  }
  .omvarld .omvarld-phone {
    white-space: nowrap;
  }
  @media print {
    .omvarld :is(.omvarld-filter, .omvarld-button, .omvarld-editor, .omvarld-answers) {
      display: none !important;
    }
    .omvarld .omvarld-item {
      break-inside: avoid;
      content-visibility: visible;
    }
    /* What a reader has filtered away belongs on paper all the same. */
    .omvarld .omvarld-item[hidden] {
      display: list-item;
    }
  }
`;
