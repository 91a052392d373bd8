import { html, nothing } from "lit";
import { once, type Scope } from "../../element-kit/scope.ts";
import { andMore } from "../../element-kit/templates/section.ts";
import { foldForSearch, groupBy, type TwinTown } from "../../feed/index.ts";
import { formId, ownForm } from "./own-form.ts";

export interface FilterOptions {
  /** What the reader has typed. */
  readonly query?: string;
  /** The theme that the reader has chosen, as its text. */
  readonly theme?: string;
}

/** What a search comes to. */
export interface Found {
  readonly matches: (town: TwinTown) => boolean;
  readonly count: number;
}

const everyTown = () => true;

/** Which of some towns the reader has asked for; its function is the same as long as they ask for the same. */
export function search(scope: Scope, towns: readonly TwinTown[], { query = "", theme = "" }: FilterOptions): Found {
  const wanted = foldForSearch(query.trim());
  if (!wanted && !theme) return { matches: everyTown, count: towns.length };
  const last = once(scope, "search", () => ({ wanted: "", theme: "", among: towns, found: towns, matches: everyTown }));
  const isNarrower = last.among === towns && last.theme === theme && wanted.startsWith(last.wanted);
  if (!isNarrower || last.wanted !== wanted) {
    const keyOf = searchKey(scope);
    const found = (isNarrower ? last.found : towns).filter(
      (town) =>
        (!theme || (town.themes ?? []).some((text) => scope.plain(text) === theme)) &&
        (!wanted || keyOf(town).includes(wanted)),
    );
    const all = new Set(found);
    Object.assign(last, { wanted, theme, among: towns, found, matches: (town: TwinTown) => all.has(town) });
  }
  return { matches: last.matches, count: last.found.length };
}

/** What a search looks through, folded once for a feed and a language. */
export function searchKey(scope: Scope): (town: TwinTown) => string {
  const keys = once(scope, "search keys", () => new Map<TwinTown, string>());
  return (town) => {
    let key = keys.get(town);
    if (key === undefined) keys.set(town, (key = foldForSearch(searchText(scope, town))));
    return key;
  };
}

function searchText(scope: Scope, town: TwinTown): string {
  const { name, otherNames = [], country, region, description, themes = [] } = town;
  const texts = [name, scope.of(town).owner, region, description, ...themes].map((text) =>
    text ? scope.plain(text) : "",
  );
  return [...texts, ...otherNames.map((other) => other.name), scope.format.country(country)].join(" ");
}

/** The search field, the choice of themes among more than six towns, and how many towns are shown. */
export function filter(
  scope: Scope,
  towns: readonly TwinTown[],
  { query = "", theme = "" }: FilterOptions,
  shown: number,
): unknown {
  const { words, prefix, format } = scope;
  const themes = themesOf(scope, towns);
  const choice = (value: string, label: string, count?: number) => html`<label class="omvarld-chip">
    <input type="radio" form=${formId} name="${prefix}-theme" value=${value} ?checked=${value === theme} />
    <span>${label}${count ? [" ", html`<small aria-hidden="true">${format.number(count)}</small>`] : nothing}</span>
  </label>`;
  return html`<div class="omvarld-filter" role="search" aria-label=${words.search} ${ownForm()}>
    <label class="omvarld-search">
      <span>${words.search}</span>
      <input type="search" form=${formId} autocomplete="off" />
    </label>
    ${
      towns.length > 6 && themes.size > 1
        ? html`<fieldset class="omvarld-chips">
            <legend>${words.themeFilter}</legend>
            ${choice("", words.allThemes)} ${[...themes].map(([text, { length }]) => choice(text, text, length))}
          </fieldset>`
        : nothing
    }
    <p class="omvarld-shown">
      <span>${shown === 0 && !scope.feed.next ? words.noMatch : andMore(scope, words.shown(format.number(shown), format.number(towns.length)))}</span>
      ${
        query || theme
          ? html`<button type="button" class="omvarld-button" data-omvarld-action="clear">${words.clear}</button>`
          : nothing
      }
    </p>
  </div>`;
}

const counted = new WeakMap<readonly TwinTown[], ReadonlyMap<string, readonly string[]>>();

/** The themes of some towns, each as often as it is named. */
function themesOf({ plain }: Scope, towns: readonly TwinTown[]): ReadonlyMap<string, readonly string[]> {
  let themes = counted.get(towns);
  if (!themes) {
    themes = groupBy(
      towns.flatMap(({ themes = [] }) => themes.map(plain)),
      (text) => text,
    );
    counted.set(towns, themes);
  }
  return themes;
}
