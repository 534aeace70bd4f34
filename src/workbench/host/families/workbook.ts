/** Excel.Workbook and what hangs on it directly: application, runtime, protection, worksheet functions. */
import { dayOf, serialOfDay } from "../../../core/domain/day";
import { switchEvents } from "../session";
import { numberOf } from "./arguments";
import { eventMethods, WORKBOOK_TARGET } from "./event-registration";
import type { Family } from "./family";
import { handleOf, rangeHandle } from "./handle";

export const APPLICATION: Family<null> = {
  name: "Application",
  properties: {
    CalculationMode: { get: (_, session) => session.calculationMode, set: (_, value, session) => void (session.calculationMode = String(value)) },
    CalculationState: { get: () => "Done" },
  },
  methods: {
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
    // Whoever shows the workbook computes what changed at once, so only a calculation of everything is news.
    Calculate: (_, [type], { workbook }) => void (workbook.noted.calculation ||= type !== "Recalculate"),
  },
};

export const RUNTIME: Family<null> = {
  name: "Runtime",
  properties: { EnableEvents: { get: (_, session) => session.enableEvents, set: (_, value, session) => switchEvents(session, value === true) } },
};

export const WORKBOOK_PROTECTION: Family<null> = {
  name: "WorkbookProtection",
  properties: { Protected: { get: (_, { workbook }) => workbook.structureProtected } },
  methods: {
    Protect: (_, __, { workbook }) => void (workbook.structureProtected = true),
    Unprotect: (_, __, { workbook }) => void (workbook.structureProtected = false),
  },
};

export const FUNCTION_RESULT: Family<number> = { name: "FunctionResult", properties: { Value: { get: (value) => value }, Error: { get: () => null } } };

export const FUNCTIONS: Family<null> = {
  name: "Functions",
  objects: {
    // Years below 1900 count from the first year of the workbook's date system.
    Date: (_, [year, month, day], { workbook }) => {
      const given = numberOf(year, "the year");
      const date = { year: given < 1900 ? given + workbook.dateSystem : given, month: numberOf(month, "the month"), day: numberOf(day, "the day") };
      return handleOf("FunctionResult", serialOfDay(dayOf(date), workbook.dateSystem));
    },
  },
};

export const WORKBOOK: Family<null> = {
  name: "Workbook",
  properties: { Name: { get: () => "Workbook.xlsx" }, IsDirty: { get: () => true } },
  objects: {
    Application: () => handleOf("Application", null),
    _Runtime: () => handleOf("Runtime", null),
    Functions: () => handleOf("Functions", null),
    Worksheets: () => handleOf("WorksheetCollection", null),
    Tables: (_, __, { workbook }) => handleOf("TableCollection", { workbook, sheet: null, within: null }),
    Names: () => handleOf("NamedItemCollection", null),
    Settings: () => handleOf("SettingCollection", null),
    Properties: () => handleOf("DocumentProperties", null),
    Protection: () => handleOf("WorkbookProtection", null),
    GetSelectedRange: (_, __, { workbook }) => rangeHandle(workbook.active, workbook.selection),
    GetActiveCell: (_, __, { workbook }) => rangeHandle(workbook.active, { ...workbook.selection, rows: 1, columns: 1 }),
  },
  methods: {
    _RemoveReference: (_, [reference], session) => void session.references.delete(String(reference)),
    _RemoveAllReferences: (_, __, session) => session.references.clear(),
    _GetReferenceCount: (_, __, session) => session.references.size,
    ...eventMethods<null>({ Activated: "workbookActivated" }, () => WORKBOOK_TARGET),
  },
};
