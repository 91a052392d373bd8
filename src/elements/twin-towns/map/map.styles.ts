import { css } from "../../../styles/css.ts";

export const mapStyles = css`
  .omvarld .omvarld-map {
    --_ink: var(--_accent);
    --_name: currentColor;
    --_land: var(--omvarld-map-land, color-mix(in srgb, var(--_ink) 20%, var(--_surface)));
    break-inside: avoid;
  }
  /*
   * Whatever accent a site has, its lines can be seen: the accent is made dark enough for a light surface, and light enough
   * for a dark one. Mixed with black or white, as the surface asks, its lightness tells which of the two it was.
   */
  @supports (color: oklch(from color-mix(in oklab, light-dark(red, red) 45%, Canvas) calc(l * 1) c h)) {
    .omvarld .omvarld-map {
      --_far-end: oklch(from var(--_surface) clamp(0, (0.57 - l) * alpha * 999, 1) 0 0);
      --_ink: oklch(
        from color-mix(in oklab, var(--_accent) 45%, var(--_far-end))
          calc(min(l / 0.45, 0.53) + clamp(0, (l - 0.5) * 999, 1) * (max((l - 0.55) / 0.45, 0.72) - 0.53)) calc(c / 0.45)
          h
      );
      --_name: oklch(from var(--_far-end) calc(0.2 + 0.76 * l) 0 0);
    }
  }
  .omvarld .omvarld-map figure {
    display: grid;
    grid-template-rows: minmax(9rem, 1fr) auto;
    block-size: 100%;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .omvarld .omvarld-map-land {
    fill: var(--_land);
  }
  .omvarld .omvarld-map-picture {
    position: relative;
    overflow: hidden;
    background: linear-gradient(var(--_wash) 0 0) var(--_surface);
  }
  .omvarld .omvarld-map-picture > svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    direction: ltr;
    font-family: inherit;
  }
  .omvarld .omvarld-map svg {
    max-inline-size: none;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .omvarld .omvarld-map figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1.4rem;
    padding: 0.55rem 0.9rem;
    border-block-start: 1px solid var(--_line);
    line-height: 1.35;
  }
  .omvarld .omvarld-map figcaption > span {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
  }
  .omvarld .omvarld-map figcaption svg {
    flex: none;
    inline-size: 1.75rem;
    block-size: 1rem;
  }
  .omvarld :is(.omvarld-map-line, .omvarld-map-border) {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 1.75;
  }
  .omvarld .omvarld-map-border {
    stroke: var(--_surface);
    stroke-width: 1;
  }
  .omvarld .omvarld-map-home {
    fill: var(--_surface);
    stroke: var(--_ink);
    stroke-width: 2.5;
  }
  .omvarld :is(.omvarld-map-marker, .omvarld-map-dot, .omvarld-map-end) {
    fill: var(--_accent);
    stroke: var(--_ink);
    stroke-width: 2;
  }
  .omvarld .omvarld-map-dot {
    fill: var(--_ink);
  }
  .omvarld .omvarld-map-end {
    stroke-width: 7;
    stroke-linecap: round;
  }
  .omvarld .omvarld-map-gap {
    fill: var(--_surface);
  }
  .omvarld .omvarld-map-number {
    fill: var(--_on-accent);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    text-anchor: middle;
  }
  .omvarld :is(.omvarld-map-label, .omvarld-map-far) {
    fill: var(--_name);
    font-weight: 600;
    stroke: var(--_surface);
    stroke-width: 3px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .omvarld .omvarld-map-far {
    font-weight: 400;
  }
  .omvarld .omvarld-map-globe {
    fill: var(--_surface);
  }
  .omvarld .omvarld-map-rim {
    fill: none;
    stroke: var(--_line-strong);
  }
  .omvarld .omvarld-map-past .omvarld-map-line {
    stroke-dasharray: 4 3;
  }
  .omvarld .omvarld-map-past .omvarld-map-marker {
    fill: var(--_surface);
  }
  .omvarld .omvarld-map-past .omvarld-map-number {
    fill: var(--_name);
  }
  .omvarld .omvarld-map-dimmed {
    opacity: 0.2;
  }
  @media print {
    .omvarld .omvarld-map {
      /* Paper is white, whatever the page is. */
      --_surface: #fff;
      color-scheme: light;
      color: #000;
      block-size: 26rem;
    }
  }
  @media (forced-colors: active) {
    .omvarld .omvarld-map svg {
      --_land: color-mix(in srgb, CanvasText 22%, Canvas);
      --_accent: CanvasText;
      --_ink: CanvasText;
      --_name: CanvasText;
      --_on-accent: Canvas;
      --_surface: Canvas;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
