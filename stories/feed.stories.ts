import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/contacts.ts";
import "../src/define/documents.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

type FeedArgs = Pick<TagArgs, "feed" | "src" | "keep">;

/* The tag shows nothing of its own, so two others stand inside it; they get what an editor asks of a tag. */
const feed = ({ feed, src, keep, ...args }: TagArgs, inside: unknown = nothing) =>
  html`<omvarld-feed ${given({ feed, src, keep })}>
    <omvarld-contacts ${given(args)}>${inside}</omvarld-contacts>
    <omvarld-documents ${given(args)}>${inside}</omvarld-documents>
  </omvarld-feed>`;

const meta = {
  title: "Tags/Feed",
  component: "omvarld-feed",
  args: { feed: storyFeed },
  argTypes: { feed: controls.feed, src: controls.src, keep: controls.keep },
  render: (args) => feed(args),
} satisfies Meta<FeedArgs>;
export default meta;

type Story = StoryObj<FeedArgs>;

export const Default: Story = {};

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(feed, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(feed, args, globals.language),
};
