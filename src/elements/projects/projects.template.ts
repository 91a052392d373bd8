import { html, nothing, type TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import type { Scope } from "../../element-kit/scope.ts";
import { euStatement } from "../../element-kit/templates/eu-statement.ts";
import { link } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { articleFrame, framed } from "../../element-kit/templates/members.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { badge, body, facts, points, prose, time } from "../../element-kit/templates/text.ts";
import { type Assessment, groupBy, isAfter, type Participant, type Project, projectStatus } from "../../feed/index.ts";
import { svProjects } from "../../i18n/messages/sv/projects.ts";
import { comparableGrants, grantBar, grantScale } from "./grant-bars.template.ts";
import { projectsStyles } from "./projects.styles.ts";

/** Projects with their milestones, participants and findings. */
export const projectsKind: Kind<"projects"> = {
  collection: "projects",
  name: "projects",
  words: svProjects,
  styles: projectsStyles,
  content(scope, { current, past }, options) {
    const shown = [...current, ...past];
    const grants = comparableGrants(shown);
    return [
      grantScale(scope, grants),
      memberList(scope, {
        ...options,
        current,
        over: past,
        pastSummary: scope.words.pastProjects,
        item: (project, _, isPast) =>
          projectItem(scope.of(project), project, isPast, shown, grantBar(project.grant, grants)),
        list: (members) => framed(members, articleFrame),
      }),
    ];
  },
  answer: ({ words, format }, { current, past }) => format.plural(current.length + past.length, words.projectCount),
};

export const projectsContent = kindContent(projectsKind);

function projectItem(
  scope: Scope,
  project: Project,
  isPast: boolean,
  shown: readonly Project[],
  grantPicture: unknown,
): TemplateResult {
  const { words, format, today, feed, html: levelHtml } = scope;
  const { title, programme, owner, partners, period, grant, purpose, activities, euFunding, notes, url } = project;
  const whole = feed.projects.find(({ id }) => id === project.partOf);
  const part = (heading: string, content: unknown) =>
    content === nothing ? nothing : levelHtml`<div><h4>${heading}</h4>${content}</div>`;
  return levelHtml`<article class="omvarld-item omvarld-article${isPast ? " omvarld-past" : ""}" id=${memberId(scope, project)}>
    <h3 class="omvarld-name">${scope.say(title)}</h3>
    ${ownerLine(scope)}
    <p class="omvarld-note">
      ${badge(words.projectStatus[projectStatus(project, today)], isPast)}
      ${programme ? [" · ", scope.say(programme)] : nothing}
    </p>
    ${purpose ? prose(scope, purpose) : nothing} ${body(scope, project, memberId(scope, project))}
    ${facts(
      [
        [words.partOf, partOf(scope, whole, shown) ?? project.partOf],
        [words.owner, owner && scope.say(owner)],
        [words.period, period && format.period(period)],
        [words.grant, grant && format.money(grant)],
      ],
      "omvarld-meta",
    )}
    ${grantPicture}
    <div class="omvarld-columns">
      ${part(words.activities, points(scope, activities))} ${part(words.partners, points(scope, partners))}
      ${part(words.nextSteps, points(scope, project.nextSteps))}
      ${project.milestones?.length ? part(words.milestones, milestones(scope, project.milestones)) : nothing}
    </div>
    ${project.findings?.length ? part(words.findings, findings(scope, project.findings)) : nothing}
    ${assessment(scope, project.assessment)}
    ${project.themes?.length ? part(words.themeMatrix, themes(scope, project)) : nothing}
    ${
      project.participants?.length
        ? part(
            words.participants,
            html`<div class="omvarld-columns">${project.participants.map((participant) => profile(scope, participant, memberId(scope, project)))}</div>`,
          )
        : nothing
    }
    ${part(words.notes, points(scope, notes, "omvarld-points omvarld-note"))}
    ${euStatement(scope, euFunding)}
    ${url ? html`<p>${link(scope, { url })}</p>` : nothing} ${memberExtras(scope, project)}
  </article>`;
}

/** The project that this one belongs to: a link where it is shown too. */
function partOf(scope: Scope, whole: Project | undefined, shown: readonly Project[]): unknown {
  if (!whole) return undefined;
  const title = scope.of(whole).say(whole.title);
  return shown.includes(whole) ? html`<a href="#${memberId(scope, whole)}">${title}</a>` : title;
}

/** What happens when, on a line; what lies ahead is hollow. */
function milestones(scope: Scope, dates: NonNullable<Project["milestones"]>): unknown {
  return html`<ol class="omvarld-milestones" role="list">${dates.map(
    ({ date, title, description }) => html`<li class=${isAfter(date, scope.today) ? "omvarld-ahead" : nothing}>
      <span class="omvarld-note">${time(scope, date)}</span>
      <p><b>${scope.say(title)}</b></p>
      ${description ? prose(scope, description, "omvarld-note") : nothing}
    </li>`,
  )}</ol>`;
}

function findings(scope: Scope, found: NonNullable<Project["findings"]>): unknown {
  return html`<div class="omvarld-columns">${found.map(
    (finding) => scope.html`<div>
      <h5>${scope.say(finding.title)}</h5>
      ${finding.body ? prose(scope, finding.body) : nothing} ${points(scope, finding.points)}
    </div>`,
  )}</div>`;
}

function assessment(scope: Scope, given: Assessment | undefined, look = "omvarld-columns"): unknown {
  const groups = (["strengths", "weaknesses", "opportunities"] as const).filter((name) => given?.[name]?.length);
  if (groups.length === 0) return nothing;
  const { words, html: levelHtml } = scope;
  return html`<div class=${look}>${groups.map((name) => {
    const list = points(scope, given?.[name]);
    return look === "omvarld-columns"
      ? levelHtml`<div><h4>${words[name]}</h4>${list}</div>`
      : levelHtml`<div><h6>${words[name]}</h6>${list}</div>`;
  })}</div>`;
}

/** A participant's key figures and words. Never folded: what is folded is not found, read aloud or printed. */
function profile(scope: Scope, participant: Participant, project: string): unknown {
  const { words, format, html: levelHtml } = scope;
  const { name, role, population, administrations, companies, startingPoint, process } = participant;
  const count = (value: Participant["population"]) => (value === undefined ? undefined : format.count(value));
  return levelHtml`<div class="omvarld-profile" id="${project}-${participant.id}">
    <h5>${scope.say(name)}</h5>
    ${facts([
      [words.role, role && words.participantRole[role]],
      [words.population, count(population)],
      [words.administrations, count(administrations)],
      [words.companies, count(companies)],
    ])}
    ${startingPoint?.length ? levelHtml`<div><h6>${words.startingPoint}</h6>${points(scope, startingPoint)}</div>` : nothing}
    ${process ? levelHtml`<div><h6>${words.process}</h6>${prose(scope, process)}</div>` : nothing}
    ${assessment(scope, participant.assessment, "omvarld-stack")}
  </div>`;
}

/** Who works with what: a table where there is room, a list by area where there is none. */
function themes(scope: Scope, { title, themes = [], participants = [] }: Project): unknown {
  const { words } = scope;
  const areas = groupBy(themes, ({ area }) => scope.plain(area));
  /** Of those whom a theme names and the project has; ids are nothing to read. */
  const namesOf = (ids: readonly string[]) =>
    ids.flatMap((id) => participants.filter((one) => one.id === id).map((one) => scope.plain(one.name))).join(", ");
  const name = [title, scope.owner ?? ""].map(scope.plain).filter(Boolean).join(", ");
  const table = html`<div class="omvarld-matrix-scroll" role="region" aria-label="${words.themeMatrix}: ${name}" tabindex="0">
    <table class="omvarld-matrix">
      <thead>
        <tr>
          <th scope="col">${words.theme}</th>
          ${participants.map(({ name }) => html`<th scope="col">${scope.say(name)}</th>`)}
        </tr>
      </thead>
      ${[...areas].map(
        ([area, rows]) => html`<tbody>
          <tr>
            <th scope="rowgroup" colspan=${participants.length + 1}>${area}</th>
          </tr>
          ${rows.map(
            (theme) => html`<tr>
              <th scope="row">
                ${scope.say(theme.title)}${theme.note ? html`<br /><span class="omvarld-note">${scope.say(theme.note)}</span>` : nothing}
              </th>
              ${participants.map(({ id }) =>
                theme.participants?.includes(id)
                  ? html`<td class="omvarld-on"><span aria-hidden="true">●</span><span class="omvarld-hidden">${words.takesPart}</span></td>`
                  : html`<td><span class="omvarld-hidden">${words.takesNoPart}</span></td>`,
              )}
            </tr>`,
          )}
        </tbody>`,
      )}
    </table>
  </div>`;
  const list = html`<ul class="omvarld-theme-list omvarld-points" role="list">${themes.map(
    ({ title, area, participants: ids = [], note }) => {
      const names = namesOf(ids);
      return html`<li>
        <b>${scope.say(title)}</b> (${scope.say(area)})${names ? `: ${names}` : nothing}
        ${note ? prose(scope, note, "omvarld-note") : nothing}
      </li>`;
    },
  )}</ul>`;
  return participants.length > 0 ? [table, list] : list;
}
