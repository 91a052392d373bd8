import { expect, fixture, html } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import "../define/twin-towns.ts";
import "../define/news.ts";
import "../define/policies.ts";
import { eventually, hasFocus, inside, only, pause, settled, textOf, townFeed } from "./testing.ts";

type Tag = HTMLElementTagNameMap["omvarld-twin-towns"];

const themes = ["skola", "kultur", "miljö"];
const towns = (count: number, more = (_: number): object => ({})) =>
  Array.from({ length: count }, (_, index) => ({
    id: `ort-${index + 1}`,
    name: `Ort ${index + 1}`,
    country: ["LT", "NO", "DK", "FI"][index % 4],
    description: `Om ort ${index + 1}.`,
    themes: [themes[index % 3]],
    url: `https://ort-${index + 1}.example/`,
    ...more(index),
  }));
const feedOf = (count: number, more?: (index: number) => object) => townFeed(...towns(count, more));

const modes = [{}, { isolated: true }] as const;

/** A tag in the page, as it is as soon as it shows something. */
async function show(setting: object): Promise<Tag> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const tag = Object.assign(document.createElement("omvarld-twin-towns"), setting);
  box.append(tag);
  await settled(tag);
  return tag;
}

const whole = async (setting: object): Promise<Tag> => {
  const tag = await show(setting);
  await tag.updateComplete;
  return tag;
};

const members = (tag: Tag): HTMLElement[] => [
  ...inside(tag).querySelectorAll<HTMLElement>(".omvarld-town, tbody > tr"),
];
const seen = (tag: Tag): string[] =>
  members(tag).flatMap((member) =>
    member.closest("[hidden]") ? [] : (member.querySelector("h3, h4, th")?.firstChild?.textContent ?? ""),
  );
const type = (tag: Tag, text: string) => {
  const field = only<HTMLInputElement>(tag, "searchbox");
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `Ort ${index + 1}`);

describe("a long list", () => {
  for (const mode of modes) {
    const where = "isolated" in mode ? "in a shadow root" : "in the page";

    it(`has every member once, in order, when the update is complete: ${where}`, async () => {
      const tag = await whole({ ...mode, feed: feedOf(200) });
      expect(seen(tag)).to.deep.equal(numbers(200));
    });

    it(`fills the screen at once: ${where}`, async () => {
      await whole({ ...mode, feed: feedOf(61) });
      let first: HTMLElement[] = [];
      let end = 0;
      const look = ({ target }: Event) => {
        first = members(target as Tag);
        end = first.at(-1)?.getBoundingClientRect().bottom ?? 0;
      };
      document.addEventListener("omvarld-load", look, { once: true });
      const tag = await whole({ ...mode, feed: feedOf(3000) });
      expect(end).to.be.above(innerHeight);
      expect(first.length).to.be.below(3000);
      expect(members(tag).length).to.equal(3000);
      expect(first.every((member, index) => member === members(tag)[index])).to.be.true;
    });

    it(`is one list for those who hear it: ${where}`, async () => {
      const tag = await whole({ ...mode, feed: feedOf(130) });
      const lists = inside(tag).querySelectorAll("[role=list]");
      expect(lists.length).to.equal(1);
      expect(lists[0]?.querySelectorAll("[role=listitem]").length).to.equal(130);
      expect(inside(tag).querySelectorAll("ol:not([role=none])").length).to.equal(0);
      await expect(tag).to.be.accessible();
    });

    it(`is one table for those who hear it: ${where}`, async () => {
      const tag = await whole({ ...mode, view: "table", feed: feedOf(130) });
      expect(inside(tag).querySelectorAll("tbody").length).to.equal(3);
      expect(inside(tag).querySelectorAll("table[role=table] [role=row] > [role=rowheader]").length).to.equal(130);
      // How large a link is, is not known of one that has not been laid out.
      await expect(tag).to.be.accessible({ ignoredRules: ["target-size"] });
    });

    it(`hides what a search does not find, group by group, and makes no member anew: ${where}`, async () => {
      const tag = await whole({ ...mode, searchable: true, feed: feedOf(400) });
      const before = members(tag);
      type(tag, "ort 39");
      await tag.updateComplete;
      expect(seen(tag)).to.deep.equal(numbers(400).filter((name) => name.startsWith("Ort 39")));
      expect(textOf(inside(tag).querySelector(".omvarld-shown span"))).to.equal("Visar 11 av 400 orter");
      type(tag, "");
      await tag.updateComplete;
      expect(seen(tag)).to.deep.equal(numbers(400));
      expect(members(tag).every((member, index) => member === before[index])).to.be.true;
    });

    it(`names its boxes for a page's CSS as short lists do: ${where}`, async () => {
      const tag = await whole({ ...mode, feed: feedOf(130) });
      const [first, last] = [members(tag)[0], members(tag).at(-1)];
      expect(last?.getAttribute("part") ?? "").to.equal("isolated" in mode ? "omvarld-item omvarld-town" : "");
      expect(last?.getAttribute("part")).to.equal(first?.getAttribute("part"));
    });
  }

  it("lets a newer key win over the one before", async () => {
    const tag = await whole({ searchable: true, feed: feedOf(2000) });
    type(tag, "ort");
    type(tag, "ort 19");
    await Promise.resolve();
    type(tag, "ort 1999");
    await tag.updateComplete;
    expect(seen(tag)).to.deep.equal(["Ort 1999"]);
  });

  it("can be searched while it comes", async () => {
    const tag = await show({ searchable: true, feed: feedOf(2000) });
    type(tag, "ort 1999");
    await tag.updateComplete;
    expect(seen(tag)).to.deep.equal(["Ort 1999"]);
    type(tag, "");
    await tag.updateComplete;
    expect(seen(tag)).to.deep.equal(numbers(2000));
  });

  it("puts what is found side by side, whatever group it is of", async () => {
    const tag = await whole({ searchable: true, feed: feedOf(600) });
    type(tag, "99.");
    await tag.updateComplete;
    expect(seen(tag)).to.have.length(6);
    const [one, two] = members(tag).filter((member) => member.checkVisibility());
    expect(one?.offsetTop).to.equal(two?.offsetTop);
    expect(one?.offsetLeft).not.to.equal(two?.offsetLeft);
  });

  it("keeps the height that it will have, also of lists that nobody has come near", async () => {
    const tag = await whole({ groupBy: "country", feed: feedOf(400) });
    const page = tag.parentElement;
    if (!page) throw new Error("no page");
    const rooms = () =>
      [...tag.querySelectorAll<HTMLElement>(".omvarld-long > *")].map(({ style }) => style.containIntrinsicBlockSize);
    await eventually(() => expect(rooms().filter((room) => room.includes("px"))).to.have.length(8));
    const wide = rooms();
    page.style.inlineSize = "20rem";
    // What all groups come to, each laid out.
    const laidOut = () => {
      for (const group of tag.querySelectorAll<HTMLElement>(".omvarld-long > *")) {
        group.style.contentVisibility = "visible";
      }
      return page.offsetHeight;
    };
    await eventually(() => expect(rooms().filter((room, group) => room === wide[group])).to.be.empty);
    const before = page.offsetHeight;
    expect(before / laidOut()).to.be.within(0.97, 1.03);
  });

  it("keeps nothing of what a search has put aside: no room, no place for the focus, no word", async () => {
    for (const view of ["cards", "table"] as const) {
      const tag = await whole({ searchable: true, view, feed: feedOf(600) });
      type(tag, "ort 599");
      await tag.updateComplete;
      const shown = members(tag).filter((member) => member.checkVisibility());
      expect(shown).to.have.length(1);
      const bottom = (element: Element | null | undefined) => element?.getBoundingClientRect().bottom ?? 0;
      expect(bottom(inside(tag).querySelector(".omvarld-long")) - bottom(shown[0])).to.be.below(50);
      expect(document.documentElement.scrollHeight - scrollY - bottom(tag)).to.be.below(200);
      const asides = members(tag).filter((member) => !shown.includes(member));
      for (const link of asides.flatMap((member) => [...member.querySelectorAll("a")])) {
        link.focus();
        if (hasFocus(link)) throw new Error(`${link.textContent} has the focus`);
      }
      tag.remove();
    }
  });

  it("narrows by theme, in groups by country", async () => {
    const tag = await whole({ searchable: true, groupBy: "country", feed: feedOf(300) });
    const all = seen(tag);
    expect(all).to.have.length(300);
    expect(all[1]).to.equal("Ort 5");
    only(tag, "radio", /^kultur/).click();
    await tag.updateComplete;
    expect(seen(tag)).to.have.length(100);
  });

  it("replaces with a newer feed what differs, and nothing else", async () => {
    const tag = await whole({ feed: feedOf(200) });
    const before = members(tag);
    tag.feed = feedOf(180, (index) => (index === 99 ? { description: "Nytt." } : {}));
    await eventually(() => expect(members(tag).length).to.equal(180));
    const now = members(tag);
    expect(now[99]?.textContent).to.contain("Nytt.");
    expect(now.flatMap((member, index) => (member === before[index] ? [] : [index]))).to.deep.equal([99]);
  });

  it("keeps the focus where a newer feed changes what has it", async () => {
    const tag = await whole({ feed: feedOf(100) });
    members(tag)[80]?.querySelector("a")?.focus();
    tag.feed = feedOf(100, () => ({ description: "Nytt." }));
    await eventually(() => expect(members(tag)[80]?.textContent).to.contain("Nytt."));
    expect(hasFocus(members(tag)[80]?.querySelector("a"))).to.be.true;
  });

  it("grows as feeds are added, and leaves what is there", async () => {
    const tag = await whole({ feed: feedOf(70) });
    const before = members(tag);
    tag.feed = feedOf(200);
    await eventually(() => expect(seen(tag)).to.deep.equal(numbers(200)));
    expect(before.every((member) => member.isConnected)).to.be.true;
  });

  it("goes on where it was when it has been out of the page", async () => {
    const tag = await show({ feed: feedOf(3000) });
    const parent = tag.parentElement;
    tag.remove();
    await tag.updateComplete;
    const count = members(tag).length;
    await pause(100);
    expect(members(tag).length).to.equal(count);
    parent?.append(tag);
    await eventually(() => expect(seen(tag)).to.deep.equal(numbers(3000)));
  });

  it("is there as a whole before it is printed, with what a search has hidden", async () => {
    const tag = await show({ searchable: true, feed: feedOf(2000) });
    await eventually(() => expect(members(tag).length).to.be.above(60));
    dispatchEvent(new Event("beforeprint"));
    expect(members(tag).length).to.equal(2000);
    type(tag, "ort 1999");
    await tag.updateComplete;
    try {
      await emulateMedia({ media: "print" });
      expect(members(tag).filter((member) => member.checkVisibility()).length).to.equal(2000);
    } finally {
      await emulateMedia({ media: "screen" });
    }
  });

  it("can be searched with the browser's own means, and chosen as a whole", async () => {
    const tag = await whole({ feed: feedOf(1000) });
    getSelection()?.removeAllRanges();
    const { find } = window as unknown as { find(text: string): boolean };
    expect(find.call(window, "Om ort 987.")).to.be.true;
    getSelection()?.selectAllChildren(tag);
    // What is chosen is laid out, in the next frame.
    await eventually(() => expect(String(getSelection()).includes("Om ort 1000.")).to.be.true);
    getSelection()?.removeAllRanges();
  });

  it("costs hardly more nodes than its markup", async () => {
    const nodesOf = (tag: Element) => {
      const walker = document.createNodeIterator(tag);
      let count = 0;
      while (walker.nextNode()) count++;
      return count;
    };
    const [many, more] = [await whole({ feed: feedOf(240) }), await whole({ feed: feedOf(300) })];
    const [member] = members(more);
    const bare = member?.cloneNode(true) as HTMLElement;
    const comments = document.createNodeIterator(bare, NodeFilter.SHOW_COMMENT);
    expect(comments.nextNode()).to.be.null;
    bare.normalize();
    expect((nodesOf(more) - nodesOf(many)) / 60).to.be.below(nodesOf(bare) + 1);
  });

  it("leaves its reader room to act while it comes", async () => {
    await whole({ feed: feedOf(61) });
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    const tag = await show({ feed: feedOf(10_000) });
    await eventually(() => expect(members(tag).length).to.be.above(59));
    observer.observe({ type: "longtask" });
    await tag.updateComplete;
    await pause(50);
    observer.disconnect();
    expect(members(tag).length).to.equal(10_000);
    // All of it in one would take many times as long; what else the machine does may double a slice.
    expect(Math.max(0, ...tasks)).to.be.below(400);
  });

  it("is as short lists are up to twenty-four cards", async () => {
    const isLong = async (count: number) =>
      !!inside(await whole({ feed: feedOf(count) })).querySelector(".omvarld-long");
    expect([await isLong(24), await isLong(25)]).to.deep.equal([false, true]);
    const tag = await whole({ feed: feedOf(24) });
    expect(inside(tag).querySelectorAll("ol[role=list] > li:not([role])").length).to.equal(24);
  });

  it("is as short ones are up to sixty rows, whose columns fit what is in them", async () => {
    const tableOf = async (count: number) =>
      inside(await whole({ view: "table", feed: feedOf(count) })).querySelector("table");
    const [short, long] = [await tableOf(60), await tableOf(61)];
    expect(short?.matches(".omvarld-long") || short?.hasAttribute("role")).to.be.false;
    expect(long?.matches(".omvarld-long[role=table]")).to.be.true;
  });

  for (const [kind, collection, look] of [
    ["omvarld-news", "news", "[role=list] > ul > [role=listitem]"],
    ["omvarld-policies", "policies", ".omvarld-articles > article"],
  ] as const) {
    it(`may be of any kind: ${kind}`, async () => {
      const feed = {
        ...townFeed(),
        [collection]: Array.from({ length: 150 }, (_, index) => ({ title: `Sak ${index + 1}` })),
      };
      const tag = Object.assign(document.createElement(kind), { feed });
      (await fixture<HTMLElement>(html`<div></div>`)).append(tag);
      await settled(tag);
      await tag.updateComplete;
      const found = [...inside(tag).querySelectorAll(look)];
      expect(found.length).to.equal(150);
      expect(found[149]?.textContent).to.contain("Sak 150");
    });
  }
});
