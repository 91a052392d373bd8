import { html, nothing } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import { lazily } from "../../element-kit/lazily.ts";
import { deeper, type Scope } from "../../element-kit/scope.ts";
import { takeAway } from "../../element-kit/take-away.ts";
import { takeAwayStyles } from "../../element-kit/take-away.styles.ts";
import { link } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { saveDeadlineButton } from "../../element-kit/templates/save.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { body, facts } from "../../element-kit/templates/text.ts";
import { type FundingProgramme, groupBy, isBefore } from "../../feed/index.ts";
import { svFunding } from "../../i18n/messages/sv/funding.ts";

/** Where money can be applied for, in groups, with the calls that are open. */
export const fundingKind: Kind<"funding"> = {
  collection: "funding",
  name: "funding",
  words: svFunding,
  styles: takeAwayStyles,
  act: takeAway,
  content: (scope, { current, past }, options) =>
    memberList(scope, {
      ...options,
      current,
      over: past,
      item: (programme) => programme,
      list: (programmes) => groups(scope, [...programmes]),
    }),
  answer: ({ words, format }, { current }) => format.plural(current.length, words.funderCount),
};

export const fundingContent = kindContent(fundingKind);

/** One heading a group, where there is more than one. */
function groups(scope: Scope, programmes: readonly FundingProgramme[]): unknown {
  const { words, html: levelHtml } = scope;
  const grouped = groupBy(programmes, ({ group = "other" }) => group);
  const list = (inner: Scope, members: readonly FundingProgramme[]) =>
    html`<ul class="omvarld-grid" role="list">${lazily(members, (programme) => fundingItem(inner.of(programme), programme))}</ul>`;
  if (programmes.every(({ group }) => group === undefined)) return list(scope, programmes);
  return [...grouped].map(
    ([group, members]) => levelHtml`<div class="omvarld-group">
      <h3 class="omvarld-name">${words.fundingGroup[group as keyof typeof words.fundingGroup]}</h3>
      ${list(deeper(scope), members)}
    </div>`,
  );
}

function fundingItem(scope: Scope, programme: FundingProgramme): unknown {
  const { words, format, today, html: levelHtml } = scope;
  const { name, appliedAt, calls, url } = programme;
  return levelHtml`<li class="omvarld-item omvarld-article" id=${memberId(scope, programme)}>
    <h3 class="omvarld-name">${scope.say(name)}</h3>
    ${ownerLine(scope)} ${body(scope, programme, memberId(scope, programme))} ${facts([[words.appliedAt, appliedAt && scope.say(appliedAt)]], "omvarld-meta")}
    ${
      calls?.length
        ? html`<ul class="omvarld-points" role="list" aria-label=${words.calls}>
            ${calls.map(({ title, url, opens, deadline }, index) => {
              const when =
                deadline && isBefore(deadline, today)
                  ? words.callClosed(format.day(deadline))
                  : [
                      opens && `${words.opens} ${format.day(opens)}`,
                      deadline && `${words.deadline} ${format.day(deadline)}`,
                    ]
                      .filter(Boolean)
                      .join(", ");
              return html`<li>${url ? link(scope, { url, title }) : scope.say(title)}${when ? ` (${when})` : nothing}
                ${saveDeadlineButton(scope, deadline, `funding ${programme.id} ${index}`, `${scope.plain(title)}, ${scope.plain(name)}`)}</li>`;
            })}
          </ul>`
        : nothing
    }
    ${url ? html`<p>${link(scope, { url })}</p>` : nothing} ${memberExtras(scope, programme)}
  </li>`;
}
