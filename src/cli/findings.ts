/* How what was found in feeds is printed: for people, for programs, and for the workflows of GitHub. */
import type { CliMessages } from "../i18n/messages/cli.ts";
import type { EditorMessages } from "../i18n/messages/problems.ts";
import { printable } from "./terminal.ts";
import type { Finding } from "./validate.ts";

/** What was found in one source. */
export interface Report {
  readonly source: string;
  /** Whether there was a text to look into. */
  readonly isRead: boolean;
  readonly findings: readonly Finding[];
}

export interface PrintOptions {
  readonly words: CliMessages;
  readonly editorWords: EditorMessages;
  readonly isColoured: boolean;
}

export const formats = ["text", "json", "github"] as const;
export type Format = (typeof formats)[number];

/** Each prints all reports, piece by piece; nothing of a feed reaches a terminal raw. */
export const printers: Readonly<
  Record<Format, (reports: readonly Report[], options: PrintOptions) => Iterable<string>>
> = {
  text: printText,
  json: printJson,
  github: printGithub,
};

const count = ({ findings }: Report, severity: Finding["severity"]): number =>
  findings.filter((finding) => finding.severity === severity).length;

function* printText(reports: readonly Report[], { words, editorWords, isColoured }: PrintOptions): Iterable<string> {
  const paint = (colour: number, text: string) => (isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text);
  for (const report of reports) {
    const { source, isRead, findings } = report;
    for (const { severity, line, column, path, message } of findings) {
      const where = [source, line, column].filter((part) => part !== undefined).join(":");
      const kind = severity === "error" ? paint(31, editorWords.error) : paint(33, editorWords.advice);
      const pointer = path ? ` ${paint(2, `(${printable(path)})`)}` : "";
      yield `${paint(1, printable(where))}: ${kind}: ${printable(message)}${pointer}\n`;
    }
    if (isRead) {
      const [errors, advice] = [count(report, "error"), count(report, "advice")];
      yield `${printable(words.found(source, errors, advice))}\n`;
    }
  }
}

function* printJson(reports: readonly Report[]): Iterable<string> {
  const files = reports.map((report) => ({
    file: report.source,
    read: report.isRead,
    errors: count(report, "error"),
    advice: count(report, "advice"),
    problems: report.findings.map(({ severity, code, line, column, path, leftOut, message }) => ({
      severity,
      code,
      line,
      column,
      path,
      leftOut,
      message,
    })),
  }));
  // Line breaks are the only control characters that JSON.stringify adds.
  const lines = JSON.stringify({ version: 1, files }, null, 2).split("\n");
  for (const line of lines) yield `${printable(line)}\n`;
}

/* https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const escapeData = (text: string): string =>
  printable(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

function* printGithub(reports: readonly Report[]): Iterable<string> {
  for (const { source, findings } of reports) {
    // What is no file of the repository has no place in it.
    const isFile = source !== "-" && !/^https?:/i.test(source);
    for (const { severity, code, line, column, path, message } of findings) {
      const properties = {
        ...(isFile ? { file: source } : {}),
        ...(isFile && line !== undefined ? { line, col: column } : {}),
        title: code,
      };
      const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      const text = [isFile ? "" : `${source}: `, message, path ? ` (${path})` : ""].join("");
      yield `::${severity === "error" ? "error" : "warning"} ${listed.join(",")}::${escapeData(text)}\n`;
    }
  }
}
