import { adviseValue } from "../element-kit/editor-attributes.ts";
import type { CliMessages } from "../i18n/messages/cli.ts";
import { explainAttribute } from "../i18n/messages/problems.ts";
import { languageIn } from "../element-kit/page-language.ts";
import { type Options, WrongUse } from "./options.ts";
import { isFlag, type Tag, tags } from "./tags.ts";

/** Every attribute that some tag has is an option. */
export const attributeOptions: Options = Object.fromEntries(
  tags.flatMap((tag) =>
    [...tag.attributes.keys()].map((name) => [name, { type: isFlag(tag, name) ? "boolean" : "string" }] as const),
  ),
);

/**
 * The tag that a call names, with the attributes that it gives it, as an editor would write them.
 * @param given every option with its value.
 * @param ownOptions the command's own, which are none of the tag's; `id` is both.
 * @throws {WrongUse}
 */
export function readTagCall(
  given: ReadonlyMap<string, string>,
  ownOptions: Options,
  messages: CliMessages,
): { readonly tag: Tag; readonly attributes: ReadonlyMap<string, string> } {
  const tag = readTag(given.get("tag"), messages);
  const attributes = new Map<string, string>();
  for (const [name, value] of given) {
    if (Object.hasOwn(ownOptions, name) && name !== "id") continue;
    if (name !== "id" && !tag.attributes.has(name)) throw new WrongUse(messages.notForTag(`--${name}`, tag.name));
    attributes.set(name, value);
  }
  for (const name of ["lang", "page-lang"]) {
    const value = given.get(name);
    if (value && !languageIn(value.trim())) throw new WrongUse(messages.badLanguage(`--${name}`, value));
  }
  return { tag, attributes };
}

/** What of a tag's attributes it does not understand, in sentences; it is shown all the same, without them. */
export const adviseCall = (
  { attributes: declared }: Tag,
  attributes: ReadonlyMap<string, string>,
  language: string,
): readonly string[] =>
  [...attributes].flatMap(([name, value]) =>
    adviseValue(name, value, declared.get(name)).map((problem) => explainAttribute(problem, language)),
  );

function readTag(name: string | undefined, messages: CliMessages): Tag {
  const known = tags.map((tag) => tag.name).join(", ");
  if (!name) throw new WrongUse(messages.noTag(known));
  const tag = tags.find((each) => each.name === name.replace(/^omvarld-/, ""));
  if (!tag) throw new WrongUse(messages.unknownTag(name, known));
  return tag;
}

/** What a command's help says of the attributes. */
export function attributeHelp(messages: CliMessages): readonly string[] {
  const option = (tag: Tag, name: string) => `--${name}${isFlag(tag, name) ? "" : ` ${messages.value}`}`;
  const [page, ...others] = tags;
  const shared = page ? [...page.attributes.keys()] : [];
  return [page, ...others].flatMap((tag) => {
    if (!tag) return [];
    const names = [...tag.attributes.keys()].filter((name) => tag === page || !shared.includes(name));
    const who = tag === page ? tags.map((each) => each.name).join(", ") : tag.name;
    return names.length > 0
      ? [`${messages.attributes(who)}\n${names.map((name) => `  ${option(tag, name)}`).join("\n")}`]
      : [];
  });
}
