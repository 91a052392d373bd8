import { nothing, type TemplateResult } from "lit";
import { type Directive, type PartInfo, PartType } from "lit/directive.js";

/*
 * Prints what Lit's templates make in a browser, as HTML that reads back to the same nodes. It knows what the tags'
 * templates use and refuses all else: something left out in silence would differ from the browser.
 */

/** A step of printing a template; what is fixed is a string. */
type Step =
  | string
  /** A value among the children. */
  | { readonly child: number }
  /** The text of an element, bound as a property. */
  | { readonly text: number }
  /** An attribute: the fixed parts, and the index of the first value between them. */
  | { readonly name: string; readonly parts: readonly string[]; readonly first: number }
  /** What a directive does to an element once it is in a page, and which therefore shows nothing here. */
  | { readonly directive: number }
  /** An attribute that is there or not. */
  | { readonly flag: string; readonly value: number };

const voidElements: readonly string[] = ["br", "hr", "img", "input", "wbr"];

/** Their text is read by rules of its own. */
const rawElements = /^(?:script|style|textarea|title|template|noscript|iframe|plaintext|xmp|pre|listing)$/;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // A bare one is read as a line feed.
  "\r": "&#13;",
  // No HTML can say it; a reader sees the same mark for both.
  "\0": "\ufffd",
};
const escaped = (text: string, special: RegExp): string => text.replace(special, (found) => entities[found] ?? found);
const escapedText = (text: string) => escaped(text, /[&<>\r\0]/g);
const escapedAttribute = (text: string) => escaped(text, /[&<>"\r\0]/g);

/** Attributes as they stand in a tag, each with a space before it. */
export const printAttributes = (attributes: Iterable<readonly [string, string]>): string =>
  [...attributes].map(([name, value]) => ` ${name}="${escapedAttribute(value)}"`).join("");

/**
 * Prints what may stand among a template's children: templates, texts, numbers, nodes, and lists of them, which are gone
 * through as they are printed.
 * @throws on what a template cannot show, or not without a browser.
 */
export function* printValue(value: unknown): Generator<string, void, undefined> {
  if (value === nothing || value === undefined || value === null || value === "") return;
  if (typeof value === "string") yield escapedText(value);
  else if (typeof value === "number" || typeof value === "boolean") yield String(value);
  else if (isTemplate(value)) yield* printTemplate(value);
  else if (isDirective(value)) yield* printValue(shownBy(value));
  else if (isNode(value)) yield* printNode(value);
  else if (isIterable(value)) for (const item of value) yield* printValue(item);
  else throw new TypeError(`A template cannot show this: ${String(value)}`);
}

type Template = Pick<TemplateResult, "strings" | "values">;

/** What stands in a template for a directive: its class, and what it is called with. */
interface DirectiveResult {
  readonly _$litDirective$: new (part: PartInfo) => Directive;
  readonly values: readonly unknown[];
}

const isTemplate = (value: unknown): value is Template => {
  const type = typeof value === "object" && value && "_$litType$" in value ? value["_$litType$"] : undefined;
  if (type !== undefined && type !== 1 && type !== 2) throw new TypeError("Neither an html nor an svg template.");
  return type !== undefined;
};

const isDirective = (value: unknown): value is DirectiveResult =>
  typeof value === "object" && value !== null && "_$litDirective$" in value;

/** What a directive shows where there is no page: Lit's `render`, as against `update`. */
function shownBy({ _$litDirective$: Shown, values }: DirectiveResult): unknown {
  return new Shown({ type: PartType.CHILD }).render(...values);
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "nodeType" in value && "childNodes" in value;

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.iterator in value;

/** Lit knows a template by its strings, and each is read once. */
const compiled = new WeakMap<TemplateStringsArray, readonly Step[]>();

function* printTemplate({ strings, values }: Template): Generator<string, void, undefined> {
  let steps = compiled.get(strings);
  if (!steps) compiled.set(strings, (steps = compile(strings)));
  for (const step of steps) {
    if (typeof step === "string") yield step;
    else if ("child" in step) yield* printValue(values[step.child]);
    else if ("text" in step) yield escapedText(plainText(values[step.text], "textContent"));
    else if ("directive" in step) {
      const value = values[step.directive];
      if (value !== nothing && !isDirective(value)) throw new TypeError("A value within a tag that is no directive.");
    } else if ("flag" in step) {
      const value = values[step.value];
      if (value && value !== nothing) yield ` ${step.flag}=""`;
    } else yield printAttribute(step, values);
  }
}

function printAttribute(
  { name, parts, first }: Extract<Step, { readonly name: string }>,
  values: readonly unknown[],
): string {
  const given = values.slice(first, first + parts.length - 1);
  if (given.includes(nothing)) return "";
  const text = given.map((value, index) => escapedAttribute(plainText(value, name)) + parts[index + 1]).join("");
  return ` ${name}="${parts[0]}${text}"`;
}

function plainText(value: unknown, name: string): string {
  if (value === undefined || value === null) return "";
  if (["string", "number", "boolean"].includes(typeof value)) return String(value);
  throw new TypeError(`${name} cannot hold this: ${String(value)}`);
}

/** Nodes that the sanitiser has made. */
function* printNode(node: Node): Generator<string, void, undefined> {
  const children = [...node.childNodes];
  if (node.nodeType === 3) yield escapedText(node.textContent ?? "");
  else if (node.nodeType === 1) {
    const { localName, attributes } = node as Element;
    if (rawElements.test(localName)) throw new TypeError(`<${localName}> is not for printing.`);
    yield `<${localName}${printAttributes([...attributes].map(({ name, value }) => [name, value] as const))}>`;
    for (const child of children) yield* printNode(child);
    if (!voidElements.includes(localName)) yield `</${localName}>`;
  } else throw new TypeError(`A node of type ${node.nodeType} is not for printing.`);
}

/** Reads a template's strings into the steps of printing it. */
function compile(strings: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let fixed = "";
  let tag = "";
  /** The value that an element's text is bound to. */
  let content: number | undefined;
  let at = 0;
  let index = 0;
  const source = () => strings[index] ?? "";
  const isAtValue = () => at === source().length && index < strings.length - 1;
  const fail = (what: string): never => {
    throw new SyntaxError(`${what} in a template: ${strings.join("${…}").slice(0, 200)}`);
  };
  const add = (step: Step) => {
    if (fixed) steps.push(fixed);
    fixed = "";
    steps.push(step);
  };
  /** Takes what stands here, if it does. */
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const sticky = new RegExp(pattern, "y");
    sticky.lastIndex = at;
    const found = sticky.exec(source());
    if (found) at = sticky.lastIndex;
    return found;
  };
  /** Goes over to the next string, and tells which value stands before it. */
  const passValue = () => {
    at = 0;
    return index++;
  };

  /** Reads what follows an attribute's name. */
  const readAttribute = (name: string) => {
    if (!take(/=/)) {
      fixed += ` ${name}`;
      return;
    }
    const quote = take(/["']/)?.[0] ?? "";
    const part = quote === '"' ? /[^"]*/ : quote === "'" ? /[^']*/ : /[^\s"'<>=`]*/;
    const parts = [take(part)?.[0] ?? ""];
    const first = index;
    while (isAtValue()) {
      passValue();
      parts.push(take(part)?.[0] ?? "");
    }
    if (quote && !take(/["']/)) fail("An open quote");
    if (!quote && parts.length === 1 && !parts[0]) fail("An attribute without its value");
    if (parts.some((one) => one.includes('"'))) fail("A quote within quotes");
    bind(name, parts, first);
  };

  const bind = (name: string, parts: readonly string[], first: number) => {
    const [kind = "", own] = [name[0], name.slice(1)];
    if (!".?@".includes(kind)) {
      if (parts.length === 1) fixed += ` ${name}="${parts[0]}"`;
      else add({ name, parts, first });
      return;
    }
    if (parts.length !== 2 || parts.join("")) fail(`${name} with more than a value`);
    if (kind === "?") add({ flag: own, value: first });
    else if (kind === "." && own === "textContent") content = first;
    else if (kind === ".") fail(`The property ${own}`);
  };

  const readTag = () => {
    if (take(/\s+/)) return;
    if (take(/\/?>/)) {
      fixed += ">";
      if (content !== undefined) {
        add({ text: content });
        if (!source().startsWith(`</${tag}`, at)) fail("An element with both a bound text and children");
      }
      content = undefined;
      tag = "";
      return;
    }
    const name = take(/[.?@]?[a-zA-Z][\w:-]*/)?.[0] ?? fail("Something unknown within a tag");
    readAttribute(name);
  };

  const readText = () => {
    fixed += take(/[^<]+/)?.[0] ?? "";
    if (at === source().length) return;
    const [found, name = ""] = take(/<\/?([a-z][a-z0-9]*)(?=[\s>/]|$)/) ?? fail("Neither a tag nor text");
    if (rawElements.test(name)) fail(`<${name}>`);
    fixed += found;
    tag = name;
  };

  for (;;) {
    if (at < source().length) {
      if (tag) readTag();
      else readText();
    } else if (index === strings.length - 1) {
      if (tag) fail("An open tag");
      break;
    } else {
      const value = passValue();
      add(tag ? { directive: value } : { child: value });
    }
  }
  if (fixed) steps.push(fixed);
  return steps;
}
