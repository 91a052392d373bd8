import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileName } from "./names.ts";

describe("a file's name", () => {
  const rows: readonly (readonly [text: string, name: string])[] = [
    ["Anna Ek Sävsjö kommun", "anna-ek-savsjo-kommun.vcf"],
    ["../../etc/passwd", "etc-passwd.vcf"],
    ['C:\\a*b?"<>|.exe', "c-a-b-exe.vcf"],
    ["CON", "contact-con.vcf"],
    ["com¹", "contact-com¹.vcf"],
    ["???", "contact.vcf"],
    ["", "contact.vcf"],
    ["Зелений Брід", "зелений-брід.vcf"],
    ["\u202egpj.exe", "gpj-exe.vcf"],
  ];
  for (const [text, name] of rows) {
    it(`of ${JSON.stringify(text)} is ${name}`, () => assert.equal(fileName(text, "contact", "vcf"), name));
  }

  it("fits on every disk", () => {
    for (const letter of ["å", "Ж", "界", "𝒜", "ﷺ"]) {
      const name = fileName(letter.repeat(300), "contact", "vcf");
      assert.ok(Buffer.byteLength(name) <= 255, name);
      assert.doesNotMatch(name, /\p{Cs}/u);
    }
  });
});
