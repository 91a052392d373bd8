/**
 * The word that somebody who made a slip most likely meant, or undefined where none is near. Case, hyphens and
 * underscores count for nothing; two slips are forgiven, in a short word one.
 */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[-_]/g, "");
  const given = plain(word);
  let best: string | undefined;
  let least = given.length < 6 ? 2 : 3;
  for (const candidate of words) {
    const slips = slipsBetween(given, plain(candidate), least);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

/** How many letters were left out, added, changed or swapped with their neighbour; no more than `most` are counted. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  const first = [...b.split(""), ""].map((_, index) => index);
  let [before, row]: readonly number[][] = [first, first];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const at = (line: readonly number[] | undefined, index: number) => line?.[index] ?? most;
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, j - 2) + 1 : most,
      );
    }
    [before, row] = [row, next];
  }
  return row?.[b.length] ?? most;
}
