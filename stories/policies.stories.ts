import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/policies.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

const policies = (args: TagArgs, inside: unknown = nothing) =>
  html`<omvarld-policies ${given(args)}>${inside}</omvarld-policies>`;

const meta = {
  title: "Tags/Policies",
  component: "omvarld-policies",
  args: { feed: storyFeed },
  argTypes: controls,
  render: (args) => policies(args),
} satisfies Meta<TagArgs>;
export default meta;

type Story = StoryObj<TagArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(policies, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(policies, args, globals.language),
};
