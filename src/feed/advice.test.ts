import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { adviseFeed } from "./advice.ts";
import { collections } from "./feed-shape.ts";
import { full } from "./fixtures/full.ts";
import { hostile } from "./fixtures/hostile.ts";
import { minimal } from "./fixtures/minimal.ts";
import type { Problem } from "./problem.ts";
import { readFeed } from "./read.ts";

const today = "2026-11-23";
const place = { lat: 57, lon: 16 };
const town = { name: "Ort", country: "SE", location: place };

function advise(json: unknown): readonly Problem[] {
  const { feed } = readFeed(json);
  assert.ok(feed);
  return adviseFeed(feed, today);
}

const tell = (json: unknown) =>
  advise(json).map(({ path, code, found }) => `${path} ${code}${found ? ` ${found}` : ""}`);

describe("adviseFeed", () => {
  const quiet = { ...minimal, twinTowns: [town] };
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ["says nothing of a feed that needs nothing", {}, []],
    [
      "names a town without a place",
      { twinTowns: [town, { ...town, location: undefined }] },
      ["/twinTowns/1 no-location"],
    ],
    [
      "names codes that are no country's, which readers would see, wherever they stand",
      {
        twinTowns: [town, { ...town, id: "b", country: "SW" }, { ...town, id: "c", country: "UK" }],
        volunteering: [{ name: "x", origins: [{ country: "FR" }, { country: "XX" }] }],
      },
      ["/twinTowns/1/country unknown-country SW", "/volunteering/0/origins/1/country unknown-country XX"],
    ],
    [
      "points into the feed as it was before something was left out",
      { twinTowns: [null, {}, { ...town, location: 5, themes: [7, "x"] }] },
      ["/twinTowns/2 no-location"],
    ],
    [
      "counts the texts with letters that could not be decoded, and names the first",
      { twinTowns: [town, { ...town, name: "T\ufffdri", description: { sv: "Sj\ufffd" } }] },
      ["/twinTowns/1/name encoding 2"],
    ],
    [
      "names a misspelt field",
      { twinTowns: [{ ...town, descripton: "x" }] },
      ["/twinTowns/0/descripton unknown-key descripton"],
    ],
    [
      "names a misspelt field in an object inside",
      { municipality: { name: "A", location: { ...place, lng: 1 } } },
      ["/municipality/location/lng unknown-key lng"],
    ],
    ["lets keys that begin with _ be", { _mine: 1, $schema: "x", twinTowns: [{ ...town, _id: 7 }] }, []],
    ["lets the keys of texts be", { municipality: { name: { sv: "A" } } }, []],
    ["names an expired policy", { policies: [{ title: "x", validTo: "2016" }] }, ["/policies/0/validTo expired"]],
    [
      "lets a policy be that says that it is expired",
      { policies: [{ title: "x", validTo: "2016", status: "expired" }] },
      [],
    ],
    ["lets a valid policy be", { policies: [{ title: "x", validTo: "2026" }] }, []],
    ["asks for a check after a year", { checked: "2025-11-22" }, ["/checked unchecked"]],
    ["asks for no check before", { checked: "2025-11-23", updated: "2011" }, []],
    ["goes by the last change where no check is told", { updated: "2024" }, ["/updated unchecked"]],
    [
      "names a contact that there is not",
      { contacts: [{ id: "vera", name: "Vera" }], news: [null, { title: "x", contacts: [5, "vera", "sven"] }] },
      ["/news/1/contacts/2 unknown-reference sven"],
    ],
    [
      "names a participant whom a project's themes know and the project does not",
      {
        projects: [
          {
            title: "x",
            participants: [{ id: "a", name: "A" }],
            themes: [
              { title: "t", area: "o", participants: ["a"] },
              { title: "u", area: "o", participants: ["a", 5, "b"] },
            ],
          },
        ],
      },
      ["/projects/0/themes/1/participants/2 unknown-reference b"],
    ],
    [
      "names a whole that there is not",
      {
        projects: [
          { id: "a", title: "x" },
          { title: "y", partOf: "a" },
          { title: "z", partOf: "constructor" },
        ],
      },
      ["/projects/2/partOf unknown-reference constructor"],
    ],
    [
      "asks for no more points of a policy than a reader takes in",
      {
        policies: [
          { title: "x", highlights: ["1", "2", "3", "4", "5"] },
          { title: "y", highlights: [..."123456"] },
        ],
      },
      ["/policies/1/highlights too-many 6"],
    ],
    [
      "asks for short points, in each language",
      {
        policies: [
          { title: "x", highlights: ["ord ".repeat(20), 7, "ord ".repeat(21)] },
          { title: "y", highlights: [{ sv: "kort", "sv-FI": "ord ".repeat(30) }] },
        ],
      },
      ["/policies/0/highlights/2 too-long 21", "/policies/1/highlights/0 too-long 30"],
    ],
    [
      "names a collection that there is not, on both levels",
      { page: { title: "x", sections: [{ show: "town" }, { show: "news", sections: [{ show: "constructor" }] }] } },
      [
        "/page/sections/0/show unknown-reference town",
        "/page/sections/1/sections/0/show unknown-reference constructor",
      ],
    ],
  ];
  for (const [name, fields, expected] of cases)
    it(name, () => assert.deepEqual(tell({ ...quiet, ...fields }), expected));

  it("tells what of a text in HTML is not shown, in each language", () => {
    const bodyHtml = {
      sv: '<div class="x"><p>Kvar</p><!-- <script> --></div><iframe src="https://a.example/"></iframe>',
      en: '<p STYLE="color: red" onclick=x()>x<a href="javascript:x()">x</a><a href="/x?a=1&amp;b=2">x</a><img src="#"></p>',
      fi: '<h1 id="a" title="<b>">x</h1><span data-style="x">3 < 4</span>',
    };
    const whole = "<script>x</script><SCRIPT>y</SCRIPT><svg/onload=x()>";
    const news = [null, { title: "x", bodyHtml }, { title: "y", bodyHtml: whole }];
    assert.deepEqual(
      tell({ ...quiet, news }).filter((line) => line.includes("html-lost")),
      [
        "/news/1/bodyHtml/sv html-lost <iframe>",
        '/news/1/bodyHtml/en html-lost style, onclick, href="javascript:x()", src="#"',
        "/news/2/bodyHtml html-lost <script>, <svg>, onload",
      ],
    );
  });

  it("tells of pictures on servers that are not the municipality's", () => {
    const picture = (url: string) => ({ url, alt: "x" });
    const html =
      '<img src="/a.jpg" alt=""><img alt="" src="https://www.a.example/a.jpg"><a href="https://c.example/">x</a>';
    const news = [
      { title: "x", image: picture("https://bilder.lindvik.example/x.jpg"), bodyHtml: html },
      { title: "y", image: picture("https://inte-lindvik.example:8080/x.jpg"), bodyHtml: '<img src="bild.jpg">' },
    ];
    const municipality = {
      ...quiet.municipality,
      url: "https://www.lindvik.example/",
      logo: picture("https://b.example/"),
    };
    const told = (json: object) => tell({ ...quiet, news, ...json }).filter((line) => line.includes("picture-host"));
    assert.deepEqual(told({ municipality }).sort(), [
      "/municipality/logo/url picture-host b.example",
      "/news/0/bodyHtml picture-host www.a.example",
      "/news/1/image/url picture-host inte-lindvik.example:8080",
    ]);
    assert.deepEqual(told({ municipality: { ...municipality, url: undefined } }), []);
  });

  it("guesses which field was meant, and says which names there are", () => {
    const projects = [
      ...Array.from({ length: 12 }, (_, index) => ({ title: `P ${index}` })),
      { title: "y", partOf: "p" },
    ];
    assert.deepEqual(
      advise({ ...quiet, twinTowns: [{ ...town, descripton: "x" }], projects }).map(({ expected }) => expected),
      ["description", "p-0, p-1, p-2, p-3, p-4, p-5, p-6, p-7, p-8, p-9, p-10, p-11, …"],
    );
  });

  it("counts the texts that a language lacks, and points to the first", () => {
    const twinTowns = [{ ...town, name: { sv: "Ort", en: "Place" } }, town, { ...town, name: { "sv-FI": "Ort" } }];
    assert.deepEqual(advise({ ...minimal, twinTowns }), [
      { path: "/municipality/name", code: "untranslated", severity: "advice", expected: "en", found: "3" },
    ]);
  });

  it("asks for no translation of an empty alt", () => {
    const image = { url: "https://a.example/a.jpg", alt: "" };
    const municipality = { name: { sv: "A", en: "A" }, logo: image };
    assert.deepEqual(tell({ ...minimal, municipality, twinTowns: [] }), []);
  });

  it("is only advice, and leaves a full feed nearly alone", () => {
    const advice = advise(full).filter(({ path, found }) => {
      const about = [path.slice(1), found ?? ""];
      return !about.some(
        (word) => ["networks", "funding", "projects"].includes(word) && !Object.hasOwn(collections, word),
      );
    });
    assert.deepEqual(
      advice.map(({ path, code }) => `${path} ${code}`),
      ["/contacts/0/name untranslated", "/policies/1/validTo expired"],
    );
    for (const { severity } of advice) assert.equal(severity, "advice");
  });

  describe("of a version that has fewer members than the one before", () => {
    const towns = (count: number) => ({ ...quiet, twinTowns: Array.from({ length: count }, () => town) });
    const rows: readonly (readonly [before: number, now: number, said: readonly string[]])[] = [
      [8, 3, ["/twinTowns fewer 5 of 8"]],
      [3, 0, ["/twinTowns fewer 3 of 3"]],
      [1, 0, ["/twinTowns fewer 1 of 1"]],
      [8, 4, []],
      [2, 1, []],
      [3, 3, []],
      [0, 5, []],
    ];
    for (const [before, now, said] of rows) {
      it(`says ${said.length > 0 ? "how many have gone" : "nothing"} from ${before} to ${now}`, () => {
        const [older, newer] = [readFeed(towns(before)).feed, readFeed(towns(now)).feed];
        assert.ok(older && newer);
        const told = adviseFeed(newer, today, older).map((problem) => {
          return `${problem.path} ${problem.code} ${problem.found} of ${problem.expected}`;
        });
        assert.deepEqual(told, said);
      });
    }
  });

  it("survives a hostile feed", () => {
    assert.ok(tell(hostile).includes("/twinTowns/15/contacts/1 unknown-reference finns-inte"));
    assert.ok(tell(hostile).includes("/page/sections/3/show unknown-reference constructor"));
  });

  it("takes time in proportion to the feed although every text is in a language of its own", () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const twinTowns = Array.from({ length: 17_000 }, (_, index) => {
      const tag = [676, 26, 1].map((weight) => letters[Math.floor(index / weight) % 26]).join("");
      return { ...town, name: { [tag]: "x" } };
    });
    const start = performance.now();
    assert.ok(advise({ ...minimal, twinTowns }).length > 17_000);
    assert.ok(performance.now() - start < 5000);
  });
});
