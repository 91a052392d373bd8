import { type EditorMessages, type Failures, languageName, reasonOf, within } from "./problems-words.ts";

const failures: Failures = {
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

/** What editors are told in Swedish. */
export const sv: EditorMessages = {
  feed: "Innehållsfilen",
  panel: "Bara du som redigerar ser den här rutan",
  none: "Vi hittar inget att rätta i innehållsfilen.",
  noneHere: "Vi hittar inget att rätta i det som visas här.",
  error: "Fel",
  advice: "Råd",
  leftOut: (path) => `Därför visas inte ${path}.`,
  noFeed: "Taggen vet inte vilken innehållsfil den ska visa. Skriv filens adress i attributet src.",
  ...failures,
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
      `Den här innehållsfilen visas inte, men de andra (${found}). ${reasonOf(failures, found)}`.trim(),
    "part-origin": ({ found }) =>
      `next leder till en annan webbplats: ${found}. Fortsättningen hämtas bara från samma server som början. Resten visas inte.`,
    "part-loop": ({ found }) =>
      `next leder tillbaka till en del som redan är läst: ${found}. Ange nästa del, eller ta bort next i den sista.`,
    "part-limit": ({ found }) =>
      `Innehållsfilen fortsätter efter ${found} delar, men mer än 500 delar eller 50 MB läses inte. Gör delarna större, eller innehållet mindre.`,
    "part-municipality": () =>
      "Den här delen är en annan kommuns än den första. Den och det som kommer efter visas inte.",
    "part-unavailable": ({ found }) =>
      `Innehållsfilens fortsättning visas inte (${found}). ${reasonOf(failures, found)}`.trim(),
    "older-copy": ({ found }) =>
      `Det som visas av den här innehållsfilen är äldre (${found}). ${reasonOf(failures, found)}`.trim(),
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
