import { html, nothing, type TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import { deeper, type Scope } from "../../element-kit/scope.ts";
import { takeAway } from "../../element-kit/take-away.ts";
import { takeAwayStyles } from "../../element-kit/take-away.styles.ts";
import { link } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { saveDeadlineButton } from "../../element-kit/templates/save.ts";
import { framed, type Listed, listFrame, type Members } from "../../element-kit/templates/members.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { body, facts } from "../../element-kit/templates/text.ts";
import { type FundingProgramme, groupBy, isAfter, isBefore } from "../../feed/index.ts";
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
      item: (programme) => fundingItem(scope.of(programme), programme),
      list: (members) => groups(scope, members),
    }),
  answer: ({ words, format }, { current }) => format.plural(current.length, words.funderCount),
};

export const fundingContent = kindContent(fundingKind);

/** One heading a group, where there is more than one. */
function groups(scope: Scope, members: Members<FundingProgramme>): unknown {
  const { words, html: levelHtml } = scope;
  const frame = listFrame("omvarld-grid");
  if (members.listed.every(({ member }) => member.group === undefined)) return framed(members, frame);
  const inner = deeper(scope);
  const item = ({ member }: Listed<FundingProgramme>) => fundingItem(inner.of(member), member);
  return [...groupBy(members.listed, ({ member: { group = "other" } }) => group)].map(
    ([group, listed]) => levelHtml`<div class="omvarld-group">
      <h3 class="omvarld-name">${words.fundingGroup[group as keyof typeof words.fundingGroup]}</h3>
      ${framed({ ...members, listed, item }, frame)}
    </div>`,
  );
}

function fundingItem(scope: Scope, programme: FundingProgramme): TemplateResult {
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
                      opens && `${isAfter(opens, today) ? words.opens : words.opened} ${format.day(opens)}`,
                      deadline && `${words.deadline} ${format.day(deadline)}`,
                    ]
                      .filter(Boolean)
                      .join("\u00a0· ");
              return html`<li>${url ? link(scope, { url, title }) : scope.say(title)}${when ? ` (${when})` : nothing}
                ${saveDeadlineButton(scope, deadline, `funding ${programme.id} ${index}`, `${scope.plain(title)}, ${scope.plain(name)}`)}</li>`;
            })}
          </ul>`
        : nothing
    }
    ${url ? html`<p>${link(scope, { url })}</p>` : nothing} ${memberExtras(scope, programme)}
  </li>`;
}
