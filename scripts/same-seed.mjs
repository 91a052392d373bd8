/** Makes property tests try the same values each time, so that a run can be had again; `npm run test:fuzz` tries new ones. */
import fc from "fast-check";

fc.configureGlobal({ seed: 20_261_123 });
