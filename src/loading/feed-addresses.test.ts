import { expect } from "@open-wc/testing";
import { readAddresses } from "./feed-addresses.ts";

const base = "https://www.lindvik.example/varlden/";
const [a, b] = ["https://www.lindvik.example/a.json", "https://www.norrby.example/b.json"];

describe("readAddresses", () => {
  for (const [what, named, expected] of [
    ["one", "/a.json", a],
    ["several, relative and absolute", `../a.json ${b}`, `${a} ${b}`],
    ["line breaks and tabs between", `\n\t${a}\n\n  ${b}\n`, `${a} ${b}`],
    ["commas and spaces between", `${a}, ${b} ,`, `${a} ${b}`],
    ["commas alone between", `${a},${b},/a.json`, `${a} ${b}`],
    ["a comma inside", "/x,y.json?a=1,2", "https://www.lindvik.example/x,y.json?a=1,2"],
    ["an encoded space", "/min%20fil.json", "https://www.lindvik.example/min%20fil.json"],
    ["the same twice, written in two ways", `/a.json ${a}`, a],
    ["what is no address", `http:// ${a}`, `http:// ${a}`],
    ["nothing", undefined, undefined],
    ["an empty text", "", undefined],
    ["white space and commas alone", " , \n", undefined],
  ] as const) {
    it(`reads ${what}`, () => expect(readAddresses(named, base)).to.equal(expected));
  }

  it("takes no longer for a long text than for as many short ones", () => {
    const begun = performance.now();
    readAddresses(`${" ,".repeat(20_000)}/a.json`, base);
    expect(performance.now() - begun).to.be.below(2000);
  });
});
