import { expect, fixture, html } from "@open-wc/testing";
import "../define/feed.ts";
import "../define/twin-towns.ts";
import { eventually, faults, names, only, pause, perceive, seenByServer, settled, textOf } from "./testing.ts";

const failedWords = "Det här går inte att visa just nu: Våra vänorter Försök igen om en stund. Försök igen";

interface Row {
  /** What the server does. */
  readonly what: string;
  readonly kind: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The towns that a reader sees; without any, the message and its button. */
  readonly towns?: readonly string[];
  /** What an editor is told, besides the feed's address. */
  readonly sv: RegExp;
  readonly en: RegExp;
}

const connection = {
  sv: /går inte att hämta\. Kontrollera adressen, .*\(CORS\)\. Om bara förbindelsen bröts frågar sidan igen\./,
  en: /cannot be fetched\. Check the address, .*\(CORS\)\. If only the connection broke, the page asks again\./,
};
const notFeed = { sv: /inte en innehållsfil av version 1/, en: /not a feed of version 1/ };
const noPlace = { sv: /saknar koordinater/, en: /has no coordinates/ };
const server = (status: number) => ({
  sv: new RegExp(`\\(${status}\\)\\. Något är fel i servern\\. Sidan frågar igen`),
  en: new RegExp(`\\(${status}\\)\\. Something is wrong with the server\\. The page asks again`),
});

const rows: readonly Row[] = [
  { what: "a server out of reach", kind: "gone", ...connection },
  { what: "a connection that breaks in mid-body", kind: "cut", ...connection },
  { what: "an answer that is not compressed as it says", kind: "gzip", ...connection },
  { what: "an address that leads to itself", kind: "loop", ...connection },
  { what: "an address that leads to another site, without CORS", kind: "away", query: { kind: "ok" }, ...connection },
  {
    what: "an address that leads to another site, with CORS",
    kind: "away",
    query: { kind: "shared" },
    towns: ["Ukmergė"],
    ...noPlace,
  },
  {
    what: "304 without a copy",
    kind: "304",
    sv: /\(304\)\. Har filen flyttats\?/,
    en: /\(304\)\. Was the file moved\?/,
  },
  { what: "401", kind: "401", sv: /\(401\)\. Den kräver inloggning/, en: /\(401\)\. It wants a login/ },
  { what: "404", kind: "404", sv: /\(404\)\. Har filen flyttats\?/, en: /\(404\)\. Was the file moved\?/ },
  { what: "410", kind: "410", sv: /\(410\)\. Har filen flyttats\?/, en: /\(410\)\. Was the file moved\?/ },
  {
    what: "429, for an hour",
    kind: "busy",
    query: { status: "429", after: "3600", times: "9" },
    sv: /\(429\)\. Den har fått för många frågor\. Sidan frågar igen/,
    en: /\(429\)\. It has been asked too often\. The page asks again/,
  },
  { what: "500", kind: "500", ...server(500) },
  { what: "503", kind: "503", ...server(503) },
  {
    what: "503 with a date far off",
    kind: "busy",
    query: { after: new Date(Date.now() + 3_600_000).toUTCString(), times: "9" },
    ...server(503),
  },
  { what: "every second request failing", kind: "every-second", towns: ["Ukmergė"], ...noPlace },
  { what: "the wrong content type", kind: "wrong-type", towns: ["Ukmergė"], ...noPlace },
  { what: "a byte order mark", kind: "bom", towns: ["Ukmergė"], ...noPlace },
  { what: "UTF-16", kind: "utf-16", towns: ["Türi"], ...noPlace },
  {
    what: "letters that are not UTF-8",
    kind: "latin-1",
    towns: ["T\ufffdri"],
    sv: /Texter med bokstäver som inte går att läsa .*: 1\. .*spara om den i UTF-8.*\/twinTowns\/0\/name/,
    en: /Texts with letters that cannot be read .*: 1\. .*save it again in UTF-8.*\/twinTowns\/0\/name/,
  },
  {
    what: "a web page in place of the feed",
    kind: "page",
    sv: /webbsida, inte en innehållsfil\. Kontrollera adressen/,
    en: /a web page and no feed\. Check the address/,
  },
  { what: "an empty file", kind: "nothing", sv: /Innehållsfilen är tom\./, en: /The feed is empty\./ },
  {
    what: "a feed that ends too early",
    kind: "truncated",
    query: { bytes: "60" },
    sv: /Rad 1, kolumn 53: Filen tar slut här, men \{ på rad 1 är inte stängd\./,
    en: /Line 1, column 53: The file ends here, but \{ on line 1 is not closed\./,
  },
  {
    what: "more than a page can bear",
    kind: "large",
    sv: /större än 50 MB\. Dela den med next/,
    en: /larger than 50 MB\. Split it with next/,
  },
  { what: "a list", kind: "list", ...notFeed },
  { what: "null", kind: "null", ...notFeed },
  { what: "a feed of the future", kind: "version-2", ...notFeed },
];

describe("a tag whose server fails", () => {
  const uncaught: string[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent) =>
    uncaught.push(String("reason" in event ? event.reason : event.message));
  const shown = new Map<Row, { readonly src: string; readonly reader: HTMLElement; readonly editors: HTMLElement[] }>();

  before(async function () {
    this.timeout(30_000);
    addEventListener("error", note);
    addEventListener("unhandledrejection", note);
    // All at once, so that the pauses between requests pass together.
    for (const row of rows) {
      const src = faults(row.kind, row.query);
      const box = await fixture<HTMLElement>(html`<div>
        <omvarld-twin-towns src=${src}></omvarld-twin-towns>
        <omvarld-twin-towns debug src=${src}></omvarld-twin-towns>
        <omvarld-twin-towns debug lang="en" src=${src}></omvarld-twin-towns>
      </div>`);
      // A fixture is taken away after the first test.
      const copy = document.body.appendChild(document.createElement("div"));
      copy.append(...box.children);
      const [reader, ...editors] = [...copy.children].filter((child) => child instanceof HTMLElement);
      if (reader) shown.set(row, { src, reader, editors });
    }
    await Promise.all([...shown.values()].map(({ reader }) => settled(reader)));
  });

  after(() => {
    removeEventListener("error", note);
    removeEventListener("unhandledrejection", note);
    for (const { reader } of shown.values()) reader.parentElement?.remove();
  });

  for (const row of rows) {
    const { what, towns, sv, en } = row;
    it(`${what}: ${towns ? "shows the feed" : "shows the message"}, and tells an editor why`, async () => {
      const { src, reader, editors } = shown.get(row) ?? {};
      if (!src || !reader || !editors) throw new Error("not shown");
      await eventually(() => {
        if (!towns) expect(textOf(reader)).to.equal(failedWords);
        else {
          const headings = perceive(reader, "heading").filter(({ element }) => element.localName === "h3");
          expect(headings.map(({ name }) => name)).to.deep.equal(towns);
        }
      });
      for (const [at, words] of [sv, en].entries()) {
        const editor = editors[at];
        if (!editor) throw new Error("no editor");
        const panel = await eventually(() => textOf(only(editor, "note")));
        expect(panel).to.match(words).and.to.include(src);
      }
    });
  }

  it("throws nothing that nobody catches", async () => {
    await pause(200);
    expect(uncaught).to.deep.equal([]);
  });
});

describe("twelve tags of a feed that fails", () => {
  it("say so once in the page's status, and ask together", async () => {
    const src = faults("404");
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(textOf(document.querySelector("[role=status]"))));
    const heading = (at: number) => `Vänner ${at}`;
    await fixture<HTMLElement>(html`<div>
      ${Array.from({ length: 12 }, (_, at) => html`<omvarld-twin-towns src=${src} heading=${heading(at)}></omvarld-twin-towns>`)}
    </div>`);
    const status = document.querySelector("[role=status]");
    if (!status) throw new Error("no status");
    observer.observe(status, { childList: true, subtree: true, characterData: true });
    await eventually(() => expect(said).not.to.be.empty);
    await pause(600);
    observer.disconnect();
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^Det här går inte att visa just nu: Vänner \d+$/);
    expect((await seenByServer(src)).count).to.equal(1);
  });
});

describe("a tag whose feed comes back", () => {
  const online = () => dispatchEvent(new Event("online"));

  it("shows it in place of the message when the network is back, with its status quiet and the reader's focus kept", async () => {
    const root = await fixture<HTMLElement>(html`<div>
      <button>Sök</button>
      <omvarld-twin-towns src=${faults("mended", { times: "1", status: "404" })}></omvarld-twin-towns>
    </div>`);
    const tag = root.querySelector("omvarld-twin-towns");
    if (!tag) throw new Error("no tag");
    await settled(tag);
    await eventually(() => only(tag, "button", "Försök igen"));
    const button = root.querySelector("button");
    button?.focus();
    await pause(400);
    online();
    await eventually(() => expect(names(tag, "heading")).to.include("Ukmergė"));
    expect(document.activeElement === button).to.be.true;
    await eventually(() => expect(textOf(document.querySelector("[role=status]"))).to.equal(""));
  });

  it("keeps the message, and says nothing more, while it still fails", async () => {
    const src = faults("404");
    const box = await fixture<HTMLElement>(html`<div><omvarld-twin-towns src=${src}></omvarld-twin-towns></div>`);
    const tag = box.querySelector("omvarld-twin-towns");
    if (!tag) throw new Error("no tag");
    await settled(tag);
    await eventually(() => expect(textOf(document.querySelector("[role=status]"))).to.include("går inte att visa"));
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(textOf(tag)));
    observer.observe(tag, { childList: true, subtree: true, characterData: true });
    const events: Event[] = [];
    tag.addEventListener("omvarld-error", (event) => events.push(event));
    online();
    await eventually(async () => expect((await seenByServer(src)).count).to.equal(2));
    await pause(400);
    observer.disconnect();
    expect(seen).to.deep.equal([]);
    expect(events).to.be.empty;
    expect(textOf(tag)).to.equal(failedWords);
  });
});

describe("a tag with keep", () => {
  const cacheName = "omvarld-feeds";
  beforeEach(() => caches.delete(cacheName));
  after(() => caches.delete(cacheName));

  const keptAddresses = async () => (await (await caches.open(cacheName)).keys()).map(({ url }) => url);

  for (const [what, template] of [
    ["itself", (src: string) => html`<omvarld-twin-towns keep src=${src}></omvarld-twin-towns>`],
    [
      "through a provider",
      (src: string) => html`<omvarld-feed keep src=${src}><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>`,
    ],
  ] as const) {
    it(`${what}: keeps the feed`, async () => {
      const src = faults("ok");
      await fixture(html`<div>${template(src)}</div>`);
      await eventually(async () => expect(await keptAddresses()).to.deep.equal([src]));
    });

    it(`${what}: shows the kept copy with its date`, async () => {
      const src = faults("404");
      const json = { version: 1, language: "sv", twinTowns: [{ name: "Türi", country: "EE" }] };
      const headers = { date: "Fri, 20 Nov 2026 08:15:00 GMT" };
      await (await caches.open(cacheName)).put(src, new Response(JSON.stringify(json), { headers }));
      const box = await fixture<HTMLElement>(html`<div>${template(src)}</div>`);
      await eventually(() => {
        expect(names(box, "heading")).to.include("Türi");
        expect(textOf(box)).to.include("Du ser det som gällde 20 november 2026.");
      });
    });
  }

  it("tells an editor why it shows an old copy", async () => {
    const src = faults("503");
    await (await caches.open(cacheName)).put(src, new Response('{"version": 1, "twinTowns": []}'));
    const box = await fixture<HTMLElement>(html`<div>
      <omvarld-twin-towns keep debug src=${src}></omvarld-twin-towns>
    </div>`);
    await eventually(() => expect(textOf(only(box, "note"))).to.match(server(503).sv));
    expect(textOf(box)).to.include("Du ser en tidigare version.");
  });

  it("tells an editor what to mend in the feed that it does not show", async () => {
    const src = faults("version-2");
    await (await caches.open(cacheName)).put(src, new Response('{"version": 1, "twinTowns": []}'));
    const box = await fixture<HTMLElement>(html`<div>
      <omvarld-twin-towns keep debug src=${src}></omvarld-twin-towns>
    </div>`);
    await eventually(() =>
      expect(textOf(only(box, "note")))
        .to.match(notFeed.sv)
        .and.to.include("version är 2."),
    );
    expect(textOf(box)).to.include("Du ser en tidigare version.");
  });

  it("tells an editor how many members have gone since the kept copy, and a reader nothing", async () => {
    const src = faults("empty");
    const twinTowns = ["Ukmergė", "Türi", "Asikkala"].map((name) => ({ name, country: "LT" }));
    await (await caches.open(cacheName)).put(src, new Response(JSON.stringify({ version: 1, twinTowns })));
    const box = await fixture<HTMLElement>(html`<div>
      <omvarld-twin-towns keep src=${src}></omvarld-twin-towns>
      <omvarld-twin-towns keep debug src=${src}></omvarld-twin-towns>
      <omvarld-twin-towns keep debug lang="en" src=${src}></omvarld-twin-towns>
    </div>`);
    const [reader, sv, en] = box.querySelectorAll<HTMLElement>("omvarld-twin-towns");
    if (!reader || !sv || !en) throw new Error("no tags");
    await eventually(() => {
      expect(textOf(sv)).to.include("3 av 3 har försvunnit sedan förra versionen.").and.to.include("/twinTowns");
      expect(textOf(en)).to.include("3 of 3 have gone since the version before.");
    });
    expect(textOf(reader)).not.to.include("försvunnit");
    expect(reader.matches(":state(ready):state(empty)")).to.be.true;
  });
});
