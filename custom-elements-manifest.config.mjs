/** The lists of strings that a module holds as constants, by name. */
function constantLists(ts, sourceFile) {
  const bare = (node) => (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? bare(node.expression) : node);
  return new Map(
    sourceFile.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .map(({ name, initializer }) => [name.getText(), initializer && bare(initializer)])
      .filter(([, list]) => list && ts.isArrayLiteralExpression(list) && list.elements.every(ts.isStringLiteral))
      .map(([name, list]) => [name, list.elements.map(({ text }) => text)]),
  );
}

/** Each tag with all that it has, its base class's share included; nothing that only the sources know. */
const publicSurface = () => {
  const definitions = [];
  /** By a module's path: the values of its class's properties. */
  const choicesOf = new Map();
  /** All lists of values that there are, by the constant's name. */
  const lists = new Map();
  const isPublic = ({ name, privacy }) => !name.startsWith("#") && (privacy === undefined || privacy === "public");
  const shipped = (path) => path.replace(/^src\//, "dist/").replace(/\.ts$/, ".js");
  const ownPlace = ({ inheritedFrom: _base, ...item }) => item;

  return {
    name: "omvarld-public-surface",

    // Where an editor chooses among values, they stand in a constant; the type names only that.
    moduleLinkPhase({ moduleDoc }) {
      for (const { kind, attributes = [], members = [] } of moduleDoc.declarations) {
        if (kind !== "class") continue;
        const choices = choicesOf.get(moduleDoc.path) ?? new Map();
        for (const item of [...attributes, ...members]) {
          const values = choices.get(item.fieldName ?? item.name);
          if (values) item.type = { text: `${values.map((value) => JSON.stringify(value)).join(" | ")} | undefined` };
        }
      }
    },

    collectPhase({ ts, node }) {
      if (ts.isSourceFile(node)) for (const [name, values] of constantLists(ts, node)) lists.set(name, values);
    },

    // The tags are registered by a function of our own, which the analyzer does not know.
    analyzePhase({ ts, node, moduleDoc }) {
      if (ts.isPropertyAssignment(node) && node.name.getText() === "values" && ts.isIdentifier(node.initializer)) {
        const property = node.parent.parent.name.getText();
        const choices = choicesOf.get(moduleDoc.path) ?? new Map();
        choicesOf.set(moduleDoc.path, choices.set(property, lists.get(node.initializer.text)));
      }
      if (!ts.isCallExpression(node) || node.expression.getText() !== "define") return;
      const [tag, constructor] = node.arguments;
      if (!tag || !constructor || !ts.isStringLiteral(tag)) return;
      definitions.push({ tag: tag.text, name: constructor.getText(), moduleDoc });
    },

    packageLinkPhase({ customElementsManifest: manifest }) {
      const classes = manifest.modules.flatMap(({ path, declarations }) =>
        declarations.filter(({ kind }) => kind === "class").map((declaration) => ({ path, declaration })),
      );
      for (const { tag, name, moduleDoc } of definitions) {
        const found = classes.find(({ declaration }) => declaration.name === name);
        if (found?.declaration.tagName !== tag)
          throw new Error(`The class of <${tag}> does not say "@element ${tag}".`);
        moduleDoc.exports.push({
          kind: "custom-element-definition",
          name: tag,
          declaration: { name, module: shipped(found.path) },
        });
      }

      for (const { declaration } of classes) {
        const { attributes = [], members = [], events = [] } = declaration;
        // What a class keeps for itself is declared as a property too, but has no attribute.
        const kept = new Set(members.filter((member) => !isPublic(member)).map(({ name }) => name));
        declaration.attributes = attributes.filter(({ fieldName, name }) => !kept.has(fieldName ?? name)).map(ownPlace);
        declaration.members = members.filter(isPublic).map(ownPlace);
        // An event whose name is not known where it is sent is found under the name of the variable.
        declaration.events = events.filter(({ name }) => name.includes("-")).map(ownPlace);
        // What the base classes give is listed here, and they cannot be imported.
        delete declaration.superclass;
      }

      const isTag = ({ tagName }) => tagName !== undefined;
      const tagClasses = new Set(definitions.map(({ name }) => name));
      manifest.modules = manifest.modules
        .map(({ path, declarations, exports, ...rest }) => ({
          ...rest,
          path: shipped(path),
          declarations: declarations.filter(isTag),
          exports: exports
            .filter(({ declaration }) => tagClasses.has(declaration.name))
            .map((item) => ({
              ...item,
              declaration: { ...item.declaration, module: shipped(item.declaration.module ?? path) },
            })),
        }))
        .filter(({ declarations, exports }) => declarations.length + exports.length > 0)
        // The same on every machine, in whatever order its disk lists the files.
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
};

export default {
  globs: ["src/elements/**/*.ts", "src/element-kit/{choices,omvarld-element}.ts", "src/define/*.ts"],
  exclude: ["**/*.test.ts", "**/*.template.ts", "**/*.styles.ts"],
  litelement: true,
  // The path stands in package.json already.
  packagejson: false,
  plugins: [publicSurface()],
};
