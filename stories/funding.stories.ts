import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/funding.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

const funding = (args: TagArgs, inside: unknown = nothing) =>
  html`<omvarld-funding ${given(args)}>${inside}</omvarld-funding>`;

const meta = {
  title: "Tags/Funding",
  component: "omvarld-funding",
  args: { feed: storyFeed },
  argTypes: controls,
  render: (args) => funding(args),
} satisfies Meta<TagArgs>;
export default meta;

type Story = StoryObj<TagArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(funding, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(funding, args, globals.language),
};
