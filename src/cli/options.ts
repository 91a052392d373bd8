import { parseArgs, type ParseArgsConfig } from "node:util";
import { isDate } from "../feed/day.ts";
import type { CliMessages } from "../i18n/messages/cli.ts";
import { localeOf, type Terminal } from "./terminal.ts";

export type Options = NonNullable<ParseArgsConfig["options"]>;

/** What is wrong with the way a command was called, in the user's language. */
export class WrongUse extends Error {}

export interface Given {
  /** Each option with its value, the last where it was given twice; empty for flags. */
  readonly options: ReadonlyMap<string, string>;
  /** What is no option. */
  readonly sources: readonly string[];
}

/**
 * Reads a command's arguments.
 * @throws {WrongUse} for options that there are not, and values that are missing or too many.
 */
export function readOptions(args: readonly string[], known: Options, messages: CliMessages): Given {
  const { tokens } = parseArgs({
    args: [...args],
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = new Map<string, string>();
  const sources: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") sources.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!option) throw new WrongUse(messages.unknownOption(rawName));
    if (option.type === "string" && value === undefined) throw new WrongUse(messages.noValue(rawName));
    if (option.type === "boolean" && value !== undefined) throw new WrongUse(messages.needlessValue(rawName));
    options.set(name, value ?? "");
  }
  return { options, sources };
}

/**
 * The language of the terminal, BCP 47: as an option asks, else as it is set. It is read before all else, so that what
 * is wrong with the rest is told in it.
 */
export function languageOf(args: readonly string[], name: string, env: Terminal["env"]): string {
  const after = args.lastIndexOf(`--${name}`) + 1;
  const joined = args.findLast((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  return joined || (after > 0 ? args[after] : undefined) || localeOf(env);
}

/**
 * The day that a command counts with.
 * @throws {WrongUse}
 */
export function readToday(value: string, messages: CliMessages): string {
  if (value.length !== 10 || !isDate(value)) throw new WrongUse(messages.badDate(value));
  return value;
}
