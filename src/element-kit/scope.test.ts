import { expect } from "@open-wc/testing";
import { readFeed } from "../feed/index.ts";
import { wordsIn } from "../i18n/index.ts";
import { svTwinTowns } from "../i18n/messages/sv/twin-towns.ts";
import { createScope } from "./scope.ts";
import { townFeed } from "./testing.ts";

describe("a scope", () => {
  it("has the very words of the one before, by which long lists know that members say the same with every feed that comes", () => {
    const make = (...towns: readonly object[]) => {
      const { feed } = readFeed(townFeed(...towns), { url: "https://www.lindvik.example/feed.json" });
      const words = wordsIn("sv");
      if (!feed || !words) throw new Error("no feed");
      const place = { level: 2, prefix: "omvarld", host: "www.lindvik.example", richText: () => "" };
      return createScope({ feed, wanted: "sv", language: "sv", words, today: "2026-11-23", ...place }, svTwinTowns);
    };
    const [one, other] = [
      make({ name: "Turi", country: "EE" }),
      make({ name: "Turi", country: "EE" }, { name: "Vik", country: "NO" }),
    ];
    expect(one.words === other.words).to.be.true;
    expect(one.words.twinTowns).to.equal("Våra vänorter");
  });
});
