import { html, nothing, type TemplateResult } from "lit";
import { type Kind, kindContent } from "../../element-kit/kind.ts";
import type { Scope } from "../../element-kit/scope.ts";
import { takeAway } from "../../element-kit/take-away.ts";
import { link, mailLink, phoneLink } from "../../element-kit/templates/link.ts";
import { memberExtras, memberId, ownerLine } from "../../element-kit/templates/member.ts";
import { saveContactButton } from "../../element-kit/templates/save.ts";
import { framed, listFrame } from "../../element-kit/templates/members.ts";
import { memberList } from "../../element-kit/templates/section.ts";
import { facts, prose } from "../../element-kit/templates/text.ts";
import type { Contact } from "../../feed/index.ts";
import { svContacts } from "../../i18n/messages/sv/contacts.ts";
import { contactsStyles } from "./contacts.styles.ts";

/** Contacts as cards, each with its telephone as the largest thing. */
export const contactsKind: Kind<"contacts"> = {
  collection: "contacts",
  name: "contacts",
  words: svContacts,
  styles: contactsStyles,
  act: takeAway,
  content: (scope, { current, past }, options) =>
    memberList(scope, {
      ...options,
      current,
      over: past,
      item: (contact) => card(scope.of(contact), contact),
      list: (members) => framed(members, listFrame("omvarld-grid omvarld-contact-list")),
    }),
  answer: (scope, { current }) => (current[0] ? scope.of(current[0]).plain(current[0].name) : ""),
};

export const contactsContent = kindContent(contactsKind);

function card(scope: Scope, contact: Contact): TemplateResult {
  const { words, format, plain, html: levelHtml } = scope;
  const { role, unit, organisation, phones = [], emails = [], address, hours, languages, note, url } = contact;
  const name = plain(contact.name);
  const [mainPhone, ...otherPhones] = phones;
  const [mainMail, ...otherMails] = emails;
  // Of several municipalities, each contact's is said already.
  const owner = scope.owner && plain(scope.owner);
  const belongs = [role, unit, organisation].flatMap((text) => (text && plain(text) !== owner ? [text] : []));
  const lines = address
    ? [
        address.street,
        [address.postalCode, address.locality && plain(address.locality)].filter(Boolean).join(" "),
        address.country && address.country !== scope.feed.municipality?.country ? format.country(address.country) : "",
      ]
    : [];
  return levelHtml`<li class="omvarld-contact" id=${memberId(scope, contact)}>
    <h3 class="omvarld-name">${scope.say(contact.name)}</h3>
    ${ownerLine(scope)}
    ${belongs.map((text) => html`<p class="omvarld-note">${scope.say(text)}</p>`)}
    ${mainPhone ? labelled(scope, mainPhone.label, phoneLink(scope, mainPhone.number, name, "omvarld-action omvarld-action-phone")) : nothing}
    ${mainMail ? labelled(scope, mainMail.label, mailLink(scope, mainMail.address, name, "omvarld-action omvarld-action-mail")) : nothing}
    ${facts([
      ...otherPhones.map(
        ({ number, label }) => [label ? plain(label) : words.phone, phoneLink(scope, number, name)] as const,
      ),
      ...otherMails.map(
        ({ address, label }) => [label ? plain(label) : words.email, mailLink(scope, address, name)] as const,
      ),
      [words.hours, hours && scope.say(hours)],
      [words.languages, languages && format.list(languages.map((tag) => format.language(tag)))],
      [
        words.address,
        lines.some(Boolean)
          ? lines.map((line) =>
              line
                ? html`<span class="omvarld-line">${typeof line === "string" ? line : scope.say(line)} </span>`
                : nothing,
            )
          : undefined,
      ],
    ])}
    ${note ? prose(scope, note, "omvarld-text") : nothing} ${url ? html`<p>${link(scope, { url })}</p>` : nothing}
    ${saveContactButton(scope, contact)}
    ${memberExtras(scope, contact)}
  </li>`;
}

function labelled(scope: Scope, label: Contact["role"], content: unknown): unknown {
  return label ? html`${content}<p class="omvarld-note">${scope.say(label)}</p>` : content;
}
