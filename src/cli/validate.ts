import { adviseFeed } from "../feed/advice.ts";
import { findJsonFault, locate, type Place } from "../feed/json-text.ts";
import type { Feed, Problem } from "../feed/index.ts";
import { cliMessages } from "../i18n/messages/cli.ts";
import { mendJsonFault } from "../i18n/messages/json-faults.ts";
import { explainProblem } from "../i18n/messages/problems.ts";
import { checkLinks, linksOf } from "./links.ts";
import { somewhere, type SourcePart } from "./read-source.ts";

/** One thing to mend in a feed, or advice on it. */
export interface Finding extends Partial<Place> {
  readonly severity: Problem["severity"];
  /** The problem's own code, `json-` and the fault's in what is not JSON, `link-…`, or why nothing could be read. */
  readonly code: string;
  /** JSON Pointer; missing where there is no JSON to point into. */
  readonly path?: string;
  /** What was found, what is expected and how to mend it. */
  readonly message: string;
  /** JSON Pointer to what is not shown because of it, where that is more than the value itself. */
  readonly leftOut?: string;
}

export interface ValidateOptions {
  /** All parts of the feed as one. */
  readonly whole: Feed | undefined;
  /** BCP 47, of the sentences. */
  readonly language: string;
  /** Full date: `2026-11-23`. */
  readonly today: string;
  /** Whether to ask for the addresses in the feed. */
  readonly isAsking: boolean;
}

const linkLimits = { timeout: 10_000, deadline: 120_000, concurrency: 6 };

/** All that an editor should know of a feed, or of one of its parts, in the order in which it stands there. */
export async function validate(
  { text, feed, problems }: SourcePart,
  { whole, language, today, isAsking }: ValidateOptions,
): Promise<readonly Finding[]> {
  const fault = findJsonFault(text);
  if (fault) {
    const { code, line, column } = fault;
    return [{ severity: "error", code: `json-${code}`, line, column, message: mendJsonFault(fault, language) }];
  }
  const told: readonly Problem[] = [...problems, ...(feed ? adviseFeed(feed, today, undefined, whole) : [])];
  const findings: Finding[] = told.map((problem) => ({
    severity: problem.severity,
    code: problem.code,
    path: problem.path,
    message: explainProblem(problem, language),
    ...(problem.leftOut === undefined ? {} : { leftOut: problem.leftOut }),
  }));
  if (feed && isAsking) {
    const { links: words } = cliMessages(language);
    // What is relative to nowhere cannot be asked for.
    const links = linksOf(feed).filter((link) => !link.url.startsWith(somewhere));
    for (const [{ url: address, path }, faults] of await checkLinks(links, linkLimits)) {
      for (const { code, severity, found, expected = "" } of faults) {
        findings.push({ severity, code, path, message: words[code]({ url: address, found, expected }) });
      }
    }
  }
  const places = locate(
    text,
    findings.map(({ path = "" }) => path),
  );
  const first = { line: 1, column: 1 };
  return findings
    .map((finding) => ({ ...finding, ...(places.get(finding.path ?? "") ?? first) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
