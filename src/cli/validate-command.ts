import { localDate } from "../element-kit/page-language.ts";
import { type CliMessages, cliMessages } from "../i18n/messages/cli.ts";
import { editorMessages, explainFailure } from "../i18n/messages/problems.ts";
import { type Format, formats, printers, type Report } from "./findings.ts";
import { languageOf, type Options, readOptions, readToday, WrongUse } from "./options.ts";
import { isAddress, readSourceText } from "./read-source.ts";
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

interface Call extends ValidateOptions {
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

  const reports: Report[] = [];
  for (const source of call.sources) {
    const content = await readSourceText(source, stdin);
    if (content.text === undefined) {
      const { reason } = content;
      const [code, message] =
        reason === "no-file" ? [reason, words.noFile] : [reason.code, explainFailure(reason, editorWords)];
      reports.push({ source, isRead: false, findings: [{ severity: "error", code, message }] });
      continue;
    }
    const findings = await validate(content.text, { ...call, url: content.url ?? call.url });
    reports.push({ source, isRead: true, findings });
  }
  const isColoured = "isTTY" in stdout && stdout.isTTY === true && !env["NO_COLOR"];
  await write(stdout, printers[call.format](reports, { words, editorWords, isColoured }));
  if (reports.some(({ isRead }) => !isRead)) return failed;
  return reports.some(({ findings }) => findings.some(({ severity }) => severity === "error")) ? faulty : done;
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
