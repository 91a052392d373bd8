import { mkdir, realpath, rename, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Feed, readFeed } from "../feed/index.ts";
import { isObject } from "../feed/json-object.ts";
import { mostParts, Parts } from "../feed/parts.ts";
import { type CliMessages, cliMessages } from "../i18n/messages/cli.ts";
import { explainProblem } from "../i18n/messages/problems.ts";
import { explainSource } from "./failure.ts";
import { languageOf, type Options, readOptions, WrongUse } from "./options.ts";
import { isAddress, readSource, somewhere } from "./read-source.ts";
import { countMembers, type Cut, type Json, leastMembers, split, uncut } from "./split.ts";
import { done, failed, faulty, printable, type Terminal } from "./terminal.ts";

const ownOptions = {
  out: { type: "string" },
  members: { type: "string" },
  locale: { type: "string" },
  help: { type: "boolean" },
} as const satisfies Options;

interface Call {
  readonly source: string;
  readonly folder: string;
  /** At most, in a part. */
  readonly members: number;
}

/** Cuts a long feed into parts, and sees that they are the same together. */
export async function splitCommand(args: readonly string[], { stdout, stderr, stdin, env }: Terminal): Promise<number> {
  const language = languageOf(args, "locale", env);
  const messages = cliMessages(language);
  const tell = (line: string) => stderr.write(`${printable(line)}\n`);
  try {
    if (args.includes("--help")) {
      stdout.write(`${messages.splitUsage}\n\n${messages.splitOptions}\n`);
      return done;
    }
    const { source, folder, members } = readCall(args, messages);
    const read = await readSource(source, stdin, undefined);
    for (const { problems } of read.parts) {
      for (const problem of problems) {
        // Addresses stay as they are.
        if (problem.code !== "url") tell(`${problem.path || "/"}: ${explainProblem(problem, language)}`);
      }
    }
    const failure = await explainSource(read, language);
    if (failure !== undefined) {
      tell(failure);
      return failed;
    }
    const json = uncut(read.parts.map(({ json }) => json).filter(isObject));
    const count = countMembers(json);
    const least = leastMembers(count, mostParts);
    if (members < least) throw new WrongUse(messages.badMembers(String(members), String(least)));
    const whole = cut(json, nameOf(source), members);
    if (!whole) {
      tell(messages.tooDeep(source));
      return failed;
    }
    const { cuts, isSame } = whole;
    const first = join(folder, cuts[0]?.name ?? "");
    if (!isAddress(source) && (await place(source)) === (await place(first))) {
      throw new WrongUse(messages.ownFolder(source));
    }
    const unwritten = await writeCuts(cuts, folder);
    if (unwritten !== undefined) {
      tell(messages.unwritable(unwritten));
      return failed;
    }
    stdout.write(`${printable(messages.cut(first, String(count), String(cuts.length)))}\n`);
    if (isSame) return done;
    tell(messages.cutDiffers);
    return faulty;
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    tell(error.message);
    tell(messages.help("omvarld split --help"));
    return failed;
  }
}

/** @throws {WrongUse} */
function readCall(args: readonly string[], messages: CliMessages): Call {
  const { options, sources } = readOptions(args, ownOptions, messages);
  const [source, ...others] = sources;
  if (source === undefined) throw new WrongUse(messages.noFeed);
  if (others.length > 0) throw new WrongUse(messages.manyFeeds);
  const folder = options.get("out");
  if (!folder) throw new WrongUse(messages.noOut);
  const given = options.get("members") ?? "200";
  const members = Number(given);
  if (!/^\d+$/.test(given) || members < 1) throw new WrongUse(messages.badMembers(given, "1"));
  return { source, folder, members };
}

/** The parts, and whether they are the same together; undefined of a feed that is too deep to be written as JSON. */
function cut(json: Json, name: string, members: number): { cuts: readonly Cut[]; isSame: boolean } | undefined {
  try {
    const cuts = split(json, name, members);
    return { cuts, isSame: areSame(json, cuts) };
  } catch (error) {
    // Writing calls itself for each level, where reading does not.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where a file really is, whatever link leads to it. */
const place = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));

/** What the first part is called: as the feed is, if that has a name. */
function nameOf(source: string): string {
  if (source === "-") return "feed.json";
  const name = isAddress(source) ? basename(decodeURIComponent(new URL(source).pathname)) : basename(source);
  return `${name.replace(/\.json$/i, "").replace(/[^\p{L}\p{N}._-]+/gu, "-") || "feed"}.json`;
}

/**
 * Writes the last part first, so that none names one that is not there.
 * @returns what could not be written.
 */
async function writeCuts(cuts: readonly Cut[], folder: string): Promise<string | undefined> {
  let path = folder;
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, text } of [...cuts].reverse()) {
      path = join(folder, name);
      // Whoever reads it meanwhile has the old one, whole.
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
    }
    return undefined;
  } catch {
    return path;
  }
}

/** Whether the library makes the same of the parts as of the whole. */
function areSame(json: unknown, cuts: readonly Cut[]): boolean {
  const read = (json: unknown, url: string): Feed | undefined => readFeed(json, { url }).feed;
  const [first] = cuts;
  const url = somewhere + encodeURIComponent(first?.name ?? "");
  let parts: Parts | undefined;
  for (const { name, text } of cuts) {
    const own = somewhere + encodeURIComponent(name);
    const feed = read(JSON.parse(text), own);
    if (!feed) return false;
    const part = { feed, url: own, size: text.length };
    if (parts) parts.add(part);
    else parts = new Parts(part);
  }
  return parts?.problems.length === 0 && JSON.stringify(parts.joined.feed) === JSON.stringify(read(json, url));
}
