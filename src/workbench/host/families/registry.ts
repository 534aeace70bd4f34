/** Every class of Office.js that the host knows. */
import { CUSTOM_PROPERTIES, CUSTOM_PROPERTY, DOCUMENT_PROPERTIES, SETTING, SETTINGS, SHEET_PROPERTIES, SHEET_PROPERTY } from "./custom-properties";
import type { Family } from "./family";
import type { FamilyName, Handle, Selves } from "./handle";
import { NAMED_ITEM, NAMES } from "./named-item";
import { ADD_IN_SERVICE, CUSTOM_FUNCTIONS } from "./new-objects";
import { PAGE_LAYOUT } from "./page-layout";
import { RANGE } from "./range";
import { AREAS, RANGE_AREAS } from "./range-areas";
import { BORDER, BORDERS, FILL, FONT, RANGE_FORMAT } from "./range-format";
import { TABLE, TABLES } from "./table";
import { APPLICATION, FUNCTION_RESULT, FUNCTIONS, RUNTIME, WORKBOOK, WORKBOOK_PROTECTION } from "./workbook";
import { FREEZE_PANES, SHEET_PROTECTION, WORKSHEET, WORKSHEETS } from "./worksheet";

const FAMILIES: { readonly [N in FamilyName]: Family<Selves[N]> } = {
  AddinInternalService: ADD_IN_SERVICE,
  Application: APPLICATION,
  CustomFunctions: CUSTOM_FUNCTIONS,
  CustomProperty: CUSTOM_PROPERTY,
  CustomPropertyCollection: CUSTOM_PROPERTIES,
  DocumentProperties: DOCUMENT_PROPERTIES,
  FunctionResult: FUNCTION_RESULT,
  Functions: FUNCTIONS,
  NamedItem: NAMED_ITEM,
  NamedItemCollection: NAMES,
  PageLayout: PAGE_LAYOUT,
  Range: RANGE,
  RangeAreas: RANGE_AREAS,
  RangeBorder: BORDER,
  RangeBorderCollection: BORDERS,
  RangeCollection: AREAS,
  RangeFill: FILL,
  RangeFont: FONT,
  RangeFormat: RANGE_FORMAT,
  Runtime: RUNTIME,
  Setting: SETTING,
  SettingCollection: SETTINGS,
  Table: TABLE,
  TableCollection: TABLES,
  Workbook: WORKBOOK,
  WorkbookProtection: WORKBOOK_PROTECTION,
  Worksheet: WORKSHEET,
  WorksheetCollection: WORKSHEETS,
  WorksheetCustomProperty: SHEET_PROPERTY,
  WorksheetCustomPropertyCollection: SHEET_PROPERTIES,
  WorksheetFreezePanes: FREEZE_PANES,
  WorksheetProtection: SHEET_PROTECTION,
};

/** The class of a handle; its members take what stands behind that handle. */
export function familyOf({ family }: Handle): Family<unknown> {
  return FAMILIES[family] as Family<unknown>;
}
