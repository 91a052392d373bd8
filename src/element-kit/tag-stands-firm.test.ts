import { expect, fixture, html } from "@open-wc/testing";
import "../define/twin-towns.ts";
import { full } from "../feed/fixtures/full.ts";
import { eventually, faults, listen, pause, seenByServer, textOf, townFeed } from "./testing.ts";
import { tagIn, type Tag, townsOf } from "./tag-testing.ts";

describe("a tag stands firm", () => {
  let faultsOfPage: string[];
  const note = (event: ErrorEvent | PromiseRejectionEvent) =>
    faultsOfPage.push(String("reason" in event ? event.reason : event.message));

  beforeEach(() => {
    faultsOfPage = [];
    addEventListener("error", note);
    addEventListener("unhandledrejection", note);
  });

  afterEach(() => {
    removeEventListener("error", note);
    removeEventListener("unhandledrejection", note);
  });

  it("when it is moved: no second request, no second event, and the text stays", async () => {
    const src = faults("ok");
    const { events, stop } = listen("omvarld-load");
    const tag = await tagIn(html`<omvarld-twin-towns src=${src}><p>Vänner</p></omvarld-twin-towns>`);
    await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(tag);
    expect(textOf(tag)).to.include("Ukmergė");
    await pause(100);
    stop();
    expect(townsOf(tag)).to.deep.equal(["Ukmergė"]);
    expect(textOf(tag)).not.to.include("Vänner");
    expect((await seenByServer(src)).count).to.equal(1);
    expect(events.length).to.equal(1);
    expect(faultsOfPage).to.be.empty;
  });

  it("when it is moved with a feed that a script gave it: no second event", async () => {
    const { events, stop } = listen("omvarld-load");
    const tag = await tagIn(html`<omvarld-twin-towns .feed=${townFeed("Ukmergė")}></omvarld-twin-towns>`);
    await eventually(() => expect(events.length).to.equal(1));
    (await fixture<HTMLElement>(html`<div></div>`)).append(tag);
    await pause(100);
    stop();
    expect(townsOf(tag)).to.deep.equal(["Ukmergė"]);
    expect(events.length).to.equal(1);
  });

  it("when it is moved while it loads: still one request", async () => {
    const src = faults("slow", { ms: "150" });
    const tag = await fixture<Tag>(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
    await pause(30);
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(tag);
    await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
    expect(await seenByServer(src)).to.deep.equal({ count: 1, closed: 0 });
    expect(faultsOfPage).to.be.empty;
  });

  it("when it is moved from one provider to another", async () => {
    const root = await fixture<HTMLElement>(
      html`<div>
        <omvarld-feed .feed=${townFeed("One")}><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>
        <omvarld-feed .feed=${townFeed("Two")}></omvarld-feed>
      </div>`,
    );
    const tag = root.querySelector("omvarld-twin-towns");
    if (!tag) throw new Error("no tag");
    await eventually(() => expect(townsOf(tag)).to.deep.equal(["One"]));
    root.querySelector("omvarld-feed:last-of-type")?.append(tag);
    await eventually(() => expect(townsOf(tag)).to.deep.equal(["Two"]));
  });

  it("when it is taken out while it loads: the server is let go and nothing is thrown", async () => {
    const src = faults("never");
    const tag = await fixture<Tag>(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
    await pause(100);
    tag.remove();
    await pause(100);
    expect(await seenByServer(src)).to.deep.equal({ count: 1, closed: 1 });
    expect(faultsOfPage).to.be.empty;
  });

  it("when it is changed after it was taken out: it asks nothing and says nothing", async () => {
    const tag = await tagIn(html`<omvarld-twin-towns src=${faults("ok")}></omvarld-twin-towns>`);
    tag.remove();
    await pause(50);
    const { events, stop } = listen("omvarld-load");
    const src = faults("ok");
    tag.setAttribute("src", src);
    tag.heading = "Andra ord";
    await pause(150);
    stop();
    expect((await seenByServer(src)).count).to.equal(0);
    expect(events.length).to.equal(0);
    expect(faultsOfPage).to.be.empty;
  });

  it("when it comes and goes at once, many times", async () => {
    const src = faults("slow", { ms: "50" });
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const tag = document.createElement("omvarld-twin-towns");
    tag.setAttribute("src", src);
    for (let times = 0; times < 20; times++) {
      root.append(tag);
      tag.remove();
    }
    root.append(tag);
    await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
    expect((await seenByServer(src)).count).to.equal(1);
    expect(faultsOfPage).to.be.empty;
  });

  it("when it has been away: what it showed, it shows again", async () => {
    const src = faults("ok");
    const tag = await tagIn(html`<omvarld-twin-towns src=${src}></omvarld-twin-towns>`);
    await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
    const parent = tag.parentElement;
    tag.remove();
    await pause(50);
    parent?.append(tag);
    await eventually(() => expect(townsOf(tag)).to.deep.equal(["Ukmergė"]));
    expect((await seenByServer(src)).count).to.equal(1);
  });

  it("beside copies of itself: every id is the page's only one, and every reference finds its own", async () => {
    const root = await fixture<HTMLElement>(
      html`<div>
        <omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>
        <omvarld-twin-towns searchable .feed=${full}></omvarld-twin-towns>
        <omvarld-twin-towns searchable id="orter" .feed=${full}></omvarld-twin-towns>
        <omvarld-twin-towns view="table" .feed=${full}></omvarld-twin-towns>
      </div>`,
    );
    const tags = root.querySelectorAll("omvarld-twin-towns");
    await eventually(() => {
      for (const tag of tags) expect(tag.querySelectorAll("[id]").length).to.be.above(7);
    });
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(ids).to.deep.equal([...new Set(ids)]);
    for (const tag of tags) {
      for (const { id } of tag.querySelectorAll("[id]")) expect(id).to.match(/^omvarld-/);
      for (const name of ["aria-labelledby", "aria-describedby", "for"]) {
        for (const element of tag.querySelectorAll(`[${name}]`)) {
          const id = element.getAttribute(name) ?? "";
          expect(tag.contains(document.getElementById(id)), `${name}="${id}"`).to.be.true;
        }
      }
    }
    const radioGroups = new Set([...root.querySelectorAll<HTMLInputElement>("[type=radio]")].map(({ name }) => name));
    expect(radioGroups.size).to.equal(3);
  });
});
