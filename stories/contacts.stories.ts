import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/contacts.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

const contacts = (args: TagArgs, inside: unknown = nothing) =>
  html`<omvarld-contacts ${given(args)}>${inside}</omvarld-contacts>`;

const meta = {
  title: "Tags/Contacts",
  component: "omvarld-contacts",
  args: { feed: storyFeed },
  argTypes: controls,
  render: (args) => contacts(args),
} satisfies Meta<TagArgs>;
export default meta;

type Story = StoryObj<TagArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(contacts, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(contacts, args, globals.language),
};
