import { localDate } from "../element-kit/page-language.ts";
import { type CliMessages, cliMessages } from "../i18n/messages/cli.ts";
import { editorMessages, explainFailure } from "../i18n/messages/problems.ts";
import { type Format, formats, printers, type Report } from "./findings.ts";
import { languageOf, type Options, readOptions, readToday, WrongUse } from "./options.ts";
import { addressOf, isAddress, readSource } from "./read-source.ts";
import { done, failed, faulty, printable, type Terminal, write } from "./terminal.ts";
import { validate, type ValidateOptions } from "./validate.ts";

const ownOptions = {
  format: { type: "string" },
  lang: { type: "string" },
  links: { type: "boolean" },
  "feed-url": { type: "string" },
  today: { type: "string" },
  help: { type: "boolean" },
} as const satisfies Options;

interface Call extends Omit<ValidateOptions, "whole"> {
  /** Absolute address that relative ones are resolved against; without it they are taken for good. */
  readonly url: string | undefined;
  readonly sources: readonly string[];
  readonly format: Format;
}

/** Looks through feeds, and tells where there is what to mend. */
export async function validateCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { stdout, stderr, stdin, env } = terminal;
  const language = languageOf(args, "lang", env);
  const words = cliMessages(language);
  const editorWords = editorMessages(language);
  if (args.includes("--help")) {
    await write(stdout, [`${words.validateUsage}\n\n${words.validateOptions}\n`]);
    return done;
  }
  let call: Call;
  try {
    call = readCall(args, language, words);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    for (const line of [error.message, words.help("omvarld validate --help")]) stderr.write(`${printable(line)}\n`);
    return failed;
  }

  // A part that is named by itself as well is looked through once, where it belongs.
  const reports = new Map<string, readonly Report[]>();
  const isTold = (name: string) => [...reports.values()].some((told) => told.some(({ source }) => source === name));
  for (const source of call.sources) {
    if (isTold(source)) continue;
    const { parts, feed, failure } = await readSource(source, stdin, call.url ?? addressOf(source));
    const own: Report[] = [];
    for (const part of parts) {
      if (part !== parts[0]) reports.delete(part.name);
      own.push({ source: part.name, isRead: true, findings: await validate(part, { ...call, whole: feed }) });
    }
    if (failure && failure.name !== parts.at(-1)?.name) {
      const { name, reason } = failure;
      const [code, message] =
        reason === "no-file" ? [reason, words.noFile] : [reason.code, explainFailure(reason, editorWords)];
      own.push({ source: name, isRead: false, findings: [{ severity: "error", code, message }] });
    }
    reports.set(source, own);
  }
  const all = [...reports.values()].flat();
  const isColoured = "isTTY" in stdout && stdout.isTTY === true && !env["NO_COLOR"];
  await write(stdout, printers[call.format](all, { words, editorWords, isColoured }));
  if (all.some(({ isRead }) => !isRead)) return failed;
  return all.some(({ findings }) => findings.some(({ severity }) => severity === "error")) ? faulty : done;
}

/** @throws {WrongUse} */
function readCall(args: readonly string[], language: string, words: CliMessages): Call {
  const { options, sources } = readOptions(args, ownOptions, words);
  if (sources.length === 0) throw new WrongUse(words.noFeed);
  const format = formats.find((name) => name === (options.get("format") ?? "text"));
  if (!format) throw new WrongUse(words.badFormat(options.get("format") ?? "", formats.join(", ")));
  const url = options.get("feed-url");
  if (url !== undefined && !isAddress(url)) throw new WrongUse(words.badFeedUrl(url));
  return {
    sources,
    format,
    url,
    language,
    today: readToday(options.get("today") ?? localDate(new Date()), words),
    isAsking: options.has("links"),
  };
}
