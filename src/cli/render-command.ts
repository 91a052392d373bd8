import { localDate } from "../element-kit/page-language.ts";
import { type CliMessages, cliMessages } from "../i18n/messages/cli.ts";
import { explainProblem } from "../i18n/messages/problems.ts";
import { explainSource } from "./failure.ts";
import { languageOf, type Options, readOptions, readToday, WrongUse } from "./options.ts";
import { isAddress, readSource } from "./read-source.ts";
import { render, type Rendering } from "./render.ts";
import { MissingDocument } from "./sanitiser.ts";
import { adviseCall, attributeHelp, attributeOptions, readTagCall } from "./tag-call.ts";
import type { Tag } from "./tags.ts";
import { done, failed, printable, type Terminal, write } from "./terminal.ts";

const ownOptions = {
  tag: { type: "string" },
  as: { type: "string" },
  standalone: { type: "boolean" },
  "page-url": { type: "string" },
  "page-lang": { type: "string" },
  id: { type: "string" },
  today: { type: "string" },
  locale: { type: "string" },
  help: { type: "boolean" },
} as const satisfies Options;

const allOptions: Options = { ...attributeOptions, ...ownOptions };

interface Call {
  readonly source: string;
  readonly tag: Tag;
  readonly attributes: ReadonlyMap<string, string>;
  readonly page: URL | undefined;
  readonly around: string | undefined;
  readonly today: string;
  readonly form: Rendering["form"];
}

/** Prints a tag with what the browser would render into it. */
export async function renderCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { stdout, stderr, stdin, env } = terminal;
  const language = languageOf(args, "locale", env);
  const messages = cliMessages(language);
  const tell = (line: string) => stderr.write(`${printable(line)}\n`);

  let call: Call;
  try {
    if (args.includes("--help")) {
      await write(stdout, [help(messages)]);
      return done;
    }
    call = readCall(args, messages);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    tell(error.message);
    tell(messages.help("omvarld render --help"));
    return failed;
  }

  const { source, tag, attributes, page } = call;
  for (const sentence of adviseCall(tag, attributes, language)) tell(sentence);
  const base = baseOf(call);
  const read = await readSource(source, stdin, base);
  const { parts, feed } = read;
  for (const { name, problems } of parts) {
    const where = name === source ? "" : `${name} `;
    for (const problem of problems) tell(`${where}${problem.path || "/"}: ${explainProblem(problem, language)}`);
  }
  // Half a feed is not printed: it would stand on the page as if it were all.
  const failure = await explainSource(read, language);
  if (!feed || failure !== undefined) {
    tell(failure ?? messages.unreadable(source, messages.noFile));
    return failed;
  }
  const problems = parts.flatMap((part) => part.problems);
  if (problems.length > 0) tell(messages.leftOut(String(problems.length)));
  if (!base && problems.some(({ code }) => code === "url")) tell(messages.relative);
  const printed = attributes.has("src") || !isAddress(source) ? attributes : new Map([["src", source], ...attributes]);
  try {
    await write(stdout, await render({ ...call, attributes: printed, feed, base, page }));
  } catch (error) {
    if (!(error instanceof MissingDocument)) throw error;
    tell(messages.needsDocument);
    return failed;
  }
  return done;
}

/** Where relative addresses in the feed count from, as in the browser: from the feed's own address. */
function baseOf({ source, attributes, page }: Call): string | undefined {
  const src = attributes.get("src");
  if (isAddress(source)) return source;
  return src !== undefined && URL.canParse(src, page) ? new URL(src, page).href : page?.href;
}

/** @throws {WrongUse} */
function readCall(args: readonly string[], messages: CliMessages): Call {
  const { options: given, sources } = readOptions(args, allOptions, messages);
  const { tag, attributes } = readTagCall(given, ownOptions, messages);
  const [source, ...others] = sources;
  if (source === undefined) throw new WrongUse(messages.noFeed);
  if (others.length > 0) throw new WrongUse(messages.manyFeeds);
  const today = readToday(given.get("today") ?? localDate(new Date()), messages);
  const pageUrl = given.get("page-url");
  if (pageUrl !== undefined && !isAddress(pageUrl)) {
    throw new WrongUse(messages.badPage(pageUrl));
  }
  const form = given.get("as");
  if (form !== undefined && form !== "div") throw new WrongUse(messages.badForm(form));
  return {
    source,
    tag,
    attributes,
    page: pageUrl === undefined ? undefined : new URL(pageUrl),
    around: given.get("page-lang"),
    today,
    form: given.has("standalone") ? "standalone" : (form ?? "tag"),
  };
}

function help(messages: CliMessages): string {
  return `${[messages.renderUsage, messages.renderOptions, ...attributeHelp(messages)].join("\n\n")}\n`;
}
