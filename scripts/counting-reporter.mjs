import { mkdirSync, writeFileSync } from "node:fs";

/** Where the browser tests leave their count for the closing line. */
export const countFile = new URL("../node_modules/.cache/omvarld-test-count.json", import.meta.url);

/** Writes how many tests passed and failed; a file that could not be run counts as one failure. */
export function countingReporter() {
  return {
    stop({ sessions }) {
      const count = { passed: 0, failed: 0 };
      const visit = ({ tests = [], suites = [] }) => {
        for (const test of tests) if (!test.skipped) count[test.passed ? "passed" : "failed"]++;
        for (const suite of suites) visit(suite);
      };
      for (const session of sessions) {
        if (session.testResults) visit(session.testResults);
        if (session.errors?.length > 0) count.failed++;
      }
      mkdirSync(new URL(".", countFile), { recursive: true });
      writeFileSync(countFile, JSON.stringify(count));
    },
  };
}
