/** Sheets and tables have other names while they are built: which words of a formula are renamed. */
import { renameSheetsIn } from "../../src/excel/formula-names";

const NAMES = {
  building: new Map([
    ["Checks", "Tieout building 1"],
    ["Rollforward 2026-10", "Tieout building 2"],
    ["Lines", "Lines_building"],
  ]),
  final: new Map([
    ["Checks", "Checks (2)"],
    ["Rollforward 2026-10", "Rollforward 2026-10"],
  ]),
};

test.each([
  ["a sheet with and without quotes", "=Checks!A1+'Rollforward 2026-10'!B2", "='Tieout building 1'!A1+'Tieout building 2'!B2"],
  ["a table", "=SUM(Lines[Units])", "=SUM(Lines_building[Units])"],
  ["the target of a link, by the final name", '=HYPERLINK("#Checks!A1","Checks")', '=HYPERLINK("#\'Checks (2)\'!A1","Checks")'],
  ["no text that only looks like a sheet", '="Checks!A1"&"say ""Checks!"""', '="Checks!A1"&"say ""Checks!"""'],
  ["no sheet that is not ours", "=Ledger!A1+'My Checks'!A1", "=Ledger!A1+'My Checks'!A1"],
])("%s is renamed as it must be", (_, formula, expected) => {
  expect(renameSheetsIn(formula, NAMES)).toBe(expected);
});
