import { html, nothing } from "lit";
import type { Content } from "../../element-kit/content.ts";
import { finished } from "../../element-kit/groups.ts";
import { type Kind, renderKind, selectFor, stylesOf } from "../../element-kit/kind.ts";
import { createScope, deeper, type Scope } from "../../element-kit/scope.ts";
import { takeAway } from "../../element-kit/take-away.ts";
import { link, linkList } from "../../element-kit/templates/link.ts";
import { andMore, type TagOptions } from "../../element-kit/templates/section.ts";
import { body, facts, points, prose } from "../../element-kit/templates/text.ts";
import type { CollectionName, Feed, Section } from "../../feed/index.ts";
import { prepareFormat } from "../../i18n/format.ts";
import { svPage } from "../../i18n/messages/sv/page.ts";
import { kinds } from "../kinds.ts";
import { pageStyles } from "./page.styles.ts";

type PageOptions = Pick<TagOptions, "heading" | "past" | "limit">;

type InnerSection = NonNullable<Section["sections"]>[number];

const isCollection = (name: string | undefined): name is CollectionName =>
  name !== undefined && Object.hasOwn(kinds, name);

const pageWords = Object.assign({}, svPage, ...Object.values(kinds).map(({ words }) => words));

/** A municipality's whole page on its international work. */
export const pageContent: Content<PageOptions> = {
  styles: [...stylesOf(...Object.values(kinds)), pageStyles],
  level: 1,
  createScope: (options) => createScope(options, pageWords),
  prepare: prepareFormat,
  render: pageTemplate,
  act: takeAway,
  finished,
  enliven(kept, made) {
    for (const kind of Object.values<Pick<Kind<never>, "enliven">>(kinds)) kind.enliven?.(kept, made);
  },
  count: (scope, { past }) =>
    shownCollections(scope).reduce((sum, name) => {
      const selected = selectFor(scope, kinds[name] as Kind<CollectionName>, past ? { past } : {});
      return sum + selected.current.length + selected.past.length;
    }, 0),
};

function pageTemplate(scope: Scope, options: PageOptions): unknown {
  const { feed, words, prefix, html: levelHtml } = scope;
  const { page, municipality } = feed;
  const own = page ? scope.of(page) : scope;
  const sections: readonly Section[] =
    page?.sections ??
    shownCollections(scope)
      .filter((name) => name !== "contacts")
      .map((show) => ({ show }));
  const given = page?.title ?? municipality?.name;
  const title = options.heading ?? (given ? own.say(given) : "");
  const shown = sections.flatMap((section) => [section, ...(section.sections ?? [])]).map(({ show }) => show);
  // Whom to ask stands beside the lead, unless the editor has placed it further down.
  const isFirst = sections[0]?.show === "contacts" && !sections[0].sections;
  const isElsewhere = shown.includes("contacts") || feed.contacts.length === 0;
  const aside: Section | undefined = isFirst ? sections[0] : isElsewhere ? undefined : { show: "contacts" };
  const main = isFirst ? sections.slice(1) : sections;
  return levelHtml`<div class="omvarld-page">
    <div class="omvarld-page-head">
      <div>
        ${title === "" ? nothing : levelHtml`<h2 class="omvarld-heading omvarld-title" id=${prefix}>${title}</h2>`}
        ${page?.lead ? prose(own, page.lead, "omvarld-lead") : nothing}
        ${answers(scope, main)}
      </div>
      ${aside ? html`<div class="omvarld-aside">${pageSection(inner(scope, sectionId(aside, 0)), aside, {})}</div>` : nothing}
    </div>
    ${main.map((section, index) => pageSection(inner(scope, sectionId(section, index)), section, options))}
    ${page?.links?.length ? html`<div class="omvarld-section">${linkList(own, page.links, words.links)}</div>` : nothing}
    ${scope.hasOwners ? scope.each().map(pageEnd) : pageEnd(scope)}
  </div>`;
}

/** Whose the page is, when it was changed, and where to say what one thinks of it; for each municipality by itself. */
function pageEnd(scope: Scope): unknown {
  const { words, format, plain, owner } = scope;
  const { municipality, updated, checked } = scope.feed;
  const { social, feedbackUrl } = municipality ?? {};
  const feedback = owner === undefined ? words.feedback : `${words.feedback} (${plain(owner)})`;
  const about = municipality ? municipalityFacts(scope, municipality) : nothing;
  if (about === nothing && !(social?.length || updated || checked || feedbackUrl)) return nothing;
  return html`<div class="omvarld-page-end">
    ${about}
    ${social?.length ? linkList(scope, social, words.social) : nothing}
    <p class="omvarld-note">
      ${updated ? words.pageUpdated(format.day(updated)) : nothing}
      ${checked ? words.pageChecked(format.day(checked)) : nothing}
      ${feedbackUrl ? link(scope, { url: feedbackUrl, title: feedback }) : nothing}
    </p>
  </div>`;
}

/** The municipality itself, in one line at the page's end. */
function municipalityFacts(scope: Scope, municipality: NonNullable<Feed["municipality"]>): unknown {
  const { words, format } = scope;
  const { name, region, url, population, administrations, companies } = municipality;
  if (!(scope.owner || region || url || population || administrations || companies)) return nothing;
  const count = (value: typeof population) => (value === undefined ? undefined : format.count(value));
  return facts(
    [
      [words.municipality, url ? link(scope, { url, title: name }) : scope.say(name)],
      [words.region, region && scope.say(region)],
      [words.population, count(population)],
      [words.administrations, count(administrations)],
      [words.companies, count(companies)],
    ],
    "omvarld-meta",
  );
}

const inner = (scope: Scope, id: string) => deeper(scope, 1, `${scope.prefix}-${id}`);

const sectionId = ({ id, show }: Section, index: number) => id ?? show ?? `section-${index + 1}`;

/** The collections that have members, in the order of a page. */
function shownCollections({ feed }: Pick<Scope, "feed">): CollectionName[] {
  return (Object.keys(kinds) as CollectionName[]).filter((name) => feed[name].length > 0);
}

/** The questions that people come with, answered at once and linked to the whole answer. */
function answers(scope: Scope, sections: readonly Section[]): unknown {
  const rows = sections.flatMap((section, index) => {
    const { show, ids } = section;
    if (!isCollection(show)) return [];
    // The kinds differ in their members only, which the lookup by the same name keeps together.
    const kind = kinds[show] as Kind<CollectionName>;
    const answer = kind.answer(scope, selectFor(scope, kind, ids ? { ids } : {}));
    return answer
      ? [
          html`<li>
            <a href="#${scope.prefix}-${sectionId(section, index)}">${scope.words.ask[show]}</a> <span class="omvarld-note">${andMore(scope, answer)}</span>
          </li>`,
        ]
      : [];
  });
  if (rows.length === 0) return nothing;
  return html`<nav class="omvarld-answers" aria-label=${scope.words.answers}>
    <ul role="list">${rows}</ul>
  </nav>`;
}

function pageSection(scope: Scope, section: Section | InnerSection, options: PageOptions): unknown {
  const { html: levelHtml, prefix } = scope;
  const { heading, show, ids } = section;
  const own = scope.of(section);
  const children = "sections" in section ? (section.sections ?? []) : [];
  const content = [
    body(own, section, prefix, heading || isCollection(show) ? 2 : 1),
    points(own, section.points),
    children.map((child, index) => pageSection(inner(scope, sectionId(child, index)), child, options)),
  ];
  if (isCollection(show)) {
    const { past, limit } = options;
    return renderKind(
      scope,
      kinds[show] as Kind<CollectionName>,
      { heading: heading && own.say(heading), ids, past: past ?? "show", limit },
      content,
    );
  }
  if (!heading) return html`<div class="omvarld-section" id=${prefix}>${content}</div>`;
  return levelHtml`<section class="omvarld-section" aria-labelledby=${prefix}>
    <h2 class="omvarld-heading" id=${prefix}>${own.say(heading)}</h2>
    ${content}
  </section>`;
}
