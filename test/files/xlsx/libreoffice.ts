/** LibreOffice as an independent judge: recalculates every formula of a workbook and gives back what it found. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Cell } from "../../../src/core/sources/grid";
import { pack, setText, textOf, unpack } from "../../../src/files/xlsx/package";
import { readWorkbook } from "./whole-workbook";
import { indexWorkbook } from "../../../src/files/xlsx/workbook-index";
import { unescapeXml } from "../../../src/files/xlsx/xml";

/** null where it is not installed: in a continuous build that is a failure, elsewhere a message says that nothing was checked. */
export function findLibreOffice(): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = ["soffice", "libreoffice"].flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const message = "LibreOffice is not installed, so no formula was recalculated. Install libreoffice-calc (apt-get install libreoffice-calc).";
  if (process.env["CI"] !== undefined) throw new Error(message);
  console.warn(`NOT RUN: ${message}`);
  return null;
}

/** Always recalculate on loading; by default LibreOffice trusts the values in a file, which would prove nothing. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Every formula cell whose value in the file is not what LibreOffice calculates, and how many were compared. */
export async function disagreements(soffice: string, workbook: Uint8Array): Promise<{ readonly compared: number; readonly differing: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "tieout-oracle-"));
  try {
    const profile = join(folder, "profile");
    mkdirSync(join(profile, "user"), { recursive: true });
    writeFileSync(join(profile, "user", "registrymodifications.xcu"), ALWAYS_RECALCULATE);
    writeFileSync(join(folder, "in.xlsx"), workbook);
    execFileSync(
      soffice,
      [
        `-env:UserInstallation=file://${profile}`,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        join(folder, "out"),
        join(folder, "in.xlsx"),
      ],
      { stdio: "pipe" },
    );
    const recalculated = await cellsBySheet(readFileSync(join(folder, "out", "in.xlsx")));
    const formulas = formulaCellsOf(workbook);
    const differing = formulas.flatMap(({ sheet, reference, row, column, formula, value }) => {
      const found = recalculated.get(sheet)?.[row]?.[column] ?? null;
      return agree(value, found) ? [] : [`${sheet}!${reference} =${formula}: the file says ${String(value)}, LibreOffice ${String(found)}`];
    });
    return { compared: formulas.length, differing };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function agree(written: Cell, found: Cell): boolean {
  if (typeof written === "number" && typeof found === "number") return Math.abs(written - found) <= 1e-9 * Math.max(1, Math.abs(written));
  return (written ?? "") === (found ?? "");
}

/** Of all sheets, those that Tieout made as well: their marks are taken off first. */
async function cellsBySheet(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly (readonly Cell[])[]>> {
  const parts = unpack(bytes);
  setText(parts, "xl/workbook.xml", (textOf(parts, "xl/workbook.xml") ?? "").replace(/<definedNames>.*<\/definedNames>/s, ""));
  const { sheets } = await readWorkbook({ name: "recalculated.xlsx", bytes: pack(parts, 0) });
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

type FormulaCell = {
  readonly sheet: string;
  readonly reference: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly value: Cell;
};

/** Read straight from the XML, so that nothing of ours stands between the file and the judge. */
function formulaCellsOf(bytes: Uint8Array): readonly FormulaCell[] {
  const parts = unpack(bytes);
  return (indexWorkbook(parts)?.sheets ?? []).flatMap(({ name, path }) =>
    [...(textOf(parts, path ?? "") ?? "").matchAll(/<c r="([A-Z]+)(\d+)"([^>]*)><f>([^<]*)<\/f><v>([^<]*)<\/v><\/c>/g)].map(
      ([, letters = "", row = "", attributes = "", formula = "", value = ""]) => ({
        sheet: name,
        reference: letters + row,
        row: Number(row) - 1,
        column: [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1,
        formula: unescapeXml(formula),
        value: attributes.includes('t="str"') ? unescapeXml(value) : Number(value),
      }),
    ),
  );
}
