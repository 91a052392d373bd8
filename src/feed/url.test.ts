import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addresses, lookalikes } from "./fixtures/attacks/addresses.ts";
import { isMailAddress, readUrl } from "./url.ts";

const base = "https://www.lindvik.example/data/feed.json";

describe("readUrl", () => {
  const good: readonly (readonly [string, string])[] = [
    ["https://a.example/x?y=1#z", "https://a.example/x?y=1#z"],
    ["HTTP://A.example", "http://a.example/"],
    ["  https://a.example/  ", "https://a.example/"],
    ["https://åmål.example/", "https://xn--ml-xiab.example/"],
    ["/avtal.pdf", "https://www.lindvik.example/avtal.pdf"],
    ["avtal 1.pdf", "https://www.lindvik.example/data/avtal%201.pdf"],
    ["../x", "https://www.lindvik.example/x"],
    ["?sida=2", `${base}?sida=2`],
    ["x?y=a:b", "https://www.lindvik.example/data/x?y=a:b"],
    ["x#y:z", "https://www.lindvik.example/data/x#y:z"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["mailto:a@åmål.example", "mailto:a@%C3%A5m%C3%A5l.example"],
    ["tel:+46980319200", "tel:+46980319200"],
    ["TEL:0980-319200", "tel:0980-319200"],
    ["tel:(0980)31.92-00", "tel:(0980)31.92-00"],
  ];
  for (const [value, expected] of good) it(`reads ${value}`, () => assert.equal(readUrl(value, base), expected));

  for (const value of [...new Set(addresses), "", "   "]) {
    it(`refuses ${JSON.stringify(value.slice(0, 80))}, with and without a base`, () => {
      assert.equal(readUrl(value, base), undefined);
      assert.equal(readUrl(value), undefined);
    });
  }

  for (const value of lookalikes) {
    it(`takes ${JSON.stringify(value)} for a path on the feed's own server`, () => {
      assert.equal(new URL(readUrl(value, base) ?? "").origin, "https://www.lindvik.example");
      assert.equal(readUrl(value), undefined);
    });
  }

  it("refuses a relative address where there is no base, or one that no link may have", () => {
    for (const bad of [undefined, "about:srcdoc", "data:text/html,x", "https://a:b@c.example/"]) {
      assert.equal(readUrl("x.html", bad), undefined);
    }
  });

  it("takes an address of 8 192 letters, and none that is longer", () => {
    const long = `https://a.example/${"x".repeat(8192 - 18)}`;
    assert.equal(readUrl(long), long);
    assert.equal(readUrl(`${long}x`), undefined);
  });

  it("gives only http, https, mailto and tel, whatever it is given", () => {
    const scheme = fc.constantFrom(
      "javascript:",
      "JAVASCRIPT:",
      "data:",
      "vbscript:",
      "blob:",
      "https:",
      "mailto:",
      "tel:",
      "",
    );
    const noise = fc.constantFrom(
      "\t",
      "\n",
      "\u0000",
      "\u00ad",
      "\u200b",
      "\ufeff",
      "%0a",
      "\\",
      "//",
      " ",
      "&#9;",
      ":",
      "@",
    );
    const part = fc.oneof(fc.webUrl(), fc.string({ unit: "binary" }), noise, scheme);
    const address = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(""));
    let read = 0;
    fc.assert(
      fc.property(address, fc.constantFrom(base, undefined), (value, from) => {
        const url = readUrl(value, from);
        if (url === undefined) return;
        read++;
        assert.match(url, /^(?:https?:\/\/[^/@]+\/|mailto:[^?]+@[^?]+$|tel:\+?[\d().-]+$)/);
        assert.doesNotMatch(url, /[\p{Cc}\p{Cf}\s\\]/u);
      }),
      { numRuns: 20_000 },
    );
    assert.ok(read > 500, `only ${read} addresses were read`);
  });
});

describe("an address with a sign that makes it look like another", () => {
  for (const sign of [
    "\u0000",
    "\u001f",
    "\u007f",
    "\u009f",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\u2028",
    "\u2029",
    "\ud83d",
    "\\",
  ]) {
    it(`is refused: ${JSON.stringify(sign)}`, () => {
      for (const value of [`https://a.example/b${sign}c`, `b${sign}c`, `https://a${sign}b.example/`]) {
        assert.equal(readUrl(value, base), undefined, value);
      }
      assert.equal(isMailAddress(`a${sign}b@c.example`), false);
    });
  }
});

describe("isMailAddress", () => {
  for (const sign of ' \t\n@<>"(),:;[]?&%#') {
    it(`refuses ${JSON.stringify(sign)} in every part`, () => {
      for (const value of [`a${sign}b@c.example`, `a@b${sign}c.example`, `a@b.ex${sign}ample`]) {
        assert.equal(isMailAddress(value), false, value);
        assert.equal(readUrl(`mailto:${value}`), undefined, value);
      }
    });
  }
  it("takes as many parts as there are", () => assert.equal(isMailAddress("a.b.c@d.e.example"), true));

  for (const value of ["a@b.example", "vera.lind+eu@lindvik.example", "info@åmål.example"]) {
    it(`takes ${value}`, () => assert.equal(isMailAddress(value), true));
  }
  for (const value of [
    "",
    "a",
    "a@b",
    "a@b.example,c@d.example",
    "a@b.example?cc=x",
    "a@b.example#x",
    "A <a@b.example>",
  ]) {
    it(`refuses ${value}`, () => assert.equal(isMailAddress(value), false));
  }
  for (const value of [
    "a@b.example\nBcc: c@d.example",
    "a%0a@b.example",
    "a\u200b@b.example",
    "a@b..example",
    "a@b@c.example",
  ]) {
    it(`refuses ${JSON.stringify(value)}`, () => assert.equal(isMailAddress(value), false));
  }
});
