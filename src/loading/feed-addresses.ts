/**
 * The addresses that an editor names: one, or several with spaces between, however they are parted in passing.
 * @param base absolute address that relative ones are resolved against.
 * @returns absolute, with one space between; undefined where none is named.
 */
export function readAddresses(named: string | undefined, base: string): string | undefined {
  // A comma is part of an address, unless white space or another address follows.
  const given = named
    ?.split(/\s+,?|,(?=https?:|[\s,/]|$)/)
    .filter(Boolean)
    .map((address) => {
      try {
        return new URL(address, base).href;
      } catch {
        // Not an address at all: asking for it fails, and says so.
        return address;
      }
    });
  return [...new Set(given)].join(" ") || undefined;
}
