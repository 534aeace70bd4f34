/** A file names the add-in's functions as Excel does, so that either program's file opens in the other. */
import type { WorkbookSnapshot } from "../../../src/workbench/host/snapshot";
import { namesAsInFile, namesAsShown } from "../../../src/workbench/functions/names-in-file";

const NAMES = ["TIEOUT.ENDING", "TIEOUT.MOVEMENT"];
const book = (formula: string): WorkbookSnapshot => ({ sheets: [{ name: "Own", rows: [[null, "TIEOUT.ENDING(", { formula, value: 1_466 }]] }] });
const SHOWN = `=IF(A1="TIEOUT.ENDING(",1,tieout.ending("KT-01"))+TIEOUT.MOVEMENT("KT-01","Sales")+OTHER.ENDING(1)`;
const IN_FILE = `=IF(A1="TIEOUT.ENDING(",1,_xldudf_TIEOUT_ENDING("KT-01"))+_xldudf_TIEOUT_MOVEMENT("KT-01","Sales")+OTHER.ENDING(1)`;

test("in a file, functions bear the prefix of add-ins and no dot; texts and other functions stay", () => {
  expect(namesAsInFile(book(SHOWN), NAMES)).toEqual(book(IN_FILE));
});

test("opened again, they read as they were typed", () => {
  expect(namesAsShown(book(IN_FILE), NAMES)).toEqual(book(SHOWN.replace("tieout.ending", "TIEOUT.ENDING")));
});
