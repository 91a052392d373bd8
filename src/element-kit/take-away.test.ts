import { expect, fixture, html } from "@open-wc/testing";
import ICAL from "ical.js";
import "../define/all.ts";
import { full } from "../feed/fixtures/full.ts";
import { eventually, hasFocus, names, only, pause, setToday, settled, shown, textOf } from "./testing.ts";

interface Download {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Notes what the page gives the browser to save. The links are real, and are only kept from being followed. */
function catchDownloads(): { readonly downloads: Download[]; readonly revoked: string[]; stop(): void } {
  const downloads: Download[] = [];
  const revoked: string[] = [];
  const { click } = HTMLAnchorElement.prototype;
  const { revokeObjectURL } = URL;
  HTMLAnchorElement.prototype.click = function () {
    const { download: name, href } = this;
    void fetch(href)
      .then((answer) => answer.blob())
      .then(async (blob) => downloads.push({ name, type: blob.type, text: await blob.text() }));
  };
  URL.revokeObjectURL = (url) => {
    revoked.push(url);
    revokeObjectURL.call(URL, url);
  };
  return {
    downloads,
    revoked,
    stop: () => {
      HTMLAnchorElement.prototype.click = click;
      URL.revokeObjectURL = revokeObjectURL;
    },
  };
}

const told = () => textOf(document.querySelector("[role=status]"));

const property = ({ text }: Download, component: string, name: string) => {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return String((component ? root.getFirstSubcomponent(component) : root)?.getFirstPropertyValue(name));
};

const feedOf = (more: object) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  ...more,
});

const buttons = (tag: Element) => names(tag, "button", /^Spara|^Save/);

describe("taking away", () => {
  let caught: ReturnType<typeof catchDownloads>;
  let callOff: () => void;
  beforeEach(() => {
    caught = catchDownloads();
    callOff = setToday("2026-11-23");
  });
  afterEach(() => {
    callOff();
    caught.stop();
  });

  const saved = () =>
    eventually(() => {
      const [download] = caught.downloads;
      if (!download) throw new Error("nothing was saved");
      return download;
    }, 5000);

  it("gives of several feeds the member's own, known as on its municipality's own page", async () => {
    const addresses = ["Lindvik", "Norrby"].map((name) => {
      const contacts = [{ id: "samordnare", name: `${name}s samordnare` }];
      return URL.createObjectURL(
        new Blob([JSON.stringify(feedOf({ municipality: { name, country: "SE" }, contacts }))]),
      );
    });
    const tag = await shown(html`<omvarld-contacts src=${addresses.join(" ")}></omvarld-contacts>`);
    const button = await eventually(() => only(tag, "button", "Spara kontakten – Norrbys samordnare"));
    button.click();
    const file = await saved();
    expect(property(file, "", "uid")).to.equal("contacts-samordnare@norrby");
    expect(property(file, "", "org")).to.include("Norrby");
  });

  describe("buttons", () => {
    it("are named after what they do and what they give, each by a name of its own", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      expect(buttons(tag)).to.deep.equal(["Spara kontakten – Vera Lind", "Spara kontakten – Kontaktcenter"]);
      const news = await shown(html`<omvarld-news .feed=${full}></omvarld-news>`);
      expect(buttons(news)).to.deep.equal(["Spara i kalendern – Välkommen till vänortsdagarna"]);
      const funding = await shown(html`<omvarld-funding .feed=${full}></omvarld-funding>`);
      expect(buttons(funding)).to.deep.equal(["Spara i kalendern – Sista dag att söka: Renare hamnar, Kustfonden"]);
      const volunteering = await shown(html`<omvarld-volunteering .feed=${full}></omvarld-volunteering>`);
      expect(buttons(volunteering)).to.deep.equal(["Spara i kalendern – Sista dag att söka: Havet binder samman"]);
    });

    it("begin with what is seen", async () => {
      const tag = await shown(html`<omvarld-contacts lang="en" .feed=${full}></omvarld-contacts>`);
      const button = only(tag, "button", "Save contact – Vera Lind");
      const [seen] = [...button.childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      expect(seen?.textContent).to.equal("Save contact");
      expect(button.hasAttribute("aria-label")).to.be.false;
    });

    it("are large enough to hit, in the page's letters", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      const button = only(tag, "button", "Spara kontakten – Vera Lind");
      expect(button.getBoundingClientRect().height).to.be.at.least(24);
      expect(getComputedStyle(button).fontFamily).to.equal(getComputedStyle(tag).fontFamily);
    });

    const event = (start: unknown, end?: unknown) => feedOf({ news: [{ title: "Fest", event: { start, end } }] });
    const rows: readonly (readonly [what: string, feed: object, count: number])[] = [
      ["a day ahead", event("2027-05-08"), 1],
      ["today", event("2026-11-23T08:00"), 1],
      ["days that are not over", event("2026-11-20", "2026-11-23"), 1],
      ["yesterday", event("2026-11-22"), 0],
      ["days that are over", event("2026-11-20", "2026-11-22T12:00"), 0],
      ["a mere month", event("2027-05"), 0],
      ["a mere year", event("2027"), 0],
      ["mere words", event({ text: "i juni" }), 0],
      ["news without an event", feedOf({ news: [{ title: "Nytt" }] }), 0],
    ];
    for (const [what, feed, count] of rows) {
      it(`are there for ${what}: ${count}`, async () => {
        const tag = await shown(html`<omvarld-news .feed=${feed}></omvarld-news>`);
        expect(buttons(tag)).to.have.length(count);
      });
    }

    const programme = (more: object) => feedOf({ volunteering: [{ name: "Havet", ...more }] });
    const applications: readonly (readonly [what: string, feed: object, count: number])[] = [
      ["an open application", programme({ apply: { url: "https://sok.example/", deadline: "2026-11-23" } }), 1],
      ["an open application without an address", programme({ apply: { deadline: "2026-11-23" } }), 1],
      ["one that opens later", programme({ apply: { opens: "2027-01-01", deadline: "2027-02-01" } }), 1],
      ["one that has closed", programme({ apply: { deadline: "2026-11-22" } }), 0],
      ["a deadline known by its month", programme({ apply: { deadline: "2027-02" } }), 0],
      ["a programme that has ended", programme({ status: "closed", apply: { deadline: "2027-02-01" } }), 0],
    ];
    for (const [what, feed, count] of applications) {
      it(`are there for ${what}: ${count}`, async () => {
        const tag = await shown(html`<omvarld-volunteering .feed=${feed}></omvarld-volunteering>`);
        expect(buttons(tag)).to.have.length(count);
      });
    }

    it("are there for calls that have not closed", async () => {
      const calls = ["2026-11-22", "2026-11-23", "2027-03-31", "2027"].map((deadline) => ({
        title: deadline,
        deadline,
      }));
      const tag = await shown(
        html`<omvarld-funding .feed=${feedOf({ funding: [{ name: "Fonden", calls }] })}></omvarld-funding>`,
      );
      expect(buttons(tag)).to.deep.equal([
        "Spara i kalendern – Sista dag att söka: 2026-11-23, Fonden",
        "Spara i kalendern – Sista dag att söka: 2027-03-31, Fonden",
      ]);
    });
  });

  describe("a click", () => {
    it("gives a contact's card, and says so", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      const button = only(tag, "button", "Spara kontakten – Vera Lind");
      button.focus();
      button.click();
      const file = await saved();
      expect(file.name).to.equal("vera-lind-lindviks-kommun.vcf");
      expect(file.type).to.equal("text/vcard;charset=utf-8");
      expect(property(file, "", "fn")).to.equal("Vera Lind");
      await eventually(() => expect(told()).to.equal("Filen är klar: vera-lind-lindviks-kommun.vcf"));
      expect(hasFocus(button)).to.be.true;
      expect(button.hasAttribute("aria-busy")).to.be.false;
    });

    it("gives an event, in the reader's language", async () => {
      const tag = await shown(html`<omvarld-news lang="en" .feed=${full}></omvarld-news>`);
      only(tag, "button", /^Save to calendar/).click();
      const file = await saved();
      expect(file.name).to.equal("welcome-to-the-twin-town-days.ics");
      expect(file.type).to.equal("text/calendar;charset=utf-8");
      expect(property(file, "vevent", "location")).to.equal("The main square");
      await eventually(() => expect(told()).to.equal("The file is ready: welcome-to-the-twin-town-days.ics"));
    });

    it("gives a programme's deadline", async () => {
      const tag = await shown(html`<omvarld-volunteering .feed=${full}></omvarld-volunteering>`);
      only(tag, "button", /^Spara/).click();
      expect(property(await saved(), "vevent", "dtstart")).to.equal("2099-04-30");
    });

    it("gives the call that it stands at", async () => {
      const calls = ["2027-01-31", "2027-03-31"].map((deadline, at) => ({ title: `Omgång ${at + 1}`, deadline }));
      const tag = await shown(
        html`<omvarld-funding .feed=${feedOf({ funding: [{ name: "Fonden", calls }] })}></omvarld-funding>`,
      );
      only(tag, "button", /Omgång 2/).click();
      expect(property(await saved(), "vevent", "dtstart")).to.equal("2027-03-31");
    });

    for (const [where, template] of [
      ["in a whole page", html`<omvarld-page .feed=${full}></omvarld-page>`],
      ["in an isolated tag", html`<omvarld-contacts isolated .feed=${full}></omvarld-contacts>`],
    ] as const) {
      it(`does the same ${where}`, async () => {
        const tag = await shown(template);
        only(tag, "button", "Spara kontakten – Vera Lind").click();
        expect(property(await saved(), "", "fn")).to.equal("Vera Lind");
      });
    }

    it("makes the file of what the feed says now", async () => {
      const tag = (await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`)) as HTMLElement & {
        feed: unknown;
      };
      tag.feed = feedOf({ contacts: [{ id: "vera-lind", name: "Vera Ek" }] });
      await eventually(() => only(tag, "button", "Spara kontakten – Vera Ek"));
      only(tag, "button", /^Spara/).click();
      expect(property(await saved(), "", "fn")).to.equal("Vera Ek");
    });

    it("gives one file, however fast it is repeated", async () => {
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      const button = only(tag, "button", "Spara kontakten – Vera Lind");
      button.click();
      button.click();
      await saved();
      await pause(100);
      expect(caught.downloads).to.have.length(1);
    });

    it("gives the memory back, once the browser has had time to read the file", async () => {
      const waits: { readonly act: () => void; readonly milliseconds: number }[] = [];
      const { setTimeout: realTimeout } = globalThis;
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      globalThis.setTimeout = ((act: () => void, milliseconds: number) =>
        milliseconds > 10_000
          ? waits.push({ act, milliseconds })
          : realTimeout(act, milliseconds)) as typeof setTimeout;
      try {
        only(tag, "button", "Spara kontakten – Vera Lind").click();
        await saved();
      } finally {
        globalThis.setTimeout = realTimeout;
      }
      expect(caught.revoked).to.have.length(0);
      for (const { act } of waits) act();
      expect(caught.revoked).to.have.length(1);
    });
  });

  describe("what cannot be given", () => {
    it("is said beside the button and to those who listen, and the next try takes it back", async () => {
      const { createObjectURL } = URL;
      URL.createObjectURL = () => {
        throw new Error("No room.");
      };
      const tag = await shown(html`<omvarld-contacts .feed=${full}></omvarld-contacts>`);
      const button = only(tag, "button", "Spara kontakten – Vera Lind");
      const sentence = "Filen går inte att hämta just nu. Försök igen om en stund.";
      try {
        button.click();
        await eventually(() => expect(told()).to.equal(sentence), 5000);
        expect(textOf(tag)).to.include(sentence);
        expect(button.hasAttribute("aria-busy")).to.be.false;
        button.click();
        await eventually(() => expect(button.hasAttribute("aria-busy")).to.be.false);
        expect(textOf(tag).split(sentence)).to.have.length(2);
      } finally {
        URL.createObjectURL = createObjectURL;
      }
      button.click();
      await saved();
      await eventually(() => expect(textOf(tag)).not.to.include(sentence));
    });
  });

  describe("on paper", () => {
    it("there is nothing to press", async () => {
      const box = await fixture<HTMLElement>(html`<div><omvarld-contacts .feed=${full}></omvarld-contacts></div>`);
      await settled(box.firstElementChild as HTMLElement);
      const printed = document.adoptedStyleSheets
        .flatMap(({ cssRules }) => [...cssRules])
        .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === "print")
        .flatMap((rule) => [...(rule as CSSMediaRule).cssRules])
        .filter((rule) => rule instanceof CSSStyleRule && rule.style.display === "none") as CSSStyleRule[];
      const save = [...box.querySelectorAll("button")];
      expect(save).to.have.length(2);
      for (const button of save) {
        expect(printed.some(({ selectorText }) => button.matches(selectorText))).to.be.true;
      }
    });
  });
});
