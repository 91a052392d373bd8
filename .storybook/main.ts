import type { StorybookConfig } from "@storybook/web-components-vite";
import remarkGfm from "remark-gfm";

const config: StorybookConfig = {
  framework: "@storybook/web-components-vite",
  stories: ["../stories/*.mdx", "../stories/*.stories.ts"],
  addons: [
    {
      name: "@storybook/addon-docs",
      // MDX alone knows no tables.
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    "@storybook/addon-a11y",
  ],
  staticDirs: [{ from: "../demo/feeds", to: "/feeds" }],
  core: {
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    builder: {
      name: "@storybook/builder-vite",
      // The project's own configuration is for the package and the demo.
      options: { viteConfigPath: ".storybook/vite.config.ts" },
    },
  },
  // A feed's picture is at an address; as data: it would be refused. The builder takes no build options from the file.
  viteFinal: (config) => ({ ...config, build: { ...config.build, assetsInlineLimit: 0 } }),
};

export default config;
