import { expect } from "@open-wc/testing";
import "../define/news.ts";
import "../define/policies.ts";
import "../define/twin-towns.ts";
import { eventually, hasFocus, inside, only, settled, shown, textOf, townFeed } from "./testing.ts";

type Tag = HTMLElement & { feed: unknown; readonly updateComplete: Promise<boolean> };

const towns = (count: number, more: (place: number) => object = () => ({})) =>
  townFeed(
    ...Array.from({ length: count }, (_, place) => ({
      id: `ort-${place + 1}`,
      name: `Ort ${place + 1}`,
      otherNames: [{ name: "Town", language: "en" }],
      country: "LT",
      description: "En ort.",
      url: `https://ort-${place + 1}.example/`,
      ...more(place),
    })),
  );

const tagWith = (properties: object, name = "omvarld-twin-towns"): Promise<Tag> =>
  shown(Object.assign(document.createElement(name), { withoutMap: true, ...properties })) as Promise<Tag>;

const members = (tag: Tag) => [...inside(tag).querySelectorAll<HTMLElement>(".omvarld-item, tbody tr")];

describe("the members of a short list", () => {
  it("stand in the page without the marks of what made them", async () => {
    for (const view of ["cards", "list", "table"]) {
      const tag = await tagWith({ feed: towns(20), view });
      const walker = document.createTreeWalker(inside(tag), NodeFilter.SHOW_COMMENT);
      let inMembers = 0;
      while (walker.nextNode()) if (walker.currentNode.parentElement?.closest(".omvarld-item, tbody tr")) inMembers++;
      expect(members(tag)).to.have.length(20);
      expect(inMembers, view).to.equal(0);
    }
  });

  it("stay where a newer feed says the same of them, and are another where it does not", async () => {
    const tag = await tagWith({ feed: towns(5) });
    const before = members(tag);
    tag.feed = towns(7, (place) => (place === 3 ? { description: "En annan." } : {}));
    await eventually(() => expect(members(tag).length).to.equal(7));
    const now = members(tag);
    expect(now.flatMap((member, place) => (member === before[place] ? [] : [place]))).to.deep.equal([3, 5, 6]);
    expect(textOf(now[3])).to.contain("En annan.");
    tag.feed = towns(2);
    await eventually(() => expect(members(tag).length).to.equal(2));
    expect(members(tag).every((member, place) => member === before[place])).to.be.true;
  });

  it("stay in every tag where nothing has changed but the object", async () => {
    const said = { id: "en", name: "En", title: "En", body: "Text.", published: "2026-01-01" };
    for (const [name, collection] of [
      ["omvarld-news", "news"],
      ["omvarld-policies", "policies"],
    ] as const) {
      const feed = { ...towns(0), [collection]: [said, { ...said, id: "två" }] };
      const tag = await tagWith({ feed }, name);
      const before = [...inside(tag).querySelectorAll("[id$=en], [id$=två]")];
      expect(before, name).to.have.length(2);
      tag.feed = { ...structuredClone(feed), generated: "2026-01-02T00:00:00Z" };
      await tag.updateComplete;
      await settled(tag);
      expect(before.every((member) => member.isConnected)).to.be.true;
    }
  });

  it("follow the page's language", async () => {
    const tag = await tagWith({ feed: towns(3) });
    expect(textOf(members(tag)[0])).to.contain("Litauen");
    tag.lang = "en";
    await eventually(() => expect(textOf(members(tag)[0])).to.contain("Lithuania"));
    expect(members(tag)).to.have.length(3);
  });

  it("keep the focus where a newer feed changes what has it", async () => {
    const tag = await tagWith({ feed: towns(5) });
    members(tag)[2]?.querySelector("a")?.focus();
    tag.feed = towns(5, () => ({ description: "En annan." }));
    await eventually(() => expect(textOf(members(tag)[2])).to.contain("En annan."));
    expect(hasFocus(members(tag)[2]?.querySelector("a"))).to.be.true;
  });

  it("keep the focus that a link has brought to one of them", async () => {
    const tag = await tagWith({ feed: towns(5), isolated: true });
    const [, second] = members(tag);
    if (second) second.tabIndex = -1;
    second?.focus();
    tag.feed = towns(5, () => ({ description: "En annan." }));
    await eventually(() => expect(textOf(members(tag)[1])).to.contain("En annan."));
    expect(hasFocus(members(tag)[1])).to.be.true;
  });

  it("are hidden and shown by a search, and not made anew", async () => {
    const tag = await tagWith({ feed: towns(12), searchable: true });
    const before = members(tag);
    const field = only<HTMLInputElement>(tag, "searchbox");
    const seen = () => members(tag).flatMap((member) => (member.hidden ? [] : (member.id.split("-").at(-1) ?? "")));
    for (const [typed, expected] of [
      ["ort 1", ["1", "10", "11", "12"]],
      ["ort 12", ["12"]],
    ] as const) {
      field.value = typed;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await eventually(() => expect(seen()).to.deep.equal(expected));
    }
    field.value = "";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await eventually(() => expect(seen()).to.have.length(12));
    expect(members(tag).every((member, place) => member === before[place])).to.be.true;
  });

  it("become a long list and a short one again as feeds come", async () => {
    const tag = await tagWith({ feed: towns(5) });
    for (const count of [90, 4, 130, 12]) {
      tag.feed = towns(count);
      await eventually(() =>
        expect(members(tag).map(({ id }) => id.replace(/.*-ort-/, ""))).to.deep.equal(
          Array.from({ length: count }, (_, place) => String(place + 1)),
        ),
      );
    }
  });

  it("are named for a page's CSS in a shadow root, also those that come later", async () => {
    const tag = await tagWith({ feed: towns(2), isolated: true });
    tag.feed = towns(4, () => ({ description: "En annan." }));
    await eventually(() => expect(members(tag).length).to.equal(4));
    expect(members(tag).map((member) => member.part.value)).to.deep.equal(Array(4).fill("omvarld-item omvarld-town"));
    expect(inside(tag).querySelectorAll("[part~=omvarld-name]")).to.have.length(4);
  });
});
