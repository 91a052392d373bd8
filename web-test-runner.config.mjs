import { parseArgs } from "node:util";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromeLauncher } from "@web/test-runner-chrome";
import puppeteer from "puppeteer-core";
import { findBrowser } from "./scripts/browser.mjs";
import { feedFaults } from "./scripts/feed-faults.mjs";
import { countingReporter } from "./scripts/counting-reporter.mjs";
import { defaultReporter } from "@web/test-runner";

// A zone far from Europe's, and on the other side of the date line from it for half a day.
process.env.TZ = "Pacific/Apia";

const browser = await findBrowser({ install: true });

/** Pages whose reader has colours of their own, each with what holds them so. */
const forced = new Map();

/** The command `forced-colors`, which the runner's own emulation passes over without a word. */
const forcedColors = {
  name: "omvarld-forced-colors",
  async executeCommand({ command, payload, session }) {
    if (command !== "forced-colors") return undefined;
    const page = session.browser.getPage(session.id);
    if (!forced.has(page)) forced.set(page, await page.createCDPSession());
    const features = [{ name: "forced-colors", value: payload ? "active" : "none" }];
    await forced.get(page).send("Emulation.setEmulatedMedia", { features });
    return true;
  },
};

/** The page that a file's tests run in. */
const page = (mode) => (framework) =>
  `<!doctype html><html lang="sv" ${mode}><head><title>Omvärld</title></head>
    <body><main></main><script type="module" src="${framework}"></script></body></html>`;

/** The tags' own tests; of those, the ones that the command line names, which the runner itself asks of other groups only. */
const { values, positionals } = parseArgs({ strict: false, options: { files: { type: "string", multiple: true } } });
const tagFiles = values.files
  ? [...values.files, ...positionals].filter((file) => /(^|\/)src\/elements\/[^/]+\/[^/]+$/.test(file))
  : ["src/elements/*/*.test.ts"];

export default {
  files: ["src/**/*.test.ts", "!src/{cli,feed,i18n,take-away}/**", "stories/**/*.test.ts"],
  nodeResolve: { exportConditions: ["browser", "development"] },
  plugins: [esbuildPlugin({ ts: true, target: "es2022", tsconfig: "tsconfig.json" }), forcedColors],
  middleware: [feedFaults],
  concurrency: 2,
  // For all files together, on a machine that does other things as well.
  testsFinishTimeout: 900_000,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: browser.path,
        args: browser.args,
        headless: browser.headless,
        env: { ...process.env, ...browser.env, TZ: "Pacific/Apia" },
        ...(browser.product === "firefox" ? { browser: "firefox" } : {}),
      },
      // A window of its own for each file: in a tab behind another, the browser draws nothing and the tests wait for ever.
      createPage: ({ context }) => context.newPage(browser.product === "chrome" ? { type: "window" } : {}),
      ...(browser.product === "firefox" ? { puppeteer } : {}),
    }),
  ],
  testFramework: { config: { timeout: 15000 } },
  testRunnerHtml: page(""),
  // What each tag promises holds in a shadow root as well.
  groups: tagFiles.length > 0 ? [{ name: "isolated", files: tagFiles, testRunnerHtml: page("data-isolated") }] : [],
  // What the library itself tells editors is part of what is tested; Lit's word on its development mode is not.
  filterBrowserLogs: ({ args }) => !args.some((arg) => /^(Lit is in dev mode|omvarld:)/.test(String(arg))),
  reporters: [defaultReporter({ reportTestProgress: !process.env.CI }), countingReporter()],
};
