/** What is typed on our sheets of a workbook file, by whatever program, is in the next run's workbook and in its figures. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../files/xlsx/whole-workbook";
import { pack, setText, textOf, unpack } from "../../src/files/xlsx/package";
import { indexWorkbook } from "../../src/files/xlsx/workbook-index";
import { columnLetters } from "../../src/core/report/addresses";
import { makeFolder, run } from "./run";

const FILES = {
  "shipments.csv":
    "Shipment ID,SKU,Dispatched,Delivered,Received,Ship Date,Delivered Date,Closed Date,Status\nFBA1,TEA,100,100,96,2026-08-20,2026-09-01,2026-09-20,CLOSED\nFBA2,TEA,40,40,39,2026-08-21,2026-09-01,2026-09-20,CLOSED\n",
  "costs.csv": "SKU,Unit Cost,Currency\nTEA,2,USD\n",
};

type Cells = readonly (readonly unknown[])[];

async function cellsOf(bytes: Uint8Array, sheet: string): Promise<Cells> {
  return (await readWorkbook({ name: "x", bytes })).sheets.find(({ name }) => name === sheet)?.rows ?? [];
}

function under(cells: Cells, heading: string, text: string): { readonly row: number; readonly column: number; readonly value: unknown } {
  const header = cells.findIndex((row) => row.includes(heading));
  const row = cells.findIndex((one, at) => at > header && one.includes(text));
  const column = cells[header]?.indexOf(heading) ?? -1;
  return { row, column, value: cells[row]?.[column] ?? null };
}

/** A cell written into the sheet's part, as another program would. */
function typeInto(bytes: Uint8Array, sheet: string, { row, column }: { readonly row: number; readonly column: number }, text: string): Uint8Array {
  const parts = unpack(bytes);
  const path = indexWorkbook(parts)?.sheets.find(({ name }) => name === sheet)?.path ?? "";
  const reference = `${columnLetters(column)}${row + 1}`;
  const typed = (textOf(parts, path) ?? "").replace(
    new RegExp(`<c r="${reference}" s="(\\d+)"(?:/>|[^>]*>.*?</c>)`),
    `<c r="${reference}" s="$1" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  setText(parts, path, typed);
  return pack(parts);
}

test("a note and a case ID typed into the workbook are in the next workbook, and the case is the line's and the register's", async () => {
  const folder = makeFolder(FILES);
  const inputs = ["shipments.csv", "costs.csv"];
  await run(folder, ["reconcile", ...inputs, "--out", "a.xlsx"]);
  const first = readFileSync(join(folder, "a.xlsx"));
  const cells = await cellsOf(first, "Shipment variances");
  const typed = [
    ["Note", "FBA2", "recount asked"],
    ["Case ID", "FBA1", "C-77"],
  ].reduce<Uint8Array>((bytes, [heading = "", id = "", text = ""]) => typeInto(bytes, "Shipment variances", under(cells, heading, id), text), first);
  writeFileSync(join(folder, "a.xlsx"), typed);
  const { status } = await run(folder, ["reconcile", "a.xlsx", ...inputs, "--out", "b.xlsx", "--json", "b.json"]);
  const second = readFileSync(join(folder, "b.xlsx"));
  const json = JSON.parse(readFileSync(join(folder, "b.json"), "utf8")) as {
    readonly shipments: readonly { readonly shipmentId: string; readonly caseId: string | null }[];
  };
  const again = await run(folder, ["reconcile", "b.xlsx", ...inputs, "--out", "c.xlsx"]);
  const third = readFileSync(join(folder, "c.xlsx"));
  const register = await cellsOf(third, "Cases");
  writeFileSync(
    join(folder, "c.xlsx"),
    typeInto(typeInto(third, "Cases", under(register, "Status", "C-77"), "written off"), "Cases", under(register, "Note", "C-77"), "gave up"),
  );
  const last = await run(folder, ["reconcile", "c.xlsx", ...inputs, "--out", "d.xlsx"]);
  const fourth = await cellsOf(readFileSync(join(folder, "d.xlsx")), "Cases");
  rmSync(folder, { recursive: true });
  expect([status, again.status, last.status]).toEqual([0, 0, 0]);
  for (const bytes of [second, third]) {
    const found = await cellsOf(bytes, "Shipment variances");
    expect([under(found, "Note", "FBA2").value, under(found, "Case ID", "FBA1").value, under(found, "Note", "FBA1").value]).toEqual([
      "recount asked",
      "C-77",
      null,
    ]);
  }
  expect(json.shipments.map(({ shipmentId, caseId }) => [shipmentId, caseId])).toEqual([
    ["FBA1", "C-77"],
    ["FBA2", null],
  ]);
  expect(["Status", "Status as followed", "Kept in"].map((heading) => under(register, heading, "C-77").value)).toEqual(["open", "open", null]);
  expect(["Status", "Status as followed", "Note"].map((heading) => under(fourth, heading, "C-77").value)).toEqual(["written off", "written off", "gave up"]);
});

test("a rule edited in the workbook decides in the next run, and stands in every later workbook as it was edited", async () => {
  const folder = makeFolder(FILES);
  const inputs = ["shipments.csv", "costs.csv"];
  await run(folder, ["reconcile", ...inputs, "--out", "a.xlsx"]);
  const bytes = readFileSync(join(folder, "a.xlsx"));
  const parts = unpack(bytes);
  const path = indexWorkbook(parts)?.sheets.find(({ name }) => name === "Responsibility rules")?.path ?? "";
  setText(parts, path, (textOf(parts, path) ?? "").replace(">undecided<", ">carrier<").replace(">nothing to decide by<", ">our forwarder answers<"));
  writeFileSync(join(folder, "a.xlsx"), pack(parts));
  const { status } = await run(folder, ["reconcile", "a.xlsx", ...inputs, "--out", "b.xlsx", "--json", "b.json"]);
  await run(folder, ["reconcile", "b.xlsx", ...inputs, "--out", "c.xlsx"]);
  const json = JSON.parse(readFileSync(join(folder, "b.json"), "utf8")) as { readonly issues: readonly { readonly code: string }[] };
  const rules = await Promise.all(["b.xlsx", "c.xlsx"].map(async (name) => cellsOf(readFileSync(join(folder, name)), "Responsibility rules")));
  rmSync(folder, { recursive: true });
  expect([status, json.issues.filter(({ code }) => code.startsWith("rules-"))]).toEqual([0, []]);
  for (const cells of rules) expect(under(cells, "Responsible", "our forwarder answers").value).toBe("carrier");
  expect(rules[1]).toEqual(rules[0]);
});

test("a heading edited by hand stops the run; nothing is written", async () => {
  const folder = makeFolder(FILES);
  const inputs = ["shipments.csv", "costs.csv"];
  await run(folder, ["reconcile", ...inputs, "--out", "a.xlsx"]);
  const bytes = readFileSync(join(folder, "a.xlsx"));
  const parts = unpack(bytes);
  const path = indexWorkbook(parts)?.sheets.find(({ name }) => name === "Cases")?.path ?? "";
  setText(parts, path, (textOf(parts, path) ?? "").replace(">Opened<", ">Since<"));
  writeFileSync(join(folder, "a.xlsx"), pack(parts));
  const { status, err } = await run(folder, ["reconcile", "a.xlsx", ...inputs, "--out", "b.xlsx"]);
  expect(() => readFileSync(join(folder, "b.xlsx"))).toThrow("ENOENT");
  rmSync(folder, { recursive: true });
  expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining('the heading "Opened" is gone') as unknown });
});
