import { isObject } from "./json-object.ts";

/**
 * Gives each member an id that is unique in its collection. Those that the feed gives are kept, wherever they stand, so
 * that what refers to them finds them.
 * @param language BCP 47: in which of a name's languages ids are made.
 * @param tell is told each id that an earlier member has already, and which member gave it again.
 */
export function giveIds(
  members: readonly Record<string, unknown>[],
  language: string,
  tell: (id: string, at: number) => void,
): void {
  const owners = new Map<unknown, unknown>();
  members.forEach((member, at) => {
    const id = member["id"];
    if (typeof id !== "string") return;
    if (owners.has(id)) tell(id, at);
    else owners.set(id, member);
  });
  const ids = new Set(owners.keys());
  // The next copy of each id: counting from two again for every namesake would take quadratic time.
  const copies = new Map<string, number>();
  members.forEach((member, at) => {
    if (owners.get(member["id"]) === member) return;
    const given = member["id"] ?? slugOf(member, language);
    const wanted = typeof given === "string" && given ? given : String(at + 1);
    let copy = copies.get(wanted) ?? 1;
    let id = wanted;
    while (ids.has(id)) id = `${wanted}-${++copy}`;
    copies.set(wanted, copy);
    ids.add(id);
    member["id"] = id;
  });
}

/** The slug that a member without an id is known by. A key that is no field of its kind may hold anything. */
export const slugOf = (
  { name, title }: { readonly name?: unknown; readonly title?: unknown },
  language: string,
): string => slugFrom(name, language) || slugFrom(title, language);

/**
 * A slug from a name: lower case, without marks over Latin letters, words joined by hyphens, at most 80 letters. Empty
 * where the name has neither letters nor digits, or is no text.
 * @param name a text or one of its languages.
 * @param language BCP 47: which of the texts is taken.
 */
export function slugFrom(name: unknown, language: string): string {
  const text = isObject(name) ? (name[language] ?? Object.values(name)[0]) : name;
  if (typeof text !== "string") return "";
  return text
    .slice(0, 80)
    .toLowerCase()
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
