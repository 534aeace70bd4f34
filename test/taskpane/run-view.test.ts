/** The stages of a run, as they are shown. */
import { announceRun, viewRun } from "../../src/taskpane/run-view";

test("stages before the present one are done, those after it wait", () => {
  expect(viewRun({ stage: "match", done: 0, total: null }).map(({ title, status }) => `${title}: ${status}`)).toEqual([
    "Read tables: done",
    "Check data: done",
    "Match shipments: active",
    "Value stock: waiting",
    "Write sheets: waiting",
  ]);
});

test("rows are counted against all rows", () => {
  expect(viewRun({ stage: "read", done: 12000, total: 30000 })[0]).toMatchObject({ detail: "12,000 of 30,000 rows", share: 0.4 });
});

test("a bar never passes its end, and has none where the end is unknown", () => {
  expect(viewRun({ stage: "read", done: 12, total: 10 })[0]?.share).toBe(1);
  expect(viewRun({ stage: "read", done: 12, total: null })[0]).toMatchObject({ detail: "12 rows", share: null });
});

test("before anything is known, reading is under way", () => {
  expect(viewRun(null)[0]).toMatchObject({ stage: "read", status: "active", detail: "" });
});

test("a screen reader hears the step, not the count", () => {
  expect(announceRun({ stage: "write", done: 3, total: 9 })).toBe("Step 5 of 5: Write sheets");
});
