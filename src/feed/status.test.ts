import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Policy, Programme, TwinTown } from "./feed-shape.ts";
import { isPast, periodEnd, policyStatus, programmeStatus, takesApplications, twinTownStatus } from "./status.ts";

const today = "2026-11-23";
const show = JSON.stringify;

describe("a twin town", () => {
  const cases: readonly (readonly [Partial<TwinTown>, string, boolean])[] = [
    [{}, "active", false],
    [{ since: "1948" }, "active", false],
    [{ until: "2015" }, "ended", true],
    [{ until: "2026" }, "active", false],
    [{ until: { text: "för länge sedan" } }, "active", false],
    [{ since: "2027" }, "planned", false],
    [{ status: "dormant" }, "dormant", true],
    [{ status: "active", until: "2015" }, "active", false],
    [{ status: "ended" }, "ended", true],
  ];
  for (const [fields, status, past] of cases) {
    it(`with ${show(fields)} is ${status}`, () => {
      const town: TwinTown = { id: "x", name: "X", country: "SE", ...fields };
      assert.equal(twinTownStatus(town, today), status);
      assert.equal(isPast.twinTowns(town, today), past);
    });
  }
});

describe("a volunteering programme", () => {
  const cases: readonly (readonly [Partial<Programme>, string, boolean])[] = [
    [{}, "running", false],
    [{ status: "planned" }, "planned", false],
    [{ status: "open" }, "open", true],
    [{ status: "open", apply: { deadline: "2026-11-22" } }, "open", false],
    [{ status: "open", apply: { opens: "2026-11-24" } }, "open", false],
    [{ apply: { url: "https://a.example/" } }, "open", true],
    [{ apply: { deadline: "2026-11-23" } }, "open", true],
    [{ apply: { deadline: "2026-11-22" } }, "closed", false],
    [{ apply: { opens: "2026-12", deadline: "2027" } }, "planned", false],
    [{ apply: { deadline: "2099" }, period: { end: "2020" } }, "closed", false],
    [{ period: { start: "2019-09-01", months: 12 } }, "closed", false],
    [{ period: { start: "2026-09-01", months: 12 } }, "running", false],
    [{ period: { start: "2027" } }, "planned", false],
    [{ period: { start: "2019" } }, "running", false],
    [{ period: { end: "2030" }, apply: { deadline: "2020" } }, "running", false],
    [{ period: { start: { text: "i höst" } } }, "running", false],
    [{ period: { start: "2019-09-01", months: 1e300 } }, "running", false],
  ];
  for (const [fields, status, takes] of cases) {
    it(`with ${show(fields)} is ${status} and ${takes ? "takes" : "takes no"} applications`, () => {
      const programme: Programme = { id: "x", name: "X", ...fields };
      assert.equal(programmeStatus(programme, today), status);
      assert.equal(takesApplications(programme, today), takes);
      assert.equal(isPast.volunteering(programme, today), status === "closed");
    });
  }
});

describe("a period of months", () => {
  const cases: readonly (readonly [Programme["period"], string | undefined])[] = [
    [{ start: "2019-09-01", months: 12 }, "2020-08-31"],
    [{ start: "2019-09-15", months: 1 }, "2019-10-14"],
    [{ start: "2019-09", months: 12 }, "2020-08"],
    [{ start: "2019-09", months: 1 }, "2019-09"],
    [{ start: { text: "i höst", value: "2019-09" }, months: 2 }, "2019-10"],
    [{ start: "2019", months: 12 }, undefined],
    [{ start: { text: "i höst" }, months: 2 }, undefined],
    [{ start: "2019-09" }, undefined],
    [{ start: "2019-09", months: 0 }, undefined],
    [{ start: "2019-09", months: 1e300 }, undefined],
    [{ start: "9999-09-01", months: 12 }, undefined],
    [undefined, undefined],
  ];
  for (const [period, end] of cases) {
    it(`${show(period)} ends ${end ?? "nobody knows when"}`, () => assert.equal(periodEnd(period), end));
  }
});

describe("a policy", () => {
  const cases: readonly (readonly [Partial<Policy>, string])[] = [
    [{}, "adopted"],
    [{ status: "draft" }, "draft"],
    [{ validTo: "2026" }, "adopted"],
    [{ validTo: "2026-10" }, "expired"],
    [{ status: "adopted", validTo: "2016" }, "expired"],
    [{ status: "expired", validTo: "2099" }, "expired"],
  ];
  for (const [fields, status] of cases) {
    it(`with ${show(fields)} is ${status}`, () => {
      const policy: Policy = { id: "x", title: "X", ...fields };
      assert.equal(policyStatus(policy, today), status);
      assert.equal(isPast.policies(policy, today), status === "expired");
    });
  }
});

describe("a document", () => {
  it("is over when it is no longer valid", () => {
    const document = { id: "x", url: "https://a.example/" };
    assert.equal(isPast.documents({ ...document, validTo: "2018" }, today), true);
    assert.equal(isPast.documents({ ...document, validTo: "2099" }, today), false);
    assert.equal(isPast.documents(document, today), false);
  });
});
