import type { JsonFault, JsonFaultCode } from "../../feed/json-text.ts";

type Explain = (
  fault: JsonFault & { readonly bracket: string; readonly closing: string; readonly openLine: string },
) => string;

interface JsonFaultMessages {
  readonly at: (line: string, column: string) => string;
  readonly faults: Readonly<Record<JsonFaultCode, Explain>>;
}

const sv: JsonFaultMessages = {
  at: (line, column) => `Rad ${line}, kolumn ${column}:`,
  faults: {
    empty: () => "Innehållsfilen är tom.",
    "web-page": () =>
      "Här finns en webbsida, inte en innehållsfil. Kontrollera adressen, och att den går att läsa utan inloggning.",
    encoding: () => "Innehållsfilen är inte sparad som UTF-8. Spara den på nytt med den kodningen.",
    "comma-missing": ({ after }) => `Ett kommatecken saknas efter ${after}.`,
    "comma-extra": () => "Det här kommatecknet skiljer inget åt. Ta bort det.",
    "colon-missing": ({ after }) => `Ett kolon och ett värde saknas efter ${after}.`,
    "value-missing": () => "Ett värde saknas efter kolon.",
    truncated: ({ bracket, closing, openLine }) =>
      bracket
        ? `Filen tar slut här, men ${bracket} på rad ${openLine} är inte stängd. Saknas en del av filen? Annars skriv ${closing}.`
        : "Filen tar slut mitt i. Saknas en del av den?",
    unclosed: ({ found, bracket, closing, openLine }) =>
      `Här står ${found}, men ${bracket} på rad ${openLine} är inte stängd. Skriv ${closing} först.`,
    "string-unclosed": ({ found }) =>
      `Texten ${found} har inget citattecken i slutet av raden. Skriv det, eller \\n där texten ska byta rad.`,
    quotes: ({ found }) => `Citattecknet ${found} gäller inte här. Skriv ett rakt, dubbelt citattecken: ".`,
    "quote-inside": ({ found }) => `Texten tar slut före ${found}. Ett citattecken inne i en text skrivs \\".`,
    comment: () => "Kommentarer får inte finnas i filen. Ta bort den, eller skriv den i ett fält som börjar med _.",
    "key-unquoted": ({ found }) => `Fältets namn ${found} ska stå inom citattecken.`,
    word: ({ found }) =>
      `${found} är inget värde. Text ska stå inom citattecken; annars går true, false, null och tal.`,
    number: ({ found }) =>
      `${found} är inget tal som går att läsa. Skriv utan plus och utan nolla först: 12, 0.5. Ett nummer som 0511 skrivs inom citattecken.`,
    "decimal-comma": ({ found }) => `${found} har decimalkomma. Skriv punkt: ${found.replace(",", ".")}.`,
    escape: ({ found }) => `${found} betyder inget. Ett omvänt snedstreck i en text skrivs \\\\.`,
    control: () => "Här står ett tabbtecken eller styrtecken inne i en text. Ta bort det, eller skriv \\t.",
    invisible: () => "Här står ett tecken som inte syns, kanske ett hårt mellanslag. Ta bort det.",
    "after-end": ({ found }) =>
      `Innehållet är slut, men sedan följer ${found}. Ta bort det, eller en klammer före det.`,
    unexpected: ({ found }) => `${found} kan inte stå här.`,
  },
};

const en: JsonFaultMessages = {
  at: (line, column) => `Line ${line}, column ${column}:`,
  faults: {
    empty: () => "The feed is empty.",
    "web-page": () => "This is a web page and no feed. Check the address, and that it can be read without logging in.",
    encoding: () => "The feed is not saved as UTF-8. Save it again with that encoding.",
    "comma-missing": ({ after }) => `A comma is missing after ${after}.`,
    "comma-extra": () => "This comma separates nothing. Remove it.",
    "colon-missing": ({ after }) => `A colon and a value are missing after ${after}.`,
    "value-missing": () => "A value is missing after the colon.",
    truncated: ({ bracket, closing, openLine }) =>
      bracket
        ? `The file ends here, but ${bracket} on line ${openLine} is not closed. Is a part of the file missing? Else write ${closing}.`
        : "The file ends in the middle. Is a part of it missing?",
    unclosed: ({ found, bracket, closing, openLine }) =>
      `Here stands ${found}, but ${bracket} on line ${openLine} is not closed. Write ${closing} first.`,
    "string-unclosed": ({ found }) =>
      `The text ${found} has no quotation mark at the end of the line. Write it, or \\n where the text is to break.`,
    quotes: ({ found }) => `The quotation mark ${found} does not count here. Write a straight, double one: ".`,
    "quote-inside": ({ found }) => `The text ends before ${found}. A quotation mark inside a text is written \\".`,
    comment: () => "The file may have no comments. Remove it, or write it in a field that begins with _.",
    "key-unquoted": ({ found }) => `The field's name ${found} must stand in quotation marks.`,
    word: ({ found }) =>
      `${found} is no value. Text stands in quotation marks; else there are true, false, null and numbers.`,
    number: ({ found }) =>
      `${found} is no number that can be read. Write it without a plus and without a zero in front: 12, 0.5. A number as 0511 is written in quotation marks.`,
    "decimal-comma": ({ found }) => `${found} has a decimal comma. Write a point: ${found.replace(",", ".")}.`,
    escape: ({ found }) => `${found} means nothing. A backslash in a text is written \\\\.`,
    control: () => "Here stands a tab or a control character inside a text. Remove it, or write \\t.",
    invisible: () => "Here stands a character that cannot be seen, perhaps a no-break space. Remove it.",
    "after-end": ({ found }) => `The content has ended, but ${found} follows. Remove it, or a bracket before it.`,
    unexpected: ({ found }) => `${found} cannot stand here.`,
  },
};

/** @param language BCP 47; all but Swedish get English. */
const messagesIn = (language: string): JsonFaultMessages => (language.toLowerCase().startsWith("sv") ? sv : en);

/** What keeps a text from being JSON and how to mend it, for those who are shown the place besides. */
export function mendJsonFault(fault: JsonFault, language: string): string {
  const { code, open } = fault;
  const sign = open?.sign ?? "";
  const bracket = { bracket: sign, closing: sign === "{" ? "}" : "]", openLine: String(open?.line ?? "") };
  return messagesIn(language).faults[code]({ ...fault, ...bracket });
}

/** The same with the place before it. */
export function explainJsonFault(fault: JsonFault, language: string): string {
  const { code, line, column } = fault;
  const sentence = mendJsonFault(fault, language);
  // These are about the whole of it.
  if (code === "empty" || code === "web-page" || code === "encoding") return sentence;
  return `${messagesIn(language).at(String(line), String(column))} ${sentence}`;
}
