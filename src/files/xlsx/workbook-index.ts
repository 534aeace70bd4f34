/** What a workbook's own part says: its sheets in order, its defined names, its date system, and where everything lies. */
import type { DateSystem } from "../../core/domain/day";
import { isBuildingMark, planIdOf } from "../../core/report/our-sheets";
import { relationshipsOf, textOf, type Parts } from "./package";
import { elementOf, elementsOf, tagsOf, unescapeXml } from "./xml";

export type SheetEntry = {
  readonly name: string;
  /** Unique in the workbook, and not the position. */
  readonly sheetId: number;
  readonly relationshipId: string;
  readonly state: "visible" | "hidden" | "veryHidden";
  /** null for a chart sheet or a macro sheet, which hold no cells of use. */
  readonly path: string | null;
};

export type DefinedName = { readonly name: string; readonly refersTo: string; readonly localSheet: number | null };

export type WorkbookIndex = {
  readonly path: string;
  readonly xml: string;
  /** Strict files use other addresses for the same things. */
  readonly isStrict: boolean;
  readonly dateSystem: DateSystem;
  readonly isStructureLocked: boolean;
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly DefinedName[];
  readonly stylesPath: string | null;
};

/** null where the archive holds no workbook. */
export function indexWorkbook(parts: Parts): WorkbookIndex | null {
  const path = relationshipsOf(parts, "").find(({ type }) => type.endsWith("/officeDocument"))?.target;
  const xml = path === undefined ? null : textOf(parts, path);
  if (path === undefined || xml === null || tagsOf(xml, "workbook").length === 0) return null;
  const relationships = relationshipsOf(parts, path);
  const worksheets = new Map(relationships.filter(({ type }) => type.endsWith("/worksheet")).map(({ id, target }) => [id, target]));
  return {
    path,
    xml,
    isStrict: xml.includes("http://purl.oclc.org/ooxml/spreadsheetml/main"),
    dateSystem: isOn(tagsOf(xml, "workbookPr")[0]?.attributes["date1904"]) ? 1904 : 1900,
    isStructureLocked: isOn(tagsOf(xml, "workbookProtection")[0]?.attributes["lockStructure"]),
    sheets: tagsOf(elementOf(xml, "sheets")?.inner ?? "", "sheet").map(({ attributes }) => {
      const relationshipId = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
      const state = attributes["state"];
      return {
        name: attributes["name"] ?? "",
        sheetId: Number(attributes["sheetId"]),
        relationshipId,
        state: state === "hidden" || state === "veryHidden" ? state : "visible",
        path: worksheets.get(relationshipId) ?? null,
      };
    }),
    names: elementsOf(elementOf(xml, "definedNames")?.inner ?? "", "definedName").map(({ tag, inner }) => {
      const local = tag.attributes["localSheetId"];
      return { name: tag.attributes["name"] ?? "", refersTo: unescapeXml(inner), localSheet: local === undefined ? null : Number(local) };
    }),
    stylesPath: relationships.find(({ type }) => type.endsWith("/styles"))?.target ?? null,
  };
}

function isOn(flag: string | undefined): boolean {
  return flag === "1" || flag === "true" || flag === "on";
}

/** The plan's id -> the sheet written for it, where that sheet still exists. */
export function ourSheetsOf(index: WorkbookIndex): ReadonlyMap<string, SheetEntry> {
  return new Map(
    marksOf(index).flatMap(({ name, sheet }) => {
      const id = planIdOf(name);
      return id === null ? [] : [[id, sheet] as const];
    }),
  );
}

/** Every sheet that Tieout made, those of a run that was cut off included. */
export function markedSheetsOf(index: WorkbookIndex): ReadonlySet<SheetEntry> {
  return new Set(marksOf(index).map(({ sheet }) => sheet));
}

function marksOf(index: WorkbookIndex): readonly { readonly name: string; readonly sheet: SheetEntry }[] {
  return index.names.flatMap(({ name, refersTo, localSheet }) => {
    if (localSheet !== null || (planIdOf(name) === null && !isBuildingMark(name))) return [];
    const wanted = sheetNameOf(refersTo)?.toLowerCase();
    const sheet = index.sheets.find((entry) => entry.name.toLowerCase() === wanted);
    return sheet === undefined ? [] : [{ name, sheet }];
  });
}

/** "'It''s'!$A$1" -> "It's" */
function sheetNameOf(reference: string): string | null {
  const quoted = /^'((?:[^']|'')*)'!/.exec(reference)?.[1];
  return quoted !== undefined ? quoted.replaceAll("''", "'") : (/^([^'!]+)!/.exec(reference)?.[1] ?? null);
}
