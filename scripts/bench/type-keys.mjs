const keys = "ham";

/**
 * Runs in the page: notes how long each key takes to the next paint, and when the list has come to rest. The browser itself
 * tells of the first (Event Timing, of which Interaction to Next Paint is made): from the key to the frame that shows what it
 * has done, in steps of 8 ms. A message that a page sends itself after the frame would count what comes in between as well.
 */
function watchKeys() {
  const seen = { keys: [], last: 0 };
  globalThis.typed = seen;
  new MutationObserver(() => (seen.last = performance.now())).observe(document.querySelector("omvarld-twin-towns"), {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  const capture = { capture: true };
  document.addEventListener("keydown", ({ timeStamp }) => seen.keys.push({ pressed: timeStamp, paint: 0 }), capture);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      const key = seen.keys.findLast(({ pressed }) => pressed <= startTime);
      if (key) key.paint = Math.max(key.paint, startTime + duration - key.pressed);
    }
  }).observe({ type: "event", durationThreshold: 16 });
}

/** Runs in the page: waits until the last key's work is done. */
async function restAfterKey() {
  const { typed } = globalThis;
  const { pressed } = typed.keys.at(-1);
  for (let before = -1; before !== typed.last; ) {
    before = typed.last;
    await new Promise((done) => setTimeout(done, 300));
    await new Promise((done) => requestIdleCallback(done));
  }
  // What takes less than 16 ms the browser does not tell of.
  const paint = typed.keys.at(-1).paint || 16;
  return { paint, settled: Math.max(typed.last - pressed, paint) };
}

/**
 * Types a word into the search field, key by key.
 * @returns {Promise<{ keyToPaint: number, keyToRest: number, found: number }>} in milliseconds, of the slowest key: until
 *   the next frame is shown, and until nothing changes any more
 * @throws {Error} where the search finds nothing, or all
 */
export async function typeKeys(tab) {
  const field = await tab.waitForSelector("omvarld-twin-towns input[type=search]");
  await field.focus();
  await tab.evaluate(watchKeys);
  const figures = [];
  for (const key of keys) {
    await tab.keyboard.press(key);
    figures.push(await tab.evaluate(restAfterKey));
  }
  const [found, all] = await tab.evaluate(() => {
    const cards = [...document.querySelectorAll("[id^=omvarld-twin-towns-town-]")];
    return [cards.filter((card) => card.checkVisibility()).length, cards.length];
  });
  if (found === 0 || found === all) throw new Error(`A search for "${keys}" found ${found} of ${all} towns.`);
  return {
    found,
    keyToPaint: Math.max(...figures.map(({ paint }) => paint)),
    keyToRest: Math.max(...figures.map(({ settled }) => settled)),
  };
}
