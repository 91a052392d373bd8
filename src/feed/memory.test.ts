import assert from "node:assert/strict";
import { it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { minimal } from "./fixtures/minimal.ts";
import { readFeed } from "./read.ts";

it("reading a long feed takes less than three times the memory of its JSON, the JSON included", () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const bytes = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const text = JSON.stringify({
    ...minimal,
    twinTowns: Array.from({ length: 20_000 }, (_, index) => ({
      id: `ort-${index}`,
      name: { sv: `Ort ${index}`, en: `Town ${index}` },
      country: "LT",
      since: String(1946 + (index % 75)),
      description: `Skolorna i ort ${index} byter elever varje vår.`,
      themes: ["Skola", "Kultur"],
      url: `https://www.ort-${index}.example/`,
      location: { lat: 55 + index / 10_000, lon: 24 },
    })),
  });
  // What is made once, for the first feed.
  readFeed(minimal, { url: "https://www.lindvik.example/" });
  const before = bytes();
  const json: unknown = JSON.parse(text);
  const parsed = bytes() - before;
  const reading = readFeed(json, { url: "https://www.lindvik.example/feed.json" });
  const both = bytes() - before;
  assert.equal(reading.feed?.twinTowns.length, 20_000);
  assert.ok(json);
  assert.ok(parsed > 1_000_000);
  assert.ok(both < 3 * parsed, `${both} bytes, ${(both / parsed).toFixed(2)} times the JSON`);
});
