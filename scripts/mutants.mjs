/* What a decision in a source may be changed to. */
import ts from "typescript";

/** All changes to a source, each a new text with what was changed. */
export function mutantsOf(path, source) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const change = (node, by, start = node.getStart(file), end = node.getEnd()) => {
    const before = source.slice(start, end);
    if (before === by) return;
    const { line } = file.getLineAndCharacterOfPosition(start);
    const short = (text) => (text.length > 90 ? `${text.slice(0, 88)}…` : text).replaceAll(/\s+/g, " ");
    mutants.push({
      text: source.slice(0, start) + by + source.slice(end),
      line: line + 1,
      what: `${short(before)} → ${short(by)}`,
    });
  };
  const swaps = {
    "&&": ["||"],
    "||": ["&&"],
    "??": ["&&"],
    "===": ["!=="],
    "!==": ["==="],
    "<": ["<=", ">="],
    "<=": ["<", ">"],
    ">": [">=", "<="],
    ">=": [">", "<"],
    "+": ["-"],
    "-": ["+"],
  };
  const visit = (node) => {
    if (
      ts.isTypeNode(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isImportDeclaration(node)
    )
      return;
    if (ts.isBinaryExpression(node)) {
      for (const by of swaps[node.operatorToken.getText(file)] ?? []) change(node.operatorToken, by);
    }
    if (ts.isIfStatement(node)) for (const by of ["true", "false"]) change(node.expression, by);
    if (ts.isConditionalExpression(node)) for (const by of ["true", "false"]) change(node.condition, by);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      change(node, node.operand.getText(file));
    if (node.kind === ts.SyntaxKind.TrueKeyword) change(node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword) change(node, "true");
    if (ts.isNumericLiteral(node)) change(node, String(Number(node.text.replaceAll("_", "")) + 1));
    if (ts.isReturnStatement(node) && node.expression) change(node.expression, "undefined");
    if (ts.isExpressionStatement(node) && !ts.isStringLiteral(node.expression)) change(node, ";");
    if (ts.isArrayLiteralExpression(node)) {
      node.elements.forEach((element, at) => {
        if (ts.isSpreadElement(element)) return;
        const next = node.elements[at + 1];
        change(element, "", element.getStart(file), next ? next.getStart(file) : element.getEnd());
      });
    } else if (ts.isStringLiteral(node) && !ts.isArrayLiteralExpression(node.parent)) {
      const words = node.text.split(" ");
      if (words.length > 3)
        words.forEach((_, at) => change(node, JSON.stringify(words.filter((__, index) => index !== at).join(" "))));
      else change(node, JSON.stringify(node.text ? "" : "mutant"));
    }
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const [, body, flags] = /^\/([^]*)\/([a-z]*)$/.exec(node.text);
      // What one character stands for is taken out whole.
      for (const { 0: sign, index } of body.matchAll(/\\[pP]\{[^}]*\}|\\u[\da-f]{4}|\\.|\{[\d,]+\}|[^]/g)) {
        const rest = body.slice(0, index) + body.slice(index + sign.length);
        try {
          new RegExp(rest, flags);
        } catch {
          continue;
        }
        if (rest) change(node, `/${rest}/${flags}`);
      }
      for (const flag of flags) {
        try {
          new RegExp(body, flags.replace(flag, ""));
        } catch {
          continue;
        }
        change(node, `/${body}/${flags.replace(flag, "")}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}
