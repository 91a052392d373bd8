import { type Feed, slugFrom } from "../feed/index.ts";

/** Windows opens devices by these names, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])$/;

/**
 * A file's name, readable and safe on every system: letters of any alphabet and digits joined by hyphens, at most 80 and
 * never none.
 * @param kind used where no letter is left, and before the name of a device.
 * @param ending without its dot.
 */
export function fileName(text: string, kind: string, ending: string): string {
  const slug = slugFrom(text, "");
  const name = !slug ? kind : devices.test(slug) ? `${kind}-${slug}` : slug;
  return `${name}.${ending}`;
}

/**
 * What a member is known by in address books and calendars. The same at every download and in every language, so that
 * a later file takes the place of an earlier one.
 */
export function memberUid({ municipality, language }: Feed, ...steps: readonly string[]): string {
  const { code, country, name = "" } = municipality ?? {};
  const place = code ? [country, code].filter(Boolean).join("-").toLowerCase() : slugFrom(name, language);
  return `${steps.join("-")}@${place || "omvarld"}`;
}
