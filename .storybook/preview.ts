import { html } from "lit";
import { setCustomElementsManifest, type Preview } from "@storybook/web-components-vite";
import { action } from "storybook/actions";
import manifest from "../custom-elements.json";
import type { ErrorDetail, LoadDetail } from "../src/index.ts";
import "./host.css";

setCustomElementsManifest(manifest);

const tellLoad = action("omvarld-load");
const tellError = action("omvarld-error");

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    layout: "fullscreen",
    a11y: { test: "error" },
    // Those that an attribute of another spelling sets; one row is enough.
    controls: { expanded: true, exclude: ["headingLevel", "groupBy"] },
    docs: {
      source: {
        excludeDecorators: true,
        // A story hands its feed over as an object, which no markup shows; a site names an address.
        transform: (code: string) =>
          code.replace(/<omvarld-[a-z-]+(?![^>]*\ssrc=)/, '$& src="https://www.lindvik.example/omvarld.json"'),
      },
    },
    options: {
      storySort: {
        order: ["Getting started", "Theming", "Tags", ["Page", "Feed", "Twin towns", "*"]],
      },
    },
  },
  globalTypes: {
    language: {
      description: "The language of the page around the tag",
      toolbar: {
        icon: "globe",
        dynamicTitle: true,
        items: [
          { value: "sv", title: "Svenska" },
          { value: "en", title: "English" },
        ],
      },
    },
    host: {
      description: "The page around the tag",
      toolbar: {
        icon: "paintbrush",
        dynamicTitle: true,
        items: [
          { value: "plain", title: "Plain site" },
          { value: "dark", title: "Dark site" },
          { value: "brand", title: "Site with a brand" },
        ],
      },
    },
    width: {
      description: "The width of the column",
      toolbar: {
        icon: "grow",
        dynamicTitle: true,
        items: [
          { value: "100%", title: "Full width" },
          { value: "280px", title: "280 px" },
          { value: "520px", title: "520 px" },
          { value: "720px", title: "720 px" },
          { value: "1120px", title: "1120 px" },
        ],
      },
    },
  },
  initialGlobals: { language: "sv", host: "plain", width: "100%" },
  decorators: [
    (story, { globals: { language, host, width } }) => html`<div class="host host-${host}" lang=${language}>
      <div
        class="host-column"
        style="max-inline-size: ${width}"
        @omvarld-load=${({ detail: { count, stale, problems } }: CustomEvent<LoadDetail>) =>
          tellLoad({ count, stale, problems })}
        @omvarld-error=${({ detail: { error, url } }: CustomEvent<ErrorDetail>) =>
          tellError({ error: error.message, url })}
      >
        ${story()}
      </div>
    </div>`,
  ],
};

export default preview;
