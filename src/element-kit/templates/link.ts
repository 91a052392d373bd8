import { html, nothing, type TemplateResult } from "lit";
import { type Contact, type Document, isBefore, type Link } from "../../feed/index.ts";
import { readPhone } from "../../feed/phone.ts";
import { hostOf, type Scope, withoutWww } from "../scope.ts";
import { type Fact, facts, time } from "./text.ts";

/** A link's class, and what it says of itself after its text where it leads to another site. */
export function linkParts(scope: Scope, url: string): { readonly look: string; readonly words: string } {
  return scope.isOtherSite(url)
    ? { look: "omvarld-link omvarld-link-out", words: ` ${scope.words.otherSite}` }
    : { look: "omvarld-link", words: "" };
}

/** The words after a link's text, with a space before; nothing where it stays on this site. */
export function otherSite(scope: Scope, url: string): unknown {
  const { words } = linkParts(scope, url);
  return words ? html`<span class="omvarld-hidden" .textContent=${words}></span>` : nothing;
}

/** A link whose text names where it leads; the bare host where the feed gives no title. */
export function link(scope: Scope, { url, title, language }: Link): TemplateResult {
  const text = title ? scope.say(title) : addressName(url);
  const { look } = linkParts(scope, url);
  return html`<a class=${look} href=${url} hreflang=${language ?? nothing}>${text}${otherSite(scope, url)}</a>`;
}

/** An address as a reader knows it: the host, or what follows the scheme where there is none. */
export function addressName(url: string): string {
  const host = withoutWww(hostOf(url));
  return host || url.replace(/^\w+:/, "");
}

export function linkList(scope: Scope, links: readonly Link[] | undefined, label?: string): unknown {
  if (!links?.length) return nothing;
  return html`<ul class="omvarld-links" role="list" aria-label=${label ?? nothing}>
    ${links.map(
      (item) =>
        html`<li>${link(scope, item)}${item.language ? languageNote(scope, item.language) : nothing}${
          item.description ? html`<p class="omvarld-note">${scope.say(item.description)}</p>` : nothing
        }</li>`,
    )}
  </ul>`;
}

/** Says a link's language where it is not the page's. */
function languageNote(scope: Scope, language: string): unknown {
  return language === scope.language
    ? nothing
    : [" ", html`<span class="omvarld-note">(${scope.format.language(language)})</span>`];
}

/** A telephone number that can be called, with words before it that name whom. */
export function phoneLink(scope: Scope, number: string, name: string, className = "omvarld-link"): TemplateResult {
  const { href, text } = readPhone(number, scope.feed.municipality?.country);
  if (!href) return html`<span class="omvarld-phone">${text}</span>`;
  return html`<a class=${className} href=${href}
    ><span class="omvarld-hidden">${`${scope.words.call(name)} `}</span><span class="omvarld-phone">${text}</span></a
  >`;
}

/** A mail address that may break after its at sign. */
export function mailLink(scope: Scope, address: string, name: string, className = "omvarld-link"): TemplateResult {
  const at = address.indexOf("@") + 1;
  // A break inside the text makes browsers compute a name with a space in it, so the name is given.
  return html`<a class=${className} href="mailto:${address}" aria-label="${scope.words.mail(name)} ${address}"
    ><span class="omvarld-mail">${address.slice(0, at)}<wbr />${address.slice(at)}</span></a
  >`;
}

/** A contact in one line, for a member that names it. */
export function contactLine(scope: Scope, contact: Contact): TemplateResult {
  const name = scope.plain(contact.name);
  const phone = contact.phones?.[0];
  const mail = contact.emails?.[0];
  return html`<li>
    ${scope.say(contact.name)}${phone ? html`, ${phoneLink(scope, phone.number, name)}` : nothing}${
      mail ? html`, ${mailLink(scope, mail.address, name)}` : nothing
    }
  </li>`;
}

/** A file's kind in one word, from its media type or else from the end of its address. */
function fileKind({ mediaType, url }: Document): string {
  const subtype = mediaType?.split("/")[1]?.split(";")[0] ?? "";
  return /^[a-z0-9]{2,5}$/i.test(subtype) ? subtype.toLowerCase() : extensionOf(url);
}

/** What stands after the last point of an address, in small letters; empty where it is no kind of file. */
export const extensionOf = (url: string): string => /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? "";

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** How long something is valid, in words; empty where that is not known. */
export function validity({ format }: Scope, { validFrom, validTo }: Pick<Document, "validFrom" | "validTo">): string {
  return format.period({ ...(validFrom ? { start: validFrom } : {}), ...(validTo ? { end: validTo } : {}) });
}

/** A document's dates and numbers, besides what every file has. */
export function documentFacts(scope: Scope, document: Document): Fact[] {
  const { words, today } = scope;
  const { reference, published, validTo } = document;
  return [
    [isBefore(validTo, today) ? words.wasValid : words.valid, validity(scope, document)],
    [words.reference, reference],
    [words.published, published && time(scope, published)],
  ];
}

/**
 * A document: its title alone is the link; kind, size and language stand beside it.
 * @param id unique on the page, joins the link to what is said of it.
 */
export function documentItem(
  scope: Scope,
  document: Document,
  id: string,
  more: readonly Fact[] = [],
  extras: unknown = nothing,
): TemplateResult {
  const { format } = scope;
  const { url, title, size, language, description } = document;
  const kind = fileKind(document);
  const meta = scope.words.documentMeta(
    capitalised(kind),
    size === undefined ? "" : format.fileSize(size),
    language ? format.language(language) : "",
  );
  return html`<li class="omvarld-document">
    <span class="omvarld-file" aria-hidden="true">${kind.toUpperCase()}</span>
    <a class=${linkParts(scope, url).look} href=${url} hreflang=${language ?? nothing} aria-describedby=${meta ? id : nothing}
      >${title ? scope.say(title) : fileName(url)}${otherSite(scope, url)}</a
    >
    ${meta ? html`<span class="omvarld-note" id=${id}>${meta}</span>` : nothing}
    ${description ? html`<p class="omvarld-note">${scope.say(description)}</p>` : nothing}
    ${facts([...more, ...documentFacts(scope, document)], "omvarld-meta")} ${extras}
  </li>`;
}

/** The last step of an address, readable; the host where there is none. */
function fileName(url: string): string {
  const last = url.split(/[?#]/)[0]?.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || addressName(url);
  } catch {
    return last;
  }
}

export function documentList(scope: Scope, documents: readonly Document[] | undefined, id: string): unknown {
  if (!documents?.length) return nothing;
  return html`<ul class="omvarld-documents" role="list">
    ${documents.map((document, index) => documentItem(scope, document, `${id}-document-${index + 1}`))}
  </ul>`;
}
