import { css } from "./css.ts";
import { groupRoom } from "./group-room.ts";
import { richStyles } from "./omvarld-rich.styles.ts";

/* What the content of all tags shares. It comes with the templates, so that nobody waits for it before the feed. */
export const sheet = css`
  .omvarld :is(dt, dd, time) {
    font-style: inherit;
  }
  .omvarld :is(ul, ol) {
    list-style: none;
  }
  .omvarld li {
    list-style: inherit;
  }
  .omvarld li::marker,
  .omvarld :is(a, li)::before,
  .omvarld a::after {
    content: none;
  }
  .omvarld table {
    font: inherit;
    color: inherit;
    text-align: inherit;
  }
  .omvarld label {
    text-align: inherit;
  }
  .omvarld caption {
    caption-side: top;
    text-align: start;
  }
  .omvarld :is(h1, h2, h3, h4, h5, h6) {
    font-family: var(--_font-heading);
    font-size: 1.0625rem;
    font-style: inherit;
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
  .omvarld a {
    text-underline-offset: 0.18em;
    overflow-wrap: anywhere;
  }
  .omvarld a:hover {
    text-decoration-thickness: 0.14em;
  }
  .omvarld [id] {
    scroll-margin-block-start: var(--_offset);
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
  .omvarld :is(.omvarld-note, .omvarld-owner, .omvarld-tags, .omvarld-facts, .omvarld-meta) {
    font-size: 0.9375rem;
  }
  .omvarld .omvarld-owner {
    font-weight: 600;
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
  .omvarld :is(.omvarld-prose + *, .omvarld-points + *, .omvarld-rich > div > * + *, .omvarld-extras > *) {
    margin-block-start: 0.6rem;
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
  ${richStyles}
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
  /* A long list's groups, none of which is laid out before a reader comes near. How high one is, is measured. */
  .omvarld .omvarld-long > :not(thead) {
    content-visibility: auto;
    contain-intrinsic-block-size: auto ${groupRoom};
    overflow-clip-margin: 6px;
  }
  .omvarld .omvarld-long > [hidden] {
    display: none;
  }
  @media screen {
    @supports (content-visibility: hidden) {
      /* Put aside and not taken away: to take apart all that stands in them takes longer than a reader's key may. */
      .omvarld .omvarld-long > [hidden] {
        display: block;
        content-visibility: hidden;
        position: absolute;
        inline-size: 0;
        block-size: 0;
      }
    }
  }
  .omvarld .omvarld-flat > :not([hidden], thead) {
    display: contents;
  }
  .omvarld .omvarld-articles > * + *,
  .omvarld .omvarld-articles + .omvarld-articles {
    margin-block-start: var(--_space);
  }
  .omvarld .omvarld-scroll {
    /* Holds what is hidden inside and stands outside the flow, which would widen the page. */
    position: relative;
    overflow-x: auto;
  }
  .omvarld :is(.omvarld-image, .omvarld-rich) img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
  }
  .omvarld :is(.omvarld-facts, .omvarld-meta) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15rem 1.6rem;
  }
  .omvarld :is(.omvarld-facts, .omvarld-meta) > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.4em;
  }
  .omvarld .omvarld-facts > div {
    column-gap: 0.75rem;
    inline-size: 100%;
  }
  .omvarld .omvarld-facts dt {
    inline-size: 7rem;
  }
  .omvarld .omvarld-facts dd {
    flex: 1 1 6rem;
  }
  .omvarld .omvarld-fold > summary {
    min-block-size: 44px;
    padding-block: 0.7rem;
    border-block-start: 1px solid var(--_line-strong);
    font-weight: 600;
    list-style: revert;
    cursor: pointer;
  }

  .omvarld .omvarld-document {
    position: relative;
    display: grid;
    justify-items: start;
    min-block-size: 3.6rem;
    padding: 0.7rem 0;
    padding-inline-start: min(3.6rem, 25cqi);
    border-block-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
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
    }
    .omvarld .omvarld-long > :not(thead) {
      content-visibility: visible;
    }
    /* What a reader has filtered away belongs on paper all the same. */
    .omvarld .omvarld-item[hidden] {
      display: list-item;
    }
    .omvarld .omvarld-long > .omvarld-grid[hidden] {
      display: grid;
    }
    .omvarld .omvarld-group[hidden] {
      display: block;
    }
  }
`;
