/** Where browsers had the zones of a locale before there was a method for them. */
interface OlderLocale {
  readonly timeZones?: readonly string[] | undefined;
}

/** The zone of a country that has one alone, else the reader's own. */
export function zoneOf(country: string | undefined): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!country) return own;
  const locale: Intl.Locale & OlderLocale = new Intl.Locale("und", { region: country });
  // Where a browser does not tell, a reader is most often in the municipality's own country.
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return (zones.length === 1 && zones[0]) || own;
}

/**
 * A date and time of day as a moment in UTC: `2026-05-08T15:00:00Z`.
 * @param zone IANA name of the zone that a time without one is meant in.
 */
export function toUtc(value: string, zone: string): string {
  const written = value.replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
  const hasZone = /(?:Z|[+-]\d\d:\d\d)$/.test(written);
  return iso(hasZone ? Date.parse(written) : inZone(Date.parse(`${written}Z`), zone));
}

/** Neither format has years of five digits. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);

const iso = (time: number) => `${new Date(Math.min(time, LAST)).toISOString().slice(0, 19)}Z`;

/** The moment at which clocks in a zone show a time, given as if it were UTC. */
function inZone(shown: number, zone: string): number {
  // The zone's distance from UTC may be another one at the moment found than at the one guessed.
  const guess = shown - distance(shown, zone);
  return shown - distance(guess, zone);
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function distance(time: number, zone: string): number {
  const clock = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - (time - (((time % 1000) + 1000) % 1000));
}

/**
 * The date some days after another, or undefined where the calendar of four digits ends.
 * @param date full date: `2026-11-23`.
 */
export function addDays(date: string, days: number): string | undefined {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day + days);
  return at.getUTCFullYear() > 0 && at.getUTCFullYear() < 10_000 ? at.toISOString().slice(0, 10) : undefined;
}
