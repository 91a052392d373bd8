import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readBlock, writePart } from "./doc-part.mjs";

const doc = `Before.

<!-- tags: written by a script -->

old
<!-- end of tags -->

After.
`;

describe("a part of a document", () => {
  test("is written anew, and nothing else is", () => {
    const written = writePart(doc, "tags", "```js\nconst tags = 11;\n```");
    assert.match(written, /^Before\.\n[^]*const tags = 11;[^]*\nAfter\.\n$/);
    assert.doesNotMatch(written, /old/);
    assert.equal(writePart(written, "tags", "```js\nconst tags = 11;\n```"), written);
  });

  test("gives its block of code as it was written", () => {
    const code = "const tags = '$&';\n\nconst more = 2;";
    assert.equal(readBlock(writePart(doc, "tags", `\`\`\`js\n${code}\n\`\`\``), "tags"), code);
  });

  test("must be there, with a block where one is asked for", () => {
    assert.throws(() => writePart(doc, "other", ""), /no part "other"/);
    assert.throws(() => readBlock(doc, "tags"), /no block of code/);
  });
});
