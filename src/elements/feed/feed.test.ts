import { expect, fixture, html } from "@open-wc/testing";
import "../../define/contacts.ts";
import "../../define/feed.ts";
import "../../define/twin-towns.ts";
import {
  eventually,
  faults,
  names,
  only,
  pause,
  perceive,
  seenByServer,
  settled,
  shown,
  textOf,
  townFeed,
} from "../../element-kit/testing.ts";
import { full } from "../../feed/fixtures/full.ts";

const towns = (root: Element) =>
  perceive(root, "heading")
    .filter(({ element }) => element.localName === "h3")
    .map(({ name }) => name);

describe("omvarld-feed", () => {
  describe("content", () => {
    it("is none of its own: what stands inside stays as it is", async () => {
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed .feed=${full}><h1>Lindvik</h1><p>Text <em>här</em></p></omvarld-feed>`,
      );
      await pause(50);
      expect(textOf(provider)).to.equal("Lindvik Text här");
      expect(provider.shadowRoot === null).to.be.true;
      expect(provider.querySelectorAll("*").length).to.equal(3);
    });

    it("reaches every tag inside, however deep, also in shadow roots", async () => {
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed .feed=${full}
          ><div><section><omvarld-contacts></omvarld-contacts></section></div>
          <div id="host"></div
        ></omvarld-feed>`,
      );
      const host = provider.querySelector("#host");
      const inside = document.createElement("omvarld-twin-towns");
      host?.attachShadow({ mode: "open" }).append(inside);
      await settled(inside);
      await eventually(() => expect(towns(inside)).to.include("Sandvåg"));
      await eventually(() => expect(names(provider, "heading")).to.include("Vera Lind"));
    });

    it("does not reach what stands beside it", async () => {
      const root = await fixture<HTMLElement>(
        html`<div><omvarld-feed .feed=${full}></omvarld-feed><omvarld-contacts><p>Ring oss</p></omvarld-contacts></div>`,
      );
      await pause(100);
      expect(textOf(root)).to.equal("Ring oss");
    });
  });

  describe("states", () => {
    it("without a feed: the tags inside keep their content", async () => {
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed><omvarld-contacts><p>Ring oss</p></omvarld-contacts></omvarld-feed>`,
      );
      await pause(50);
      expect(textOf(provider)).to.equal("Ring oss");
      provider.setAttribute("src", faults("ok"));
      await eventually(() => expect(provider.querySelector("omvarld-contacts")?.matches(":state(ready)")).to.be.true);
    });

    it("failed: each tag says so, and one asking again mends all of them", async () => {
      const src = faults("mended", { times: "1", status: "404" });
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed src=${src}
          ><omvarld-twin-towns></omvarld-twin-towns><omvarld-twin-towns heading="Två"></omvarld-twin-towns
        ></omvarld-feed>`,
      );
      await eventually(() => expect(names(provider, "button", "Försök igen")).to.have.length(2));
      perceive(provider, "button", "Försök igen")[0]?.element.click();
      await eventually(() => expect(towns(provider)).to.deep.equal(["Ukmergė", "Ukmergė"]));
    });

    it("asks again when a script tells it to", async () => {
      const provider = await fixture<HTMLElementTagNameMap["omvarld-feed"]>(
        html`<omvarld-feed src=${faults("mended", { times: "1", status: "404" })}
          ><omvarld-twin-towns></omvarld-twin-towns
        ></omvarld-feed>`,
      );
      await eventually(() => only(provider, "button", "Försök igen"));
      provider.retry();
      await eventually(() => expect(towns(provider)).to.deep.equal(["Ukmergė"]));
    });
  });

  describe("attributes", () => {
    it("src: one request for all the tags inside, and for those that come later", async () => {
      const src = faults("ok");
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed src=${src}
          ><omvarld-twin-towns></omvarld-twin-towns><omvarld-twin-towns></omvarld-twin-towns
        ></omvarld-feed>`,
      );
      await eventually(() => expect(towns(provider)).to.have.length(2));
      provider.append(document.createElement("omvarld-twin-towns"));
      await eventually(() => expect(towns(provider)).to.have.length(3));
      expect((await seenByServer(src)).count).to.equal(1);
    });

    it("src, changed: all follow, and the newest wins", async () => {
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed src=${faults("slow", { name: "Old", ms: "300" })}
          ><omvarld-twin-towns></omvarld-twin-towns
        ></omvarld-feed>`,
      );
      await pause(50);
      provider.setAttribute("src", faults("ok", { name: "New" }));
      await eventually(() => expect(towns(provider)).to.deep.equal(["New"]));
      await pause(400);
      expect(towns(provider)).to.deep.equal(["New"]);
    });

    it("src, taken away: the tags show their content again", async () => {
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed src=${faults("ok")}
          ><omvarld-twin-towns><p>Vänner</p></omvarld-twin-towns
        ></omvarld-feed>`,
      );
      await eventually(() => expect(towns(provider)).to.deep.equal(["Ukmergė"]));
      provider.removeAttribute("src");
      await eventually(() => expect(textOf(provider)).to.equal("Vänner"));
    });
  });

  describe("in the page", () => {
    it("can be moved with all that it holds: no second request", async () => {
      const src = faults("ok");
      const provider = await fixture<HTMLElement>(
        html`<omvarld-feed src=${src}><omvarld-twin-towns></omvarld-twin-towns></omvarld-feed>`,
      );
      await eventually(() => expect(towns(provider)).to.deep.equal(["Ukmergė"]));
      (await fixture<HTMLElement>(html`<div></div>`)).append(provider);
      await pause(100);
      expect(towns(provider)).to.deep.equal(["Ukmergė"]);
      expect((await seenByServer(src)).count).to.equal(1);
    });

    it("can come around a tag that has a feed of its own, which it keeps", async () => {
      const tag = await shown(html`<omvarld-twin-towns .feed=${townFeed("Own")}></omvarld-twin-towns>`);
      const provider = document.createElement("omvarld-feed");
      provider.feed = townFeed("Provided");
      tag.replaceWith(provider);
      provider.append(tag);
      await pause(100);
      expect(towns(tag)).to.deep.equal(["Own"]);
    });
  });
});
