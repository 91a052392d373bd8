import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import "../src/define/twin-towns.ts";
import { controls, given, inAPage, manyOnOnePage, states, storyFeed, type TagArgs } from "./every-tag.ts";

interface TwinTownsArgs extends TagArgs {
  view?: "cards" | "list" | "table";
  "group-by"?: "country" | "status" | "kind" | "municipality";
  sort?: "name" | "since";
  searchable?: boolean;
  "without-map"?: boolean;
}

const twinTowns = (args: TwinTownsArgs, inside: unknown = nothing) =>
  html`<omvarld-twin-towns ${given(args)}>${inside}</omvarld-twin-towns>`;

const meta = {
  title: "Tags/Twin towns",
  component: "omvarld-twin-towns",
  args: { feed: storyFeed },
  argTypes: {
    view: { control: "inline-radio", options: ["cards", "list", "table"] },
    "group-by": { control: "inline-radio", options: ["country", "status", "kind", "municipality"] },
    sort: { control: "inline-radio", options: ["name", "since"] },
    searchable: { control: "boolean" },
    "without-map": { control: "boolean" },
    ...controls,
  },
  render: (args) => twinTowns(args),
} satisfies Meta<TwinTownsArgs>;
export default meta;

type Story = StoryObj<TwinTownsArgs>;

export const Default: Story = {};

export const Table: Story = { args: { view: "table" } };

export const List: Story = { args: { view: "list" } };

export const Searchable: Story = { args: { searchable: true } };

export const Grouped: Story = { args: { "group-by": "country", sort: "name" } };

const addressOf = (feed: object) => `data:application/json,${encodeURIComponent(JSON.stringify(feed))}`;

/** Two municipalities' feeds in one `src`, with a space between. */
export const SeveralFeeds: Story = {
  args: {
    src: [storyFeed, { ...storyFeed, municipality: { name: "Norrby kommun", country: "SE" } }].map(addressOf).join(" "),
    "group-by": "municipality",
  },
  render: ({ feed: _feed, ...args }) => twinTowns(args),
};

export const Isolated: Story = { args: { isolated: true } };

export const States: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args) => states(twinTowns, args),
};

export const InAPage: Story = {
  tags: ["!autodocs"],
  parameters: manyOnOnePage,
  render: (args, { globals }) => inAPage(twinTowns, args, globals.language),
};
