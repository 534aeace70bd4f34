/** Where sheets stand among the tabs. */
import { compareSheets, positionOfNew } from "../../../src/core/report/sheet-order";

test("sheets are read from what the month is closed on to what proves it and what is kept; months follow each other", () => {
  const ids = [
    "fingerprints",
    "closed-months",
    "checks",
    "rollforward-2026-11",
    "journal",
    "shipment-variances",
    "rollforward-2026-10",
    "responsibility-rules",
    "cases",
    "claims",
  ];
  expect(ids.sort(compareSheets)).toEqual([
    "rollforward-2026-10",
    "rollforward-2026-11",
    "shipment-variances",
    "claims",
    "cases",
    "journal",
    "checks",
    "responsibility-rules",
    "closed-months",
    "fingerprints",
  ]);
});

test.each([
  ["the next month's rollforward stands behind the last one's", "rollforward-2026-11", [null, "rollforward-2026-10", "checks", "closed-months"], 2],
  ["an earlier month's in front of it", "rollforward-2026-09", [null, "rollforward-2026-10", "checks"], 1],
  ["a rollforward stands in front of what was kept before", "rollforward-2026-10", [null, "closed-months", "fingerprints"], 1],
  ["sheets of ours that stand where their user put them stay together with a new one", "journal", ["checks", null, "cases", null], 3],
  ["without a sheet of ours it is the last", "rollforward-2026-10", [null, null], 2],
  ["a sheet that becomes its user's own is the last", "import-1", [null, "rollforward-2026-10", null], 3],
])("%s", (_, planId, tabs, position) => {
  expect(positionOfNew(planId, tabs)).toBe(position);
});
