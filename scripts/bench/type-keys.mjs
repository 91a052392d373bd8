const keys = "ham";

/** Runs in the page: notes how long each key takes to the next paint, and when the list has come to rest. */
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
  document.addEventListener("keydown", ({ timeStamp }) => seen.keys.push({ pressed: timeStamp, painted: 0 }), capture);
  // Between the key and what it writes there may be a frame in which nothing has been done yet.
  document.addEventListener(
    "input",
    () => {
      const key = seen.keys.at(-1);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (key.painted = performance.now());
        port2.postMessage(0);
      });
    },
    capture,
  );
}

/** Runs in the page: waits until the last key's work is done. */
async function restAfterKey() {
  const { typed } = globalThis;
  const key = typed.keys.at(-1);
  for (let before = -1; key.painted === 0 || before !== typed.last; ) {
    before = typed.last;
    await new Promise((done) => setTimeout(done, 300));
    await new Promise((done) => requestIdleCallback(done));
  }
  return { paint: key.painted - key.pressed, settled: Math.max(typed.last, key.painted) - key.pressed };
}

/**
 * Types a word into the search field, key by key.
 * @returns {Promise<{ keyToPaint: number, keyToRest: number, found: number }>} in milliseconds, of the slowest key: until
 *   the next frame is made, and until nothing changes any more
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
