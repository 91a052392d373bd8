import { type Contact, dayValue } from "../feed/index.ts";
import { memberUid } from "./names.ts";
import { cleanLine, cleanText } from "./plain-text.ts";
import type { Speaker } from "./speaker.ts";
import { type Property, write } from "./write.ts";

/** What address books show beside a number by itself. Their other labels are free text. */
const telephoneTypes: readonly (readonly [type: string, label: RegExp])[] = [
  ["cell", /mobil|cell/i],
  ["fax", /fax/i],
  ["text", /\bsms\b|text/i],
];

/** A contact as vCard 4.0 (RFC 6350), in the reader's language. */
export function contactCard(speaker: Speaker, contact: Contact): string {
  const { feed, words, format, plain } = speaker;
  const { role, unit, phones = [], emails = [], address, hours, languages = [], note, url, updated } = contact;
  const { municipality } = feed;
  const line = (text: Parameters<typeof plain>[0] | undefined) => (text === undefined ? "" : cleanLine(plain(text)));
  const name = line(contact.name) || contact.id;
  // One who has a role is somebody; a name without one is that of a function, as a contact centre's.
  const isPerson = role !== undefined;
  const [, given = "", family = name] = (isPerson && /^(.+) (\S+)$/.exec(name)) || [];
  // In an address book nothing stands around a card that would say which municipality's contact centre it is.
  const organisation = line(contact.organisation ?? municipality?.name);
  const notes = [hours && `${words.hours}: ${cleanText(plain(hours))}`, note && cleanText(plain(note))];

  const card: Property[] = [
    ["version", {}, "text", "4.0"],
    ["prodid", {}, "text", "-//omvarld//omvarld//EN"],
    ["uid", { value: "text" }, "text", memberUid(feed, "contacts", contact.id)],
    ["kind", {}, "text", isPerson ? "individual" : "org"],
    ["fn", {}, "text", name],
    ["n", {}, "text", [family, given, "", "", ""]],
  ];
  const add = (property: string, type: string, value: string | string[] | undefined, parameters = {}) => {
    if (value?.length) card.push([property, parameters, type, value]);
  };
  let labels = 0;
  /** A number or an address, the first of its kind being the main one. */
  const reach = (property: string, type: string, value: string, at: number, label: string, parameters: object) => {
    const group = label ? { group: `item${++labels}` } : {};
    add(property, type, value, { ...group, ...(at === 0 ? { pref: "1" } : {}), ...parameters });
    add("x-ablabel", "text", label, group);
  };

  if (organisation || unit) add("org", "text", [organisation, ...(unit ? [line(unit)] : [])]);
  add("title", "text", line(role));
  phones.forEach(({ number, label }, at) => {
    const { href, text } = speaker.phone(number);
    const said = line(label);
    if (!href) return notes.push([said, cleanLine(text)].filter(Boolean).join(": "));
    const [type = "voice"] = telephoneTypes.find(([, pattern]) => pattern.test(said)) ?? [];
    // A short number is dialled in its own country only, and RFC 3966 has no address for it without naming that.
    const [kind, value] = href.startsWith("tel:+") ? ["uri", href] : ["text", href.slice("tel:".length)];
    reach("tel", kind, value, at, said, { type: ["work", type], ...(kind === "uri" ? { value: "uri" } : {}) });
  });
  emails.forEach((mail, at) => reach("email", "text", mail.address, at, line(mail.label), { type: "work" }));
  if (address) {
    const { street, postalCode = "", locality, country = municipality?.country } = address;
    const parts = [line(street), line(locality), "", cleanLine(postalCode)];
    if (parts.some(Boolean)) {
      add("adr", "text", ["", "", ...parts, country ? format.country(country) : ""], { type: "work" });
    }
  }
  languages.forEach((tag, at) => add("lang", "language-tag", tag, { pref: String(Math.min(at + 1, 100)) }));
  add("note", "text", notes.filter(Boolean).join("\n"));
  add("url", "uri", url);
  const changed = dayValue(updated);
  if (changed?.length === 10) add("rev", "timestamp", `${changed}T00:00:00Z`);
  return write("vcard", card);
}
