/** Members to a group of a long list: whole rows in two to six columns, and more than a screen of them. */
export const GROUP_SIZE = 60;

/** So many cards or articles come as a whole. Where many tags stand in a page, more would have most of it laid out unseen. */
export const A_FEW_SCREENS = 24;

/**
 * As many members as fill a screen, and not many more: what is drawn first is to be there at once. The window's own size
 * the browser would not tell before it has laid out the page.
 */
export const screenful = (): number =>
  Math.min(Math.max(12, Math.ceil((screen.width * screen.height) / 40_000)), GROUP_SIZE);
