import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { writePart } from "../doc-part.mjs";
import { measureEditors } from "./editors.mjs";
import { doc, survivalTable } from "./ways-in.mjs";

let measured;

before(async () => {
  measured = await measureEditors();
});

const leftOf = (form, editor) =>
  measured.rows.find((row) => row.form.startsWith(form)).results[
    measured.places.find((name) => name.startsWith(editor))
  ];

describe("what is put into a real editor, and saved", () => {
  test("leaves what the document's table says", () => {
    const text = readFileSync(doc, "utf8");
    const command = "node scripts/generate-editors-table.mjs";
    assert.equal(
      text,
      writePart(text, "editors", survivalTable(measured)),
      `docs/allow-lists.md is out of date: ${command}`,
    );
  });

  test("keeps a plain link everywhere", () => {
    for (const editor of measured.places) assert.match(leftOf("plain link", editor).left, /^yes/, editor);
  });

  test("keeps every way in, as it was written, with the lines that the document gives", () => {
    for (const editor of ["TinyMCE, with", "CKEditor, with"]) {
      for (const { form } of measured.rows.filter(({ form }) => form !== "finished HTML")) {
        assert.equal(leftOf(form, editor).left, "yes", `${form} in ${editor}`);
      }
    }
  });

  test("loses no link that stands inside, whatever the editor", () => {
    for (const { form, results } of measured.rows.filter(({ given }) => given.includes("<a "))) {
      for (const [editor, { left }] of Object.entries(results)) assert.notEqual(left, "no", `${form} in ${editor}`);
    }
  });

  test("asks nothing of the editors' makers", () => assert.deepEqual(measured.strangers, []));

  test("holds what was written beside it", () => {
    for (const { form, results } of measured.rows) {
      for (const [editor, { saved }] of Object.entries(results)) {
        assert.match(saved, /Efter\. Skrivet/, `${form} in ${editor}`);
      }
    }
  });
});
