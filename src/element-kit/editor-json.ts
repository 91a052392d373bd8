/** What is wrong in a text that should be JSON: for editors, and only where theirs is not. A chunk of its own. */
import { findJsonFault } from "../feed/json-text.ts";
import { explainJsonFault } from "../i18n/messages/json-faults.ts";

/**
 * A sentence about the first fault, in Swedish or English, or undefined where there is none.
 * @param language BCP 47.
 */
export function explainJson(text: string, language: string): string | undefined {
  const fault = findJsonFault(text);
  return fault && explainJsonFault(fault, language);
}
