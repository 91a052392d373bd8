import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { writePart } from "../doc-part.mjs";
import { doc, survivalTable } from "../site/ways-in.mjs";
import { measureWordPress } from "./measure.mjs";

let measured;

before(async () => {
  measured = await measureWordPress();
});

/** Every page that was published, with what it was called in the table. */
const pages = () =>
  measured.rows.flatMap(({ form, given, results }) =>
    Object.entries(results).map(([writer, result]) => ({
      name: `${form}, by ${writer}`,
      form,
      given,
      writer,
      ...result,
    })),
  );

describe("what is published with WordPress", () => {
  test("leaves what the document's table says", () => {
    const text = readFileSync(doc, "utf8");
    const command = "node scripts/generate-wordpress-table.mjs";
    const table = survivalTable(measured);
    assert.equal(text, writePart(text, "wordpress-table", table), `docs/allow-lists.md is out of date: ${command}`);
  });

  test("keeps the link and the placeholder as they were written, whoever wrote them, and wherever", () => {
    for (const { name, left } of pages().filter(({ form }) => !form.startsWith("tag"))) assert.equal(left, "yes", name);
  });

  test("keeps the tag for those who may post unfiltered HTML, and for others with the document's lines", () => {
    for (const { name, left, writer } of pages().filter(({ form }) => /^tag.*block/.test(form))) {
      if (writer === "editor" || writer.includes("with the lines")) assert.equal(left, "yes", name);
      else assert.notEqual(left, "yes", name);
    }
  });

  test("shows the towns wherever a way in is left", () => {
    const left = pages().filter(({ left }) => left.startsWith("yes"));
    assert.equal(left.length, 32);
    for (const { name, text } of left) assert.match(text, /Ukmergė/, name);
  });

  test("shows the link where it is all that is left", () => {
    const links = pages().filter(({ given, text }) => given.includes("<a ") && !text.includes("Ukmergė"));
    assert.ok(links.length > 0);
    for (const { name, text } of links) assert.match(text, /Våra vänorter/, name);
  });

  test("breaks nothing in the page", () => {
    for (const { name, errors } of pages()) assert.deepEqual(errors, [], name);
  });
});
