/** Writes every code that a problem of a feed can have, with what editors are told. */
import { readFileSync } from "node:fs";
import { jsonFaultCodes } from "../src/feed/json-text.ts";
import { adviceCodes } from "../src/feed/problem.ts";
import { cliMessages } from "../src/i18n/messages/cli.ts";
import { mendJsonFault } from "../src/i18n/messages/json-faults.ts";
import { editorMessages } from "../src/i18n/messages/problems.ts";
import { writePart } from "./doc-part.mjs";
import { writeGenerated } from "./write-generated.mjs";

const target = new URL("../docs/problems.md", import.meta.url);
const languages = ["en", "sv"];

/** What stands for the feed's own words. */
const words = { name: "field", found: "“…”", expected: "…", url: "https://…", after: "“…”" };
const place = { line: 1, column: 1, open: { sign: "{", line: 1, column: 1 } };

const cell = (text) => text.replace(/[\\|_]/g, "\\$&").replaceAll("<", "&lt;");
const table = (codes, say) =>
  [
    "| code | English | Swedish |",
    "| --- | --- | --- |",
    ...codes.map((code) => `| \`${code}\` | ${languages.map((language) => cell(say(code, language))).join(" | ")} |`),
  ].join("\n");

const problems = Object.keys(editorMessages("en").problems);
const sayProblem = (code, language) => editorMessages(language).problems[code](words);
const unread = Object.keys(editorMessages("en").load).filter((code) => !code.startsWith("not-"));
const links = Object.keys(cliMessages("en").links);

const parts = {
  errors: table(
    problems.filter((code) => !adviceCodes.includes(code)),
    sayProblem,
  ),
  advice: table(adviceCodes, sayProblem),
  json: table(
    jsonFaultCodes.map((code) => `json-${code}`),
    (code, language) => mendJsonFault({ ...words, ...place, code: code.slice(5) }, language),
  ),
  links: table(links, (code, language) => cliMessages(language).links[code](words)),
  unread: table(["no-file", ...unread], (code, language) =>
    code === "no-file" ? cliMessages(language).noFile : editorMessages(language).load[code],
  ),
};

let doc = readFileSync(target, "utf8");
for (const [name, text] of Object.entries(parts)) doc = writePart(doc, name, text);
writeGenerated(target, doc, "node scripts/generate-problems.mjs");
