/** Closing a month on files: September is sealed in a workbook, October opens on it, and what changed in September is said. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, run } from "./run";

const HEADER = "Date,Warehouse,SKU,Type,Quantity,Unit Cost,Reference";
const OPENING = "2026-09-01,Shop,TEA,opening,100,10,";
const LATE = "2026-09-12,Shop,TEA,purchase,20,10,P1";
const LATER = "2026-10-05,Shop,TEA,sale,30,,";
const own = (...rows: readonly string[]): string => [HEADER, ...rows].join("\n");

type Closing = {
  readonly sealed: boolean;
  readonly hash: string | null;
  readonly closedNow: boolean;
  readonly openedOn: { readonly day: string } | null;
  readonly changes: readonly object[];
};
type Found = { readonly closing: Closing; readonly rollforward: readonly object[] };

let folder = "";
beforeEach(() => {
  folder = makeFolder({ "own.csv": own(OPENING, LATER) });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const json = (): Found => JSON.parse(readFileSync(join(folder, "out.json"), "utf8")) as Found;
const close = (month: string, ...more: readonly string[]) =>
  run(folder, ["reconcile", ...more, "own.csv", "--period", month, "--close", "--out", "book.xlsx", "--json", "out.json"]);

test("a month that is closed is opened on, and a row that came later stands in the open month", async () => {
  expect(await close("2026-09")).toMatchObject({ status: 0, err: "" });
  expect(json().closing).toMatchObject({ sealed: true, closedNow: true, openedOn: null, changes: [] });
  writeFileSync(join(folder, "own.csv"), own(OPENING, LATE, LATER));
  expect(await run(folder, ["reconcile", "book.xlsx", "own.csv", "--period", "2026-10", "--json", "out.json"])).toMatchObject({ status: 0 });
  expect(json().closing).toMatchObject({
    sealed: false,
    hash: null,
    openedOn: { day: "2026-09-30" },
    changes: [{ location: "Shop", sku: "TEA", sealed: { qty: 100, value: "1000.00" }, now: { qty: 120, value: "1200.00" }, rows: ["own.csv row 3"] }],
  });
  expect(json().rollforward).toMatchObject([
    {
      beginning: { qty: 100, value: "1000.00" },
      entries: { "unknown-in": { qty: 20, value: "0.00" } },
      exits: { sale: { qty: 30, value: "300.00" } },
      valueOnly: { revaluation: "200.00" },
      ending: { qty: 90, value: "900.00" },
    },
  ]);
});

test("a month without its own rows any more begins with what it was closed with", async () => {
  await close("2026-09");
  writeFileSync(join(folder, "own.csv"), own(LATER));
  await run(folder, ["reconcile", "book.xlsx", "own.csv", "--period", "2026-10", "--json", "out.json"]);
  expect(json().rollforward).toMatchObject([{ beginning: { qty: 100, value: "1000.00" }, ending: { qty: 70, value: "700.00" } }]);
});

test("closing again changes nothing, and the months stand side by side", async () => {
  await close("2026-09");
  const { hash } = json().closing;
  await close("2026-09", "book.xlsx");
  expect(json().closing).toMatchObject({ sealed: true, closedNow: false, hash });
  await close("2026-10", "book.xlsx");
  await run(folder, ["reconcile", "book.xlsx", "own.csv", "--period", "2026-09", "--json", "out.json"]);
  expect(json().closing).toMatchObject({ sealed: true, hash });
});

test("a closed month that is run again with other rows says so with both totals, and that its journal is booked", async () => {
  await close("2026-09");
  writeFileSync(join(folder, "own.csv"), own(OPENING, LATE, LATER));
  const { out } = await run(folder, ["reconcile", "book.xlsx", "own.csv", "--period", "2026-09"]);
  expect(out).toContain(
    "Not as closed: ending value 1,000.00 USD when closed, 1,200.00 USD in this run\nJournal: 2026-09 is closed already: these entries were booked when it was. Do not post them twice.\n",
  );
});

test("a month with an error stays open and the status is 1, unless it is forced", async () => {
  writeFileSync(join(folder, "own.csv"), own(OPENING, "2026-09-05,Shop,TEA,sale,130,,"));
  expect(await close("2026-09")).toMatchObject({
    status: 1,
    err: "2026-09 was not closed: 1 error. See to that first, or close it all the same by force; the seal will say so.\n",
  });
  expect(json().closing.sealed).toBe(false);
  expect(await close("2026-09", "--force")).toMatchObject({ status: 0 });
  expect(json().closing).toMatchObject({ sealed: true, forced: "1 error" });
});

test("a month that is not over, or that another is left open before, is closed by force only", async () => {
  expect(await close("2026-11")).toEqual({
    status: 2,
    out: "",
    err: "2026-11 is not over on 2026-11-05: what still moves in it would be missing. Close it later, or give --force; the seal will say so.\n",
  });
  writeFileSync(join(folder, "own.csv"), own("2026-08-01,Shop,TEA,opening,100,10,", LATER));
  await close("2026-08");
  expect(await close("2026-10", "book.xlsx")).toMatchObject({
    status: 1,
    err: "2026-10 was not closed: 2026-09 not closed before it. See to that first, or close it all the same by force; the seal will say so.\n",
  });
  expect(await close("2026-10", "book.xlsx", "--force")).toMatchObject({ status: 0 });
  expect(json().closing).toMatchObject({ sealed: true, forced: "2026-09 not closed before it" });
});

test.each([
  [["--close", "--period", "2026-09"], "--close writes the seal into a workbook. Say which with --out.\n"],
  [["--close", "--out", "book.xlsx"], "--close closes one calendar month. Say which with --period, such as --period 2026-10.\n"],
  [
    ["--close", "--out", "book.xlsx", "--from", "2026-09-01", "--to", "2026-09-15"],
    "--close closes one calendar month. Say which with --period, such as --period 2026-10.\n",
  ],
  [["--force", "--period", "2026-09"], "--force says to close a month all the same, but nothing is to be closed. Give --close as well.\n"],
])("%j is refused, and nothing is written", async (options, message) => {
  expect(await run(folder, ["reconcile", "own.csv", ...options])).toEqual({ status: 2, out: "", err: message });
});

test("a month is valued by the method that the month before was closed by, unless another is given", async () => {
  await close("2026-09", "--method", "fifo");
  const methodOf = async (...more: readonly string[]): Promise<unknown> => {
    await run(folder, ["reconcile", "book.xlsx", "own.csv", "--period", "2026-10", "--json", "out.json", ...more]);
    return (JSON.parse(readFileSync(join(folder, "out.json"), "utf8")) as { readonly method: unknown }).method;
  };
  expect(await methodOf()).toBe("fifo");
  expect(await methodOf("--method", "moving-average")).toBe("moving-average");
  writeFileSync(join(folder, "set.json"), '{"method": "standard"}');
  expect(await methodOf("--settings", "set.json")).toBe("standard");
});
