import type { TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import type { Scope } from "../../element-kit/scope.ts";
import { documentItem } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId } from "../../element-kit/templates/member.ts";
import { framed, listFrame } from "../../element-kit/templates/members.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { time } from "../../element-kit/templates/text.ts";
import type { PageDocument } from "../../feed/index.ts";
import { svDocuments } from "../../i18n/messages/sv/documents.ts";

/** Documents that belong to the page as a whole. */
export const documentsKind: Kind<"documents"> = {
  collection: "documents",
  name: "documents",
  words: svDocuments,
  content: (scope, { current, past }, options) =>
    memberList(scope, {
      ...options,
      current,
      over: past,
      pastSummary: scope.words.pastPolicies,
      item: (document) => item(scope.of(document), document),
      list: (members) => framed(members, listFrame("omvarld-documents")),
    }),
  answer: ({ words, format }, { current }) => format.plural(current.length, words.documentCount),
};

export const documentsContent = kindContent(documentsKind);

function item(scope: Scope, document: PageDocument): TemplateResult {
  const { kind, owner, adopted, adoptedBy } = document;
  const { words } = scope;
  return documentItem(
    scope,
    document,
    memberId(scope, document),
    [
      [words.municipality, scope.owner && scope.say(scope.owner)],
      [words.kind, kind && words.policyKind[kind]],
      [words.owner, owner && scope.say(owner)],
      [words.adopted, adopted && time(scope, adopted)],
      [words.adoptedBy, adoptedBy && scope.say(adoptedBy)],
    ],
    memberExtras(scope, document),
  );
}
