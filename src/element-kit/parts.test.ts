import { expect, fixture, html } from "@open-wc/testing";
import "../define/all.ts";
import type { LoadDetail } from "./events.ts";
import { eventually, faults, listen, only, pause, perceive, seenByServer, textOf } from "./testing.ts";

const names = (root: Element) =>
  perceive(root, "heading")
    .filter(({ element }) => element.localName === "h3")
    .map(({ name }) => name);

const towns = (count: number) => Array.from({ length: count }, (_, index) => `Ort ${index + 1}`);

const said = () => textOf(document.querySelector("[role=status]"));

/** How often each part has been asked for. */
async function asked(src: string, parts: number): Promise<number[]> {
  const counts: number[] = [];
  for (let part = 0; part < parts; part++) {
    const url = new URL(src);
    if (part > 0) url.searchParams.set("part", String(part));
    counts.push((await seenByServer(url.href)).count);
  }
  return counts;
}

/** The tag far below the screen, so that nobody is near its end. */
const far = (template: unknown) =>
  fixture<HTMLElement>(html`<div><div style="block-size: 20000px"></div>${template}</div>`);

const feeds = (query: Readonly<Record<string, string>> = {}) => faults("parts", { sizes: "3,2,2", ...query });

describe("a feed in parts", () => {
  afterEach(() => scrollTo(0, 0));

  it("shows the first part at once, and asks for no more before a reader comes near", async () => {
    const src = feeds();
    const load = listen<LoadDetail>("omvarld-load");
    const box = await far(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
    await eventually(() => expect(names(box)).to.deep.equal(towns(3)));
    await eventually(() => expect(textOf(box)).to.include("Det finns mer. Det hämtas när du kommer hit."));
    await pause(300);
    expect(await asked(src, 3)).to.deep.equal([1, 0, 0]);
    load.stop();
    expect(load.events[0]?.detail.count).to.equal(3);
    box.querySelector("omvarld-twin-towns")?.scrollIntoView({ block: "end" });
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)));
    expect(textOf(box)).not.to.include("hämtas");
    expect(await asked(src, 3)).to.deep.equal([1, 1, 1]);
  });

  it("comes in ever larger steps to a reader who is on the way to its end", async () => {
    const load = listen<LoadDetail>("omvarld-load");
    const src = feeds({ sizes: Array(30).fill(1).join() });
    const box = await fixture<HTMLElement>(html`<div>
      <omvarld-twin-towns view="list" src=${src}></omvarld-twin-towns>
    </div>`);
    await eventually(() => {
      scrollTo(0, document.body.scrollHeight);
      expect(textOf(box)).to.include("Ort 30");
    }, 8000);
    load.stop();
    expect(load.events.length).to.be.below(15);
  });

  for (const [what, template] of [
    ["sorted", (src: string) => html`<omvarld-twin-towns sort="name" src=${src}></omvarld-twin-towns>`],
    ["in groups", (src: string) => html`<omvarld-twin-towns group-by="country" src=${src}></omvarld-twin-towns>`],
    ["chosen by id", (src: string) => html`<omvarld-twin-towns ids="ort-7 ort-1" src=${src}></omvarld-twin-towns>`],
    ["on a page with answers", (src: string) => html`<omvarld-page src=${src}></omvarld-page>`],
  ] as const) {
    it(`is fetched whole at once where it is ${what}`, async () => {
      const src = feeds();
      const box = await far(template(src));
      // A whole page takes a busy machine some seconds.
      await eventually(() => expect(textOf(box)).to.include("Ort 7"), 8000);
      expect(textOf(box)).not.to.include("och fler");
      expect(await asked(src, 3)).to.deep.equal([1, 1, 1]);
    });
  }

  it("says in its answers that there is more, until all is there", async () => {
    const box = await far(html`<omvarld-page src=${feeds({ ms: "1500" })}></omvarld-page>`);
    await eventually(() => expect(textOf(box)).to.match(/3 orter i 2 länder och fler/), 8000);
    await eventually(() => expect(textOf(box)).to.match(/7 orter i 2 länder/), 8000);
    expect(textOf(box)).not.to.include("och fler");
  });

  it("is fetched whole where a reader searches, who hears when the search is complete", async () => {
    const src = feeds({ ms: "300" });
    const box = await far(html`<omvarld-twin-towns searchable src=${src}></omvarld-twin-towns>`);
    const field = await eventually(() => only<HTMLInputElement>(box, "searchbox"));
    await eventually(() => expect(textOf(box)).to.include("Det finns mer."));
    field.value = "Ort 7";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await eventually(() => expect(textOf(box)).to.include("Visar 0 av 3 orter och fler"));
    expect(textOf(box)).to.include("Sökningen är klar när allt är här.");
    expect(textOf(box)).not.to.include("Ingen ort passar in.");
    await eventually(() => expect(textOf(box)).to.include("Visar 1 av 7 orter"));
    expect(textOf(box)).to.include("Allt är hämtat. Sökningen är klar.");
    await eventually(() => expect(said()).to.equal("Visar 1 av 7 orter Allt är hämtat. Sökningen är klar."));
    expect(await asked(src, 3)).to.deep.equal([1, 1, 1]);
  });

  it("is fetched whole where a reader asks for all, and keeps to its limit until then", async () => {
    const src = feeds();
    const box = await fixture<HTMLElement>(html`<div>
      <omvarld-twin-towns limit="2" src=${src}></omvarld-twin-towns>
    </div>`);
    const button = await eventually(() => only(box, "button", "Visa alla 3 och fler"));
    await pause(300);
    expect(await asked(src, 3)).to.deep.equal([1, 0, 0]);
    expect(perceive(box, "button").length).to.equal(1);
    button.click();
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)));
  });

  it("says that there is more where its first part is as long as the limit", async () => {
    const box = await far(html`<omvarld-twin-towns limit="3" src=${feeds()}></omvarld-twin-towns>`);
    const button = await eventually(() => only(box, "button", "Visa alla 3 och fler"));
    button.click();
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)));
    await eventually(() => expect(said()).to.equal("Allt är hämtat."));
  });

  it("is fetched until the chosen members are here, and no further", async () => {
    const src = feeds();
    const box = await far(html`<omvarld-twin-towns ids="ort-4 ort-2" src=${src}></omvarld-twin-towns>`);
    await eventually(() => expect(names(box)).to.deep.equal(["Ort 4", "Ort 2"]));
    await pause(300);
    expect(await asked(src, 3)).to.deep.equal([1, 1, 0]);
    expect(textOf(box)).not.to.include("Det finns mer");
  });

  it("is followed where a script hands over its first part, also after that has been moved", async () => {
    const src = feeds();
    const feed: unknown = await (await fetch(src)).json();
    const box = await fixture<HTMLElement>(html`<div>
      <base href=${src} />
      <omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>
    </div>`);
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)));
    const tag = box.querySelector("omvarld-twin-towns");
    if (tag) (await fixture<HTMLElement>(html`<div></div>`)).append(tag);
    await pause(100);
    await eventually(() => expect(names(document.body)).to.deep.equal(towns(7)));
  });

  it("shows all that has come at once where its tag is moved", async () => {
    const box = await fixture<HTMLElement>(html`<div><omvarld-twin-towns src=${feeds()}></omvarld-twin-towns></div>`);
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)));
    const tag = box.querySelector<HTMLElementTagNameMap["omvarld-twin-towns"]>("omvarld-twin-towns");
    const other = await fixture<HTMLElement>(html`<div></div>`);
    if (tag) other.append(tag);
    await tag?.updateComplete;
    expect(names(other)).to.deep.equal(towns(7));
  });

  it("is fetched whole where a reader prints", async () => {
    const box = await far(html`<omvarld-twin-towns src=${feeds()}></omvarld-twin-towns>`);
    await eventually(() => expect(textOf(box)).to.include("Det finns mer."));
    dispatchEvent(new Event("beforeprint"));
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)));
  });

  it("is fetched as far as it takes to have what a tag shows", async () => {
    const box = await fixture<HTMLElement>(html`<div><omvarld-contacts src=${feeds()}></omvarld-contacts></div>`);
    await eventually(() => expect(names(box)).to.deep.equal(["Anna Berg"]));
    expect(textOf(box)).not.to.include("inget");
  });

  it("is asked for once by many tags, which all get what one has asked for", async () => {
    const src = feeds();
    const box = await far(html`
      <omvarld-twin-towns src=${src}></omvarld-twin-towns>
      <omvarld-twin-towns sort="name" src=${src}></omvarld-twin-towns>
      <omvarld-feed src=${src}><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>
    `);
    await eventually(() => expect(names(box)).to.deep.equal([...towns(7), ...towns(7), ...towns(7)]));
    expect(await asked(src, 3)).to.deep.equal([1, 1, 1]);
  });

  it("keeps what is there where a part cannot be had, tells editors, and asks again for it", async () => {
    const src = feeds({ broken: "1", kind: "404" });
    const load = listen<LoadDetail>("omvarld-load");
    const box = await fixture<HTMLElement>(html`<div><omvarld-twin-towns src=${src}></omvarld-twin-towns></div>`);
    await eventually(() => expect(textOf(box)).to.include("Resten går inte att hämta just nu."));
    expect(names(box)).to.deep.equal(towns(3));
    await eventually(() => {
      const problems = load.events.at(-1)?.detail.problems ?? [];
      expect(problems.map(({ code, found }) => [code, found])).to.deep.equal([["part-unavailable", "status 404"]]);
    });
    load.stop();
    only(box, "button", "Hämta allt").click();
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)));
    expect(textOf(box)).not.to.include("Resten");
  });

  it("keeps its first part alone where the last good feed is to be kept", async () => {
    const src = feeds({ ms: "1" });
    const first = await fixture<HTMLElement>(
      html`<div><omvarld-twin-towns keep src=${src}></omvarld-twin-towns></div>`,
    );
    await eventually(() => expect(names(first)).to.deep.equal(towns(7)));
    await eventually(async () => expect(await (await caches.open("omvarld-feeds")).match(src)).not.to.equal(undefined));
    const kept = (await (await caches.open("omvarld-feeds")).keys()).map(({ url }) => url);
    expect(kept.filter((url) => url.includes(new URL(src).searchParams.get("id") ?? "?"))).to.deep.equal([src]);
  });

  it("shows its end in a shadow root too, and comes as a reader does", async () => {
    const box = await far(html`<omvarld-twin-towns isolated src=${feeds()}></omvarld-twin-towns>`);
    const tag = box.querySelector("omvarld-twin-towns");
    await eventually(() => expect(textOf(tag?.shadowRoot?.querySelector(".omvarld"))).to.include("Det finns mer."));
    tag?.scrollIntoView({ block: "end" });
    await eventually(() => expect(textOf(tag?.shadowRoot?.querySelector(".omvarld"))).to.include("Ort 7"));
  });

  it("is accessible while more is to come, and where it cannot be had", async () => {
    const waiting = await far(html`<omvarld-twin-towns searchable src=${feeds()}></omvarld-twin-towns>`);
    await eventually(() => expect(textOf(waiting)).to.include("Det finns mer."));
    await expect(waiting).to.be.accessible();
    const torn = await far(
      html`<omvarld-twin-towns sort="name" src=${feeds({ broken: "1", kind: "404" })}></omvarld-twin-towns>`,
    );
    await eventually(() => expect(textOf(torn)).to.include("Resten går inte att hämta just nu."));
    await expect(torn).to.be.accessible();
  });

  it("comes back to its part when the network does", async () => {
    const box = await fixture<HTMLElement>(html`<div>
      <omvarld-twin-towns src=${feeds({ broken: "2", kind: "404" })}></omvarld-twin-towns>
    </div>`);
    await eventually(() => expect(textOf(box)).to.include("Resten går inte att hämta just nu."));
    expect(names(box)).to.deep.equal(towns(5));
    dispatchEvent(new Event("online"));
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)));
  });

  it("is tried again by itself where a part fails for a moment", async () => {
    const box = await fixture<HTMLElement>(html`<div>
      <omvarld-twin-towns src=${feeds({ broken: "1", kind: "500" })}></omvarld-twin-towns>
    </div>`);
    await eventually(() => expect(names(box)).to.deep.equal(towns(7)), 4000);
    expect(textOf(box)).not.to.include("Resten");
  });

  it("leads to a member of a later part", async () => {
    const box = await far(html`<omvarld-twin-towns id="delar" src=${feeds()}></omvarld-twin-towns>`);
    await eventually(() => expect(textOf(box)).to.include("Det finns mer."));
    location.hash = "#omvarld-delar-ort-7";
    try {
      await eventually(() => expect(document.getElementById("omvarld-delar-ort-7")?.matches(":target")).to.be.true);
    } finally {
      history.replaceState(null, "", location.pathname + location.search);
    }
  });

  it("gives up what is on its way when the tag goes", async () => {
    const src = feeds({ ms: "2000" });
    const box = await fixture<HTMLElement>(html`<div><omvarld-twin-towns src=${src}></omvarld-twin-towns></div>`);
    await eventually(async () => expect((await asked(src, 2))[1]).to.equal(1));
    box.textContent = "";
    const url = new URL(src);
    url.searchParams.set("part", "1");
    await eventually(async () => expect((await seenByServer(url.href)).closed).to.equal(1));
  });

  it("says of a part in another language which one that is, and tells only editors", async () => {
    const src = feeds({ sizes: "1,1,1", languages: "sv,en,sv" });
    const box = await far(html`<omvarld-twin-towns view="list" sort="name" src=${src}></omvarld-twin-towns>`);
    await eventually(() => expect(textOf(box)).to.include("Ort 3"));
    expect([...box.querySelectorAll("[lang=en]")].map(textOf)).to.deep.equal(["Ort 2"]);
    expect(textOf(box)).not.to.include("Läsarna möter båda");
    box.querySelector("omvarld-twin-towns")?.setAttribute("debug", "");
    await eventually(() =>
      expect(textOf(only(box, "note"))).to.include(
        "Den här delen är på engelska (en), men den första på svenska (sv).",
      ),
    );
  });

  it("is one of several feeds as a whole", async () => {
    const other = faults("ok", { name: "Türi", of: "Norrby" });
    const box = await far(html`<omvarld-twin-towns src="${feeds()} ${other}"></omvarld-twin-towns>`);
    await eventually(() => expect(names(box)).to.deep.equal([...towns(7), "Türi"]));
  });
});
