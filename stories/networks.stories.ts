import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/networks.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

const networks = (args: TagArgs, inside: unknown = nothing) =>
  html`<omvarld-networks ${given(args)}>${inside}</omvarld-networks>`;

const meta = {
  title: "Tags/Networks",
  component: "omvarld-networks",
  args: { feed: storyFeed },
  argTypes: controls,
  render: (args) => networks(args),
} satisfies Meta<TagArgs>;
export default meta;

type Story = StoryObj<TagArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(networks, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(networks, args, globals.language),
};
