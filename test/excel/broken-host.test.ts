/** A host that breaks or falls silent while sheets are written: the user hears of it, and the workbook is as it was, or what is left is named. */
import type { SheetPlan } from "../../src/core/report/sheet-plan";
import { excelWire, openExcelPort } from "../../src/excel/excel-port";
import type { WorkbookSnapshot } from "../../src/workbench/host/snapshot";
import { CHECKS, ROLLFORWARD } from "./plans";
import { openClient, type RealClient } from "./real-client";

const OWN: WorkbookSnapshot = {
  sheets: [
    {
      name: "Ledger",
      rows: [
        ["SKU", "Units"],
        ["X1", 100],
      ],
    },
  ],
  active: "Ledger",
  selection: "B2",
};
const hooks = (): { signal: AbortSignal; onProgress: () => void } => ({ signal: new AbortController().signal, onProgress: () => undefined });
const write = ({ excel }: RealClient, plans: readonly SheetPlan[]): Promise<void> => openExcelPort(excelWire(excel)).writeSheets(plans, hooks());
const changed = [{ ...ROLLFORWARD, cells: ROLLFORWARD.cells.map((row) => row.map((cell) => (cell === 95 ? 96 : cell))) }, CHECKS];

async function opened(isSecondRun: boolean): Promise<RealClient> {
  const client = openClient(OWN);
  if (isSecondRun) await write(client, [ROLLFORWARD, CHECKS]);
  return client;
}

test.each([
  ["a first", false],
  ["a second", true],
] as const)("a program around the workbook that breaks over any change of %s run is said, and the workbook is as it was", async (_, isSecondRun) => {
  const probe = await opened(isSecondRun);
  let changes = 0;
  probe.host.subscribe(() => void (changes += 1));
  await write(probe, changed);
  for (let broken = 1; broken <= changes; broken += 1) {
    const client = await opened(isSecondRun);
    const before = client.host.snapshot();
    let change = 0;
    client.host.subscribe(() => {
      change += 1;
      if (change === broken) throw new Error("the grid broke");
    });
    const outcome = await write(client, changed).then(
      () => "written",
      (error: unknown) => error,
    );
    // After the last change all is in place, and stays.
    if (outcome === "written") expect(client.host.snapshot()).toEqual(probe.host.snapshot());
    else {
      expect(outcome).toMatchObject({
        code: "GeneralException",
        message:
          "Excel failed while Tieout was working on the sheets that Tieout writes. Save the workbook, reopen it, then try again. The workbook is as it was.",
      });
      expect(client.host.snapshot()).toEqual(before);
    }
  }
  expect(changes).toBeGreaterThan(2);
});

test("an Excel that has fallen silent for good ends in a message that names what is left", async () => {
  const client = openClient(OWN, { isAnswered: (index) => index < 5 });
  const written = openExcelPort({ excel: client.excel, timeoutSeconds: 0.3 }).writeSheets([CHECKS], hooks());
  await expect(written).rejects.toMatchObject({
    code: "Timeout",
    message:
      "Excel has not answered for 0.3 seconds while Tieout was working on the sheets that Tieout writes. Wait until Excel responds, then try again. Tieout could not remove what it had begun: delete Tieout building 1 by hand, or reconcile again, which removes it.",
  });
});

test("Excel's silence ends in a message, and nothing is left", async () => {
  const silent = new Set([5]);
  const client = openClient(OWN, { isAnswered: (index) => !silent.has(index) });
  const before = client.host.snapshot();
  const written = openExcelPort({ excel: client.excel, timeoutSeconds: 0.3 }).writeSheets([CHECKS], hooks());
  await expect(written).rejects.toMatchObject({ code: "Timeout", message: expect.stringContaining("Excel has not answered") });
  expect(client.host.snapshot()).toEqual(before);
});
