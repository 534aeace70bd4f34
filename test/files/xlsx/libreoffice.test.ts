import { calculateHere } from "../../../src/app/calculate";
import { reconcileWorkbook } from "../../../src/app/reconcile-workbook";
import { dayOf, periodOfMonthText } from "../../../src/core/domain/day";
import { DEFAULT_SETTINGS } from "../../../src/core/domain/settings";
import { makeSample } from "../../../assets/make-sample";
import { openFilePort } from "../../../src/files/file-port";
import { writeWorkbook } from "../../../src/files/xlsx/write-workbook";
import { planOf } from "../plans";
import { disagreements, findLibreOffice } from "./libreoffice";

jest.setTimeout(120_000);

test("the judge agrees with right values and finds planted wrong ones", async () => {
  const soffice = findLibreOffice();
  if (soffice === null) return;
  const data = planOf(
    [
      ["SKU", "Units"],
      ["A-1", 5],
      ["A-2", 7],
      ["Total", { formula: "SUBTOTAL(109,B2:B3)", value: 12 }],
    ],
    { id: "data", name: "It's data" },
  );
  const wrong = planOf([
    [
      { formula: "'It''s data'!B4*2", value: 24 },
      { formula: "IF('It''s data'!B2=5,\"✓\",\"✗\")", value: "✓" },
    ],
    [
      { formula: "'It''s data'!B4+1", value: 999_999 },
      { formula: '"a"&"b"', value: "ba" },
    ],
  ]);
  expect(await disagreements(soffice, writeWorkbook([data, wrong], null))).toEqual({
    compared: 5,
    differing: ["Checks!A2 ='It''s data'!B4+1: the file says 999999, LibreOffice 13", 'Checks!B2 ="a"&"b": the file says ba, LibreOffice ab'],
  });
});

test("LibreOffice calculates every formula of a reconciled month to the value that stands in the file", async () => {
  const soffice = findLibreOffice();
  if (soffice === null) return;
  const saved: Uint8Array[] = [];
  const port = openFilePort({ inputs: [{ name: "sample.xlsx", bytes: await makeSample() }], save: async (bytes) => void saved.push(bytes) });
  const request = { settings: { ...DEFAULT_SETTINGS, period: periodOfMonthText("2026-10") }, today: dayOf({ year: 2026, month: 11, day: 5 }) };
  await reconcileWorkbook(port, request, { signal: new AbortController().signal, onProgress: () => undefined, calculator: calculateHere });
  const { compared, differing } = await disagreements(soffice, saved[0] ?? new Uint8Array());
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(500);
});
