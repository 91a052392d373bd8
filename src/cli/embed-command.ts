import { readFile } from "node:fs/promises";
import { type CliMessages, cliMessages } from "../i18n/messages/cli.ts";
import { printEmbed, type SiteManifest } from "./embed.ts";
import { languageOf, type Options, readOptions, WrongUse } from "./options.ts";
import { adviseCall, attributeHelp, attributeOptions, readTagCall } from "./tag-call.ts";
import { done, failed, printable, type Terminal, write } from "./terminal.ts";

const ownOptions = {
  tag: { type: "string" },
  base: { type: "string" },
  id: { type: "string" },
  locale: { type: "string" },
  help: { type: "boolean" },
} as const satisfies Options;

/** Prints what a page says to show a tag as soon as may be. */
export async function embedCommand(args: readonly string[], { stdout, stderr, env }: Terminal): Promise<number> {
  const language = languageOf(args, "locale", env);
  const messages = cliMessages(language);
  try {
    if (args.includes("--help")) {
      await write(stdout, [help(messages)]);
      return done;
    }
    const { options, sources } = readOptions(args, { ...attributeOptions, ...ownOptions }, messages);
    const [first] = sources;
    if (first !== undefined) throw new WrongUse(messages.unknownOption(first));
    const { tag, attributes } = readTagCall(options, ownOptions, messages);
    const base = options.get("base") ?? "/omvarld/";
    if (!/^(?:\/|https?:\/\/)(?:.*\/)?$/.test(base)) throw new WrongUse(messages.badBase(base));
    for (const sentence of adviseCall(tag, attributes, language)) stderr.write(`${printable(sentence)}\n`);
    await write(stdout, printEmbed({ manifest: await readManifest(), base, tag, attributes }));
    return done;
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    stderr.write(`${printable(error.message)}\n${messages.help("omvarld embed --help")}\n`);
    return failed;
  }
}

/** The list of the site's files, which lies beside the command line's own folder. */
async function readManifest(): Promise<SiteManifest> {
  const [folder = ""] = /^.*\/dist\//.exec(import.meta.url) ?? [];
  return JSON.parse(await readFile(new URL("cdn/manifest.json", folder), "utf8")) as SiteManifest;
}

const help = (messages: CliMessages): string =>
  `${[messages.embedUsage, messages.embedOptions, ...attributeHelp(messages)].join("\n\n")}\n`;
