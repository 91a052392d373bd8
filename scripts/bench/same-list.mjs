/* Whether contenders show the same: the hand-written ones element by element, all in their texts. */

/** Runs in the page: each card as text, without comments, attributes in order, no white space that has no meaning. */
function readCards(towns) {
  const isInline = (node) =>
    node?.nodeType === Node.TEXT_NODE || /^(?:a|b|code|i|small|span|time)$/i.test(node?.nodeName);
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const hasMeaning = node.data.trim() || (isInline(node.previousSibling) && isInline(node.nextSibling));
      return hasMeaning ? node.data.replace(/[^\S\u00a0]+/g, " ") : "";
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    // An item of a long list says that it is one, since what stands around it is a group and no list.
    const own = [...node.attributes].filter(({ value }) => value !== "listitem");
    const attributes = own.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort();
    return `<${node.localName}${attributes.join("")}>${[...node.childNodes].map(write).join("")}</${node.localName}>`;
  };
  const cards = Array.from({ length: towns }, (_, index) =>
    document.getElementById(`omvarld-twin-towns-town-${index + 1}`),
  );
  return cards.map((card) => {
    const copy = card.cloneNode(true);
    const box = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
    for (let comment = box.nextNode(); comment; comment = box.nextNode()) comment.remove();
    copy.normalize();
    const { width, height } = card.getBoundingClientRect();
    const texts = `${card.shadowRoot?.querySelector(".omvarld-town")?.textContent ?? card.textContent}`;
    return { markup: write(copy), text: texts.replace(/\s+/g, ""), hasBox: width > 0 && height > 0 };
  });
}

/** @returns {(tab: import("puppeteer-core").Page) => Promise<{ cards: object[] }>} */
export const readList = (towns) => async (tab) => ({ cards: await tab.evaluate(readCards, towns) });

/**
 * Fails where a contender's list is another than the first one's.
 * @param {[string, { markup: string, text: string, hasBox: boolean }[]][]} lists by contender; what `render` prints first
 * @param {string[]} handWritten whose markup must be the very same
 */
export function assertSame([[, expected], ...others], handWritten) {
  for (const [name, cards] of others) {
    for (const [index, { markup, text, hasBox }] of cards.entries()) {
      const found = handWritten.includes(name) ? [markup, expected[index].markup] : [text, expected[index].text];
      if (found[0] === found[1] && hasBox) continue;
      throw new Error(
        hasBox
          ? `Town ${index + 1} differs; mend the bench's contenders to follow the tag.\n  ${name}: ${found[0]}\n  printed: ${found[1]}`
          : `${name}: town ${index + 1} has no box`,
      );
    }
  }
}

/** Runs in the page: those of its rules that something in it uses, in any state and at any width. */
export function usedRules() {
  const matches = (selector) => {
    const bare = selector.replace(
      /::[\w-]+(\([^)]*\))?|:(?:hover|focus-visible|focus-within|focus|active|visited|checked|open)\b/g,
      "",
    );
    try {
      return document.querySelector(bare) !== null;
    } catch {
      return true;
    }
  };
  const write = (rule) => {
    if (rule.selectorText !== undefined) return matches(rule.selectorText) ? rule.cssText : "";
    if (rule.cssRules === undefined) return rule.cssText;
    const inside = [...rule.cssRules].map(write).join("");
    return inside && `${rule.cssText.slice(0, rule.cssText.indexOf("{"))}{${inside}}`;
  };
  return [...document.querySelector("style").sheet.cssRules].map(write).join("\n");
}
