import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/documents.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

const documents = (args: TagArgs, inside: unknown = nothing) =>
  html`<omvarld-documents ${given(args)}>${inside}</omvarld-documents>`;

const meta = {
  title: "Tags/Documents",
  component: "omvarld-documents",
  args: { feed: storyFeed },
  argTypes: controls,
  render: (args) => documents(args),
} satisfies Meta<TagArgs>;
export default meta;

type Story = StoryObj<TagArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(documents, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(documents, args, globals.language),
};
