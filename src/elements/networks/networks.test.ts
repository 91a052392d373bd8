import { expect, html } from "@open-wc/testing";
import "../../define/networks.ts";
import { eventually, faults, names, only, perceive, shown, textOf } from "../../element-kit/testing.ts";
import { full } from "../../feed/fixtures/full.ts";

describe("omvarld-networks", () => {
  describe("content", () => {
    it("is each network under its own heading, which links to it", async () => {
      const tag = await shown(html`<omvarld-networks .feed=${full}></omvarld-networks>`);
      expect(names(tag, "heading")).to.deep.equal([
        "Nätverk",
        "Havskommunernas förbund (annan webbplats) (HKF)",
        "Småstadsnätverket",
      ]);
      expect(only(tag, "link", "Havskommunernas förbund (annan webbplats)").getAttribute("href")).to.equal(
        "https://hav.example/",
      );
    });

    it("tells what it is for, how many are in it and since when we are", async () => {
      const tag = await shown(html`<omvarld-networks .feed=${full}></omvarld-networks>`);
      expect(textOf(tag)).to.match(
        /Ett renare hav runt hela kusten\. Medlemmar cirka 120 Medlem sedan 2004 .*Medlemmar 31 Medlem sedan maj 2016/,
      );
    });

    it("is in English where the page is", async () => {
      const tag = await shown(html`<omvarld-networks lang="en" .feed=${full}></omvarld-networks>`);
      expect(textOf(tag)).to.include("A cleaner sea along the whole coast.").and.to.include("about 120");
    });
  });

  describe("attributes", () => {
    it("ids and limit hold here too", async () => {
      const tag = await shown(
        html`<omvarld-networks ids="smastadsnatverket havskommuner" limit="1" .feed=${full}></omvarld-networks>`,
      );
      expect(names(tag, "heading")).to.deep.equal(["Nätverk", "Småstadsnätverket"]);
      only(tag, "button", "Visa alla 2").click();
      await eventually(() => expect(perceive(tag, "heading").length).to.equal(3));
    });
  });

  describe("accessibility", () => {
    for (const [what, template] of [
      ["ready", html`<omvarld-networks .feed=${full}></omvarld-networks>`],
      [
        "isolated, dark, in English",
        html`<omvarld-networks isolated theme="dark" lang="en" .feed=${full}></omvarld-networks>`,
      ],
      ["empty", html`<omvarld-networks .feed=${{ ...full, networks: [] }}></omvarld-networks>`],
      ["failed", html`<omvarld-networks src=${faults("404")}></omvarld-networks>`],
    ] as const) {
      it(`holds: ${what}`, async () => {
        await expect(await shown(template)).to.be.accessible();
      });
    }
  });
});
