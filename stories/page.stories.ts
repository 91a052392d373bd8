import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/page.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

interface PageArgs extends TagArgs {
  "json-ld"?: boolean;
}

const page = (args: PageArgs, inside: unknown = nothing) => html`<omvarld-page ${given(args)}>${inside}</omvarld-page>`;

const meta = {
  title: "Tags/Page",
  component: "omvarld-page",
  args: { feed: storyFeed },
  argTypes: { "json-ld": { control: "boolean" }, ...controls },
  render: (args) => page(args),
} satisfies Meta<PageArgs>;
export default meta;

type Story = StoryObj<PageArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(page, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(page, args, globals.language),
};
