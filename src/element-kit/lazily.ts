/** As `map`, but each is made when it is asked for: what prints thousands of members holds one at a time. */
export const lazily = <T, I>(list: readonly T[], make: (member: T, index: number) => I): Iterable<I> => ({
  *[Symbol.iterator]() {
    for (const [index, member] of list.entries()) yield make(member, index);
  },
});
