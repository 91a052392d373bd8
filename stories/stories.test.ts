import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { LitElement, type TemplateResult } from "lit";
import type { TagProperties } from "../src/element-kit/choices.ts";
import { baseSheet } from "../src/styles/base.styles.ts";
import * as contacts from "./contacts.stories.ts";
import * as documents from "./documents.stories.ts";
import * as feed from "./feed.stories.ts";
import * as funding from "./funding.stories.ts";
import * as networks from "./networks.stories.ts";
import * as news from "./news.stories.ts";
import * as page from "./page.stories.ts";
import * as policies from "./policies.stories.ts";
import * as projects from "./projects.stories.ts";
import * as twinTowns from "./twin-towns.stories.ts";
import * as volunteering from "./volunteering.stories.ts";

/** A stories module as a test sees it, whatever its tag. */
interface Stories {
  readonly default: {
    readonly component: string;
    readonly args: object;
    readonly argTypes: object;
    readonly render: (args: never, context: never) => unknown;
  };
  readonly [name: string]: unknown;
}

interface Story {
  readonly args?: object;
  readonly render?: Stories["default"]["render"];
}

const modules: readonly Stories[] = [
  contacts,
  documents,
  feed,
  funding,
  networks,
  news,
  page,
  policies,
  projects,
  twinTowns,
  volunteering,
];

const storiesOf = (module: Stories): readonly (readonly [name: string, story: Story])[] =>
  Object.entries(module).filter(([name]) => name !== "default") as [string, Story][];

async function show({ default: meta }: Stories, { args, render = meta.render }: Story, language = "sv") {
  const template = render({ ...meta.args, ...args } as never, { globals: { language } } as never) as TemplateResult;
  const box = await fixture<HTMLElement>(html`<div lang=${language}>${template}</div>`);
  const tags = [...box.querySelectorAll("*")].filter((element) => element instanceof LitElement);
  await waitUntil(
    () => tags.every((tag) => tag.getBoundingClientRect().height > 0 && textOf(tag)),
    "every tag shows something",
  );
  return { box, tags };
}

const textOf = (tag: HTMLElement) => (tag.shadowRoot?.textContent ?? tag.innerText).trim();

const manifest = async () => {
  const { modules } = (await (await fetch("/custom-elements.json")).json()) as {
    modules: {
      declarations: {
        tagName: string;
        attributes: { name: string; description?: string; type?: { text: string } }[];
      }[];
    }[];
  };
  return modules.flatMap(({ declarations }) => declarations);
};

describe("stories", () => {
  it("are there for every tag of the manifest", async () => {
    const tags = (await manifest()).map(({ tagName }) => tagName);
    expect(modules.map(({ default: { component } }) => component)).to.have.members(tags);
  });

  for (const module of modules) {
    const { component, argTypes } = module.default;

    describe(component, () => {
      for (const [name, story] of storiesOf(module)) {
        it(`shows something in every tag of ${name}`, async () => {
          const { tags } = await show(module, story);
          expect(tags).not.to.be.empty;
        });
      }

      it("passes axe and speaks the page's language in Default", async () => {
        for (const language of ["sv", "en"]) {
          const { box, tags } = await show(module, module.Default as Story, language);
          await waitUntil(() => tags.every((tag) => tag.matches(":state(ready)")));
          await expect(box).to.be.accessible();
        }
      });

      it("has each of the states", async () => {
        const { box } = await show(module, module.States as Story);
        await waitUntil(() =>
          ["loading", "ready", "empty", "stale", "error"].every((state) => box.querySelector(`:state(${state})`)),
        );
        for (const selector of ["button[data-omvarld-action=retry]", ".omvarld-editor"]) {
          await waitUntil(() => box.querySelector(selector), selector);
        }
      });

      it("has a control for each attribute, and the manifest a sentence on it", async () => {
        const tag = (await manifest()).find(({ tagName }) => tagName === component);
        expect(tag?.attributes).not.to.be.empty;
        for (const { name, description } of tag?.attributes ?? []) {
          expect(argTypes).to.have.property(name);
          expect(description, name).to.be.a("string");
        }
      });

      it("offers the values that its attributes have, as the manifest does", async () => {
        const tag = (await manifest()).find(({ tagName }) => tagName === component);
        const { elementProperties } = customElements.get(component) as unknown as typeof LitElement;
        for (const [key, { attribute, values }] of elementProperties as Map<PropertyKey, TagProperties[string]>) {
          if (!values) continue;
          const name = String(attribute ?? key);
          const type = tag?.attributes.find((each) => each.name === name)?.type?.text;
          expect(type, name).to.equal(`${values.map((value) => `"${value}"`).join(" | ")} | undefined`);
          const { options = [] } = (argTypes as Record<string, { options?: readonly unknown[] }>)[name] ?? {};
          expect(
            options.filter((option) => option !== undefined),
            name,
          ).to.deep.equal(values);
        }
      });
    });
  }
});

describe("the page on theming", () => {
  it("names every custom property with its default, and no other", async () => {
    const text = await (await fetch(new URL("theming.mdx", import.meta.url))).text();
    const told = [...text.matchAll(/^\| `(--omvarld-[a-z-]+)` \| `([^`]+)` \|/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    const read = new Map<string | undefined, string | undefined>();
    for (const [, name, value] of baseSheet.cssText.matchAll(/var\((--omvarld-[a-z-]+), (.+)\);/g)) {
      // The size of the text around the tag, as the sheet counts it.
      if (!read.has(name)) read.set(name, value?.replace(/calc\(([\d.]+)\*var\(--_omvarld-rem\)\)/, "$1em"));
    }
    expect(told).to.deep.equal([...read]);
  });
});
