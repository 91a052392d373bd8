import { LitElement } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

/** What the search's fields name as their form. */
export const formId = "omvarld-form";

/**
 * Gives the search's fields a form of their own, which sends nothing and stands apart: what a content management system puts
 * around the tag is not sent by who presses Enter in the search. And a browser that may fill in fields looks through the form
 * of the one that is typed in, or, where it has none, through all of the page, which takes a long list too long.
 */
class OwnForm extends Directive {
  override render(): void {}
  override update({ options }: ElementPart): void {
    const { host } = options ?? {};
    if (!(host instanceof LitElement)) return;
    const root = host.shadowRoot ?? host.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot) || root.getElementById(formId)) return;
    // By a script: a parser would take it for the end of a form that stands around finished HTML.
    const form = host.ownerDocument.createElement("form");
    Object.assign(form, { id: formId, method: "dialog", hidden: true });
    (root instanceof Document ? root.body : root).append(form);
  }
}

export const ownForm = directive(OwnForm);
