/**
 * Planned sheets -> workbook bytes: a new workbook, or the sheets put into an existing one. Only the parts that list
 * sheets, styles and names are edited; the user's sheets, charts and all else stay byte for byte as they were.
 */
import { HostError } from "../../app/port";
import { assert } from "../../core/domain/assert";
import { freeName, markOf, SHEET_NAMES, TABLE_NAMES } from "../../core/report/our-sheets";
import { printingOf } from "../../core/report/print-sheet";
import type { SheetPlan } from "../../core/report/sheet-plan";
import { unreadable } from "../file-problem";
import { arrangeTabs, withPosition, withViewsOf } from "./arrange-tabs";
import { EMPTY_STYLES, emptyWorkbook } from "./empty-workbook";
import {
  addContentTypes,
  addRelationships,
  contentTypeOf,
  freePath,
  pack,
  relationshipsOf,
  removeParts,
  removeRelationship,
  setText,
  textOf,
  unpack,
  type Parts,
} from "./package";
import { quotedSheetName, withSheetsRenamed } from "./sheet-names";
import { lettersOf, sheetXml, STRICT, tableXml, TRANSITIONAL, type Namespaces } from "./sheet-xml";
import { openStyleBook } from "./style-book";
import { indexWorkbook, ourSheetsOf, type SheetEntry, type WorkbookIndex } from "./workbook-index";
import { elementOf, elementsOf, escapeXml, prefixOfRoot, spliced, tagsOf, withAppended } from "./xml";

/** An existing workbook, with its file's name for messages. */
export type BaseWorkbook = { readonly name: string; readonly bytes: Uint8Array };

/** A sheet on its way into the workbook: `replaces` is the sheet written for the same id before. */
type Placed = { readonly plan: SheetPlan; readonly name: string; readonly replaces: SheetEntry | null; readonly path: string };

const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

export function writeWorkbook(plans: readonly SheetPlan[], base: BaseWorkbook | null): Uint8Array {
  assert(plans.length > 0, "a workbook has a sheet");
  const parts = base === null ? emptyWorkbook() : unpack(base.bytes);
  const index = indexWorkbook(parts);
  if (index === null) throw unreadable(base?.name ?? "", "it holds no workbook");
  if (index.isStructureLocked) {
    throw new HostError(
      `${base?.name ?? ""}: its structure is protected, so no sheet can be added. Switch off Review, Protect Workbook in Excel and run again.`,
      "workbook-protected",
    );
  }
  const type = contentTypeOf(parts, index.path);
  if (type !== null && !type.endsWith(".sheet.main+xml")) {
    throw new HostError(
      `${base?.name ?? ""}: it is a template or holds macros, which an .xlsx file cannot keep. Save it as an Excel workbook (.xlsx) and run again.`,
      "workbook-not-plain",
    );
  }
  const namespaces = index.isStrict ? STRICT : TRANSITIONAL;
  const placed = placeSheets(plans, index, parts);
  for (const { replaces } of placed) if (replaces !== null) removeSheet(parts, index, replaces);
  writeSheets(placed, { parts, index, namespaces });
  setText(parts, index.path, workbookXml(placed, { parts, index, namespaces }));
  removeCalculationChain(parts, index);
  return pack(parts);
}

/** Every sheet of the workbook keeps its name, one of ours that the user renamed too; a new one takes a free name. */
function placeSheets(plans: readonly SheetPlan[], index: WorkbookIndex, parts: Parts): readonly Placed[] {
  const ours = ourSheetsOf(index);
  const taken = new Set(index.sheets.map(({ name }) => name.toLowerCase()));
  return plans.map((plan) => {
    const replaces = ours.get(plan.id) ?? null;
    const name = replaces?.name ?? freeName(plan.name, (candidate) => taken.has(candidate.toLowerCase()), SHEET_NAMES);
    taken.add(name.toLowerCase());
    const path = freePath(parts, "xl/worksheets/sheet");
    parts.set(path, new Uint8Array());
    return { plan, name, replaces, path };
  });
}

type Target = { readonly parts: Parts; readonly index: WorkbookIndex; readonly namespaces: Namespaces };

function writeSheets(placed: readonly Placed[], { parts, index, namespaces }: Target): void {
  const stylesPath = index.stylesPath ?? "xl/styles.xml";
  const styles = openStyleBook(textOf(parts, stylesPath) ?? EMPTY_STYLES);
  const tables = takenTables(parts, index);
  const renamed = new Map(placed.filter(({ plan, name }) => plan.name !== name).map(({ plan, name }) => [plan.name.toLowerCase(), name]));
  for (const { plan, path } of placed) {
    const tablePaths = plan.tables.map((table) => {
      const name = freeName(table.name, (candidate) => tables.names.has(candidate.toLowerCase()), TABLE_NAMES);
      const tablePath = freePath(parts, "xl/tables/table");
      tables.names.add(name.toLowerCase());
      tables.ids.push(Math.max(0, ...tables.ids) + 1);
      setText(parts, tablePath, tableXml({ ...table, name }, { id: tables.ids.at(-1) ?? 1, plan, namespaces }));
      return tablePath;
    });
    const tableIds =
      tablePaths.length === 0
        ? []
        : addRelationships(
            parts,
            path,
            tablePaths.map((target) => ({ type: `${namespaces.relationships}/table`, target })),
          );
    const formulaOf = (formula: string): string => withSheetsRenamed(formula, renamed);
    setText(parts, path, sheetXml(plan, { formats: styles.formatsOf(plan), dateSystem: index.dateSystem, namespaces, tableIds, formulaOf }));
    addContentTypes(parts, [
      { path, type: `${CONTENT_TYPE}worksheet+xml` },
      ...tablePaths.map((tablePath) => ({ path: tablePath, type: `${CONTENT_TYPE}table+xml` })),
    ]);
  }
  setText(parts, stylesPath, styles.close());
  if (index.stylesPath === null) {
    addRelationships(parts, index.path, [{ type: `${namespaces.relationships}/styles`, target: stylesPath }]);
    addContentTypes(parts, [{ path: stylesPath, type: `${CONTENT_TYPE}styles+xml` }]);
  }
}

/** Tables share their names with defined names, and number themselves over the whole workbook. */
function takenTables(parts: Parts, index: WorkbookIndex): { readonly names: Set<string>; readonly ids: number[] } {
  const tags = [...parts.keys()]
    .filter((path) => /(^|\/)tables\/[^/]+\.xml$/.test(path))
    .flatMap((path) => tagsOf(textOf(parts, path) ?? "", "table").slice(0, 1));
  return {
    names: new Set(
      [...tags.map(({ attributes }) => attributes["displayName"] ?? attributes["name"] ?? ""), ...index.names.map(({ name }) => name)].map((name) =>
        name.toLowerCase(),
      ),
    ),
    ids: tags.map(({ attributes }) => Number(attributes["id"])),
  };
}

/** The sheet's own parts go with it; its entry in the workbook is overwritten by its successor's. */
function removeSheet(parts: Parts, index: WorkbookIndex, sheet: SheetEntry): void {
  if (sheet.path === null) return;
  const owned = relationshipsOf(parts, sheet.path).filter(
    ({ type, isExternal }) => !isExternal && /\/(table|comments|vmlDrawing|threadedComment|drawing|printerSettings)$/.test(type),
  );
  removeParts(parts, [sheet.path, ...owned.map(({ target }) => target)]);
  removeRelationship(parts, index.path, sheet.relationshipId);
}

/** The list of formulas that Excel keeps for speed names cells of sheets that are gone; Excel makes a new one. */
function removeCalculationChain(parts: Parts, index: WorkbookIndex): void {
  for (const { id, type, target } of relationshipsOf(parts, index.path)) {
    if (!type.endsWith("/calcChain")) continue;
    removeRelationship(parts, index.path, id);
    removeParts(parts, [target]);
  }
}

const BEFORE_NAMES = ["fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences"];

function workbookXml(placed: readonly Placed[], { parts, index, namespaces }: Target): string {
  const prefix = prefixOfRoot(index.xml);
  const relationshipIds = addRelationships(
    parts,
    index.path,
    placed.map(({ path }) => ({ type: `${namespaces.relationships}/worksheet`, target: path })),
  );
  const firstId = Math.max(0, ...index.sheets.map(({ sheetId }) => sheetId)) + 1;
  const entries = placed.map(
    ({ name, plan }, at) =>
      `<${prefix}sheet xmlns:r="${namespaces.relationships}" name="${escapeXml(name)}" sheetId="${firstId + at}"${plan.visibility === "hidden" ? ' state="hidden"' : ""} r:id="${relationshipIds[at] ?? ""}"/>`,
  );
  const tabs = arrangeTabs(placed, index);
  const sheets = elementOf(index.xml, "sheets");
  const known = tagsOf(sheets?.inner ?? "", "sheet").map((tag) => (sheets?.inner ?? "").slice(tag.start, tag.end));
  const listed = tabs.map(
    ({ kept, ours }) => (ours !== null ? entries[placed.indexOf(ours)] : kept === null ? undefined : known[index.sheets.indexOf(kept)]) ?? "",
  );
  const list = `<${prefix}sheets>${listed.join("")}</${prefix}sheets>`;
  const withSheets =
    sheets === null
      ? withAppended(index.xml, { list: "sheets", children: listed, after: BEFORE_NAMES })
      : spliced(index.xml, { start: sheets.tag.start, end: sheets.end }, list);
  return withRecalculation(withNames(withViewsOf(withSheets, tabs, index), { placed, index, tabs }), prefix);
}

/** Our marks replaced; names that were local to a replaced sheet, such as its print area, go with it. */
function withNames(
  xml: string,
  { placed, index, tabs }: { readonly placed: readonly Placed[]; readonly index: WorkbookIndex; readonly tabs: ReturnType<typeof arrangeTabs<Placed>> },
): string {
  const prefix = prefixOfRoot(xml);
  const marks = new Set(placed.map(({ plan }) => markOf(plan.id).toLowerCase()));
  const gone = new Set(placed.map(({ replaces }) => (replaces === null ? -1 : index.sheets.indexOf(replaces))));
  const names = elementOf(xml, "definedNames");
  const kept = elementsOf(names?.inner ?? "", "definedName")
    .filter(({ tag }) => !marks.has((tag.attributes["name"] ?? "").toLowerCase()) && !gone.has(Number(tag.attributes["localSheetId"] ?? NaN)))
    .map(
      ({ tag, end }) =>
        `${withPosition((names?.inner ?? "").slice(tag.start, tag.end), "localSheetId", tabs, index)}${(names?.inner ?? "").slice(tag.end, end)}`,
    );
  const marksOfOurs = placed.map(
    ({ plan, name }) => `<${prefix}definedName name="${markOf(plan.id)}" hidden="1">${escapeXml(`${quotedSheetName(name)}!$A$1`)}</${prefix}definedName>`,
  );
  const titles = placed.flatMap((one) => {
    const printed = printTitlesOf(one.plan, one.name);
    return printed === null
      ? []
      : [
          `<${prefix}definedName name="_xlnm.Print_Titles" localSheetId="${tabs.findIndex(({ ours }) => ours === one)}">${escapeXml(printed)}</${prefix}definedName>`,
        ];
  });
  const ours = [...titles, ...marksOfOurs];
  if (names === null) return withAppended(xml, { list: "definedNames", children: ours, after: BEFORE_NAMES });
  return spliced(xml, { start: names.tag.start, end: names.end }, `<${prefix}definedNames>${[...kept, ...ours].join("")}</${prefix}definedNames>`);
}

/** "'Cases'!$A:$C,'Cases'!$9:$10": what stands on every printed page. */
function printTitlesOf(plan: SheetPlan, name: string): string | null {
  const { titleRows, titleColumns } = printingOf(plan);
  const columns = titleColumns === 0 ? [] : [`${quotedSheetName(name)}!$A:$${lettersOf(titleColumns - 1)}`];
  const rows = titleRows === null ? [] : [`${quotedSheetName(name)}!$${titleRows.row + 1}:$${titleRows.row + titleRows.rows}`];
  return columns.length + rows.length === 0 ? null : [...columns, ...rows].join(",");
}

/** Formulas of the user's that look at a replaced sheet are stale until the workbook is next opened. */
function withRecalculation(xml: string, prefix: string): string {
  const [settings] = tagsOf(xml, "calcPr");
  if (settings === undefined) {
    const names = elementOf(xml, "definedNames");
    return names === null ? xml : spliced(xml, { start: names.end, end: names.end }, `<${prefix}calcPr fullCalcOnLoad="1"/>`);
  }
  const tag = xml.slice(settings.start, settings.end).replace(/\s+fullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')/, "");
  return spliced(xml, settings, tag.replace(/\s*(\/?)>$/, ' fullCalcOnLoad="1"$1>'));
}
