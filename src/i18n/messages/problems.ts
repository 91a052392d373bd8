import type { Problem, ProblemCode } from "../../feed/index.ts";

type Explain = (problem: { readonly name: string; readonly found: string; readonly expected: string }) => string;

/** What is wrong with an attribute of a tag. */
export interface AttributeProblem {
  readonly attribute: string;
  readonly code: "value" | "level" | "limit" | "ids" | "name" | "false";
  /** The attribute's value, or what in it is wrong. */
  readonly found: string;
  /** What there is. */
  readonly expected?: string;
  /** What was most likely meant. */
  readonly meant?: string;
  /** What is shown: a heading's level, how many members. Missing where nothing is shown yet; empty where it is all. */
  readonly shown?: string;
}

type ExplainAttribute = (problem: AttributeProblem) => string;

/** What editors are told. Loaded only where there is an editor to tell. */
export interface EditorMessages {
  readonly feed: string;
  readonly panel: string;
  readonly none: string;
  readonly noneHere: string;
  readonly error: string;
  readonly advice: string;
  readonly leftOut: (path: string) => string;
  readonly noFeed: string;
  /** Why a server does not hand out a feed. */
  readonly refused: (status: number) => string;
  readonly load: Readonly<Record<"network" | "timeout" | "too-large" | "not-json" | "not-a-feed", string>>;
  readonly problems: Readonly<Record<ProblemCode, Explain>>;
  /** Heads what of the feed does not concern the tag. */
  readonly rest: (count: number) => string;
  readonly attributes: Readonly<Record<AttributeProblem["code"], ExplainAttribute>>;
  readonly meant: (word: string) => string;
  /** What is shown where `ids` names what there is not: nothing, or the others. */
  readonly others: (count: string) => string;
  /** What is shown where an attribute has a value that there is not. */
  readonly instead: Readonly<Record<string, string>>;
}

type Failures = Pick<EditorMessages, "load" | "refused">;

/** What an editor is told of a failure as `code`, or `status 404`; nothing of one that there is not. */
function reasonOf({ load, refused }: Failures, found: string): string {
  const [code = "", status] = found.split(" ");
  return code === "status" ? refused(Number(status)) : ((load as Readonly<Record<string, string>>)[code] ?? "");
}

/** What a language is called, with its code, which stands in the feed. */
function languageName(code: string, language: string): string {
  try {
    return `${new Intl.DisplayNames(language, { type: "language" }).of(code)} (${code})`;
  } catch {
    // Not every key of a text is a language.
    return code;
  }
}

/** Bounds such as `-90–90` in a sentence. A number without an upper bound has only its least. */
function within(bounds: string, atLeast: string, between: string, and: string): string {
  const [least, most = "…"] = bounds.split("–");
  return most === "∞" ? `${atLeast} ${least}` : `${between} ${least} ${and} ${most}`;
}

const failuresSv: Failures = {
  refused: (status) =>
    `Servern lämnar inte ut innehållsfilen (${status}). ${
      status === 401 || status === 403
        ? "Den kräver inloggning, men en innehållsfil ska kunna läsas av alla."
        : status === 429
          ? "Den har fått för många frågor. Sidan frågar igen."
          : status >= 500
            ? "Något är fel i servern. Sidan frågar igen; säg till den som sköter servern om felet står kvar."
            : "Har filen flyttats?"
    }`,
  load: {
    network:
      "Innehållsfilen går inte att hämta. Kontrollera adressen, och att servern tillåter att filen läses härifrån (CORS). Om bara förbindelsen bröts frågar sidan igen.",
    timeout: "Servern svarade inte i tid.",
    "too-large": "Innehållsfilen är större än 50 MB. Dela den med next.",
    "not-json":
      "Innehållsfilen är inte JSON. Granska den i ett verktyg för JSON: ofta saknas ett kommatecken eller ett citattecken. Är slutet borta, eller är det en webbsida? Öppna adressen och se efter.",
    "not-a-feed":
      'Innehållet är inte en innehållsfil av version 1. Den ska vara ett objekt som börjar med "version": 1.',
  },
};

const sv: EditorMessages = {
  feed: "Innehållsfilen",
  panel: "Bara du som redigerar ser den här rutan",
  none: "Vi hittar inget att rätta i innehållsfilen.",
  noneHere: "Vi hittar inget att rätta i det som visas här.",
  error: "Fel",
  advice: "Råd",
  leftOut: (path) => `Därför visas inte ${path}.`,
  noFeed: "Taggen vet inte vilken innehållsfil den ska visa. Skriv filens adress i attributet src.",
  ...failuresSv,
  problems: {
    missing: ({ expected }) => `${expected} saknas. Lägg till det.`,
    "not-object": ({ name, found }) => `${name} är ${found}. Det ska vara ett objekt: { … }.`,
    "not-list": ({ name, found }) => `${name} är ${found}. Det ska vara en lista: [ … ].`,
    "not-text": ({ name, found }) =>
      `${name} är ${found}. Skriv en text inom citattecken, eller en text för varje språk: { "sv": "…", "en": "…" }.`,
    "not-string": ({ name, found }) => `${name} är ${found}. Skriv det som text inom citattecken.`,
    "not-boolean": ({ name, found }) => `${name} är ${found}. Skriv true eller false, utan citattecken.`,
    "not-number": ({ name, found }) =>
      `${name} är ${found}. Skriv ett tal med siffror, utan citattecken och mellanslag.`,
    "number-range": ({ name, found, expected }) =>
      `${name} är ${found}. Skriv ett tal ${within(expected, "som är minst", "mellan", "och")}.`,
    date: ({ name, found }) =>
      `${name} är ${found}. Skriv ett årtal med fyra siffror, gärna med månad och dag: 1992, 1992-06 eller 1992-06-01.`,
    moment: ({ name, found }) =>
      `${name} är ${found}. Skriv en dag, gärna med klockslag: 2026-05-09 eller 2026-05-09T18:00.`,
    url: ({ name, found }) =>
      `${name} är ${found}. Skriv en adress som börjar med https:// eller är relativ till innehållsfilen.`,
    email: ({ name, found }) => `${name} är ${found}. Skriv en e-postadress: namn@kommun.example.`,
    language: ({ name, found }) => `${name} är ${found}. Skriv en språkkod, till exempel sv, en eller uk.`,
    country: ({ name, found }) =>
      `${name} är ${found}. Skriv landets kod med två bokstäver, till exempel LT för Litauen.`,
    currency: ({ name, found }) => `${name} är ${found}. Skriv valutans kod med tre bokstäver, till exempel SEK.`,
    slug: ({ name, found }) => `${name} är ${found}. Skriv ett kort namn utan mellanslag, till exempel de-pere.`,
    choice: ({ name, found, expected }) => `${name} är ${found}. Välj något av: ${expected}.`,
    order: ({ name, found }) => `${name} är ${found}, före sin början. Byt plats på dagarna eller rätta dem.`,
    "duplicate-id": ({ found }) => `id är ${found} för flera. Ge var och en ett eget.`,
    version: ({ found }) =>
      `version är ${found}. Det här skriptet läser version 1: skriv "version": 1, eller uppdatera skriptet.`,
    "unknown-key": ({ found, expected }) =>
      `${found} är inget fält som läses. ${expected ? `Menar du ${expected}?` : "Är det felstavat?"} Ett eget fält kan börja med _.`,
    untranslated: ({ found, expected }) =>
      `Texter som saknas på ${languageName(expected, "sv")}: ${found}. De visas på ett annat språk. Den första:`,
    expired: () => "Det gäller inte längre. Läsarna ser att det har gällt.",
    "no-location": () => "Orten saknar koordinater (location). Den finns i listan men kan inte visas på en karta.",
    "unknown-country": ({ found }) =>
      `${found} är inget lands kod: läsarna ser bara koden. Skriv landets kod med två bokstäver, till exempel LT för Litauen.`,
    unchecked: () => "Det är mer än ett år sedan innehållet granskades. Granska det, och skriv dagen i checked.",
    "unknown-reference": ({ name, found, expected }) =>
      `${name} nämner ${found}, som inte finns.${expected ? ` Det som finns: ${expected}.` : ""}`,
    "too-many": ({ found, expected }) =>
      `${found} punkter är fler än läsaren tar in. Välj de ${expected} viktigaste; resten står i dokumentet.`,
    "too-long": ({ found, expected }) => `Punkten är på ${found} ord. Skriv högst ${expected}, eller dela den i två.`,
    "html-lost": ({ found }) =>
      `Det här i texten visas inte: ${found}. Tillåtet är rubriker, stycken, listor, tabeller, bilder och länkar, utan stilar och skript.`,
    "picture-host": ({ found }) =>
      `Bilden hämtas från ${found}, som då får veta besökarens nätadress. Lägg bilden på kommunens egen webbplats.`,
    encoding: ({ found }) =>
      `Texter med bokstäver som inte går att läsa (\ufffd): ${found}. Filen är inte sparad i UTF-8: spara om den i UTF-8. Den första texten:`,
    fewer: ({ found, expected }) =>
      `${found} av ${expected} har försvunnit sedan förra versionen. Är det inte meningen, så lägg tillbaka dem.`,
    "duplicate-member": ({ found }) =>
      `${found} finns redan i en tidigare innehållsfil från samma kommun. Den tidigare visas.`,
    "part-language": ({ found, expected }) =>
      `Den här delen är på ${languageName(found, "sv")}, men den första på ${languageName(expected, "sv")}. Läsarna möter båda. Skriv texterna på båda: { "${expected}": "…", "${found}": "…" }.`,
    unavailable: ({ found }) =>
      `Den här innehållsfilen visas inte, men de andra (${found}). ${reasonOf(failuresSv, found)}`.trim(),
    "part-origin": ({ found }) =>
      `next leder till en annan webbplats: ${found}. Fortsättningen hämtas bara från samma server som början. Resten visas inte.`,
    "part-loop": ({ found }) =>
      `next leder tillbaka till en del som redan är läst: ${found}. Ange nästa del, eller ta bort next i den sista.`,
    "part-limit": ({ found }) =>
      `Innehållsfilen fortsätter efter ${found} delar, men mer än 500 delar eller 50 MB läses inte. Gör delarna större, eller innehållet mindre.`,
    "part-municipality": () =>
      "Den här delen är en annan kommuns än den första. Den och det som kommer efter visas inte.",
    "part-unavailable": ({ found }) =>
      `Innehållsfilens fortsättning visas inte (${found}). ${reasonOf(failuresSv, found)}`.trim(),
    "older-copy": ({ found }) =>
      `Det som visas av den här innehållsfilen är äldre (${found}). ${reasonOf(failuresSv, found)}`.trim(),
  },
  rest: (count) => `Mer i innehållsfilen, om annat än det som visas här: ${count}`,
  attributes: {
    value: ({ attribute, found, expected }) =>
      `${attribute} är "${found}", som inte finns. Välj något av: ${expected}.`,
    level: ({ found, shown }) => `Rubriknivå ${found} finns inte. Välj 1–6.${shown ? ` Vi visar nivå ${shown}.` : ""}`,
    limit: ({ found, shown }) =>
      `limit är "${found}". Skriv ett heltal från 1. ${shown ? `Vi visar högst ${shown}.` : "Vi visar alla."}`,
    ids: ({ found, expected }) =>
      `ids nämner ${found}, som inte finns. ${expected ? `Det som finns: ${expected}.` : "Här finns inget att välja."}`,
    name: ({ attribute }) => `${attribute} är inget attribut som taggen läser.`,
    false: ({ attribute }) => `${attribute}="false" gäller som ja. Ta bort attributet för att stänga av det.`,
  },
  meant: (word) => `Menar du ${word}?`,
  others: (count) => (count === "0" ? "Därför visas inget." : "Vi visar de andra."),
  instead: {
    view: "Vi visar kort (cards).",
    "group-by": "Vi visar orterna utan grupper.",
    sort: "Vi visar orterna i innehållsfilens ordning.",
    past: "Vi visar det som är över sist, med en markering (show).",
    theme: "Vi visar sidans eget utseende (inherit).",
  },
};

const failuresEn: Failures = {
  refused: (status) =>
    `The server does not hand out the feed (${status}). ${
      status === 401 || status === 403
        ? "It wants a login, but a feed must be open to everybody."
        : status === 429
          ? "It has been asked too often. The page asks again."
          : status >= 500
            ? "Something is wrong with the server. The page asks again; tell those who run the server if it stays so."
            : "Was the file moved?"
    }`,
  load: {
    network:
      "The feed cannot be fetched. Check the address, and that its server allows this page to read it (CORS). If only the connection broke, the page asks again.",
    timeout: "The server did not answer in time.",
    "too-large": "The feed is larger than 50 MB. Split it with next.",
    "not-json":
      "The feed is not JSON. Check it in a tool for JSON: often a comma or a quotation mark is missing. Is its end missing, or is it a web page? Open the address and look.",
    "not-a-feed": 'The content is not a feed of version 1. It must be an object that begins with "version": 1.',
  },
};

const en: EditorMessages = {
  feed: "The feed",
  panel: "Only you who edit see this box",
  none: "We find nothing to mend in the feed.",
  noneHere: "We find nothing to mend in what is shown here.",
  error: "Error",
  advice: "Advice",
  leftOut: (path) => `Therefore ${path} is not shown.`,
  noFeed: "The tag does not know which feed to show. Write the feed's address in the attribute src.",
  ...failuresEn,
  problems: {
    missing: ({ expected }) => `${expected} is missing. Add it.`,
    "not-object": ({ name, found }) => `${name} is ${found}. It must be an object: { … }.`,
    "not-list": ({ name, found }) => `${name} is ${found}. It must be a list: [ … ].`,
    "not-text": ({ name, found }) =>
      `${name} is ${found}. Write a text in quotation marks, or one for each language: { "sv": "…", "en": "…" }.`,
    "not-string": ({ name, found }) => `${name} is ${found}. Write it as text in quotation marks.`,
    "not-boolean": ({ name, found }) => `${name} is ${found}. Write true or false, without quotation marks.`,
    "not-number": ({ name, found }) =>
      `${name} is ${found}. Write a number in digits, without quotation marks and spaces.`,
    "number-range": ({ name, found, expected }) =>
      `${name} is ${found}. Write a number ${within(expected, "of at least", "between", "and")}.`,
    date: ({ name, found }) =>
      `${name} is ${found}. Write a four-digit year, with month and day if known: 1992, 1992-06 or 1992-06-01.`,
    moment: ({ name, found }) =>
      `${name} is ${found}. Write a day, with the time if known: 2026-05-09 or 2026-05-09T18:00.`,
    url: ({ name, found }) =>
      `${name} is ${found}. Write an address that begins with https:// or is relative to the feed.`,
    email: ({ name, found }) => `${name} is ${found}. Write a mail address: name@municipality.example.`,
    language: ({ name, found }) => `${name} is ${found}. Write a language code, for example sv, en or uk.`,
    country: ({ name, found }) =>
      `${name} is ${found}. Write the country's two-letter code, for example LT for Lithuania.`,
    currency: ({ name, found }) => `${name} is ${found}. Write the currency's three-letter code, for example SEK.`,
    slug: ({ name, found }) => `${name} is ${found}. Write a short name without spaces, for example de-pere.`,
    choice: ({ name, found, expected }) => `${name} is ${found}. Choose one of: ${expected}.`,
    order: ({ name, found }) => `${name} is ${found}, before its beginning. Swap the days or mend them.`,
    "duplicate-id": ({ found }) => `id is ${found} for several. Give each its own.`,
    version: ({ found }) =>
      `version is ${found}. This script reads version 1: write "version": 1, or update the script.`,
    "unknown-key": ({ found, expected }) =>
      `${found} is no field that is read. ${expected ? `Did you mean ${expected}?` : "Is it misspelt?"} A field of your own may begin with _.`,
    untranslated: ({ found, expected }) =>
      `Texts that are missing in ${languageName(expected, "en")}: ${found}. They are shown in another language. The first:`,
    expired: () => "It is no longer valid. Readers see that it has been.",
    "no-location": () => "The place has no coordinates (location). It is in the list but cannot be on a map.",
    "unknown-country": ({ found }) =>
      `${found} is no country's code: readers see the code alone. Write the country's two-letter code, for example LT for Lithuania.`,
    unchecked: () => "The content was checked more than a year ago. Check it, and write the day in checked.",
    "unknown-reference": ({ name, found, expected }) =>
      `${name} names ${found}, which does not exist.${expected ? ` There are: ${expected}.` : ""}`,
    "too-many": ({ found, expected }) =>
      `${found} points are more than a reader takes in. Choose the ${expected} that matter most; the rest is in the document.`,
    "too-long": ({ found, expected }) => `The point has ${found} words. Write ${expected} at most, or make it two.`,
    "html-lost": ({ found }) =>
      `This in the text is not shown: ${found}. Headings, paragraphs, lists, tables, pictures and links are, without styles and scripts.`,
    "picture-host": ({ found }) =>
      `The picture comes from ${found}, which learns the visitor's network address. Put it on the municipality's own site.`,
    encoding: ({ found }) =>
      `Texts with letters that cannot be read (\ufffd): ${found}. The file is not saved in UTF-8: save it again in UTF-8. The first text:`,
    fewer: ({ found, expected }) =>
      `${found} of ${expected} have gone since the version before. If that is not meant, put them back.`,
    "duplicate-member": ({ found }) =>
      `${found} is already in an earlier feed of the same municipality. The earlier one is shown.`,
    "part-language": ({ found, expected }) =>
      `This part is in ${languageName(found, "en")}, but the first in ${languageName(expected, "en")}. Readers meet both. Write the texts in both: { "${expected}": "…", "${found}": "…" }.`,
    unavailable: ({ found }) =>
      `This feed is not shown, but the others are (${found}). ${reasonOf(failuresEn, found)}`.trim(),
    "part-origin": ({ found }) =>
      `next leads to another site: ${found}. A feed goes on at the server of its first part only. The rest is not shown.`,
    "part-loop": ({ found }) =>
      `next leads back to a part that has been read: ${found}. Name the next part, or take next out of the last one.`,
    "part-limit": ({ found }) =>
      `The feed goes on after ${found} parts, but no more than 500 parts or 50 MB are read. Make the parts larger, or the content less.`,
    "part-municipality": () => "This part is another municipality's than the first. It and what follows are not shown.",
    "part-unavailable": ({ found }) =>
      `What follows in the feed is not shown (${found}). ${reasonOf(failuresEn, found)}`.trim(),
    "older-copy": ({ found }) =>
      `What is shown of this feed is an older copy (${found}). ${reasonOf(failuresEn, found)}`.trim(),
  },
  rest: (count) => `More in the feed, on other things than what is shown here: ${count}`,
  attributes: {
    value: ({ attribute, found, expected }) =>
      `${attribute} is "${found}", which does not exist. Choose one of: ${expected}.`,
    level: ({ found, shown }) =>
      `Heading level ${found} does not exist. Choose 1–6.${shown ? ` Level ${shown} is used.` : ""}`,
    limit: ({ found, shown }) =>
      `limit is "${found}". Write a whole number from 1. ${shown ? `At most ${shown} are shown.` : "All are shown."}`,
    ids: ({ found, expected }) =>
      `ids names ${found}, which does not exist. ${expected ? `There are: ${expected}.` : "There is nothing to choose from."}`,
    name: ({ attribute }) => `${attribute} is no attribute that the tag reads.`,
    false: ({ attribute }) => `${attribute}="false" counts as yes. Remove the attribute to turn it off.`,
  },
  meant: (word) => `Did you mean ${word}?`,
  others: (count) => (count === "0" ? "Therefore nothing is shown." : "The others are shown."),
  instead: {
    view: "Cards are shown (cards).",
    "group-by": "The towns are shown without groups.",
    sort: "The towns are shown in the feed's order.",
    past: "What is over is shown last, and marked (show).",
    theme: "The page's own look is kept (inherit).",
  },
};

/** @param language BCP 47; all but Swedish get English. */
export function editorMessages(language: string): EditorMessages {
  return language.toLowerCase().startsWith("sv") ? sv : en;
}

/** Why a feed could not be had: for `status`, by what the server has answered. */
export const explainFailure = (
  {
    code,
    status = 0,
  }: { readonly code: keyof EditorMessages["load"] | "status"; readonly status?: number | undefined },
  { load, refused }: EditorMessages,
): string => (code === "status" ? refused(status) : load[code]);

/** One problem as a sentence or two: what was found, what is expected, how to mend it. */
export function explainProblem({ code, path, found = "", expected = "", leftOut }: Problem, language: string): string {
  const messages = editorMessages(language);
  const step = path.split("/").findLast((step) => !/^\d*$/.test(step)) ?? messages.feed;
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  const sentence = messages.problems[code]({ name, found, expected });
  return leftOut && leftOut !== path ? `${sentence} ${messages.leftOut(leftOut)}` : sentence;
}

/** The same of an attribute: what was found, what there is, what was meant and what is shown instead. */
export function explainAttribute(problem: AttributeProblem, language: string): string {
  const { attributes, meant, others, instead } = editorMessages(language);
  const sentences = [
    attributes[problem.code](problem),
    problem.meant && meant(problem.meant),
    problem.code === "value" && instead[problem.attribute],
    problem.code === "ids" && others(problem.shown ?? ""),
  ];
  return sentences.filter(Boolean).join(" ");
}
