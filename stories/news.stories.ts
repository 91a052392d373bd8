import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/news.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

const news = (args: TagArgs, inside: unknown = nothing) => html`<omvarld-news ${given(args)}>${inside}</omvarld-news>`;

const meta = {
  title: "Tags/News",
  component: "omvarld-news",
  args: { feed: storyFeed },
  argTypes: controls,
  render: (args) => news(args),
} satisfies Meta<TagArgs>;
export default meta;

type Story = StoryObj<TagArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(news, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(news, args, globals.language),
};
