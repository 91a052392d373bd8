import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/volunteering.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

const volunteering = (args: TagArgs, inside: unknown = nothing) =>
  html`<omvarld-volunteering ${given(args)}>${inside}</omvarld-volunteering>`;

const meta = {
  title: "Tags/Volunteering",
  component: "omvarld-volunteering",
  args: { feed: storyFeed },
  argTypes: controls,
  render: (args) => volunteering(args),
} satisfies Meta<TagArgs>;
export default meta;

type Story = StoryObj<TagArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(volunteering, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(volunteering, args, globals.language),
};
