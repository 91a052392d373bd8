import { css } from "lit";

export const mapStyles = css`
  .omvarld .omvarld-map {
    --_land: var(--omvarld-map-land, color-mix(in srgb, var(--_accent) 20%, var(--_surface)));
    break-inside: avoid;
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
    background: var(--_wash);
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
    stroke: var(--_accent);
    stroke-width: 1.75;
  }
  .omvarld .omvarld-map-border {
    stroke: var(--_surface);
    stroke-width: 1;
  }
  .omvarld .omvarld-map-home {
    fill: var(--_surface);
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .omvarld :is(.omvarld-map-marker, .omvarld-map-dot) {
    fill: var(--_accent);
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .omvarld .omvarld-map-number {
    fill: var(--_on-accent);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    text-anchor: middle;
  }
  .omvarld :is(.omvarld-map-label, .omvarld-map-far) {
    fill: currentColor;
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
  .omvarld .omvarld-map-past :is(.omvarld-map-line, .omvarld-map-marker),
  .omvarld .omvarld-map-line.omvarld-map-past {
    stroke-dasharray: 4 3;
  }
  .omvarld .omvarld-map-past .omvarld-map-marker {
    fill: var(--_surface);
  }
  .omvarld .omvarld-map-past .omvarld-map-number {
    fill: currentColor;
  }
  @media print {
    .omvarld .omvarld-map {
      block-size: 26rem;
    }
  }
  @media (forced-colors: active) {
    .omvarld .omvarld-map svg {
      --_land: color-mix(in srgb, CanvasText 22%, Canvas);
      --_accent: CanvasText;
      --_on-accent: Canvas;
      --_surface: Canvas;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
