import { expect, fixture, html } from "@open-wc/testing";
import "../define/twin-towns.ts";
import { eventually, faults, languageOf, textOf } from "./testing.ts";

// On a page of its own, where no English word has been fetched yet.
describe("the page's status", () => {
  it("speaks the tag's language from the first sentence", async () => {
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(textOf(document.querySelector("[role=status]"))));
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    await fixture(html`<omvarld-twin-towns isolated lang="en" src=${faults("404")}></omvarld-twin-towns>`);
    const status = document.querySelector("[role=status]");
    await eventually(() => expect(textOf(status)).to.equal("This cannot be shown right now: Our twin towns"));
    observer.disconnect();
    expect(languageOf(status ?? undefined)).to.equal("en");
    expect(said.filter((sentence) => /Hämtar|Det här/.test(sentence))).to.deep.equal([]);
  });
});
