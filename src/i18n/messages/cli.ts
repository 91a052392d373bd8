type ExplainLink = (link: { readonly url: string; readonly found: string; readonly expected: string }) => string;

/** What the command line says. */
export interface CliMessages {
  readonly commands: string;
  readonly version: string;
  readonly render: string;
  readonly renderUsage: string;
  readonly renderOptions: string;
  readonly embed: string;
  readonly embedUsage: string;
  readonly embedOptions: string;
  readonly badBase: (value: string) => string;
  readonly attributes: (tag: string) => string;
  readonly value: string;
  readonly help: (command: string) => string;
  readonly unknownCommand: (name: string) => string;
  readonly unknownOption: (name: string) => string;
  readonly noValue: (name: string) => string;
  readonly needlessValue: (name: string) => string;
  readonly notForTag: (name: string, tag: string) => string;
  readonly noFeed: string;
  readonly manyFeeds: string;
  readonly otherSources: (addresses: string, feeds: string) => string;
  readonly unplaced: string;
  readonly noTag: (tags: string) => string;
  readonly unknownTag: (name: string, tags: string) => string;
  readonly badDate: (value: string) => string;
  readonly badPage: (value: string) => string;
  readonly badForm: (value: string) => string;
  readonly badLanguage: (name: string, value: string) => string;
  readonly unreadable: (source: string, reason: string) => string;
  readonly noFile: string;
  readonly leftOut: (count: string) => string;
  readonly relative: string;
  readonly needsDocument: string;
  readonly validate: string;
  readonly validateUsage: string;
  readonly validateOptions: string;
  readonly split: string;
  readonly splitUsage: string;
  readonly splitOptions: string;
  readonly noOut: string;
  readonly badMembers: (value: string, least: string) => string;
  readonly ownFolder: (file: string) => string;
  readonly unwritable: (file: string) => string;
  /** What was written. */
  readonly cut: (file: string, members: string, parts: string) => string;
  readonly cutDiffers: string;
  readonly tooDeep: (file: string) => string;
  readonly badFormat: (value: string, formats: string) => string;
  readonly badFeedUrl: (value: string) => string;
  /** How many were found. */
  readonly found: (source: string, errors: number, advice: number) => string;
  readonly links: Readonly<
    Record<"link-status" | "link-network" | "link-unknown" | "link-type" | "link-size", ExplainLink>
  >;
}

const sv: CliMessages = {
  commands: "Kommandon:",
  version: "visar vilken version det är",
  render: "skriver en tagg som färdig HTML",
  renderUsage: "omvarld render INNEHÅLLSFIL … --tag NAMN [taggens attribut] [val]",
  renderOptions: `INNEHÅLLSFIL är en fil eller en adress; - läser standard in. HTML skrivs till standard ut.
Av flera blir en tagg som visar allas, i den ordningen: --src nämner då adressen till var och en.

Val:
  --tag NAMN         vilken tagg: twin-towns, page …
  --as div           skriver <div data-omvarld="…"> i stället för taggen
  --standalone       skriver en hel sida utan skript
  --page-url ADRESS  sidan där det ska stå; src och länkar räknas därifrån
  --page-lang SPRÅK  språket på den sidan
  --id ID            taggens id; behövs när flera likadana taggar står på en sida
  --today ÅÅÅÅ-MM-DD räknar med en annan dag än i dag
  --locale SPRÅK     språket i det här fönstret: sv eller en
  --help             visar den här texten`,
  embed: "skriver det som sidan ska innehålla för att visa en tagg så fort det går",
  embedUsage: "omvarld embed --tag NAMN --src ADRESS [taggens attribut] [val]",
  embedOptions: `Skriver rader för sidans huvud, som hämtar innehållsfilen, skriptet och det som visar
taggen på samma gång, och taggen själv. Skriv ut dem på nytt efter varje uppdatering.

Val:
  --tag NAMN         vilken tagg: twin-towns, page …
  --base ADRESS      där bibliotekets filer ligger, med / sist; annars /omvarld/
  --id ID            taggens id
  --locale SPRÅK     språket i det här fönstret: sv eller en
  --help             visar den här texten`,
  badBase: (value) => `--base är ${value}. Skriv en sökväg från roten eller en hel adress, med / sist.`,
  attributes: (tag) => `Attribut på ${tag}:`,
  value: "VÄRDE",
  help: (command) => `Hjälp: ${command}`,
  unknownCommand: (name) => `Kommandot ${name} finns inte.`,
  unknownOption: (name) => `${name} finns inte.`,
  noValue: (name) => `${name} saknar värde.`,
  needlessValue: (name) => `${name} skrivs utan värde.`,
  notForTag: (name, tag) => `${name} finns inte på ${tag}.`,
  noFeed: "Skriv vilken innehållsfil som ska läsas: en fil, en adress, eller - för standard in.",
  manyFeeds: "Bara en innehållsfil åt gången.",
  otherSources: (addresses, feeds) =>
    `Innehållsfiler att läsa: ${feeds}. Adresser i --src: ${addresses}. Skriv lika många, i samma ordning.`,
  unplaced:
    "Flera innehållsfiler kräver att taggens adress till var och en är känd. Skriv dem med --src, i samma ordning och med mellanslag emellan, och sidan som de räknas från med --page-url.",
  noTag: (tags) => `Skriv vilken tagg med --tag: ${tags}.`,
  unknownTag: (name, tags) => `Taggen ${name} finns inte. Välj en av ${tags}.`,
  badDate: (value) => `--today är ${value}. Skriv år, månad och dag: 2026-11-23.`,
  badPage: (value) => `--page-url är ${value}. Skriv hela adressen, med https:// först.`,
  badForm: (value) => `--as är ${value}. Det enda som finns är div.`,
  badLanguage: (name, value) => `${name} är ${value}. Skriv en språkkod: sv, en, sv-FI.`,
  unreadable: (source, reason) => `${source}: ${reason}`,
  noFile: "Filen går inte att läsa.",
  leftOut: (count) => `Utelämnat: ${count}. Resten är med.`,
  relative:
    "Adresser som inte börjar med https:// går bara att räkna ut när sidan är känd: lägg till --page-url och --src.",
  needsDocument: "Innehållsfilen har HTML (bodyHtml). Det kräver paketet jsdom: npm install jsdom",
  validate: "granskar innehållsfiler",
  validateUsage: "omvarld validate INNEHÅLLSFIL … [val]",
  validateOptions: `INNEHÅLLSFIL är en fil eller en adress; - läser standard in. Flera går bra.

Val:
  --format FORM      text, json eller github (kommentarer i ett arbetsflöde); annars text
  --links            frågar också efter det som innehållsfilen länkar till
  --feed-url ADRESS  där innehållsfilen ska ligga; relativa länkar räknas därifrån
  --today ÅÅÅÅ-MM-DD räknar med en annan dag än i dag
  --lang SPRÅK       språket i svaren: sv eller en
  --help             visar den här texten

Slutar med 0 när inget behöver rättas (råd kan finnas), 1 när något är fel, 2 när något inte kunde läsas.`,
  split: "delar upp en lång innehållsfil",
  splitUsage: "omvarld split INNEHÅLLSFIL --out MAPP [val]",
  splitOptions: `INNEHÅLLSFIL är en fil eller en adress; - läser standard in. I mappen skrivs en första del med
innehållsfilens namn, och resten i filer vars namn ändras när innehållet gör det.

Val:
  --out MAPP         där delarna ska ligga; de flyttas till webbplatsen tillsammans
  --members ANTAL    så många poster som mest i varje del; annars 200
  --locale SPRÅK     språket i det här fönstret: sv eller en
  --help             visar den här texten

Slutar med 0 när delarna tillsammans är detsamma som helheten, 1 när de inte är det, 2 när inget har skrivits.`,
  noOut: "Skriv vilken mapp delarna ska ligga i, med --out.",
  badMembers: (value, least) => `--members är ${value}. Skriv ett helt tal, minst ${least}.`,
  ownFolder: (file) => `${file} är innehållsfilen själv. Skriv en annan mapp.`,
  unwritable: (file) => `${file} går inte att skriva.`,
  cut: (file, members, parts) =>
    `${file}: ${members} ${members === "1" ? "post" : "poster"} i ${parts} ${parts === "1" ? "del" : "delar"}.`,
  cutDiffers:
    "Delarna är tillsammans inte riktigt detsamma som helheten: något står två gånger, eller räknas från innehållsfilens adress.",
  tooDeep: (file) => `${file} har listor eller objekt i tusentals nivåer. Så djupt går den inte att skriva.`,
  badFormat: (value, formats) => `--format är ${value}. Välj något av ${formats}.`,
  badFeedUrl: (value) => `--feed-url är ${value}. Skriv hela adressen, med https:// först.`,
  found: (source, errors, advice) => {
    if (errors + advice === 0) return `${source}: Vi hittar inget att rätta.`;
    return `${source}: ${errors} fel, ${advice} råd.`;
  },
  links: {
    "link-status": ({ url, found }) => `Inget finns på ${url} (${found}). Rätta adressen eller ta bort länken.`,
    "link-network": ({ url }) => `Ingen server svarar på ${url}. Rätta adressen eller ta bort länken.`,
    "link-unknown": ({ url, found }) =>
      `Vi vet inte vad som finns på ${url}: ${found ? `servern svarar ${found}` : "servern svarar inte i tid"}. Pröva själv i en webbläsare.`,
    "link-type": ({ url, found, expected }) => `${url} är ${found}, men mediaType säger ${expected}.`,
    "link-size": ({ url, found, expected }) => `${url} är ${found} byte, men size säger ${expected}.`,
  },
};

const en: CliMessages = {
  commands: "Commands:",
  version: "shows which version this is",
  render: "prints a tag as finished HTML",
  renderUsage: "omvarld render FEED … --tag NAME [the tag's attributes] [options]",
  renderOptions: `FEED is a file or an address; - reads standard input. HTML goes to standard output.
Of several comes one tag that shows all of theirs, in that order: --src then names each one's address.

Options:
  --tag NAME         which tag: twin-towns, page …
  --as div           prints <div data-omvarld="…"> in place of the tag
  --standalone       prints a whole page without script
  --page-url URL     the page where it will stand; src and links count from there
  --page-lang TAG    that page's language
  --id ID            the tag's id; needed where a page has several of one kind
  --today YYYY-MM-DD counts with another day than today
  --locale TAG       the language of this window: sv or en
  --help             shows this text`,
  embed: "prints what a page says to show a tag as soon as may be",
  embedUsage: "omvarld embed --tag NAME --src URL [the tag's attributes] [options]",
  embedOptions: `Prints lines for the page's head, which fetch the feed, the script and what shows the tag
side by side, and the tag itself. Print them anew after each update.

Options:
  --tag NAME         which tag: twin-towns, page …
  --base URL         where the library's files lie, with / at its end; else /omvarld/
  --id ID            the tag's id
  --locale LANGUAGE  the language in this window: sv or en
  --help             shows this text`,
  badBase: (value) => `--base is ${value}. Write a path from the root or a whole address, with / at its end.`,
  attributes: (tag) => `Attributes of ${tag}:`,
  value: "VALUE",
  help: (command) => `Help: ${command}`,
  unknownCommand: (name) => `There is no command ${name}.`,
  unknownOption: (name) => `There is no ${name}.`,
  noValue: (name) => `${name} lacks its value.`,
  needlessValue: (name) => `${name} takes no value.`,
  notForTag: (name, tag) => `${tag} has no ${name}.`,
  noFeed: "Say which feed to read: a file, an address, or - for standard input.",
  manyFeeds: "One feed at a time.",
  otherSources: (addresses, feeds) =>
    `Feeds to read: ${feeds}. Addresses in --src: ${addresses}. Write as many, in the same order.`,
  unplaced:
    "Of several feeds the tag's address for each must be known. Write them with --src, in the same order and with spaces between, and the page that they count from with --page-url.",
  noTag: (tags) => `Say which tag with --tag: ${tags}.`,
  unknownTag: (name, tags) => `There is no tag ${name}. Choose one of ${tags}.`,
  badDate: (value) => `--today is ${value}. Write year, month and day: 2026-11-23.`,
  badPage: (value) => `--page-url is ${value}. Write the whole address, beginning with https://.`,
  badForm: (value) => `--as is ${value}. There is nothing but div.`,
  badLanguage: (name, value) => `${name} is ${value}. Write a language tag: sv, en, sv-FI.`,
  unreadable: (source, reason) => `${source}: ${reason}`,
  noFile: "The file cannot be read.",
  leftOut: (count) => `Left out: ${count}. The rest is there.`,
  relative:
    "Addresses that do not begin with https:// can only be worked out where the page is known: add --page-url and --src.",
  needsDocument: "The feed has HTML (bodyHtml). That takes the package jsdom: npm install jsdom",
  validate: "looks through feeds",
  validateUsage: "omvarld validate FEED … [options]",
  validateOptions: `FEED is a file or an address; - reads standard input. There may be several.

Options:
  --format FORM      text, json or github (annotations in a workflow); text if not given
  --links            also asks for what the feed links to
  --feed-url URL     where the feed will be; relative links count from there
  --today YYYY-MM-DD counts with another day than today
  --lang TAG         the language of the answers: sv or en
  --help             shows this text

Ends with 0 when there is nothing to mend (there may be advice), 1 when something is wrong, 2 when something could not be read.`,
  split: "cuts a long feed into parts",
  splitUsage: "omvarld split FEED --out FOLDER [options]",
  splitOptions: `FEED is a file or an address; - reads standard input. The folder gets a first part with the
feed's name, and the rest in files whose names change when what is in them does.

Options:
  --out FOLDER       where the parts go; they are put on the site together
  --members NUMBER   at most so many members in each part; 200 if not given
  --locale LANGUAGE  the language in this window: sv or en
  --help             shows this text

Ends with 0 when the parts together are the same as the whole, 1 when they are not, 2 when nothing was written.`,
  noOut: "Say which folder the parts go to, with --out.",
  badMembers: (value, least) => `--members is ${value}. Write a whole number, ${least} at least.`,
  ownFolder: (file) => `${file} is the feed itself. Name another folder.`,
  unwritable: (file) => `${file} cannot be written.`,
  cut: (file, members, parts) =>
    `${file}: ${members} ${members === "1" ? "member" : "members"} in ${parts} ${parts === "1" ? "part" : "parts"}.`,
  cutDiffers:
    "The parts together are not quite the same as the whole: something stands there twice, or counts from the feed's own address.",
  tooDeep: (file) => `${file} has lists or objects thousands of levels deep. So deep it cannot be written.`,
  badFormat: (value, formats) => `--format is ${value}. Choose one of ${formats}.`,
  badFeedUrl: (value) => `--feed-url is ${value}. Write the whole address, beginning with https://.`,
  found: (source, errors, advice) => {
    if (errors + advice === 0) return `${source}: We find nothing to mend.`;
    return `${source}: ${errors} ${errors === 1 ? "error" : "errors"}, ${advice} advice.`;
  },
  links: {
    "link-status": ({ url, found }) => `There is nothing at ${url} (${found}). Mend the address or remove the link.`,
    "link-network": ({ url }) => `No server answers at ${url}. Mend the address or remove the link.`,
    "link-unknown": ({ url, found }) =>
      `We do not know what is at ${url}: ${found ? `the server answers ${found}` : "the server does not answer in time"}. Try it in a browser.`,
    "link-type": ({ url, found, expected }) => `${url} is ${found}, but mediaType says ${expected}.`,
    "link-size": ({ url, found, expected }) => `${url} has ${found} bytes, but size says ${expected}.`,
  },
};

/** Swedish to those who read it, English to all others. */
export const cliMessages = (language: string): CliMessages => (/^sv\b/i.test(language) ? sv : en);
