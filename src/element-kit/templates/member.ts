import { html, nothing } from "lit";
import type { CollectionName, Feed, Image } from "../../feed/index.ts";
import type { Scope } from "../scope.ts";
import { contactLine, documentList, linkList } from "./link.ts";
import { tags } from "./text.ts";

type Member = Feed[CollectionName][number];

/** The id of a member in the page, for anchors. */
export const memberId = (scope: Scope, { id }: { readonly id: string }): string => `${scope.prefix}-${id}`;

/** Whose a member is, where several municipalities' are shown. */
export const ownerLine = ({ owner, say }: Scope): unknown =>
  owner === undefined ? nothing : html`<p class="omvarld-owner">${say(owner)}</p>`;

export function image(scope: Scope, { url, alt, width, height, credit }: Image): unknown {
  return html`<figure class="omvarld-image">
    <img src=${url} alt=${scope.plain(alt)} width=${width ?? nothing} height=${height ?? nothing} loading="lazy" referrerpolicy="no-referrer" />
    ${credit ? html`<figcaption class="omvarld-note">${scope.say(credit)}</figcaption>` : nothing}
  </figure>`;
}

/** What any member may carry besides its own fields. Nothing at all, where it carries none of it. */
export function memberExtras(scope: Scope, member: Partial<Member> & { readonly id: string }): unknown {
  const { documents, links, contacts, updated, checked } = member;
  if (!(documents || links || contacts || updated || checked || member.tags || member.image)) return nothing;
  const people = contacts ? scope.feed.contacts.filter(({ id }) => contacts.includes(id)) : [];
  return html`<div class="omvarld-extras">
    ${member.image ? image(scope, member.image) : nothing} ${tags(scope, member.tags)}
    ${documentList(scope, documents, memberId(scope, member))} ${linkList(scope, links)}
    ${
      people.length > 0
        ? html`<ul class="omvarld-people" role="list" aria-label=${scope.words.contacts}>
          ${people.map((contact) => contactLine(scope.of(contact), contact))}
        </ul>`
        : nothing
    }
    ${dates(scope, member)}
  </div>`;
}

/** When something was changed, and when somebody last made sure that it is true. */
function dates(scope: Scope, { updated, checked }: Pick<Partial<Member>, "updated" | "checked">): unknown {
  if (!updated && !checked) return nothing;
  const said = [
    updated && scope.words.updated(scope.format.day(updated)),
    checked && scope.words.checked(scope.format.day(checked)),
  ].filter(Boolean);
  return html`<p class="omvarld-note">${said.join(" · ")}</p>`;
}
