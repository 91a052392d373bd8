import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/projects.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

const projects = (args: TagArgs, inside: unknown = nothing) =>
  html`<omvarld-projects ${given(args)}>${inside}</omvarld-projects>`;

const meta = {
  title: "Tags/Projects",
  component: "omvarld-projects",
  args: { feed: storyFeed },
  argTypes: controls,
  render: (args) => projects(args),
} satisfies Meta<TagArgs>;
export default meta;

type Story = StoryObj<TagArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(projects, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(projects, args, globals.language),
};
