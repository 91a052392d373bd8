import { html, nothing, type TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import type { Scope } from "../../element-kit/scope.ts";
import { otherSite } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { framed, listFrame } from "../../element-kit/templates/members.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { facts, prose, time } from "../../element-kit/templates/text.ts";
import type { Network } from "../../feed/index.ts";
import { svNetworks } from "../../i18n/messages/sv/networks.ts";

/** The networks that the municipality belongs to. */
export const networksKind: Kind<"networks"> = {
  collection: "networks",
  name: "networks",
  words: svNetworks,
  content: (scope, { current, past }, options) =>
    memberList(scope, {
      ...options,
      current,
      over: past,
      item: (network) => networkItem(scope.of(network), network),
      list: (members) => framed(members, listFrame("omvarld-grid")),
    }),
  answer: ({ words, format }, { current }) => format.plural(current.length, words.networkCount),
};

export const networksContent = kindContent(networksKind);

function networkItem(scope: Scope, network: Network): TemplateResult {
  const { words, format, html: levelHtml } = scope;
  const { name, abbreviation, url, purpose, members, memberSince } = network;
  return levelHtml`<li class="omvarld-item omvarld-article" id=${memberId(scope, network)}>
    <h3 class="omvarld-name">
      ${url ? html`<a class="omvarld-link" href=${url}>${scope.say(name)}${otherSite(scope, url)}</a>` : scope.say(name)}
      ${abbreviation ? `(${abbreviation})` : nothing}
    </h3>
    ${ownerLine(scope)} ${purpose ? prose(scope, purpose) : nothing}
    ${facts(
      [
        [words.members, members === undefined ? undefined : format.count(members)],
        [words.memberSince, memberSince && time(scope, memberSince)],
      ],
      "omvarld-meta",
    )}
    ${memberExtras(scope, network)}
  </li>`;
}
