import { html, nothing, type TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import { deeper, once, type Scope } from "../../element-kit/scope.ts";
import { addressName, documentList, link, linkParts, otherSite } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { framed, type Members } from "../../element-kit/templates/members.ts";
import { memberList, type TagOptions } from "../../element-kit/templates/section.ts";
import { badge, prose } from "../../element-kit/templates/text.ts";
import { groupBy, sortTowns, type Text, type TownSort, type TwinTown, twinTownStatus } from "../../feed/index.ts";
import { prepareFormat } from "../../i18n/format.ts";
import { svTwinTowns } from "../../i18n/messages/sv/twin-towns.ts";
import { agreementBars, type ShownTowns } from "./agreement-bars.template.ts";
import { type FilterOptions, filter, search, searchKey } from "./filter.template.ts";
import { roundedDistance } from "./map/distance.ts";
import { enlivenMaps, mapPlace } from "./map/map-place.ts";
import { townFrame } from "./town-frame.template.ts";
import type { TownGroup, TownView } from "./twin-towns.ts";
import { twinTownsStyles } from "./twin-towns.styles.ts";

export interface TwinTownsOptions extends TagOptions, FilterOptions {
  readonly view?: TownView;
  readonly groupBy?: TownGroup | undefined;
  readonly sort?: TownSort | undefined;
  /** Offers a search field and, among more than six places, a choice of themes. */
  readonly searchable?: boolean;
  readonly withoutMap?: boolean;
}

/** Twin towns as cards, a list or a table. */
export const twinTownsKind: Kind<"twinTowns", TwinTownsOptions> = {
  collection: "twinTowns",
  name: "twin-towns",
  words: svTwinTowns,
  prepare: prepareFormat,
  enliven: enlivenMaps,
  styles: twinTownsStyles,
  content(scope, { current, past }, options) {
    const { ids, sort } = options;
    const asked = `${sort} ${options.past} ${ids ? `of ${ids.join(" ")}` : "all"}`;
    const [ordered, over, all] = once(scope, `towns ${asked}`, () => inOrder(scope, current, past, sort));
    const { matches, count } = search(scope, all, options);
    // A search looks through all of them: not only through the first, and also through what is folded away.
    const { limit, past: fate = "show" }: TagOptions = options.query || options.theme ? {} : options;
    const shown = { current: ordered, over, limit, past: fate, matches };
    return [
      map(scope, shown, options),
      options.searchable ? filter(scope, all, options, count) : nothing,
      list(scope, shown, options, (make) => once(scope, `listed ${asked} ${limit} ${fate}`, make)),
      // They compare all agreements with each other.
      options.view === "table" || scope.feed.next ? nothing : agreementBars(scope, shown),
    ];
  },
  answer({ format, words }, { current }) {
    const countries = new Set(current.map(({ country }) => country)).size;
    return words.in(format.plural(current.length, words.placesNamed), format.plural(countries, words.countries));
  },
};

/** What is current, what is over, and all of them, in the order that is asked for. */
function inOrder(
  scope: Scope,
  current: readonly TwinTown[],
  past: readonly TwinTown[],
  sort: TownSort | undefined,
): readonly [readonly TwinTown[], readonly TwinTown[], readonly TwinTown[]] {
  const name = (town: TwinTown) => scope.plain(town.name);
  const inIts = (towns: readonly TwinTown[]) => sortTowns(towns, sort, name, scope.language);
  const [ordered, over] = [inIts(current), inIts(past)];
  return [ordered, over, [...ordered, ...over]];
}

export const twinTownsContent = kindContent(twinTownsKind);

/** The map, where it is known what lies where: it is drawn around one municipality. */
function map(scope: Scope, { current, over, limit, past, matches }: ShownTowns, options: TwinTownsOptions): unknown {
  const towns = [...current, ...over];
  return options.withoutMap ||
    options.view === "table" ||
    !scope.feed.municipality?.location ||
    !towns.some((town) => farness(scope.of(town), town))
    ? nothing
    : html`<div class="omvarld-map" ${mapPlace([scope, towns, current.length, { limit, past }, matches, roundedDistance])}></div>`;
}

/** Between short facts; a line may end with it and never begins with it. */
const dot = "\u00a0· ";

function list(
  scope: Scope,
  shown: ShownTowns,
  { view = "cards", groupBy: by, searchable }: TwinTownsOptions,
  remember: <R>(make: () => R) => R,
): unknown {
  const tell = view === "table" ? row : card;
  const { language, words, today, level, prefix, feed } = scope;
  // A group that is named after a municipality has said whose its members are.
  const hasOwners = scope.hasOwners && by !== "municipality";
  return memberList(scope, {
    ...shown,
    remember,
    pastSummary: scope.words.pastTowns,
    key: [view, language, words, today, level, prefix, hasOwners, feed.municipality],
    ...(searchable ? { prepare: searchKey(scope) } : {}),
    item: (town, index, isPast, isHidden) => tell(scope.of(town), town, index, isPast, isHidden),
    list: (members) => {
      if (!by) return framed(members, townFrame(scope, members, view, scope.words.twinTowns));
      const inner = deeper(scope, 1, prefix, hasOwners);
      const item: typeof members.item = ({ member, index, isPast }, isHidden) =>
        tell(inner.of(member), member, index, isPast, isHidden);
      return groups(scope, inner, { ...members, item }, by, view);
    },
  });
}

/** @param inner the scope of what stands in a group. */
function groups(scope: Scope, inner: Scope, members: Members<TwinTown>, by: TownGroup, view: TownView): unknown {
  const { format, words, today, html: levelHtml } = scope;
  const nameOf: Record<TownGroup, (town: TwinTown) => string> = {
    country: ({ country }) => format.country(country),
    status: (town) => words.twinTownStatus[twinTownStatus(town, today)],
    kind: ({ kind = "twin-town" }) => words.twinTownKind[kind],
    municipality: (town) => {
      const { feed, plain } = scope.of(town);
      return plain(feed.municipality?.name ?? "");
    },
  };
  return [...grouped(members.listed, by, nameOf[by])].map(([name, listed]) => {
    const own = { ...members, listed };
    return levelHtml`<div class="omvarld-group" ?hidden=${!listed.some(({ member }) => members.matches(member))}>
      <h3 class="omvarld-name">${name}</h3>
      ${framed(own, townFrame(inner, own, view, name))}
    </div>`;
  });
}

type ListedTowns = Members<TwinTown>["listed"];

/** By what is listed, its last grouping: each key of a search asks for the same, which may be thousands. */
const groupings = new WeakMap<ListedTowns, readonly [by: TownGroup, made: ReadonlyMap<string, ListedTowns>]>();

function grouped(
  listed: ListedTowns,
  by: TownGroup,
  nameOf: (town: TwinTown) => string,
): ReadonlyMap<string, ListedTowns> {
  const last = groupings.get(listed);
  if (last?.[0] === by) return last[1];
  const made = groupBy(listed, ({ member }) => nameOf(member));
  groupings.set(listed, [by, made]);
  return made;
}

function card(scope: Scope, town: TwinTown, index: number, isPast: boolean, isHidden: boolean): TemplateResult {
  // One literal, its strings made first and set as properties: each part of a template that could hold more than a string
  // costs the browser nodes of its own, a thousand times over.
  const { description, themes, url, agreement } = town;
  const look = `omvarld-item omvarld-town${isPast ? " omvarld-past" : ""}`;
  const note = `${place(scope, town)}${dot}${history(scope, town)}${farness(scope, town)}`;
  const extras = memberExtras(scope, town);
  if (
    description &&
    isOneLine(scope, description) &&
    themes &&
    url &&
    !agreement &&
    extras === nothing &&
    scope.owner === undefined
  ) {
    const parts = linkParts(scope, url);
    return scope.html`<li class=${look} id=${memberId(scope, town)} ?hidden=${isHidden}>
      <span class="omvarld-number" aria-hidden="true" .textContent=${String(index + 1)}></span>
      <h3 class="omvarld-name">${names(scope, town)}</h3>
      <p class="omvarld-note" .textContent=${note}></p>
      <p class="omvarld-text" .textContent=${scope.plain(description)}></p>
      <p class="omvarld-foot">
        <span class="omvarld-note" lang=${themesLanguage(scope, themes)} .textContent=${themesText(scope, themes)}></span>
        <a class=${parts.look} href=${url}>${addressName(url)}<span class="omvarld-hidden" .textContent=${parts.words}></span></a>
      </p>
    </li>`;
  }
  return scope.html`<li class=${look} id=${memberId(scope, town)} ?hidden=${isHidden}>
    <span class="omvarld-number" aria-hidden="true" .textContent=${String(index + 1)}></span>
    <h3 class="omvarld-name">${names(scope, town)}</h3>
    ${ownerLine(scope)}
    <p class="omvarld-note" .textContent=${note}></p>
    ${description ? prose(scope, description, "omvarld-text") : nothing}${foot(scope, town)}
    ${agreement ? documentList(scope, [agreement], memberId(scope, town)) : nothing}${extras}
  </li>`;
}

const isOneLine = (scope: Scope, text: Text) => !scope.foreign(text) && !scope.plain(text).includes("\n");

/** The name, and after it the names that the place itself and others use. */
function names(scope: Scope, { name, otherNames: given = [] }: TwinTown): unknown {
  const otherNames = given.filter((other) => other.name !== scope.plain(name));
  const [first] = otherNames;
  if (!first) return scope.say(name);
  const other = ({ name, language = "" }: typeof first) =>
    html`<span class="omvarld-endonym" lang=${language || nothing} .textContent=${name}></span>`;
  // The spaces are values: what minifies the templates takes white space away at their ends.
  if (otherNames.length > 1 || scope.foreign(name)) {
    return [scope.say(name), ...otherNames.flatMap((one) => [" ", other(one)])];
  }
  return html`${`${scope.plain(name)} `}<span class="omvarld-endonym" lang=${first.language ?? nothing} .textContent=${first.name}></span>`;
}

function place(scope: Scope, { region, country }: TwinTown): string {
  const land = scope.format.country(country);
  return region ? `${scope.plain(region)}, ${land}` : land;
}

/** How far away the town is, where that is known. */
function farness({ feed, format }: Scope, { location }: TwinTown): string {
  const home = feed.municipality?.location;
  return home && location ? `${dot}${format.number(roundedDistance(home, location))}\u00a0km` : "";
}

/** Since when, and whether it is over: in words, never by looks alone. */
function history(scope: Scope, town: TwinTown): string {
  const { kind = "twin-town", since } = town;
  const { twinTownSince, twinTownKind } = scope.words;
  // A date in the feed's own words says for itself what it means.
  const first =
    typeof since === "object"
      ? `${twinTownKind[kind]}${dot}${scope.format.day(since)}`
      : since
        ? twinTownSince[kind](scope.format.day(since))
        : twinTownKind[kind];
  const last = state(scope, town);
  return last ? `${first}${dot}${last}` : first;
}

/** What is to be said of a town's state; nothing of one that simply goes on. */
function state({ words, format, today }: Scope, town: TwinTown): string {
  const status = twinTownStatus(town, today);
  const until = town.until ? format.day(town.until) : "";
  if (status === "ended") return words.twinTownEnded(until);
  if (status !== "active") return words.twinTownStatus[status];
  return until && words.until(until);
}

/** Themes and the town's site. */
function foot(scope: Scope, { themes, url }: TwinTown): unknown {
  return themes || url
    ? html`<p class="omvarld-foot">${themes ? themeLine(scope, themes) : nothing} ${url ? link(scope, { url }) : nothing}</p>`
    : nothing;
}

/** Themes on one line. */
function themeLine(scope: Scope, themes: NonNullable<TwinTown["themes"]>): unknown {
  return html`<span class="omvarld-note" lang=${themesLanguage(scope, themes)} .textContent=${themesText(scope, themes)}></span>`;
}

const themesText = (scope: Scope, themes: readonly Text[]) => themes.map((theme) => scope.plain(theme)).join(dot);

const themesLanguage = (scope: Scope, [first]: readonly Text[]) => (first && scope.foreign(first)) || nothing;

function row(scope: Scope, town: TwinTown, _: number, isPast: boolean, isHidden: boolean): TemplateResult {
  const { since, description, themes, url } = town;
  const note = state(scope, town);
  return html`<tr id=${memberId(scope, town)} class=${isPast ? "omvarld-past" : nothing} ?hidden=${isHidden}>
    <th scope="row">
      ${
        url
          ? html`<a class="omvarld-link" href=${url}>${names(scope, town)}${otherSite(scope, url)}</a>`
          : names(scope, town)
      }
    </th>
    ${scope.hasOwners ? html`<td>${scope.owner === undefined ? nothing : scope.say(scope.owner)}</td>` : nothing}
    <td>${place(scope, town)}</td>
    <td>
      ${since ? scope.format.day(since) : nothing} ${note ? badge(note, isPast) : nothing}
    </td>
    <td>${description ? prose(scope, description, "omvarld-text") : nothing}${themes ? themeLine(scope, themes) : nothing}${memberExtras(scope, town)}</td>
  </tr>`;
}
