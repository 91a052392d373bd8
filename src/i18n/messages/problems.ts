import type { Problem } from "../../feed/index.ts";
import { en } from "./problems-en.ts";
import { sv } from "./problems-sv.ts";
import type { AttributeProblem, EditorMessages } from "./problems-words.ts";

export type { AttributeProblem, EditorMessages };

/** @param language BCP 47; all but Swedish get English. */
export function editorMessages(language: string): EditorMessages {
  return language.toLowerCase().startsWith("sv") ? sv : en;
}

/** Why a feed could not be had: for `status`, by what the server has answered. */
export const explainFailure = (
  {
    code,
    status = 0,
  }: { readonly code: keyof EditorMessages["load"] | "status"; readonly status?: number | undefined },
  { load, refused }: EditorMessages,
): string => (code === "status" ? refused(status) : load[code]);

/** One problem as a sentence or two: what was found, what is expected, how to mend it. */
export function explainProblem({ code, path, found = "", expected = "", leftOut }: Problem, language: string): string {
  const messages = editorMessages(language);
  const step = path.split("/").findLast((step) => !/^\d*$/.test(step)) ?? messages.feed;
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  const sentence = messages.problems[code]({ name, found, expected });
  return leftOut && leftOut !== path ? `${sentence} ${messages.leftOut(leftOut)}` : sentence;
}

/** The same of an attribute: what was found, what there is, what was meant and what is shown instead. */
export function explainAttribute(problem: AttributeProblem, language: string): string {
  const { attributes, meant, others, instead } = editorMessages(language);
  const sentences = [
    attributes[problem.code](problem),
    problem.meant && meant(problem.meant),
    problem.code === "value" && instead[problem.attribute],
    problem.code === "ids" && others(problem.shown ?? ""),
  ];
  return sentences.filter(Boolean).join(" ");
}
