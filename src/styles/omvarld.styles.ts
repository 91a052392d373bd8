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
  .omvarld :is(section, div, p, ul, ol, li, dl, dt, dd, h1, h2, h3, h4, h5, h6, figure, fieldset, legend, table, article, nav) {
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
  .omvarld :is(li)::before,
  .omvarld :is(li)::marker {
    content: none;
  }
  .omvarld :is(h1, h2, h3, h4, h5, h6) {
    font-family: var(--_font-heading);
    font-weight: var(--_heading-weight);
    line-height: 1.25;
    letter-spacing: normal;
    text-transform: none;
    color: inherit;
    text-wrap: balance;
    scroll-margin-block-start: var(--_offset);
  }
  .omvarld :is(h4, h5, h6, .omvarld-name) {
    font-size: 1.0625rem;
  }
  .omvarld .omvarld-name {
    font-size: 1.1875rem;
  }
  .omvarld .omvarld-heading {
    font-size: clamp(1.5rem, 1.2rem + 1.6cqi, 1.95rem);
    letter-spacing: -0.012em;
    margin-block-end: calc(var(--_space) * 1.25);
  }
  .omvarld .omvarld-title {
    font-size: clamp(2rem, 1.5rem + 2.6cqi, 3rem);
    line-height: 1.1;
    margin-block-end: 0.75rem;
  }
  .omvarld p {
    max-inline-size: var(--_measure);
    font-size: inherit;
    text-wrap: pretty;
  }
  .omvarld a {
    text-decoration: underline;
    text-underline-offset: 0.18em;
    text-decoration-thickness: 0.07em;
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
    text-decoration: none;
  }
  .omvarld .omvarld-note,
  .omvarld .omvarld-tags,
  .omvarld .omvarld-endonym {
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-endonym {
    font-weight: 400;
  }
  .omvarld .omvarld-section > * + * {
    margin-block-start: var(--_space);
  }
  .omvarld .omvarld-section > .omvarld-heading + * {
    margin-block-start: 0;
  }
  .omvarld .omvarld-section .omvarld-section,
  .omvarld .omvarld-page > * + * {
    margin-block-start: calc(var(--_space) * 3.5);
  }
  .omvarld .omvarld-section .omvarld-section {
    margin-block-start: calc(var(--_space) * 2);
  }
  .omvarld .omvarld-section .omvarld-section > .omvarld-heading {
    font-size: 1.3125rem;
    margin-block-end: 0.5rem;
  }
  .omvarld .omvarld-prose + .omvarld-prose,
  .omvarld .omvarld-rich > div > * + * {
    margin-block-start: 0.75rem;
  }
  .omvarld .omvarld-rich :is(ul, ol) {
    list-style: revert;
    padding-inline-start: 1.5rem;
  }
  .omvarld .omvarld-rich :is(li)::before,
  .omvarld .omvarld-rich :is(li)::marker {
    content: normal;
  }
  .omvarld .omvarld-rich :is(th, td) {
    padding: 0.25rem 0.75rem 0.25rem 0;
    text-align: start;
    vertical-align: top;
  }
  .omvarld .omvarld-points li {
    position: relative;
    padding-inline-start: 1.25rem;
    max-inline-size: var(--_measure);
  }
  .omvarld .omvarld-points li + li {
    margin-block-start: 0.25rem;
  }
  .omvarld .omvarld-points li::before {
    content: "";
    position: absolute;
    inset-inline-start: 0.15rem;
    inset-block-start: 0.62em;
    inline-size: 0.4rem;
    block-size: 0.4rem;
    border-radius: 50%;
    background: var(--_accent);
    forced-color-adjust: none;
  }
  .omvarld .omvarld-tags li {
    display: inline;
  }
  .omvarld .omvarld-tags li + li::before {
    content: " · ";
  }
  .omvarld .omvarld-badge {
    font-weight: 600;
    white-space: nowrap;
    color: var(--_text);
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
  .omvarld .omvarld-extras > * {
    margin-block-start: 0.75rem;
  }
  .omvarld .omvarld-image img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
  }

  /* Facts */
  .omvarld .omvarld-facts {
    display: grid;
    gap: 0.3rem;
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-facts > div {
    display: grid;
    grid-template-columns: minmax(5.5rem, auto) 1fr;
    gap: 0.75rem;
  }
  .omvarld .omvarld-facts dt,
  .omvarld .omvarld-meta dt,
  .omvarld .omvarld-figures dt {
    color: var(--_muted);
    font-weight: 400;
  }
  .omvarld .omvarld-line {
    display: block;
  }
  .omvarld .omvarld-meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15rem 1.6rem;
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-meta > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.4em;
  }
  .omvarld .omvarld-figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(45%, 10.2rem), 1fr));
    gap: 1px;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .omvarld .omvarld-figures > div {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    padding: 0.95rem 1.05rem;
    outline: 1px solid var(--_line);
  }
  .omvarld .omvarld-figures dd {
    font-size: clamp(1.0625rem, 0.95rem + 0.8cqi, 1.25rem);
    font-weight: 650;
    line-height: 1.3;
  }

  /* Twin towns */
  .omvarld .omvarld-towns {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19.5rem), 1fr));
    column-gap: calc(var(--_space) * 2.5);
  }
  .omvarld .omvarld-towns-list {
    grid-template-columns: 1fr;
  }
  .omvarld .omvarld-town {
    position: relative;
    border-block-start: 1px solid var(--_line-strong);
    padding-block: 1.05rem 1.6rem;
    padding-inline-start: 2.85rem;
  }
  .omvarld .omvarld-towns-list > .omvarld-town {
    padding-block: 0.75rem 0.85rem;
  }
  .omvarld .omvarld-long > .omvarld-town {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 11rem;
  }
  .omvarld .omvarld-number {
    position: absolute;
    inset-inline-start: 0;
    display: grid;
    place-items: center;
    min-inline-size: 1.75rem;
    block-size: 1.75rem;
    padding-inline: 0.3rem;
    border: 2px solid var(--_accent);
    border-radius: 1rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.9375rem;
    font-weight: 700;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }
  .omvarld .omvarld-past .omvarld-number {
    border: 2px dashed currentColor;
    background: none;
    color: inherit;
  }
  .omvarld .omvarld-text {
    margin-block-start: 0.5rem;
  }
  .omvarld .omvarld-foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 0.9rem;
    margin-block-start: 0.6rem;
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-foot a {
    min-block-size: 24px;
  }
  .omvarld .omvarld-scroll {
    overflow-x: auto;
  }
  .omvarld .omvarld-table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .omvarld .omvarld-table :is(th, td) {
    padding: 0.6rem 1.25rem 0.6rem 0;
    border: 0;
    border-block-end: 1px solid var(--_line);
    background: none;
    color: inherit;
    text-align: start;
    vertical-align: top;
    min-inline-size: 6rem;
  }
  .omvarld .omvarld-table thead th {
    border-block-end: 1px solid var(--_line-strong);
    color: var(--_muted);
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .omvarld .omvarld-group + .omvarld-group {
    margin-block-start: calc(var(--_space) * 1.5);
  }
  .omvarld .omvarld-group > .omvarld-name {
    margin-block-end: 0.5rem;
    font-size: 1.3125rem;
  }

  /* Filter */
  .omvarld .omvarld-filter {
    display: grid;
    gap: var(--_space);
    margin-block-end: var(--_space);
  }
  .omvarld .omvarld-search {
    display: grid;
    gap: 0.35rem;
    max-inline-size: 26rem;
    font-weight: 600;
  }
  .omvarld .omvarld-search input {
    min-block-size: 44px;
    inline-size: 100%;
    margin: 0;
    padding: 0.4rem 0.75rem;
    border: 1.5px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-weight: 400;
  }
  .omvarld .omvarld-chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .omvarld .omvarld-chips legend {
    margin-block-end: 0.5rem;
    font-size: inherit;
    font-weight: 600;
  }
  .omvarld .omvarld-chip {
    position: relative;
    display: inline-flex;
  }
  .omvarld .omvarld-chip input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .omvarld .omvarld-chip span {
    display: inline-flex;
    align-items: center;
    gap: 0.45rem;
    min-block-size: 44px;
    padding: 0.3rem 0.95rem;
    border: 1.5px solid var(--_line-strong);
    border-radius: 999px;
    line-height: 1.2;
  }
  .omvarld .omvarld-chip small {
    font-size: 0.875rem;
  }
  .omvarld .omvarld-chip input:checked + span {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .omvarld .omvarld-chip input:focus-visible + span {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .omvarld .omvarld-shown {
    font-weight: 600;
  }

  /* Buttons, boxes */
  .omvarld .omvarld-button,
  .omvarld .omvarld-call {
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
    text-decoration: none;
    cursor: pointer;
  }
  .omvarld .omvarld-call {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .omvarld :is(.omvarld-button, .omvarld-call):hover {
    text-decoration: underline;
  }
  .omvarld .omvarld-box {
    padding: 0.9rem 1.1rem;
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
  }
  .omvarld .omvarld-box > * + * {
    margin-block-start: 0.5rem;
  }
  .omvarld .omvarld-box-failed {
    border-inline-start-color: var(--_warning);
  }
  .omvarld .omvarld-stale {
    margin-block-start: var(--_space);
    padding-block-start: 0.6rem;
    border-block-start: 1px solid var(--_line);
  }
  .omvarld .omvarld-editor {
    margin-block-start: var(--_space);
    padding: 0.9rem 1.1rem;
    border: 2px dashed var(--_danger);
    border-radius: var(--_radius);
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-editor li {
    margin-block-start: 0.35rem;
  }
  .omvarld .omvarld-editor code {
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .omvarld .omvarld-fold {
    margin-block-start: var(--_space);
    border-block: 1px solid var(--_line-strong);
  }
  .omvarld .omvarld-fold > summary {
    min-block-size: 44px;
    padding-block: 0.7rem;
    font-weight: 600;
    cursor: pointer;
  }
  .omvarld .omvarld-skeleton {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19.5rem), 1fr));
    gap: calc(var(--_space) * 2.5);
    min-block-size: 12rem;
    /* Nobody should see a placeholder for a feed that is quick. */
    animation: omvarld-appear 1ms 150ms both;
  }
  .omvarld .omvarld-skeleton div {
    block-size: 8rem;
    border-block-start: 1px solid var(--_line-strong);
    background: linear-gradient(var(--_line), var(--_line)) 0 1.1rem / 45% 1rem no-repeat,
      linear-gradient(var(--_line), var(--_line)) 0 3rem / 90% 0.8rem no-repeat,
      linear-gradient(var(--_line), var(--_line)) 0 4.4rem / 75% 0.8rem no-repeat;
  }
  @keyframes omvarld-appear {
    from {
      visibility: hidden;
    }
  }

  /* Contacts */
  .omvarld .omvarld-contact-list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
    gap: var(--_space);
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
  .omvarld .omvarld-phone {
    white-space: nowrap;
  }
  .omvarld .omvarld-label {
    margin-block: 0.6rem -0.35rem;
    color: var(--_muted);
    font-size: 0.9375rem;
  }

  /* Documents and links */
  .omvarld .omvarld-documents {
    border-block-start: 1px solid var(--_line-strong);
  }
  .omvarld .omvarld-document {
    position: relative;
    display: grid;
    justify-items: start;
    gap: 0.1rem;
    min-block-size: 3.6rem;
    padding: 0.8rem 0;
    padding-inline-start: 3.6rem;
    border-block-end: 1px solid var(--_line);
  }
  .omvarld .omvarld-file {
    position: absolute;
    inset-block-start: 1rem;
    inset-inline-start: 0;
    min-inline-size: 2.6rem;
    padding: 0.22rem 0.3rem;
    border: 1.5px solid currentColor;
    border-radius: 3px;
    color: var(--_accent);
    font-size: 0.75rem;
    font-weight: 700;
    letter-spacing: 0.04em;
    line-height: 1;
    text-align: center;
  }
  .omvarld .omvarld-file:empty {
    display: none;
  }
  .omvarld .omvarld-links li + li {
    margin-block-start: 0.35rem;
  }

  /* Programmes, policies */
  .omvarld :is(.omvarld-programme, .omvarld-policy) {
    border-block-start: 1px solid var(--_line-strong);
    padding-block: 1.15rem 2rem;
  }
  .omvarld :is(.omvarld-programme, .omvarld-policy) > * + * {
    margin-block-start: 0.9rem;
  }
  .omvarld :is(.omvarld-programme, .omvarld-policy) > .omvarld-name + * {
    margin-block-start: 0.25rem;
  }
  .omvarld .omvarld-columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
    gap: 1.5rem 2.5rem;
  }
  .omvarld .omvarld-columns:not(:has(*)) {
    display: none;
  }
  .omvarld :is(.omvarld-columns h4, .omvarld-columns h5, .omvarld-columns h6, .omvarld-placements > :first-child) {
    margin-block-end: 0.4rem;
  }
  .omvarld .omvarld-checks li {
    position: relative;
    padding-inline-start: 1.7rem;
  }
  .omvarld .omvarld-checks li::before {
    content: "✓";
    content: "✓" / "";
    position: absolute;
    inset-inline-start: 0;
    color: var(--_accent);
    font-weight: 700;
  }
  .omvarld :is(.omvarld-steps, .omvarld-highlights, .omvarld-goals) {
    counter-reset: omvarld;
  }
  .omvarld :is(.omvarld-steps, .omvarld-highlights, .omvarld-goals) > li {
    position: relative;
    padding-block-end: 0.6rem;
    padding-inline-start: 2.1rem;
    max-inline-size: var(--_measure);
    counter-increment: omvarld;
  }
  .omvarld :is(.omvarld-steps, .omvarld-highlights, .omvarld-goals) > li::before {
    content: counter(omvarld);
    position: absolute;
    inset-inline-start: 0;
    color: var(--_accent);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  @container (min-width: 620px) {
    .omvarld .omvarld-goals {
      columns: 2;
      column-gap: 2.5rem;
    }
    .omvarld .omvarld-goals > li {
      break-inside: avoid;
    }
  }
  .omvarld .omvarld-eu {
    font-weight: 600;
  }

  /* News */
  .omvarld .omvarld-news-list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19.5rem), 1fr));
    gap: calc(var(--_space) * 1.75) calc(var(--_space) * 2.5);
  }
  .omvarld .omvarld-news-item {
    border-block-start: 1px solid var(--_line-strong);
    padding-block-start: 0.8rem;
  }
  .omvarld .omvarld-news-item > * + * {
    margin-block-start: 0.35rem;
  }
  .omvarld .omvarld-event {
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--_accent);
    font-size: 0.9375rem;
  }

  /* Page */
  .omvarld .omvarld-lead {
    font-size: clamp(1.125rem, 1.1rem + 0.4cqi, 1.3125rem);
  }
  .omvarld .omvarld-page-head {
    display: grid;
    gap: 2.5rem;
  }
  @container (min-width: 920px) {
    .omvarld .omvarld-page-head {
      grid-template-columns: minmax(0, 1fr) 18.5rem;
      column-gap: 4.5rem;
    }
  }
  .omvarld .omvarld-aside .omvarld-heading {
    margin-block-end: 0.6rem;
    font-size: 1.3125rem;
  }
  .omvarld .omvarld-answers {
    margin-block-start: 2rem;
    border-block-start: 1px solid var(--_line-strong);
  }
  .omvarld .omvarld-answers li {
    display: grid;
    grid-template-columns: 1fr;
    gap: 0.05rem 1rem;
    align-items: baseline;
    padding-block: 0.72rem;
    border-block-end: 1px solid var(--_line);
  }
  .omvarld .omvarld-answers a {
    font-weight: 600;
  }
  .omvarld .omvarld-answers span {
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  @container (min-width: 520px) {
    .omvarld .omvarld-answers li {
      grid-template-columns: auto 1fr;
    }
    .omvarld .omvarld-answers span {
      text-align: end;
    }
  }
  .omvarld .omvarld-page-end {
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  @media (forced-colors: active) {
    .omvarld :is(.omvarld-number, .omvarld-points li::before) {
      border-color: CanvasText;
    }
  }
  @media print {
    .omvarld :is(.omvarld-filter, .omvarld-button, .omvarld-editor, .omvarld-answers) {
      display: none;
    }
    /* What a reader has filtered away belongs on paper all the same. */
    .omvarld .omvarld-town[hidden] {
      display: block;
    }
    .omvarld :is(.omvarld-town, .omvarld-contact, .omvarld-news-item, .omvarld-document) {
      break-inside: avoid;
      content-visibility: visible;
    }
  }
`;
