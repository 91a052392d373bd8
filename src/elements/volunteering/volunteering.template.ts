import { html, nothing, type TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import { hostOf, type Scope, withoutWww } from "../../element-kit/scope.ts";
import { takeAway } from "../../element-kit/take-away.ts";
import { euStatement } from "../../element-kit/templates/eu-statement.ts";
import { contactLine, link, otherSite } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { saveDeadlineButton } from "../../element-kit/templates/save.ts";
import { articleFrame, framed } from "../../element-kit/templates/members.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { badge, body, facts, points, prose, time } from "../../element-kit/templates/text.ts";
import { isAfter, type Programme, programmeStatus, takesApplications } from "../../feed/index.ts";
import { svVolunteering } from "../../i18n/messages/sv/volunteering.ts";
import { volunteeringStyles } from "./volunteering.styles.ts";

/** Volunteer programmes: what is offered, what it pays, how to apply. */
export const volunteeringKind: Kind<"volunteering"> = {
  collection: "volunteering",
  name: "volunteering",
  words: svVolunteering,
  styles: volunteeringStyles,
  act: takeAway,
  content: (scope, { current, past }, options) =>
    memberList(scope, {
      ...options,
      current,
      over: past,
      pastSummary: scope.words.pastProgrammes,
      item: (programme, _, isPast) => programmeItem(scope.of(programme), programme, isPast),
      list: (members) => framed(members, articleFrame),
    }),
  answer({ words, format, today }, { current, past }) {
    const open = current.find((programme) => takesApplications(programme, today));
    if (!open) return current.length + past.length > 0 ? words.notOpen.replace(/\.$/, "") : "";
    const { ages, apply } = open;
    const deadline = apply?.deadline ? `${words.deadline} ${format.day(apply.deadline)}` : "";
    return [ages && ageRange(words, ages), deadline].filter(Boolean).join("\u00a0· ");
  },
};

export const volunteeringContent = kindContent(volunteeringKind);

function ageRange(words: Scope["words"], { min, max }: NonNullable<Programme["ages"]>): string {
  return words.ages(min === undefined ? "" : String(min), max === undefined ? "" : String(max));
}

function programmeItem(scope: Scope, member: Programme, isPast: boolean): TemplateResult {
  const { words, format, today, html: levelHtml } = scope;
  const { name, programme, ages, period, places, grant, apply, origins, placements, covered, url, euFunding } = member;
  const isOpen = takesApplications(member, today);
  const figures = facts(
    [
      [words.age, ages && ageRange(words, ages)],
      [words.period, period && format.period(period)],
      [words.places, places && format.count(places)],
      [words.grant, grant && format.money(grant)],
      [
        apply?.opens && isAfter(apply.opens, today) ? words.opens : words.opened,
        apply?.opens && time(scope, apply.opens),
      ],
      [words.deadline, apply?.deadline && time(scope, apply.deadline)],
    ],
    "omvarld-figures",
  );
  return levelHtml`<article class="omvarld-item omvarld-article omvarld-programme${isPast ? " omvarld-past" : ""}" id=${memberId(scope, member)}>
    <h3 class="omvarld-name">${scope.say(name)}</h3>
    ${ownerLine(scope)}
    <p class="omvarld-note">
      ${badge(words.programmeStatus[programmeStatus(member, today)], isPast)}
      ${programme ? [" · ", scope.say(programme)] : nothing}
    </p>
    ${body(scope, member, memberId(scope, member))} ${figures}
    <div class="omvarld-columns">
      ${covered?.length ? levelHtml`<div><h4>${words.covered}</h4>${points(scope, covered, "omvarld-points omvarld-checks")}</div>` : nothing}
      ${
        apply?.how?.length
          ? levelHtml`<div><h4>${words.how}</h4><ol class="omvarld-numbered omvarld-steps" role="list">${apply.how.map((step) => html`<li>${scope.say(step)}</li>`)}</ol></div>`
          : nothing
      }
      ${
        origins?.length
          ? levelHtml`<div><h4>${words.origins}</h4><ul class="omvarld-points" role="list">${origins.map(
              ({ country, places }) =>
                html`<li>${[format.country(country), places === undefined ? "" : format.number(places)].filter(Boolean).join(": ")}</li>`,
            )}</ul></div>`
          : nothing
      }
    </div>
    ${placements?.length ? placementList(scope, placements) : nothing}
    ${isPast && !apply ? nothing : application(scope, member, isOpen)}
    ${euStatement(scope, euFunding)}
    ${url ? html`<p>${link(scope, { url })}</p>` : nothing} ${memberExtras(scope, member)}
  </article>`;
}

function placementList(scope: Scope, placements: NonNullable<Programme["placements"]>): unknown {
  const { words, format, html: levelHtml } = scope;
  return levelHtml`<div class="omvarld-placements">
    <h4>${words.placements}</h4>
    <div class="omvarld-columns">
      ${placements.map(
        ({ name, description, places, tasks, location, url }) => levelHtml`<div class="omvarld-placement">
          <h5>${scope.say(name)}</h5>
          <p class="omvarld-note">
            ${[places === undefined ? "" : format.plural(places, words.placeCount), location ? scope.plain(location) : ""].filter(Boolean).join(" · ")}
          </p>
          ${description ? prose(scope, description) : nothing} ${points(scope, tasks)}
          ${url ? html`<p>${link(scope, { url })}</p>` : nothing}
        </div>`,
      )}
    </div>
  </div>`;
}

/** The one main button, which names where it leads; or what to do while nothing is open. */
function application(scope: Scope, { apply, contacts, id, name }: Programme, isOpen: boolean): unknown {
  if (!apply) return nothing;
  const { words, format, today } = scope;
  const save = saveDeadlineButton(scope, apply.deadline, `volunteering ${id}`, scope.plain(name));
  if (isOpen && apply.url) {
    return html`<p class="omvarld-apply"><a class="omvarld-button omvarld-call" href=${apply.url}>${words.applyAt(withoutWww(hostOf(apply.url)))}${otherSite(scope, apply.url)}</a> ${save}</p>`;
  }
  if (isOpen) return save === nothing ? nothing : html`<p>${save}</p>`;
  const opens = isAfter(apply.opens, today) ? apply.opens : undefined;
  const next = opens ? words.nextOpens(format.day(opens)) : words.notOpen;
  // The members' own contacts follow anyway; without any, the feed's first one is whom to ask.
  const person = contacts ? undefined : scope.feed.contacts[0];
  return html`<div class="omvarld-box">
    <p>${next} ${opens ? save : nothing}</p>
    ${person ? html`<ul class="omvarld-people" role="list">${contactLine(scope, person)}</ul>` : nothing}
  </div>`;
}
