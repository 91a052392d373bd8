import { expect, html } from "@open-wc/testing";
import "../../define/networks.ts";
import { eventually, names, only, perceive, shown, textOf, holdsForEveryReader } from "../../element-kit/testing.ts";
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
    holdsForEveryReader("omvarld-networks", { ...full, networks: [] });
  });
});
