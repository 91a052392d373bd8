import { expect, fixture, html } from "@open-wc/testing";
import "../define/page.ts";
import "../define/twin-towns.ts";
import { full } from "../feed/fixtures/full.ts";
import { eventually, faults, hasFocus, names, only, pause, shown, townFeed } from "./testing.ts";

const towns = Array.from({ length: 12 }, (_, index) => `Ort ${index + 1}`);
const feed = townFeed(...towns);
const tall = html`<div style="block-size: 3000px"></div>`;

/** What an id names, be it in a shadow root. */
function named(id: string): HTMLElement | null | undefined {
  const roots = [document, ...[...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot)];
  return roots.map((root) => root?.getElementById(id)).find((found) => found);
}

/** Whether a reader who followed a way to it sees it, at the top of the window. */
function expectArrival(id: string): void {
  const target = named(id);
  expect(target?.checkVisibility(), id).to.be.true;
  const { top } = target?.getBoundingClientRect() ?? { top: NaN };
  expect(top, id).to.be.within(0, 60);
}

/** A link on the page, as an editor would write it. */
function follow(hash: string): void {
  const link = Object.assign(document.createElement("a"), { href: hash, textContent: "Dit" });
  document.body.append(link);
  link.click();
  link.remove();
}

describe("a way to #id", () => {
  const before = location.href;

  afterEach(() => {
    history.replaceState(null, "", before);
    scrollTo(0, 0);
  });

  it("shows what a limit holds back, and goes there without a step more to go back", async () => {
    const tag = await shown(html`${tall}<omvarld-twin-towns limit="2" .feed=${feed}></omvarld-twin-towns>${tall}`);
    const steps = history.length;
    follow("#omvarld-twin-towns-ort-9");
    await eventually(() => expectArrival("omvarld-twin-towns-ort-9"));
    expect(names(tag, "heading", /^Ort/)).to.deep.equal(towns);
    expect(named("omvarld-twin-towns-ort-9")?.matches(":target")).to.be.true;
    expect(history.length).to.equal(steps + 1);
  });

  it("leaves the page's own state where a script has given one", async () => {
    await shown(html`${tall}<omvarld-twin-towns limit="2" .feed=${feed}></omvarld-twin-towns>${tall}`);
    follow("#finns-inte");
    await pause(100);
    history.pushState({ mine: 1 }, "", "#omvarld-twin-towns-ort-8");
    follow("#omvarld-twin-towns-ort-8");
    await eventually(() => expectArrival("omvarld-twin-towns-ort-8"));
    expect(history.state).to.deep.equal({ mine: 1 });
  });

  it("shows what a search does not find", async () => {
    const tag = await shown(html`${tall}<omvarld-twin-towns searchable .feed=${feed}></omvarld-twin-towns>${tall}`);
    const field = only<HTMLInputElement>(tag, "searchbox");
    field.value = "Ort 3";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await eventually(() => expect(names(tag, "heading", /^Ort/)).to.deep.equal(["Ort 3"]));
    follow("#omvarld-twin-towns-ort-10");
    await eventually(() => expectArrival("omvarld-twin-towns-ort-10"));
    expect(field.value).to.equal("");
    expect(hasFocus(field)).to.be.false;
  });

  it("opens what is folded away, also a second time", async () => {
    const past = townFeed("Ort 1", { name: "Ort 2", country: "LT", until: "1999" });
    const tag = await shown(html`${tall}<omvarld-twin-towns past="fold" .feed=${past}></omvarld-twin-towns>${tall}`);
    const fold = tag.querySelector("details");
    expect(fold?.open).to.be.false;
    follow("#omvarld-twin-towns-ort-2");
    await eventually(() => expectArrival("omvarld-twin-towns-ort-2"));
    fold?.removeAttribute("open");
    follow("#omvarld-twin-towns-ort-2");
    await eventually(() => expectArrival("omvarld-twin-towns-ort-2"));
  });

  it("opens the page's own fold around a tag", async () => {
    await shown(
      html`${tall}<details><summary>Mer</summary><omvarld-twin-towns isolated .feed=${feed}></omvarld-twin-towns></details>${tall}`,
    ).catch(() => {});
    await eventually(() => expect(named("omvarld-twin-towns-ort-5") instanceof HTMLElement).to.be.true);
    follow("#omvarld-twin-towns-ort-5");
    await eventually(() => expectArrival("omvarld-twin-towns-ort-5"));
  });

  it("leads into a shadow root, with the focus, by the address and by the tag's own links", async () => {
    const tag = await shown(html`<omvarld-page isolated .feed=${full}></omvarld-page>${tall}`);
    const links = [...(tag.shadowRoot ?? tag).querySelectorAll<HTMLAnchorElement>('nav a[href^="#"]')];
    expect(links).to.have.length.above(2);
    const [first, second] = links.map(({ hash }) => hash.slice(1));
    follow(`#${first}`);
    await eventually(() => expect(hasFocus(named(first ?? ""))).to.be.true);
    expectArrival(first ?? "");
    links[1]?.click();
    await eventually(() => expect(hasFocus(named(second ?? ""))).to.be.true);
    expectArrival(second ?? "");
    expect(location.hash).to.equal(`#${second}`);
  });

  it("goes to what comes after it was followed", async () => {
    const root = await fixture<HTMLElement>(html`<div>${tall}</div>`);
    follow("#omvarld-twin-towns-ort-4");
    await pause(200);
    const tag = Object.assign(document.createElement("omvarld-twin-towns"), { feed });
    root.append(tag, Object.assign(document.createElement("div"), { style: "block-size: 3000px" }));
    await eventually(() => expectArrival("omvarld-twin-towns-ort-4"));
  });

  it("reads an address with escapes", async () => {
    await shown(
      html`${tall}<omvarld-twin-towns limit="1" .feed=${townFeed("A", "Česis")}></omvarld-twin-towns>${tall}`,
    );
    follow("#omvarld-twin-towns-%63esis");
    await eventually(() => expectArrival("omvarld-twin-towns-cesis"));
  });

  it("finds the right one of two tags, and leaves the other as it is", async () => {
    const root = await fixture<HTMLElement>(html`<div>
      ${tall}
      <omvarld-twin-towns id="a" limit="2" .feed=${feed}></omvarld-twin-towns>
      <omvarld-twin-towns id="b" limit="2" .feed=${feed}></omvarld-twin-towns>
      ${tall}
    </div>`);
    await eventually(() => expect(names(root, "heading", /^Ort/)).to.have.length(4));
    follow("#omvarld-b-ort-7");
    await eventually(() => expectArrival("omvarld-b-ort-7"));
    expect(names(root, "heading", /^Ort/)).to.have.length(14);
  });

  for (const hash of ["#finns-inte", "#%E0%A4%A", "#omvarld-twin-towns-finns-inte"]) {
    it(`leads nowhere where there is no ${hash}, and nothing breaks`, async () => {
      await shown(html`${tall}<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      follow(hash);
      await pause(150);
      expect(scrollY).to.equal(0);
    });
  }

  it("lets go of the page when the reader does anything", async () => {
    const tag = await shown(html`${tall}<omvarld-twin-towns limit="2" .feed=${feed}></omvarld-twin-towns>${tall}`);
    const above = tag.previousElementSibling as HTMLElement;
    // The browser's own anchoring would keep the place as well.
    document.documentElement.style.overflowAnchor = "none";
    try {
      follow("#omvarld-twin-towns-ort-9");
      await eventually(() => expectArrival("omvarld-twin-towns-ort-9"));
      above.style.blockSize = "3500px";
      await eventually(() => expectArrival("omvarld-twin-towns-ort-9"));
      dispatchEvent(new WheelEvent("wheel"));
      above.style.blockSize = "3800px";
      await pause(100);
      expect(named("omvarld-twin-towns-ort-9")?.getBoundingClientRect().top).to.be.above(300);
    } finally {
      document.documentElement.removeAttribute("style");
    }
  });

  it("is watched once for a page, however many tags it has", async () => {
    const added: string[] = [];
    const { addEventListener: real } = window;
    window.addEventListener = (...given: Parameters<typeof real>) => {
      added.push(given[0]);
      real.apply(window, given);
    };
    try {
      await shown(html`<omvarld-twin-towns .feed=${feed}></omvarld-twin-towns>`);
      await shown(html`<omvarld-twin-towns src=${faults("ok")}></omvarld-twin-towns>`);
    } finally {
      window.addEventListener = real;
    }
    expect(added.filter((type) => type === "click" || type === "hashchange")).to.be.empty;
  });
});
