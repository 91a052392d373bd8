import { COUNTRIES, SWEDISH_GROUPS, TRUNKS } from "./phone-table.ts";

interface Plan {
  readonly code: string;
  /** The prefix of national numbers as it is shown; "" where there is none. */
  readonly trunk: string;
  /** What a number written at home has before the number that is dialled from abroad. */
  readonly prefix: RegExp;
}

// An area code may end in a slash ("030/12345"); a later slash divides two numbers, and neither can be rung.
const NUMBER =
  /^(?:tel[a-z.: ]*)?((?:[+0][\d ()-]{1,6}\/)?[+(]*\d[\d ().-]{0,40}?)([ ,;(]*(?:ank|e?x|#)[a-z.:= ]*(\d{1,7})\)?)?$/i;
const DIALLED = /^(\+[1-9]\d{6,14}|\d{3,6})$/;

const plans = new Map<string | undefined, Plan>();

let next = 0;
for (const [, same, country = "", jump] of COUNTRIES.matchAll(/(\.?)([a-z]{2})|(\d+)/gi)) {
  if (jump) {
    next = Number(jump);
  } else {
    if (same) next--;
    const code = String(next++);
    const prefix = TRUNKS[code] ?? (/[A-Z][a-z]/.test(country) ? /^/ : /^0/);
    const trunk = /[a-z]/.test(country) ? "" : String(/\d+/.exec(prefix.source));
    const plan = plans.get(code) ?? { code, trunk, prefix };
    plans.set(code, plan).set(country.toUpperCase(), plan);
  }
}

/**
 * Reads a telephone number as people write it in a country (ISO 3166-1 alpha-2). `href` is `tel:` and E.164, or a
 * service number such as 112; it is missing where nobody could be rung. `text` is grouped for readers.
 */
export function readPhone(
  number: string,
  country: string | undefined,
): { readonly href: string | undefined; readonly text: string } {
  // Numbers copied from a telephone's own list carry invisible marks of direction.
  const written = number
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Pd}/gu, "-")
    .replace(/\s+/g, " ")
    .trim();
  const [, body = "", tail = "", extension] = NUMBER.exec(written) ?? [];
  const digits = body.replace(/\D/g, "");
  const isFull = /^\(?(\+|00)/.test(body);
  const rest = isFull ? digits.replace(/^00/, "") : digits;

  const home = plans.get(country?.toUpperCase());
  // No calling code begins another.
  const plan = isFull ? [1, 2, 3].map((length) => plans.get(rest.slice(0, length))).find(Boolean) : home;
  let dialled = isFull ? `+${rest}` : rest;
  let text = body;

  if (plan) {
    const { code, trunk, prefix } = plan;
    const national = isFull ? rest.slice(code.length) : rest;
    const significant = national.replace(prefix, "");
    const isService = (trunk ? /^[1-9]\d{2,5}$/ : /^(\d{3,5}|1\d{5})$/).test(national);

    if (isFull || !isService) {
      dialled = `+${code}${significant}`;
      if (isFull || digits === body) {
        const dropped = RegExp(`^(\\D*\\d){${digits.length - significant.length}}`);
        const own = body.replace("(0)", "0").replace(dropped, "").match(/\d+/g) ?? [];
        const isSwedish = code === "46";
        const swedish = isSwedish && own.length < 3 && SWEDISH_GROUPS.exec(significant);
        const groups = (swedish ? swedish.slice(1).filter(Boolean) : own).join(" ");
        const shownTrunk = isFull || national !== significant ? trunk : "";
        text =
          plan === home
            ? shownTrunk + (shownTrunk > "0" ? " " : "") + (isSwedish ? groups.replace(" ", "-") : groups)
            : `+${code} ${groups}`;
      }
    }
  }
  if (!DIALLED.test(dialled)) return { href: undefined, text: written };
  return { href: `tel:${dialled}${extension ? `;ext=${extension}` : ""}`, text: text + tail };
}
