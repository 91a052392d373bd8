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

  test("shows the towns on a page with the script, where it is left", () => {
    const left = measured.rows.flatMap(({ form, results }) =>
      Object.entries(results)
        .filter(([, { left }]) => left.startsWith("yes"))
        .map(([editor, { shown }]) => ({ name: `${form} in ${editor}`, shown })),
    );
    assert.equal(left.length, 16);
    for (const { name, shown } of left) {
      assert.match(shown, /Före\.[^]*Ukmergė[^]*Efter\. Skrivet/, name);
      assert.equal(shown.split("Ukmergė").length, 2, `${name} shows them once`);
    }
  });

  test("shows the link where it is all that is left, and breaks nothing in the page", () => {
    for (const { form, given, results } of measured.rows) {
      for (const [editor, { left, shown, errors }] of Object.entries(results)) {
        const isLink = given.includes("Våra vänorter</a>") && !left.startsWith("yes");
        if (isLink) assert.match(shown, /Våra vänorter/, `${form} in ${editor}`);
        assert.deepEqual(errors, [], `${form} in ${editor}`);
      }
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
