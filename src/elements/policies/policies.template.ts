import { html, nothing, type TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import type { Scope } from "../../element-kit/scope.ts";
import { link, validity } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { articleFrame, framed } from "../../element-kit/templates/members.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { facts, points, prose, time } from "../../element-kit/templates/text.ts";
import { type Policy, policyStatus } from "../../feed/index.ts";
import { svPolicies } from "../../i18n/messages/sv/policies.ts";
import { policiesStyles } from "./policies.styles.ts";

/** What has been decided, in brief, beside the documents themselves. */
export const policiesKind: Kind<"policies"> = {
  collection: "policies",
  name: "policies",
  words: svPolicies,
  styles: policiesStyles,
  content: (scope, { current, past }, options) =>
    memberList(scope, {
      ...options,
      current,
      over: past,
      pastSummary: scope.words.pastPolicies,
      item: (policy, _, isPast) => policyItem(scope.of(policy), policy, isPast),
      list: (members) => framed(members, articleFrame),
    }),
  answer(scope, { current, past }) {
    const policy = current[0] ?? past[0];
    if (!policy) return "";
    const valid = validity(scope, policy);
    const isPast = policyStatus(policy, scope.today) === "expired";
    const when = valid && isPast ? `, ${scope.words.wasValid.toLowerCase()} ${valid}` : valid && ` ${valid}`;
    return `${scope.of(policy).plain(policy.title)}${when}`;
  },
};

export const policiesContent = kindContent(policiesKind);

function policyItem(scope: Scope, policy: Policy, isPast: boolean): TemplateResult {
  const { words, html: levelHtml, today } = scope;
  const { title, kind, adopted, adoptedBy, summary, highlights, priorityAreas, goals, governance, url } = policy;
  const status = policyStatus(policy, today);
  const part = (heading: string, content: unknown) => levelHtml`<div><h4>${heading}</h4>${content}</div>`;
  return levelHtml`<article class="omvarld-item omvarld-article omvarld-policy${isPast ? " omvarld-past" : ""}" id=${memberId(scope, policy)}>
    <h3 class="omvarld-name">${scope.say(title)}</h3>
    ${ownerLine(scope)}
    ${facts(
      [
        [words.kind, kind && words.policyKind[kind]],
        [words.status, words.policyStatus[status]],
        [isPast ? words.wasValid : words.valid, validity(scope, policy)],
        [words.adopted, adopted && time(scope, adopted)],
        [words.adoptedBy, adoptedBy && scope.say(adoptedBy)],
      ],
      "omvarld-meta",
    )}
    ${summary ? prose(scope, summary) : nothing}
    <div class="omvarld-columns">
      ${highlights?.length ? part(words.highlights, numbered(scope, highlights)) : nothing}
      ${priorityAreas?.length ? part(words.priorityAreas, points(scope, priorityAreas)) : nothing}
      ${governance ? part(words.governance, [governance.summary ? prose(scope, governance.summary) : nothing, points(scope, governance.members)]) : nothing}
    </div>
    ${
      goals?.length
        ? levelHtml`<h4>${words.goals}</h4><ol class="omvarld-numbered omvarld-goals" role="list">${goals.map(
            (goal) => html`<li>${scope.say(goal.title)}${points(scope, goal.points)}</li>`,
          )}</ol>`
        : nothing
    }
    ${url ? html`<p>${link(scope, { url })}</p>` : nothing} ${memberExtras(scope, policy)}
  </article>`;
}

function numbered(scope: Scope, texts: NonNullable<Policy["highlights"]>): unknown {
  return html`<ol class="omvarld-numbered omvarld-highlights" role="list">${texts.map((text) => html`<li>${scope.say(text)}</li>`)}</ol>`;
}
