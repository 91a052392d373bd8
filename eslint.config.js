import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import globals from "globals";
import tseslint from "typescript-eslint";

/* Each room with the rooms that it may look into; what is not named is closed. */
const rooms = ["feed", "loading", "i18n", "styles", "take-away", "element-kit", "elements", "define", "cli"];
const arrows = {
  feed: [],
  i18n: ["feed"],
  styles: [],
  loading: ["feed"],
  "take-away": ["feed", "i18n"],
  "element-kit": ["feed", "i18n", "styles", "loading", "take-away"],
  elements: ["feed", "i18n", "styles", "loading", "element-kit"],
  define: ["elements", "element-kit"],
  cli: ["feed", "loading", "i18n", "styles", "element-kit", "elements"],
};

const zones = Object.entries(arrows).map(([room, open]) => {
  const closed = rooms.filter((other) => other !== room && !open.includes(other));
  return {
    files: [`src/${room}/**/*.ts`],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: `^(\\.\\./)+(${closed.join("|")})/`, message: `${room}/ does not look into this room.` },
            {
              regex: "unsafe-(html|svg|mathml)|static-html|\\/static\\.js",
              message: "HTML of a feed becomes nodes in element-kit/sanitise.ts alone.",
            },
          ],
        },
      ],
    },
  };
});

/* What makes nodes, addresses or scripts of strings. */
const sinks = [
  ...["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc", "setHTMLUnsafe", "parseHTMLUnsafe", "parseHTML"],
  ...["createContextualFragment", "parseFromString", "writeln", "execScript", "setHTML"],
];
const onePlace = "HTML of a feed becomes nodes in element-kit/sanitise.ts alone.";

/** Rules for syntax: all sinks but those that a file is the place for. */
const forbiddenSyntax = (allowed = []) => {
  const names = sinks.filter((name) => !allowed.includes(name)).join("|");
  return [
    { selector: `MemberExpression[property.name=/^(${names})$/]`, message: onePlace },
    { selector: `MemberExpression[computed=true] > Literal[value=/^(${names})$/]`, message: onePlace },
    {
      selector: `MemberExpression[computed=true] > TemplateLiteral TemplateElement[value.raw=/^(${names})$/]`,
      message: onePlace,
    },
    { selector: `ObjectPattern Property[key.name=/^(${names})$/]`, message: onePlace },
    {
      selector: `TaggedTemplateExpression TemplateElement[value.raw=/[\\s.?@](${names})\\s*=["']?$/i]`,
      message: onePlace,
    },
    {
      selector: "MemberExpression[object.name='document'][property.name='write']",
      message: onePlace,
    },
    {
      selector: "Identifier[name=/^unsafe(HTML|SVG|MathML|Static)$/]",
      message: onePlace,
    },
    {
      // Listeners are named in script; an attribute of that kind is a script as text.
      selector: "TaggedTemplateExpression TemplateElement[value.raw=/\\son[a-z]+\\s*=/i]",
      message: "A handler in an attribute is a script: listen in script.",
    },
    {
      selector:
        "CallExpression[callee.property.name=/^(setAttribute|toggleAttribute|setAttributeNS)$/] > Literal[value=/^(on|srcdoc$|style$)/i]",
      message: "No scripts, documents or styles in attributes.",
    },
    {
      selector:
        "CallExpression[callee.name=/^(setTimeout|setInterval)$/][arguments.0.type=/^(Literal|TemplateLiteral|BinaryExpression)$/]",
      message: "A string is no function.",
    },
    {
      selector: "MemberExpression[object.name='Array'][property.name='from']",
      message: "Some pages put another in its place: spread instead.",
    },
    { selector: "ImportExpression > TemplateLiteral", message: "What is loaded is known when it is built." },
    { selector: "TSEnumDeclaration, TSModuleDeclaration[declare!=true]", message: "TypeScript for types only." },
  ];
};

export default tseslint.config(
  { ignores: ["dist/", "storybook-static/", "node_modules/"] },
  ...tseslint.configs.recommended,
  ...zones,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ["src/feed/**/*.ts", "src/take-away/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", "document", "window", "fetch", "navigator", "location", "customElements"],
    },
  },
  {
    files: ["src/**/*.ts", "stories/**/*.ts"],
    plugins: { lit, wc, "lit-a11y": litA11y },
    settings: { litHtmlSpecifiers: ["lit"] },
    rules: {
      ...lit.configs["flat/recommended"].rules,
      ...wc.configs["flat/recommended"].rules,
      ...litA11y.configs.recommended.rules,
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      // The box that scrolls sideways must be reachable by keyboard.
      "lit-a11y/no-redundant-role": "off",
      "no-restricted-syntax": ["error", ...forbiddenSyntax()],
      "no-eval": "error",
      "no-new-func": "error",
    },
  },
  {
    files: ["src/element-kit/sanitise.ts"],
    rules: { "no-restricted-syntax": ["error", ...forbiddenSyntax(["setHTML"])] },
  },
  {
    files: ["**/*.test.{ts,mjs}"],
    rules: {
      "@typescript-eslint/no-unused-expressions": "off",
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip)$/]",
          message: "Every test runs, and none alone.",
        },
      ],
    },
  },
  {
    // What the compiler sees in TypeScript. Scripts run in Node, and hand functions to pages.
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { "no-undef": "error" },
  },
);
