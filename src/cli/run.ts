import { createRequire } from "node:module";
import { cliMessages } from "../i18n/messages/cli.ts";
import { done, failed, localeOf, type Terminal } from "./terminal.ts";

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Each is loaded when it is called for. */
const commands: Readonly<Record<"validate" | "render" | "embed" | "split", () => Promise<Command>>> = {
  validate: async () => (await import("./validate-command.ts")).validateCommand,
  render: async () => (await import("./render-command.ts")).renderCommand,
  embed: async () => (await import("./embed-command.ts")).embedCommand,
  split: async () => (await import("./split-command.ts")).splitCommand,
};

/** Asked of the package by its own name, which it answers to wherever its files lie. */
function packageVersion(): string {
  const { version } = createRequire(import.meta.url)("omvarld/package.json") as { readonly version: string };
  return version;
}

/**
 * Runs a command.
 * @param args without the program's own name.
 * @returns the exit code.
 */
export async function run([name = "--help", ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (Object.hasOwn(commands, name)) return (await commands[name as keyof typeof commands]())(args, terminal);
  if (name === "--version" || name === "-v") {
    terminal.stdout.write(`${packageVersion()}\n`);
    return done;
  }
  const messages = cliMessages(localeOf(terminal.env));
  const list = Object.keys(commands).map((key) => `  omvarld ${key}  ${messages[key as keyof typeof commands]}`);
  const help = `${[messages.commands, ...list, `  omvarld --version  ${messages.version}`].join("\n")}\n`;
  if (name === "--help") {
    terminal.stdout.write(help);
    return done;
  }
  terminal.stderr.write(`${messages.unknownCommand(name)}\n${help}`);
  return failed;
}
