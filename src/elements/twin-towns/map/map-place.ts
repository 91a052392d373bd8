/** Fetches the map when its place comes near the screen. Where that fails, the place goes away. */
export async function loadMap({ target, skipped }: ContentVisibilityAutoStateChangeEvent): Promise<void> {
  const place = target as HTMLElement;
  try {
    if (!skipped) await (await import("./map.ts")).drawMap(place);
  } catch {
    place.hidden = true;
  }
}
