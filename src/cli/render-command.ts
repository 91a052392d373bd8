import { localDate } from "../element-kit/page-language.ts";
import { type Feed, mergeFeeds, type Problem } from "../feed/index.ts";
import { type CliMessages, cliMessages } from "../i18n/messages/cli.ts";
import { explainProblem } from "../i18n/messages/problems.ts";
import { readAddresses } from "../loading/index.ts";
import { explainSource } from "./failure.ts";
import { languageOf, type Options, readOptions, readToday, WrongUse } from "./options.ts";
import { isAddress, readSource, type Source } from "./read-source.ts";
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

/** A feed that the tag is to show, as the command line names it. */
interface Named {
  readonly source: string;
  /** Absolute address that relative ones in it count from, as in the browser: its own, where that can be known. */
  readonly base: string | undefined;
}

interface Call {
  /** In the order in which the tag shows them; one at least. */
  readonly feeds: readonly Named[];
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
  const tellProblems = (name: string, problems: readonly Problem[]) => {
    for (const problem of problems) {
      tell(`${name && `${name} `}${problem.path || "/"}: ${explainProblem(problem, language)}`);
    }
  };

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

  const { feeds, tag, attributes } = call;
  for (const sentence of adviseCall(tag, attributes, language)) tell(sentence);
  const reads: Read[] = [];
  for (const { source, base } of feeds) {
    const read = await readSource(source, stdin, base);
    const { parts, feed } = read;
    for (const { name, problems } of parts) tellProblems(name === source && feeds.length === 1 ? "" : name, problems);
    // What is not all there is not printed: it would stand on the page as if it were all.
    const failure = await explainSource(read, language);
    if (!feed || failure !== undefined) {
      tell(failure ?? messages.unreadable(source, messages.noFile));
      return failed;
    }
    reads.push({ source, base, read, feed });
  }
  const { feed, problems: meeting } = joined(reads);
  for (const problem of meeting) {
    tellProblems(reads.find(({ base }) => base === problem.url)?.source ?? "", [problem]);
  }
  const problems = [...reads.flatMap(({ read }) => read.parts.flatMap((part) => part.problems)), ...meeting];
  const { length: count } = problems.filter(({ severity }) => severity === "error");
  if (count > 0) tell(messages.leftOut(String(count)));
  const base = feeds.flatMap((one) => one.base ?? []).join(" ") || undefined;
  if (!base && problems.some(({ code }) => code === "url")) tell(messages.relative);
  try {
    await write(stdout, await render({ ...call, feed, base }));
  } catch (error) {
    if (!(error instanceof MissingDocument)) throw error;
    tell(messages.needsDocument);
    return failed;
  }
  return done;
}

/** A feed as it was read. */
interface Read extends Named {
  readonly read: Source;
  readonly feed: Feed;
}

/** What the tag makes of its feeds: one feed. */
function joined(reads: readonly Read[]): { readonly feed: Feed; readonly problems: readonly Problem[] } {
  const [first, ...others] = reads;
  if (first && others.length === 0) return { feed: first.feed, problems: [] };
  return mergeFeeds(reads.map(({ feed, base = "" }) => ({ feed, url: base })));
}

/** @throws {WrongUse} */
function readCall(args: readonly string[], messages: CliMessages): Call {
  const { options: given, sources } = readOptions(args, allOptions, messages);
  const { tag, attributes } = readTagCall(given, ownOptions, messages);
  if (sources.length === 0) throw new WrongUse(messages.noFeed);
  const today = readToday(given.get("today") ?? localDate(new Date()), messages);
  const pageUrl = given.get("page-url");
  if (pageUrl !== undefined && !isAddress(pageUrl)) {
    throw new WrongUse(messages.badPage(pageUrl));
  }
  const page = pageUrl === undefined ? undefined : new URL(pageUrl);
  const feeds = readFeeds(sources, attributes.get("src"), page, messages);
  const form = given.get("as");
  if (form !== undefined && form !== "div") throw new WrongUse(messages.badForm(form));
  return {
    feeds,
    tag,
    attributes: attributes.has("src") || !sources.every(isAddress) ? attributes : withSource(sources, attributes),
    page,
    around: given.get("page-lang"),
    today,
    form: given.has("standalone") ? "standalone" : (form ?? "tag"),
  };
}

/** What was read from the net is fetched from there, if nothing else is said. */
const withSource = (sources: readonly string[], attributes: ReadonlyMap<string, string>) =>
  new Map([["src", sources.map((source) => source.replaceAll(" ", "%20")).join(" ")], ...attributes]);

/**
 * The feeds to read, each with the address that the tag has for it.
 * @param src the tag's own: as many addresses as there are feeds, in their order.
 * @throws {WrongUse}
 */
function readFeeds(
  sources: readonly string[],
  src: string | undefined,
  page: URL | undefined,
  messages: CliMessages,
): readonly Named[] {
  const addresses = readAddresses(src, page?.href ?? "")?.split(" ") ?? [];
  if (addresses.length > 0 && addresses.length !== sources.length) {
    throw new WrongUse(messages.otherSources(String(addresses.length), String(sources.length)));
  }
  const feeds = sources.map((source, index): Named => {
    const address = isAddress(source) ? source : addresses[index];
    return { source, base: address !== undefined && URL.canParse(address) ? new URL(address).href : page?.href };
  });
  // Whose a member is, and so its id, is told by where it comes from as well.
  const known = new Set(feeds.map(({ base }) => base));
  if (feeds.length > 1 && (known.has(undefined) || known.size < feeds.length)) throw new WrongUse(messages.unplaced);
  return feeds;
}

function help(messages: CliMessages): string {
  return `${[messages.renderUsage, messages.renderOptions, ...attributeHelp(messages)].join("\n\n")}\n`;
}
